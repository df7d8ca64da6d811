// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import dev.krait.runtime.text.TextError;
import java.math.BigInteger;

/// How many decimal digits conversions between `int` and text may have: `sys.set_int_max_str_digits`. One for each interpreter; any
/// thread may read and set it.
public final class DigitLimit {
  public static final int DEFAULT = 4300;
  /// A limit other than 0 may not be smaller, and numbers of so many digits always convert.
  public static final int THRESHOLD = 640;
  /// 2**n has at least n * LOG_2 digits.
  private static final double LOG_2 = 0.30102999566398;

  /// The limit; 0 for none.
  public volatile int digits = DEFAULT;

  /// The decimal digits of the value, if they do not exceed the limit.
  public String toText(BigInteger value) {
    int limit = digits;
    if (limit > 0 && value.bitLength() > THRESHOLD / LOG_2) {
      int most = Math.max(limit, THRESHOLD);
      if ((value.bitLength() - 1) * LOG_2 > most) {
        throw tooLong(limit);
      }
      String text = value.toString();
      if (text.length() - (value.signum() < 0 ? 1 : 0) > most) {
        throw tooLong(limit);
      }
      return text;
    }
    return value.toString();
  }

  private static TextError tooLong(int limit) {
    return new TextError(
        "Exceeds the limit (" + limit + " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
  }

  /// Refuses the literal if it exceeds the limit.
  public void check(IntLiteral literal) {
    int limit = digits;
    if (literal.exceeds(limit)) {
      throw new TextError("Exceeds the limit (" + limit + " digits) for integer string conversion: value has " + literal.digits().length()
          + " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
  }
}

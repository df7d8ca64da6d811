// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import java.math.BigInteger;

/// An integer as text, after its syntax has been checked: sign, digits without underscores, base. Immutable.
///
/// @param negative whether there was a minus sign
/// @param digits at least one digit of the base, nothing else
/// @param base from 2 to 36
public record IntLiteral(boolean negative, String digits, int base) {
  /// So many digits always fit a long, in any base.
  private static final int SMALL = 12;
  /// Below so many digits the JDK's quadratic parser is faster than splitting.
  private static final int SPLIT = 2000;

  /// Reads what `int(text, base)` accepts, in ASCII; null if the syntax is wrong.
  ///
  /// @param base 0 (as in source code) or from 2 to 36
  public static IntLiteral scan(String text, int base) {
    int end = text.length();
    int pos = 0;
    while (pos < end && isSpace(text.charAt(pos))) {
      pos++;
    }
    while (end > pos && isSpace(text.charAt(end - 1))) {
      end--;
    }
    boolean negative = pos < end && text.charAt(pos) == '-';
    if (pos < end && (negative || text.charAt(pos) == '+')) {
      pos++;
    }
    int realBase = base;
    boolean zeroOnly = false;
    int prefix = pos + 1 < end && text.charAt(pos) == '0' ? baseOfPrefix(text.charAt(pos + 1)) : 0;
    if (base == 0) {
      realBase = prefix == 0 ? 10 : prefix;
      zeroOnly = prefix == 0 && pos < end && text.charAt(pos) == '0';
    }
    if (prefix != 0 && prefix == realBase) {
      pos += 2;
      if (pos < end && text.charAt(pos) == '_') {
        pos++;
      }
    }
    String digits = digits(text, pos, end, realBase);
    if (digits == null || zeroOnly && !isZero(digits)) {
      return null;
    }
    return new IntLiteral(negative, digits, realBase);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static int baseOfPrefix(char c) {
    return switch (c) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static boolean isZero(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  /// The digits without their underscores; null if something else is among them or an underscore does not stand between two digits.
  private static String digits(String text, int start, int end, int base) {
    boolean underscores = false;
    char before = '_';
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '_') {
        if (before == '_') {
          return null;
        }
        underscores = true;
      } else if (c > 'z' || Character.digit(c, base) < 0) {
        return null;
      }
      before = c;
    }
    if (before == '_') {
      return null;
    }
    String digits = text.substring(start, end);
    return underscores ? digits.replace("_", "") : digits;
  }

  /// Whether [#toLong] may be asked.
  public boolean isSmall() {
    return digits.length() <= SMALL || base == 10 && digits.length() <= 18;
  }

  public long toLong() {
    long value = Long.parseLong(digits, base);
    return negative ? -value : value;
  }

  public BigInteger toBigInteger() {
    BigInteger value = parse(digits, 0, digits.length(), base);
    return negative ? value.negate() : value;
  }

  /// Whether a limit on decimal digits is exceeded; bases that are powers of two have none.
  public boolean exceeds(int limit) {
    return limit > 0 && digits.length() > Math.max(limit, DigitLimit.THRESHOLD) && Integer.bitCount(base) != 1;
  }

  private static BigInteger parse(String digits, int start, int end, int base) {
    if (end - start <= SPLIT) {
      return new BigInteger(digits.substring(start, end), base);
    }
    int low = (end - start) / 2;
    BigInteger high = parse(digits, start, end - low, base);
    int zeros = Integer.numberOfTrailingZeros(base);
    BigInteger scaled = high.multiply(BigInteger.valueOf(base >> zeros).pow(low)).shiftLeft(zeros * low);
    return scaled.add(parse(digits, end - low, end, base));
  }
}

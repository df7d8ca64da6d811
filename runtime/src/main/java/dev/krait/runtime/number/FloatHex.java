// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import dev.krait.runtime.text.TextError;
import java.math.BigInteger;
import java.util.Locale;

/// Doubles with a hexadecimal mantissa: `float.hex` and `float.fromhex`.
public final class FloatHex {
  /// No exponent beyond it makes a difference.
  private static final long FAR = 1L << 40;

  private FloatHex() {
  }

  public static String format(double value) {
    if (!Double.isFinite(value)) {
      return FloatText.repr(value);
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    if (value == 0) {
      return sign + "0x0.0p+0";
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
    boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
    String digits = Long.toHexString(bits & (1L << 52) - 1);
    return sign + (normal ? "0x1." : "0x0.") + "0".repeat(13 - digits.length()) + digits + "p" + (exponent < 0 ? "" : "+") + exponent;
  }

  /// Reads a text; a [TextError] if the syntax is wrong, an ArithmeticException if the value is too large.
  public static double parse(String text) {
    String s = text.strip().toLowerCase(Locale.ROOT);
    int pos = 0;
    boolean negative = s.startsWith("-");
    if (negative || s.startsWith("+")) {
      pos++;
    }
    String body = s.substring(pos);
    double magnitude = body.equals("inf") || body.equals("infinity") ? Double.POSITIVE_INFINITY : body.equals("nan") ? Double.NaN : number(body);
    return negative ? -magnitude : magnitude;
  }

  private static TextError invalid() {
    return new TextError("invalid hexadecimal floating-point string");
  }

  private static double number(String body) {
    String s = body.startsWith("0x") ? body.substring(2) : body;
    int p = s.indexOf('p');
    String mantissa = p < 0 ? s : s.substring(0, p);
    int dot = mantissa.indexOf('.');
    String digits = dot < 0 ? mantissa : mantissa.substring(0, dot) + mantissa.substring(dot + 1);
    if (digits.isEmpty()) {
      throw invalid();
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 16) < 0 || digits.charAt(i) > 'f') {
        throw invalid();
      }
    }
    long exponent = p < 0 ? 0 : exponent(s.substring(p + 1));
    BigInteger value = new BigInteger(digits, 16);
    if (value.signum() == 0) {
      return 0.0;
    }
    exponent -= 4L * (dot < 0 ? 0 : mantissa.length() - dot - 1);
    return scaled(value, exponent);
  }

  private static long exponent(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (start == text.length()) {
      throw invalid();
    }
    long value = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw invalid();
      }
      value = Math.min(value * 10 + c - '0', FAR);
    }
    return text.startsWith("-") ? -value : value;
  }

  private static double scaled(BigInteger value, long exponent) {
    long top = value.bitLength() + exponent;
    if (top > Double.MAX_EXPONENT + 1) {
      throw new ArithmeticException();
    }
    if (top < Double.MIN_EXPONENT - 54) {
      return 0.0;
    }
    double result = exponent >= 0 ? value.shiftLeft((int) exponent).doubleValue()
        : IntMath.trueDivide(value, BigInteger.ONE.shiftLeft((int) -exponent));
    if (Double.isInfinite(result)) {
      throw new ArithmeticException();
    }
    return result;
  }
}

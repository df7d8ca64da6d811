// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Writes constants as `repr()` does.
final class PythonRepr {
  private PythonRepr() {
  }

  static void string(StringBuilder out, int[] points) {
    boolean single = false;
    boolean twice = false;
    for (int c : points) {
      single |= c == '\'';
      twice |= c == '"';
    }
    char quote = single && !twice ? '"' : '\'';
    out.append(quote);
    for (int c : points) {
      character(out, c, quote);
    }
    out.append(quote);
  }

  private static void character(StringBuilder out, int c, char quote) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\r') {
      out.append("\\r");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (c < ' ' || c >= 0x7F && !Identifiers.isPrintable(c)) {
      out.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  static void bytes(StringBuilder out, byte[] bytes) {
    boolean single = false;
    boolean twice = false;
    for (byte c : bytes) {
      single |= c == '\'';
      twice |= c == '"';
    }
    char quote = single && !twice ? '"' : '\'';
    out.append('b').append(quote);
    for (byte b : bytes) {
      int c = b & 0xff;
      if (c >= 0x7F) {
        out.append(String.format(Locale.ROOT, "\\x%02x", c));
      } else {
        character(out, c, quote);
      }
    }
    out.append(quote);
  }

  static String real(double value) {
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal digits = shortest(value);
    String unscaled = digits.unscaledValue().abs().toString();
    int point = unscaled.length() - digits.scale();
    String sign = value < 0 ? "-" : "";
    if (point > 16 || point < -3) {
      int exponent = point - 1;
      String mantissa = unscaled.length() == 1 ? unscaled : unscaled.charAt(0) + "." + unscaled.substring(1);
      return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
    String plain = digits.abs().toPlainString();
    return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
  }

  /// `Double.toString` never writes fewer than two digits; one may be enough.
  private static BigDecimal shortest(double value) {
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal shorter = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
    return shorter.doubleValue() == value ? shorter : digits;
  }

  static String imaginary(double value) {
    String text = real(value);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + "j";
  }
}

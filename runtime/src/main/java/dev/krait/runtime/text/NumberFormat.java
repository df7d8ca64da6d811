// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

import dev.krait.runtime.number.FloatText;
import java.math.BigInteger;
import java.util.Locale;

/// `format(number, spec)` for ints, floats and complex numbers. Results are Java's UTF-16.
public final class NumberFormat {
  private static final int DEFAULT_PRECISION = 6;

  private NumberFormat() {
  }

  /// Formats an int with one of the types for ints; `c` and the types for floats are the caller's.
  ///
  /// @param decimal the value's decimal text, for the decimal types
  /// @param big the value, for the other types
  public static String integer(FormatSpec spec, String decimal, BigInteger big) {
    checkInteger(spec);
    String text = decimal;
    String prefix = "";
    switch (spec.type) {
      case 'b':
        text = big.toString(2);
        prefix = "0b";
        break;
      case 'o':
        text = big.toString(8);
        prefix = "0o";
        break;
      case 'x':
        text = big.toString(16);
        prefix = "0x";
        break;
      case 'X':
        text = big.toString(16).toUpperCase(Locale.ROOT);
        prefix = "0X";
        break;
      default:
        break;
    }
    boolean negative = text.charAt(0) == '-';
    return NumberLayout.of(spec, negative, spec.alternate ? prefix : "", negative ? text.substring(1) : text, "", true);
  }

  /// Refuses what no format of an int has.
  public static void checkInteger(FormatSpec spec) {
    if (spec.precision >= 0) {
      throw new TextError("Precision not allowed in integer format specifier");
    }
    if (spec.noNegativeZero) {
      throw new TextError("Negative zero coercion (z) not allowed in integer format specifier");
    }
  }

  /// Formats a code point with the type `c`.
  public static String character(FormatSpec spec, int codePoint) {
    checkCharacter(spec);
    return NumberLayout.of(spec, false, "", Character.toString(codePoint), "", false);
  }

  private static void checkCharacter(FormatSpec spec) {
    checkInteger(spec);
    if (spec.sign != 0) {
      throw new TextError("Sign not allowed with integer format specifier 'c'");
    }
    if (spec.alternate) {
      throw new TextError("Alternate form (#) not allowed with integer format specifier 'c'");
    }
  }

  public static boolean isIntegerType(int type) {
    switch (type) {
      case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
        return true;
      default:
        return false;
    }
  }

  public static boolean isFloatType(int type) {
    switch (type) {
      case 'e', 'E', 'f', 'F', 'g', 'G', '%':
        return true;
      default:
        return false;
    }
  }

  /// Formats a float; the type is one of those for floats, none, or `n`.
  public static String decimal(FormatSpec spec, double value) {
    double shown = spec.type == '%' ? value * 100 : value;
    int precision = spec.precision;
    char code = codeOf(spec);
    if (precision < 0 && code != 'r') {
      precision = DEFAULT_PRECISION;
    }
    boolean plain = spec.type == 0;
    if (code == 'r' && precision >= 0) {
      code = 'g';
    }
    String text = FloatText.format(shown, code, precision, spec.alternate, plain);
    text = spec.noNegativeZero ? withoutNegativeZero(text) : text;
    return layout(spec, spec.type == '%' ? text + "%" : text);
  }

  private static char codeOf(FormatSpec spec) {
    switch (spec.type) {
      case 0:
        return 'r';
      case 'n':
        return 'g';
      case '%':
        return 'f';
      default:
        return (char) spec.type;
    }
  }

  private static String withoutNegativeZero(String text) {
    if (text.charAt(0) != '-') {
      return text;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'e' || c == 'E') {
        break;
      }
      if (c != '0' && c != '.') {
        return text;
      }
    }
    return text.substring(1);
  }

  private static String layout(FormatSpec spec, String text) {
    boolean negative = text.charAt(0) == '-';
    int start = negative ? 1 : 0;
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return NumberLayout.of(spec, negative, "", text.substring(start, end), text.substring(end), true);
  }

  /// Formats a complex number; the type is one of those for floats but `%`, none, or `n`.
  public static String complex(FormatSpec spec, double real, double imaginary) {
    if (spec.fill == '0') {
      throw new TextError("Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
      throw new TextError("'=' alignment flag is not allowed in complex format specifier");
    }
    char code = codeOf(spec);
    int precision = spec.precision < 0 && code != 'r' ? DEFAULT_PRECISION : spec.precision;
    boolean parentheses = spec.type == 0 && (real != 0 || Math.copySign(1.0, real) < 0);
    boolean skipReal = spec.type == 0 && !parentheses;
    code = code == 'r' && precision >= 0 ? 'g' : code;
    FormatSpec part = spec.withoutPadding(spec.sign);
    String re = part(part, real, code, precision);
    String im = part(skipReal ? part : spec.withoutPadding('+'), imaginary, code, precision);
    String text = (parentheses ? "(" : "") + (skipReal ? "" : re) + im + "j" + (parentheses ? ")" : "");
    int padding = Math.max(0, spec.width - text.length());
    int left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    return new StringBuilder().repeat(spec.fill, left).append(text).repeat(spec.fill, padding - left).toString();
  }

  private static String part(FormatSpec spec, double value, char code, int precision) {
    String text = FloatText.format(value, code, precision, spec.alternate, false);
    return layout(spec, spec.noNegativeZero ? withoutNegativeZero(text) : text);
  }
}

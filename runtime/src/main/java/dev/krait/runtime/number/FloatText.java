// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import dev.krait.runtime.text.TextError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Doubles as text and back: the shortest digits that read back the same, digits to a given precision (exactly rounded, halves to
/// even), and the layouts that `repr` and the format codes give them.
public final class FloatText {
  /// From this decimal exponent on, and below -4, `repr` uses an exponent.
  private static final int REPR_EXPONENT = 16;

  /// The significant digits of a positive decimal number, and where its point stands: the value is 0.DIGITS * 10**point.
  private record Decimal(String digits, int point) {
  }

  private FloatText() {
  }

  /// `repr(value)`.
  public static String repr(double value) {
    if (value == (long) value && Math.abs(value) < 1e15) {
      return value == 0 && 1 / value < 0 ? "-0.0" : (long) value + ".0";
    }
    return format(value, 'r', 0, false, true);
  }

  /// Lays out a number with a format code: `e`, `f`, `g`, their upper cases, or `r` for the shortest digits.
  ///
  /// @param alternate whether the point stays even if no digits follow
  /// @param dotZero whether an integral number without exponent ends in `.0`
  public static String format(double value, char code, int precision, boolean alternate, boolean dotZero) {
    char lower = Character.toLowerCase(code);
    boolean upper = code != lower;
    if (!Double.isFinite(value)) {
      String name = Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
      return upper ? name.toUpperCase(java.util.Locale.ROOT) : name;
    }
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    double magnitude = Math.abs(value);
    StringBuilder out = new StringBuilder(24);
    if (negative) {
      out.append('-');
    }
    switch (lower) {
      case 'e':
        Decimal exact = rounded(magnitude, precision + 1);
        exponential(out, exact, precision + 1, alternate, upper);
        break;
      case 'f':
        fixed(out, magnitude, precision, alternate);
        break;
      case 'g':
        general(out, magnitude, Math.max(precision, 1), alternate, dotZero, upper);
        break;
      default:
        shortest(out, magnitude, alternate, dotZero, upper);
        break;
    }
    return out.toString();
  }

  private static void shortest(StringBuilder out, double magnitude, boolean alternate, boolean dotZero, boolean upper) {
    Decimal decimal = shortest(magnitude);
    if (decimal.point > -4 && decimal.point <= REPR_EXPONENT) {
      plain(out, decimal, 0, alternate, dotZero);
    } else {
      exponential(out, decimal, decimal.digits.length(), alternate, upper);
    }
  }

  private static void general(StringBuilder out, double magnitude, int precision, boolean alternate, boolean dotZero, boolean upper) {
    Decimal decimal = rounded(magnitude, precision);
    int point = magnitude == 0 ? 1 : decimal.point;
    String digits = alternate ? decimal.digits : stripZeros(decimal.digits);
    if (point > -4 && point <= precision - (dotZero ? 1 : 0)) {
      plain(out, new Decimal(digits, point), alternate ? precision - point : 0, alternate, dotZero);
    } else {
      exponential(out, new Decimal(digits, point), alternate ? precision : digits.length(), alternate, upper);
    }
  }

  private static String stripZeros(String digits) {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  /// Without exponent, with at least `fraction` digits behind the point.
  private static void plain(StringBuilder out, Decimal decimal, int fraction, boolean alternate, boolean dotZero) {
    String digits = decimal.digits;
    int point = decimal.point;
    int start = out.length();
    if (point <= 0) {
      out.append("0.").repeat('0', -point).append(digits);
    } else if (point >= digits.length()) {
      out.append(digits).repeat('0', point - digits.length()).append('.');
    } else {
      out.append(digits, 0, point).append('.').append(digits, point, digits.length());
    }
    int have = out.length() - 1 - out.indexOf(".", start);
    if (have < fraction) {
      out.repeat('0', fraction - have);
    }
    if (out.charAt(out.length() - 1) == '.') {
      if (dotZero) {
        out.append('0');
      } else if (!alternate) {
        out.setLength(out.length() - 1);
      }
    }
  }

  private static void exponential(StringBuilder out, Decimal decimal, int digitCount, boolean alternate, boolean upper) {
    out.append(decimal.digits.charAt(0));
    if (digitCount > 1 || alternate) {
      out.append('.').append(decimal.digits, 1, decimal.digits.length()).repeat('0', digitCount - decimal.digits.length());
    }
    int exponent = decimal.point - 1;
    out.append(upper ? 'E' : 'e').append(exponent < 0 ? '-' : '+');
    exponent = Math.abs(exponent);
    if (exponent < 10) {
      out.append('0');
    }
    out.append(exponent);
  }

  private static void fixed(StringBuilder out, double magnitude, int precision, boolean alternate) {
    if (magnitude < 1e15 && magnitude == (long) magnitude) {
      out.append((long) magnitude);
      if (precision > 0) {
        out.append('.').repeat('0', precision);
      }
    } else {
      BigDecimal exact = new BigDecimal(magnitude);
      String text = (exact.scale() > precision ? exact.setScale(precision, RoundingMode.HALF_EVEN) : exact).toPlainString();
      out.append(text);
      int scale = Math.max(0, Math.min(exact.scale(), precision));
      if (scale < precision) {
        out.append(scale == 0 ? "." : "").repeat('0', precision - scale);
      }
    }
    if (precision == 0 && alternate) {
      out.append('.');
    }
  }

  /// Exactly `count` significant digits.
  private static Decimal rounded(double magnitude, int count) {
    if (magnitude == 0) {
      return new Decimal("0".repeat(count), 1);
    }
    BigDecimal exact = new BigDecimal(magnitude);
    BigDecimal round = exact.precision() > count ? exact.round(new MathContext(count, RoundingMode.HALF_EVEN)) : exact;
    String digits = round.unscaledValue().toString();
    int point = digits.length() - round.scale();
    if (digits.length() < count) {
      digits = digits + "0".repeat(count - digits.length());
    } else if (digits.length() > count) {
      digits = digits.substring(0, count);
    }
    return new Decimal(digits, point);
  }

  /// The shortest digits that read back as the number, from the JDK's text, which has them.
  private static Decimal shortest(double magnitude) {
    if (magnitude == 0) {
      return new Decimal("0", 1);
    }
    String text = Double.toString(magnitude);
    int e = text.indexOf('E');
    int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
    String mantissa = e < 0 ? text : text.substring(0, e);
    int dot = mantissa.indexOf('.');
    String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
    int point = dot + exponent;
    int lead = 0;
    while (digits.charAt(lead) == '0') {
      lead++;
    }
    Decimal decimal = new Decimal(stripZeros(digits.substring(lead)), point - lead);
    return decimal.digits.length() == 2 ? shorter(magnitude, decimal) : decimal;
  }

  /// The JDK never gives fewer than two digits; this finds the single digit that reads back the same, if there is one.
  private static Decimal shorter(double magnitude, Decimal two) {
    int tens = two.digits.charAt(0) - '0';
    int nearest = two.digits.charAt(1) >= '5' ? tens + 1 : tens;
    if (Double.parseDouble(nearest + "E" + (two.point - 1)) != magnitude) {
      return two;
    }
    return nearest == 10 ? new Decimal("1", two.point + 1) : new Decimal(String.valueOf(nearest), two.point);
  }

  /// What `float(text)` reads, in ASCII; a [TextError] if the syntax is wrong.
  public static double parse(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    int after = scan(text, start, end);
    if (after != end || start == end) {
      Double named = named(text.substring(start, end));
      if (named == null) {
        throw new TextError("could not convert string to float");
      }
      return named;
    }
    String number = text.substring(start, end);
    return Double.parseDouble(number.indexOf('_') < 0 ? number : number.replace("_", ""));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static Double named(String text) {
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    String name = text.substring(sign).toLowerCase(java.util.Locale.ROOT);
    boolean negative = text.startsWith("-");
    if (name.equals("inf") || name.equals("infinity")) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return !name.equals("nan") ? null : negative ? Double.longBitsToDouble(0xfff8000000000000L) : Double.NaN;
  }

  /// Where the decimal number that starts here ends; -1 if there is none.
  private static int scan(String text, int start, int end) {
    int pos = start;
    if (pos < end && (text.charAt(pos) == '+' || text.charAt(pos) == '-')) {
      pos++;
    }
    int whole = digits(text, pos, end);
    int fraction = whole;
    boolean any = whole > pos;
    if (whole < end && text.charAt(whole) == '.') {
      fraction = digits(text, whole + 1, end);
      any |= fraction > whole + 1;
    }
    if (!any) {
      return -1;
    }
    if (fraction < end && (text.charAt(fraction) | 32) == 'e') {
      pos = fraction + 1;
      if (pos < end && (text.charAt(pos) == '+' || text.charAt(pos) == '-')) {
        pos++;
      }
      int exponent = digits(text, pos, end);
      return exponent == pos ? -1 : exponent;
    }
    return fraction;
  }

  /// Skips digits with single underscores between them.
  private static int digits(String text, int start, int end) {
    int pos = start;
    while (pos < end) {
      char c = text.charAt(pos);
      boolean separates = c == '_' && pos > start && pos + 1 < end && isDigit(text.charAt(pos + 1)) && text.charAt(pos - 1) != '_';
      if (!isDigit(c) && !separates) {
        break;
      }
      pos++;
    }
    return pos;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

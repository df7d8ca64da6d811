// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.code.Const;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// Constants as `repr()` writes them.
final class ConstantText {
  private ConstantText() {
  }

  static String repr(Const value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  static void append(StringBuilder out, Const value) {
    if (value instanceof Const.Singleton singleton) {
      out.append(switch (singleton) {
        case NONE -> "None";
        case TRUE -> "True";
        case FALSE -> "False";
        case ELLIPSIS -> "Ellipsis";
      });
    } else if (value instanceof Const.Int number) {
      out.append(number.value());
    } else if (value instanceof Const.BigInt number) {
      out.append(number.value());
    } else if (value instanceof Const.Float number) {
      out.append(number(number.value(), true));
    } else if (value instanceof Const.Complex number) {
      complex(out, number);
    } else if (value instanceof Const.Str text) {
      string(out, codePoints(text.value()));
    } else if (value instanceof Const.WideStr text) {
      string(out, text.value().array());
    } else if (value instanceof Const.Bytes bytes) {
      bytes(out.append('b'), bytes.value().array());
    } else if (value instanceof Const.Tuple tuple) {
      items(out.append('('), tuple.items()).append(tuple.items().size() == 1 ? ",)" : ")");
    } else if (value instanceof Const.FrozenSet set) {
      items(out.append("frozenset({"), set.items()).append("})");
    } else {
      out.append(value);
    }
  }

  /// The code points of a text of whole ones.
  static int[] codePoints(String text) {
    int[] points = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(points[count - 1])) {
      points[count++] = text.codePointAt(i);
    }
    return Arrays.copyOf(points, count);
  }

  private static StringBuilder items(StringBuilder out, List<Const> items) {
    for (int i = 0; i < items.size(); i++) {
      append(i > 0 ? out.append(", ") : out, items.get(i));
    }
    return out;
  }

  private static void complex(StringBuilder out, Const.Complex value) {
    if (value.real() == 0 && 1 / value.real() > 0) {
      out.append(number(value.imag(), false)).append('j');
      return;
    }
    String imag = number(value.imag(), false);
    out.append('(').append(number(value.real(), false)).append(imag.startsWith("-") ? "" : "+").append(imag).append("j)");
  }

  /// The shortest decimal that reads back as `value`, with an exponent where Python uses one.
  private static String number(double value, boolean point) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String sign = value < 0 || value == 0 && 1 / value < 0 ? "-" : "";
    if (value == 0) {
      return sign + (point ? "0.0" : "0");
    }
    BigDecimal exact = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    String digits = exact.unscaledValue().toString();
    int exponent = digits.length() - 1 - exact.scale();
    if (exponent < -4 || exponent >= 16) {
      String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
      int size = Math.abs(exponent);
      return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
    String plain = exact.toPlainString();
    return sign + plain + (point && plain.indexOf('.') < 0 ? ".0" : "");
  }

  /// A `str` of these code points, in quotes.
  static void string(StringBuilder out, int[] points) {
    boolean single = false, twice = false;
    for (int c : points) {
      single |= c == '\'';
      twice |= c == '"';
    }
    char quote = single && !twice ? '"' : '\'';
    out.append(quote);
    for (int c : points) {
      if (c == quote || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c < ' ' || c >= 0x7F && !isPrintable(c)) {
        escape(out, c, true);
      } else {
        out.appendCodePoint(c);
      }
    }
    out.append(quote);
  }

  private static void bytes(StringBuilder out, byte[] bytes) {
    boolean single = false, twice = false;
    for (byte c : bytes) {
      single |= c == '\'';
      twice |= c == '"';
    }
    char quote = single && !twice ? '"' : '\'';
    out.append(quote);
    for (byte b : bytes) {
      int c = b & 0xFF;
      if (c == quote || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c < ' ' || c >= 0x7F) {
        escape(out, c, false);
      } else {
        out.append((char) c);
      }
    }
    out.append(quote);
  }

  private static void escape(StringBuilder out, int c, boolean wide) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        int digits = !wide || c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        out.append(digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
        String hex = Integer.toHexString(c);
        for (int i = hex.length(); i < digits; i++) {
          out.append('0');
        }
        out.append(hex);
      }
    }
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
      default -> true;
    };
  }
}

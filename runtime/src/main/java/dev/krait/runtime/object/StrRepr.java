// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

/// `repr` and `ascii` of plain `str` values. Pure functions.
public final class StrRepr {
  private static final String HEX = "0123456789abcdef";

  private StrRepr() {
  }

  /// The literal for a text.
  public static Object of(Object text) {
    return quoted(text, false);
  }

  /// The literal for a text in ASCII only.
  public static Object ascii(Object text) {
    return quoted(text, true);
  }

  /// A text as `ascii` shows it: code points beyond ASCII as escapes, everything else unchanged.
  public static Object escapeNonAscii(Object text) {
    if (text instanceof String s && Text.isAscii(s)) {
      return s;
    }
    TextBuilder out = new TextBuilder();
    int length = Text.length(text);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(text, i);
      if (c < 128) {
        out.append(c);
      } else {
        escape(out, c);
      }
    }
    return out.build();
  }

  private static Object quoted(Object text, boolean asciiOnly) {
    int length = Text.length(text);
    char quote = StrSearch.find(text, "'", 0, length) >= 0 && StrSearch.find(text, "\"", 0, length) < 0 ? '"' : '\'';
    TextBuilder out = new TextBuilder(length + 2);
    out.append(quote);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(text, i);
      if (c == quote || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c < 127 || c > 127 && !asciiOnly && Chars.isPrintable(c)) {
        out.append(c);
      } else {
        escape(out, c);
      }
    }
    return out.append(quote).build();
  }

  private static void escape(TextBuilder out, int c) {
    switch (c) {
      case '\t':
        out.append("\\t");
        return;
      case '\n':
        out.append("\\n");
        return;
      case '\r':
        out.append("\\r");
        return;
      default:
        break;
    }
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 15));
    }
  }
}

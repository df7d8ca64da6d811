// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.json;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.thread.ThreadState;

/// Strings in JSON: what stands between quotes, read and written. Pure functions.
final class JsonStrings {
  private static final String HEX = "0123456789abcdef";

  /// Where a string ends in the text, past the quote, and its value.
  record Scanned(Object value, int end) {
  }

  private JsonStrings() {
  }

  /// The index of the first quote, backslash or control character from an index on, or the length.
  static int plainEnd(JsonText text, int from, boolean strict) {
    int i = from;
    while (i < text.length) {
      int c = text.at(i);
      if (c == '"' || c == '\\' || c < ' ' && strict) {
        return i;
      }
      i++;
    }
    return i;
  }

  /// Reads the string whose first character is at an index.
  static Scanned scan(ThreadState ts, JsonText text, int start, boolean strict) {
    int at = plainEnd(text, start, strict);
    if (text.peek(at) == '"') {
      return new Scanned(text.slice(start, at), at + 1);
    }
    TextBuilder built = new TextBuilder(at - start + 16);
    int from = start;
    while (true) {
      built.append(text.plain, from, at);
      int c = text.peek(at);
      if (c == '"') {
        return new Scanned(built.build(), at + 1);
      }
      if (c < 0 || c == '\\' && at + 1 >= text.length) {
        throw JsonErrors.decode(ts, "Unterminated string starting at", text.plain, start - 1);
      }
      if (c != '\\') {
        throw JsonErrors.decode(ts, "Invalid control character at", text.plain, at);
      }
      from = escape(ts, text, at, built);
      at = plainEnd(text, from, strict);
    }
  }

  /// Reads the escape whose backslash is at an index; returns where it ends.
  private static int escape(ThreadState ts, JsonText text, int at, TextBuilder built) {
    int c = text.at(at + 1);
    if (c == 'u') {
      return unicodeEscape(ts, text, at, built);
    }
    int index = "\"\\/bfnrt".indexOf(c);
    if (index < 0) {
      throw JsonErrors.decode(ts, "Invalid \\escape", text.plain, at);
    }
    built.append((int) "\"\\/\b\f\n\r\t".charAt(index));
    return at + 2;
  }

  private static int unicodeEscape(ThreadState ts, JsonText text, int at, TextBuilder built) {
    int high = fourDigits(ts, text, at);
    int end = at + 6;
    if (Character.isHighSurrogate((char) high) && end + 6 < text.length && text.at(end) == '\\' && text.at(end + 1) == 'u') {
      int low = fourDigits(ts, text, end);
      if (Character.isLowSurrogate((char) low)) {
        built.append(Character.toCodePoint((char) high, (char) low));
        return end + 6;
      }
    }
    built.append(high);
    return end;
  }

  private static int fourDigits(ThreadState ts, JsonText text, int at) {
    int value = 0;
    boolean valid = at + 6 < text.length;
    for (int i = at + 2; valid && i < at + 6; i++) {
      int c = text.at(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      valid = digit >= 0;
      value = value << 4 | digit;
    }
    if (!valid) {
      throw JsonErrors.decode(ts, "Invalid \\uXXXX escape", text.plain, at + 1);
    }
    return value;
  }

  private static boolean isPlain(int c, boolean ascii) {
    return c >= ' ' && c != '"' && c != '\\' && (!ascii || c < 127);
  }

  /// Appends a plain `str` as a JSON string.
  static void write(TextBuilder out, Object plain, boolean ascii) {
    out.append((int) '"');
    if (plain instanceof String s) {
      int from = 0;
      int length = s.length();
      for (int i = 0; i < length; i++) {
        char c = s.charAt(i);
        if (!isPlain(c, ascii)) {
          out.append(s, from, i);
          writeEscaped(out, c, ascii);
          from = i + 1;
        }
      }
      out.append(s, from, length);
    } else {
      for (int c : Text.codePoints(plain)) {
        if (isPlain(c, ascii)) {
          out.append(c);
        } else {
          writeEscaped(out, c, ascii);
        }
      }
    }
    out.append((int) '"');
  }

  private static void writeEscaped(TextBuilder out, int c, boolean ascii) {
    int index = "\"\\\b\f\n\r\t".indexOf(c);
    if (index >= 0) {
      out.append((int) '\\').append((int) "\"\\bfnrt".charAt(index));
    } else if (c > 0xFFFF) {
      unit(out, Character.highSurrogate(c));
      unit(out, Character.lowSurrogate(c));
    } else if (ascii || c < ' ') {
      unit(out, c);
    } else {
      out.append(c);
    }
  }

  private static void unit(TextBuilder out, int c) {
    out.append((int) '\\').append((int) 'u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append((int) HEX.charAt(c >> shift & 15));
    }
  }
}

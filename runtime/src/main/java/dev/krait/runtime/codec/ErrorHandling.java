// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.text.CharacterNames;

/// What the built-in error handlers put in the place of what failed. Pure functions; null says that the handler does not apply and
/// the error is raised.
final class ErrorHandling {
  private static final int MOST_ESCAPED = 4;

  private ErrorHandling() {
  }

  /// The escapes `\xhh`, `\\uhhhh` or `\\Uhhhhhhhh` of code points.
  static Object backslashes(Object text, int start, int end) {
    TextBuilder out = new TextBuilder();
    for (int i = start; i < end; i++) {
      out.append(backslash(Text.codePointAt(text, i)));
    }
    return out.build();
  }

  static String backslash(int c) {
    String hex = Integer.toHexString(c);
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    return (digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U") + "0".repeat(digits - hex.length()) + hex;
  }

  static Object backslashes(byte[] data, int start, int end) {
    StringBuilder out = new StringBuilder();
    for (int i = start; i < end; i++) {
      out.append(backslash(data[i] & 255));
    }
    return out.toString();
  }

  static Object characterReferences(Object text, int start, int end) {
    StringBuilder out = new StringBuilder();
    for (int i = start; i < end; i++) {
      out.append("&#").append(Text.codePointAt(text, i)).append(';');
    }
    return out.toString();
  }

  static Object names(Object text, int start, int end) {
    StringBuilder out = new StringBuilder();
    for (int i = start; i < end; i++) {
      int c = Text.codePointAt(text, i);
      String name = CharacterNames.nameOrNull(c);
      if (name == null) {
        out.append(backslash(c));
      } else {
        out.append("\\N{").append(name).append('}');
      }
    }
    return out.toString();
  }

  /// The bytes that surrogates stand for, or null if there is another code point.
  static byte[] unescaped(Object text, int start, int end) {
    byte[] out = new byte[end - start];
    for (int i = start; i < end; i++) {
      int c = Text.codePointAt(text, i);
      if (c < 0xdc80 || c > 0xdcff) {
        return null;
      }
      out[i - start] = (byte) c;
    }
    return out;
  }

  /// The surrogates that stand for bytes above 127, of which at most four are taken; null if the first is not one.
  static String escaped(byte[] data, int start, int end) {
    StringBuilder out = new StringBuilder();
    for (int i = start; i < end && out.length() < MOST_ESCAPED && data[i] < 0; i++) {
      out.append((char) (0xdc00 + (data[i] & 255)));
    }
    return out.isEmpty() ? null : out.toString();
  }

  /// The layout of surrogates in an encoding: the size of a unit, negative if little-endian, 0 if it is none of UTF.
  static int unit(String encoding) {
    String name = encoding.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    if (!name.startsWith("utf")) {
      return name.equals("cp65001") ? 1 : 0;
    }
    String rest = name.substring(name.startsWith("utf-") ? 4 : 3);
    switch (rest) {
      case "8":
        return 1;
      case "16", "16-le", "16le":
        return -2;
      case "16-be", "16be":
        return 2;
      case "32", "32-le", "32le":
        return -4;
      case "32-be", "32be":
        return 4;
      default:
        return 0;
    }
  }

  /// The bytes of surrogates in an encoding, or null if there is another code point.
  static byte[] passed(String encoding, Object text, int start, int end) {
    int unit = unit(encoding);
    int width = unit == 1 ? 3 : Math.abs(unit);
    byte[] out = new byte[width * (end - start)];
    int size = 0;
    for (int i = start; i < end; i++) {
      int c = Text.codePointAt(text, i);
      if (c < 0xd800 || c > 0xdfff || unit == 0) {
        return null;
      }
      if (unit == 1) {
        out[size++] = (byte) (0xe0 | c >> 12);
        out[size++] = (byte) (0x80 | c >> 6 & 0x3f);
        out[size++] = (byte) (0x80 | c & 0x3f);
      } else {
        for (int b = 0; b < width; b++) {
          out[size++] = (byte) (c >>> 8 * (unit < 0 ? b : width - 1 - b));
        }
      }
    }
    return out;
  }

  /// The number of bytes that a surrogate takes in an encoding.
  static int passedWidth(String encoding) {
    int unit = unit(encoding);
    return unit == 1 ? 3 : Math.abs(unit);
  }

  /// The surrogate that the bytes here are in an encoding, or -1.
  static int passed(String encoding, byte[] data, int at) {
    int unit = unit(encoding);
    int width = passedWidth(encoding);
    if (unit == 0 || at + width > data.length) {
      return -1;
    }
    int c = 0;
    if (unit == 1) {
      if ((data[at] & 0xf0) != 0xe0 || (data[at + 1] & 0xc0) != 0x80 || (data[at + 2] & 0xc0) != 0x80) {
        return -1;
      }
      c = (data[at] & 15) << 12 | (data[at + 1] & 63) << 6 | data[at + 2] & 63;
    } else {
      for (int b = 0; b < width; b++) {
        c |= (data[at + b] & 255) << 8 * (unit < 0 ? b : width - 1 - b);
      }
    }
    return c >= 0xd800 && c <= 0xdfff ? c : -1;
  }
}

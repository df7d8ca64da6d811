// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.text.CharacterNames;
import dev.krait.runtime.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/// Text as escapes in ASCII or Latin-1: the codecs `unicode_escape` and `raw_unicode_escape`.
final class UnicodeEscape {
  private static final int MOST_CODE_POINT = 0x10ffff;

  private UnicodeEscape() {
  }

  static PyTuple decode(ThreadState ts, byte[] data, String errors, boolean isFinal) {
    Decoding decoding = new Decoding(ts, data, errors);
    PyTuple result = decoding.runPair(isFinal);
    decoding.warn();
    return result;
  }

  static PyTuple decodeRaw(ThreadState ts, byte[] data, String errors, boolean isFinal) {
    return new RawDecoding(ts, data, errors).runPair(isFinal);
  }

  static byte[] encode(Object text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Text.length(text); i++) {
      int c = Text.codePointAt(text, i);
      switch (c) {
        case '\\':
          out.append("\\\\");
          break;
        case '\t':
          out.append("\\t");
          break;
        case '\n':
          out.append("\\n");
          break;
        case '\r':
          out.append("\\r");
          break;
        default:
          if (c >= ' ' && c < 127) {
            out.append((char) c);
          } else {
            out.append(ErrorHandling.backslash(c));
          }
          break;
      }
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] encodeRaw(Object text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Text.length(text); i++) {
      int c = Text.codePointAt(text, i);
      if (c < 256) {
        out.append((char) c);
      } else {
        out.append(ErrorHandling.backslash(c));
      }
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// How many hexadecimal digits stand at `at`, `most` at most.
  private static int hexDigits(byte[] data, int at, int most) {
    int count = 0;
    while (count < most && at + count < data.length && Character.digit(data[at + count], 16) >= 0) {
      count++;
    }
    return count;
  }

  private static int hex(byte[] data, int at, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value << 4 | Character.digit(data[at + i], 16);
    }
    return value;
  }

  private static final class Decoding extends Decoder {
    /// The first escape that is no escape, for a warning; -1 if there is none.
    private int invalid = -1;

    Decoding(ThreadState ts, byte[] data, String errors) {
      super(ts, "unicodeescape", data, errors);
    }

    void warn() {
      if (invalid >= 0) {
        EscapeWarnings.give(ts, invalid);
      }
    }

    @Override
    protected void decode(boolean isFinal) {
      while (pos < data.length) {
        if (data[pos] != '\\') {
          out.append(data[pos++] & 255);
        } else if (!escape(isFinal)) {
          return;
        }
      }
    }

    /// Decodes an escape; false if it is incomplete and more may come.
    private boolean escape(boolean isFinal) {
      int start = pos;
      if (start + 1 >= data.length) {
        if (isFinal) {
          fail(start, data.length, "\\ at end of string");
        }
        return isFinal;
      }
      int c = data[start + 1] & 255;
      int simple = simple(c);
      if (simple != -1) {
        pos += 2;
        if (simple >= 0) {
          out.append(simple);
        }
        return true;
      }
      switch (c) {
        case '0', '1', '2', '3', '4', '5', '6', '7':
          octal(start);
          return true;
        case 'x':
          return hexadecimal(start, 2, "truncated \\xXX escape", isFinal);
        case 'u':
          return hexadecimal(start, 4, "truncated \\uXXXX escape", isFinal);
        case 'U':
          return hexadecimal(start, 8, "truncated \\UXXXXXXXX escape", isFinal);
        case 'N':
          return name(start, isFinal);
        default:
          invalid = invalid < 0 ? c : invalid;
          out.append('\\').append(c);
          pos += 2;
          return true;
      }
    }

    /// What an escape of one character means; -2 for nothing, -1 if it is none of these.
    private static int simple(int c) {
      switch (c) {
        case '\n':
          return -2;
        case '\\', '\'', '"':
          return c;
        case 'b':
          return '\b';
        case 'f':
          return '\f';
        case 't':
          return '\t';
        case 'n':
          return '\n';
        case 'r':
          return '\r';
        case 'v':
          return 11;
        case 'a':
          return 7;
        default:
          return -1;
      }
    }

    private void octal(int start) {
      int value = 0;
      pos = start + 1;
      for (int i = 0; i < 3 && pos < data.length && data[pos] >= '0' && data[pos] <= '7'; i++) {
        value = value * 8 + data[pos++] - '0';
      }
      if (value > 255) {
        invalid = invalid < 0 ? 256 + value : invalid;
      }
      out.append(value);
    }

    private boolean hexadecimal(int start, int digits, String reason, boolean isFinal) {
      int count = hexDigits(data, start + 2, digits);
      int end = start + 2 + count;
      if (count < digits) {
        if (end == data.length && !isFinal) {
          return false;
        }
        fail(start, end, reason);
        return true;
      }
      int c = hex(data, start + 2, digits);
      if (c < 0 || c > MOST_CODE_POINT) {
        fail(start, end, "illegal Unicode character");
      } else {
        out.append(c);
        pos = end;
      }
      return true;
    }

    private boolean name(int start, boolean isFinal) {
      int open = start + 2;
      if (open >= data.length) {
        if (isFinal) {
          fail(start, data.length, "malformed \\N character escape");
        }
        return isFinal;
      }
      if (data[open] == '{') {
        int close = open + 1;
        while (close < data.length && data[close] != '}') {
          close++;
        }
        if (close == data.length && !isFinal) {
          return false;
        }
        if (close < data.length && close > open + 1) {
          int c = CharacterNames.lookup(new String(data, open + 1, close - open - 1, StandardCharsets.ISO_8859_1));
          if (c < 0) {
            fail(start, close + 1, "unknown Unicode character name");
          } else {
            out.append(c);
            pos = close + 1;
          }
          return true;
        }
        fail(start, close, "malformed \\N character escape");
        return true;
      }
      fail(start, open, "malformed \\N character escape");
      return true;
    }
  }

  private static final class RawDecoding extends Decoder {
    RawDecoding(ThreadState ts, byte[] data, String errors) {
      super(ts, "rawunicodeescape", data, errors);
    }

    @Override
    protected void decode(boolean isFinal) {
      while (pos < data.length) {
        if (data[pos] != '\\') {
          out.append(data[pos++] & 255);
          continue;
        }
        if (pos + 1 >= data.length) {
          if (!isFinal) {
            return;
          }
          out.append('\\');
          pos++;
          continue;
        }
        int c = data[pos + 1] & 255;
        if (c != 'u' && c != 'U') {
          out.append('\\').append(c);
          pos += 2;
        } else if (!escape(c, isFinal)) {
          return;
        }
      }
    }

    private boolean escape(int kind, boolean isFinal) {
      int start = pos;
      int digits = kind == 'u' ? 4 : 8;
      int count = hexDigits(data, start + 2, digits);
      int end = start + 2 + count;
      if (count < digits) {
        if (end == data.length && !isFinal) {
          return false;
        }
        fail(start, end, kind == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape");
        return true;
      }
      int c = hex(data, start + 2, digits);
      if (c < 0 || c > MOST_CODE_POINT) {
        fail(start, end, "\\Uxxxxxxxx out of range");
      } else {
        out.append(c);
        pos = end;
      }
      return true;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Bytes as escapes in ASCII, as in literals of `bytes`: the codec `escape`.
final class ByteEscape {
  private ByteEscape() {
  }

  static byte[] encode(byte[] data) {
    StringBuilder out = new StringBuilder();
    for (byte b : data) {
      int c = b & 255;
      if (c == '\'' || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c == '\t' || c == '\n' || c == '\r') {
        out.append('\\').append(c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
      } else if (c < ' ' || c >= 127) {
        out.append(ErrorHandling.backslash(c));
      } else {
        out.append((char) c);
      }
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] decode(ThreadState ts, byte[] data, String errors) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
    int invalid = -1;
    for (int i = 0; i < data.length;) {
      if (data[i] != '\\') {
        out.write(data[i++]);
        continue;
      }
      if (i + 1 == data.length) {
        throw PyErrors.valueError("Trailing \\ in string");
      }
      int c = data[i + 1] & 255;
      i += 2;
      if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int n = 1; n < 3 && i < data.length && data[i] >= '0' && data[i] <= '7'; n++) {
          value = value * 8 + data[i++] - '0';
        }
        invalid = value > 255 && invalid < 0 ? 256 + value : invalid;
        out.write(value);
      } else if (c == 'x') {
        i = hexadecimal(out, data, i, errors);
      } else {
        int simple = simple(c);
        if (simple >= 0) {
          out.write(simple);
        } else if (simple == -1) {
          invalid = invalid < 0 ? c : invalid;
          out.write('\\');
          i--;
        }
      }
    }
    if (invalid >= 0) {
      EscapeWarnings.give(ts, invalid);
    }
    return out.toByteArray();
  }

  private static int hexadecimal(ByteArrayOutputStream out, byte[] data, int at, String errors) {
    int high = at < data.length ? Character.digit(data[at], 16) : -1;
    int low = at + 1 < data.length ? Character.digit(data[at + 1], 16) : -1;
    if (high >= 0 && low >= 0) {
      out.write(high * 16 + low);
      return at + 2;
    }
    if (errors == null || errors.equals("strict")) {
      throw PyErrors.valueError("invalid \\x escape at position " + (at - 2));
    }
    if (errors.equals("replace")) {
      out.write('?');
    } else if (!errors.equals("ignore")) {
      throw PyErrors.valueError("decoding error; unknown error handling code: " + errors);
    }
    return high >= 0 ? at + 1 : at;
  }

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
}

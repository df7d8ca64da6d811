// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/// ASCII and Latin-1: a byte for each code point.
final class SingleBytes {
  private static final int ASCII = 128;
  private static final int LATIN = 256;

  private SingleBytes() {
  }

  static Object decodeLatin(byte[] data) {
    return new String(data, StandardCharsets.ISO_8859_1);
  }

  static Object decodeAscii(ThreadState ts, byte[] data, String errors) {
    for (byte b : data) {
      if (b < 0) {
        return new AsciiDecoding(ts, data, errors).run(true);
      }
    }
    return decodeLatin(data);
  }

  static byte[] encodeAscii(ThreadState ts, Object text, String errors) {
    return fits(text, ASCII) ? ((String) text).getBytes(StandardCharsets.ISO_8859_1) : new Encoding(ts, "ascii", ASCII, text, errors).run();
  }

  static byte[] encodeLatin(ThreadState ts, Object text, String errors) {
    return fits(text, LATIN) ? ((String) text).getBytes(StandardCharsets.ISO_8859_1) : new Encoding(ts, "latin-1", LATIN, text, errors).run();
  }

  private static boolean fits(Object text, int limit) {
    if (!(text instanceof String s)) {
      return false;
    }
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) >= limit) {
        return false;
      }
    }
    return true;
  }

  private static final class AsciiDecoding extends Decoder {
    AsciiDecoding(ThreadState ts, byte[] data, String errors) {
      super(ts, "ascii", data, errors);
    }

    @Override
    protected void decode(boolean isFinal) {
      while (pos < data.length) {
        if (data[pos] >= 0) {
          out.append(data[pos++]);
        } else {
          fail(pos, pos + 1, "ordinal not in range(128)");
        }
      }
    }
  }

  private static final class Encoding extends Encoder {
    private final int limit;

    Encoding(ThreadState ts, String name, int limit, Object text, String errors) {
      super(ts, name, text, errors);
      this.limit = limit;
    }

    @Override
    protected void encode() {
      for (int i = 0; i < length;) {
        int c = Text.codePointAt(text, i);
        if (c < limit) {
          put(c);
          i++;
        } else {
          int end = i + 1;
          while (end < length && Text.codePointAt(text, end) >= limit) {
            end++;
          }
          i = fail(i, end, "ordinal not in range(" + limit + ")");
        }
      }
    }

    @Override
    protected boolean append(int c) {
      if (c >= limit) {
        return false;
      }
      put(c);
      return true;
    }
  }
}

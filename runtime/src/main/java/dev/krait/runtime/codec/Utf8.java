// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/// UTF-8. Well-formed data goes through the JDK, the rest through the classes inside.
final class Utf8 {
  private static final String NAME = "utf-8";

  private Utf8() {
  }

  /// The text, if the data is well-formed and does not contain U+FFFD; else null.
  static Object wellFormedOrNull(byte[] data) {
    boolean ascii = true;
    for (byte b : data) {
      ascii &= b >= 0;
    }
    if (ascii) {
      return new String(data, StandardCharsets.ISO_8859_1);
    }
    String text = new String(data, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') >= 0 ? null : Text.fromJava(text);
  }

  static Object decode(ThreadState ts, byte[] data, String errors) {
    Object text = wellFormedOrNull(data);
    return text != null ? text : new Decoding(ts, data, errors).run(true);
  }

  static PyTuple decodePair(ThreadState ts, byte[] data, String errors, boolean isFinal) {
    Object text = wellFormedOrNull(data);
    return text != null ? PyTuple.of(text, PyInt.of(data.length)) : new Decoding(ts, data, errors).runPair(isFinal);
  }

  static byte[] encode(ThreadState ts, Object text, String errors) {
    boolean surrogates = false;
    int length = Text.length(text);
    for (int i = 0; i < length && !surrogates; i++) {
      int c = Text.codePointAt(text, i);
      surrogates = c >= 0xd800 && c <= 0xdfff;
    }
    return surrogates ? new Encoding(ts, text, errors).run() : Text.toJava(text).getBytes(StandardCharsets.UTF_8);
  }

  private static final class Decoding extends Decoder {
    Decoding(ThreadState ts, byte[] data, String errors) {
      super(ts, NAME, data, errors);
    }

    private boolean isContinuation(int at) {
      return (data[at] & 0xc0) == 0x80;
    }

    @Override
    protected void decode(boolean isFinal) {
      while (pos < data.length) {
        int b = data[pos] & 255;
        if (b < 0x80) {
          out.append(b);
          pos++;
          continue;
        }
        if (b < 0xc2 || b > 0xf4) {
          fail(pos, pos + 1, "invalid start byte");
          continue;
        }
        int size = b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
        int good = good(b, size);
        if (good == size) {
          append(b, size);
        } else if (pos + good < data.length) {
          fail(pos, pos + good, "invalid continuation byte");
        } else if (isFinal) {
          fail(pos, data.length, "unexpected end of data");
        } else {
          return;
        }
      }
    }

    /// How many bytes of the sequence are there and in order.
    private int good(int b, int size) {
      int good = 1;
      while (good < size && pos + good < data.length && isContinuation(pos + good)) {
        if (good == 1) {
          int second = data[pos + 1] & 255;
          boolean bad = b == 0xe0 ? second < 0xa0 : b == 0xed ? second >= 0xa0 : b == 0xf0 ? second < 0x90 : b == 0xf4 && second >= 0x90;
          if (bad) {
            return 1;
          }
        }
        good++;
      }
      return good;
    }

    private void append(int b, int size) {
      int c = b & 0xff >> size + 1;
      for (int i = 1; i < size; i++) {
        c = c << 6 | data[pos + i] & 63;
      }
      out.append(c);
      pos += size;
    }
  }

  private static final class Encoding extends Encoder {
    Encoding(ThreadState ts, Object text, String errors) {
      super(ts, NAME, text, errors);
    }

    @Override
    protected void encode() {
      for (int i = 0; i < length;) {
        int c = Text.codePointAt(text, i);
        if (c < 0xd800 || c > 0xdfff) {
          putCodePoint(c);
          i++;
        } else {
          int end = i + 1;
          while (end < length && Text.codePointAt(text, end) >= 0xd800 && Text.codePointAt(text, end) <= 0xdfff) {
            end++;
          }
          i = fail(i, end, "surrogates not allowed");
        }
      }
    }

    @Override
    protected boolean append(int c) {
      if (c >= 0x80) {
        return false;
      }
      put(c);
      return true;
    }

    private void putCodePoint(int c) {
      if (c < 0x80) {
        put(c);
      } else if (c < 0x800) {
        put(0xc0 | c >> 6);
        put(0x80 | c & 63);
      } else {
        if (c < 0x10000) {
          put(0xe0 | c >> 12);
        } else {
          put(0xf0 | c >> 18);
          put(0x80 | c >> 12 & 63);
        }
        put(0x80 | c >> 6 & 63);
        put(0x80 | c & 63);
      }
    }
  }
}

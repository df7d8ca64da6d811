// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/// UTF-7: ASCII, with everything else as UTF-16 in base 64 between `+` and `-`.
final class Utf7 {
  private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Utf7() {
  }

  static PyTuple decode(ThreadState ts, byte[] data, String errors, boolean isFinal) {
    Decoding decoding = new Decoding(ts, data, errors);
    Object text = decoding.run(isFinal);
    return PyTuple.of(text, PyInt.of(decoding.pos));
  }

  private static int digit(int c) {
    return c < 128 ? BASE64.indexOf(c) : -1;
  }

  /// Whether the encoder writes the character as it is.
  private static boolean isDirect(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c < 127 && c != '+' && c != '\\' && c != '~';
  }

  static byte[] encode(Object text) {
    StringBuilder out = new StringBuilder();
    int bits = 0;
    long buffer = 0;
    boolean shifted = false;
    for (int i = 0; i < Text.length(text); i++) {
      int c = Text.codePointAt(text, i);
      if (!shifted && c == '+') {
        out.append("+-");
        continue;
      }
      if (isDirect(c)) {
        if (shifted) {
          if (bits > 0) {
            out.append(BASE64.charAt((int) (buffer << 6 - bits) & 63));
            bits = 0;
            buffer = 0;
          }
          shifted = false;
          if (digit(c) >= 0 || c == '-') {
            out.append('-');
          }
        }
        out.append((char) c);
        continue;
      }
      if (!shifted) {
        out.append('+');
        shifted = true;
      }
      int units = c > 0xffff ? 2 : 1;
      buffer = units == 2 ? buffer << 32 | (long) Character.highSurrogate(c) << 16 | Character.lowSurrogate(c) : buffer << 16 | c;
      bits += 16 * units;
      while (bits >= 6) {
        bits -= 6;
        out.append(BASE64.charAt((int) (buffer >> bits) & 63));
      }
      buffer &= (1L << bits) - 1;
    }
    if (bits > 0) {
      out.append(BASE64.charAt((int) (buffer << 6 - bits) & 63));
    }
    return (shifted ? out.append('-') : out).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static final class Decoding extends Decoder {
    private boolean shifted;
    private int start;
    private int shiftOutput;
    private int bits;
    private int buffer;
    private int surrogate;

    Decoding(ThreadState ts, byte[] data, String errors) {
      super(ts, "utf7", data, errors);
    }

    @Override
    protected void decode(boolean isFinal) {
      while (true) {
        while (pos < data.length) {
          step(data[pos] & 255);
        }
        if (!shifted) {
          return;
        }
        if (!isFinal) {
          out.truncate(shiftOutput);
          pos = start;
          return;
        }
        shifted = false;
        if (surrogate != 0 || bits >= 6 || bits > 0 && buffer != 0) {
          fail(start, data.length, "unterminated shift sequence");
        }
      }
    }

    private void step(int c) {
      if (shifted) {
        if (digit(c) >= 0) {
          pos++;
          add(digit(c));
        } else {
          leave(c);
        }
      } else if (c == '+') {
        plus();
      } else if (c < 128) {
        out.append(c);
        pos++;
      } else {
        start = pos;
        fail(pos, pos + 1, "unexpected special character");
      }
    }

    private void add(int digit) {
      buffer = buffer << 6 | digit;
      bits += 6;
      if (bits < 16) {
        return;
      }
      bits -= 16;
      int unit = buffer >> bits & 0xffff;
      buffer &= (1 << bits) - 1;
      if (surrogate != 0) {
        int high = surrogate;
        surrogate = 0;
        if (unit >= 0xdc00 && unit <= 0xdfff) {
          out.append(Character.toCodePoint((char) high, (char) unit));
          return;
        }
        out.append(high);
      }
      if (unit >= 0xd800 && unit <= 0xdbff) {
        surrogate = unit;
      } else {
        out.append(unit);
      }
    }

    private void leave(int c) {
      shifted = false;
      if (bits >= 6) {
        fail(start, pos + 1, "partial character in shift sequence");
        return;
      }
      if (bits > 0 && buffer != 0) {
        fail(start, pos + 1, "non-zero padding bits in shift sequence");
        return;
      }
      if (surrogate != 0 && c < 128 && c != '+') {
        out.append(surrogate);
      }
      surrogate = 0;
      if (c == '-') {
        pos++;
      }
    }

    private void plus() {
      start = pos;
      pos++;
      if (pos < data.length && data[pos] == '-') {
        pos++;
        out.append('+');
      } else if (pos < data.length && digit(data[pos] & 255) < 0) {
        fail(start, pos + 1, "ill-formed sequence");
      } else {
        shifted = true;
        surrogate = 0;
        bits = 0;
        buffer = 0;
        shiftOutput = out.length();
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;

/// UTF-16 and UTF-32 in both byte orders, with or without a byte order mark.
final class WideUtf {
  private static final int BOM = 0xfeff;

  private WideUtf() {
  }

  private static String name(int unit, int order) {
    return "utf-" + 8 * unit + (order < 0 ? "-le" : order > 0 ? "-be" : "");
  }

  /// Decodes; byte order -1 is little, 1 big, 0 to be read from a mark, little if there is none.
  ///
  /// @param unit 2 for UTF-16, 4 for UTF-32
  /// @return the text, the number of bytes consumed, the byte order found
  static PyTuple decode(ThreadState ts, byte[] data, String errors, int unit, int order, boolean isFinal) {
    int found = order == 0 ? mark(data, unit) : order;
    Decoding decoding = new Decoding(ts, unit, found >= 1, data, errors);
    decoding.pos = order == 0 && found != 0 ? unit : 0;
    Object text = decoding.run(isFinal);
    return PyTuple.of(text, PyInt.of(decoding.pos), PyInt.of(found));
  }

  private static int mark(byte[] data, int unit) {
    if (data.length < unit) {
      return 0;
    }
    int little = 0;
    int big = 0;
    for (int i = 0; i < unit; i++) {
      little |= (data[i] & 255) << 8 * i;
      big |= (data[i] & 255) << 8 * (unit - 1 - i);
    }
    return little == BOM ? -1 : big == BOM ? 1 : 0;
  }

  /// Encodes; byte order 0 is little with a mark in front.
  static byte[] encode(ThreadState ts, Object text, String errors, int unit, int order) {
    Encoding encoding = new Encoding(ts, unit, order, text, errors);
    if (order == 0) {
      encoding.putUnit(BOM);
    }
    return encoding.run();
  }

  private static final class Decoding extends Decoder {
    private final int unit;
    private final boolean big;

    Decoding(ThreadState ts, int unit, boolean big, byte[] data, String errors) {
      super(ts, name(unit, big ? 1 : -1), data, errors);
      this.unit = unit;
      this.big = big;
    }

    private int unitAt(int at) {
      int c = 0;
      for (int i = 0; i < unit; i++) {
        c |= (data[at + i] & 255) << 8 * (big ? unit - 1 - i : i);
      }
      return c;
    }

    @Override
    protected void decode(boolean isFinal) {
      while (pos < data.length) {
        if (pos + unit > data.length) {
          if (!isFinal) {
            return;
          }
          fail(pos, data.length, "truncated data");
        } else if (unit == 4) {
          decode32();
        } else if (!decode16(isFinal)) {
          return;
        }
      }
    }

    private void decode32() {
      int c = unitAt(pos);
      if (c >= 0xd800 && c <= 0xdfff) {
        fail(pos, pos + 4, "code point in surrogate code point range(0xd800, 0xe000)");
      } else if (c < 0 || c > 0x10ffff) {
        fail(pos, pos + 4, "code point not in range(0x110000)");
      } else {
        out.append(c);
        pos += 4;
      }
    }

    /// Decodes one code point; false if it is incomplete.
    private boolean decode16(boolean isFinal) {
      int c = unitAt(pos);
      if (c < 0xd800 || c > 0xdfff) {
        out.append(c);
        pos += 2;
      } else if (c >= 0xdc00) {
        fail(pos, pos + 2, "illegal encoding");
      } else if (pos + 4 > data.length) {
        if (!isFinal) {
          return false;
        }
        fail(pos, data.length, "unexpected end of data");
      } else {
        int low = unitAt(pos + 2);
        if (low >= 0xdc00 && low <= 0xdfff) {
          out.append(Character.toCodePoint((char) c, (char) low));
          pos += 4;
        } else {
          fail(pos, pos + 2, "illegal UTF-16 surrogate");
        }
      }
      return true;
    }
  }

  private static final class Encoding extends Encoder {
    private final int unit;
    private final boolean big;

    Encoding(ThreadState ts, int unit, int order, Object text, String errors) {
      super(ts, name(unit, order), text, errors);
      this.unit = unit;
      this.big = order > 0;
    }

    @Override
    int unit() {
      return unit;
    }

    void putUnit(int c) {
      for (int i = 0; i < unit; i++) {
        put(c >>> 8 * (big ? unit - 1 - i : i));
      }
    }

    @Override
    protected boolean append(int c) {
      if (c >= 0x80) {
        return false;
      }
      putUnit(c);
      return true;
    }

    @Override
    protected void encode() {
      for (int i = 0; i < length;) {
        int c = Text.codePointAt(text, i);
        if (c >= 0xd800 && c <= 0xdfff) {
          i = fail(i, i + 1, "surrogates not allowed");
          continue;
        }
        if (c > 0xffff && unit == 2) {
          putUnit(Character.highSurrogate(c));
          putUnit(Character.lowSurrogate(c));
        } else {
          putUnit(c);
        }
        i++;
      }
    }
  }
}

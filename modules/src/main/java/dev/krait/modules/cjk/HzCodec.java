// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;

/// HZ: GB 2312 in seven bits, between `~{` and `~}`. The first byte of the state says whether that is on.
final class HzCodec extends CjkCodec {
  private static final int HIGH = 0x8080;

  private final CjkTable table;

  HzCodec(CjkTable table) {
    super("hz");
    this.table = table;
  }

  @Override
  int decode(byte[] data, int pos, int end, State state, TextBuilder out) {
    int c = data[pos];
    boolean on = state.bytes[0] != 0;
    if (c == '~') {
      return end - pos < 2 ? INCOMPLETE : tilde(data[pos + 1], on, state, out);
    }
    if (c < 0) {
      return -1;
    }
    if (!on) {
      out.append(c);
      return 1;
    }
    if (end - pos < 2) {
      return INCOMPLETE;
    }
    int value = data[pos + 1] < 0 ? -1 : table.two((c << 8 | data[pos + 1]) | HIGH);
    if (value < 0) {
      return -1;
    }
    out.append(value >> 1);
    return 2;
  }

  private static int tilde(int next, boolean on, State state, TextBuilder out) {
    if (next == '~' && !on) {
      out.append('~');
    } else if (next == '{' && !on) {
      state.bytes[0] = 1;
    } else if (next == '}' && on) {
      state.bytes[0] = 0;
    } else if (next != '\n' || on) {
      return -1;
    }
    return 2;
  }

  @Override
  int encode(Object text, int pos, int end, boolean flush, State state, CjkEncoding out) {
    int c = Text.codePointAt(text, pos);
    if (c < 128) {
      finish(state, out);
      if (c == '~') {
        out.write('~');
      }
      out.write(c);
      return 1;
    }
    int key = table.key(c);
    if (key < 0) {
      return -1;
    }
    if (state.bytes[0] == 0) {
      out.write('~');
      out.write('{');
      state.bytes[0] = 1;
    }
    out.write(key >> 8 & 127);
    out.write(key & 127);
    return 1;
  }

  @Override
  void finish(State state, CjkEncoding out) {
    if (state.bytes[0] != 0) {
      out.write('~');
      out.write('}');
      state.bytes[0] = 0;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The encodings of ISO 2022, which switch between sets of characters by escape sequences.
///
/// The state has the marks of what is designated to G0, G1 and G2 in its first bytes, and flags in the fifth.
final class Iso2022Codec extends CjkCodec {
  private static final int ESC = 0x1b, SHIFT_OUT = 0x0e, SHIFT_IN = 0x0f;
  private static final int ASCII = 'B', LATIN = 'A', GREEK = 'F';
  private static final int JISX_0208 = 'B' | CharacterSet.DOUBLE;
  private static final int FLAGS = 4, SHIFTED = 1, THROUGH = 2;
  /// JIS X 0213 has it, and CPython does not encode it there.
  private static final int WIDE_TILDE = 0xff5e;
  private static final int MOST_ESCAPE = 16;
  private static final Charset ISO_8859_7 = Charset.forName("ISO-8859-7");

  private final CharacterSet[] sets;
  /// Where pairs of code points have a sequence of their own, the set that has it; else null.
  private final CharacterSet pairs;
  private final boolean shifts;
  private final boolean usesG2;
  private final boolean extended;

  /// @param shifts whether G1 is used, by shifting
  /// @param usesG2 whether single shifts to G2 are known
  /// @param extended whether the announcer of the newer JIS X 0208 is known
  Iso2022Codec(String name, CharacterSet[] sets, CharacterSet pairs, boolean shifts, boolean usesG2, boolean extended) {
    super(name);
    this.sets = sets;
    this.pairs = pairs;
    this.shifts = shifts;
    this.usesG2 = usesG2;
    this.extended = extended;
  }

  @Override
  State start(boolean decoding) {
    State state = new State();
    state.bytes[0] = ASCII;
    state.bytes[1] = ASCII;
    state.bytes[2] = (byte) (decoding ? ASCII : 0);
    return state;
  }

  private static boolean has(State state, int flag) {
    return (state.bytes[FLAGS] & flag) != 0;
  }

  private static void flag(State state, int flag, boolean on) {
    state.bytes[FLAGS] = (byte) (on ? state.bytes[FLAGS] | flag : state.bytes[FLAGS] & ~flag);
  }

  private CharacterSet set(int mark) {
    for (CharacterSet set : sets) {
      if (set.mark() == mark) {
        return set;
      }
    }
    return null;
  }

  @Override
  int decode(byte[] data, int pos, int end, State state, TextBuilder out) {
    int c = data[pos] & 255;
    if (has(state, THROUGH)) {
      out.append(c);
      flag(state, THROUGH, c < '@' || c > 'Z');
      return 1;
    }
    if (c == ESC) {
      return escape(data, pos, end, state, out);
    }
    if (shifts && (c == SHIFT_IN || c == SHIFT_OUT)) {
      flag(state, SHIFTED, c == SHIFT_OUT);
      return 1;
    }
    if (c >= 0x80) {
      return -1;
    }
    int mark = state.bytes[has(state, SHIFTED) ? 1 : 0] & 255;
    if (c < 0x20 || mark == ASCII) {
      out.append(c);
      flag(state, SHIFTED, has(state, SHIFTED) && c != '\n');
      return 1;
    }
    return character(data, pos, end, set(mark), out);
  }

  private static int character(byte[] data, int pos, int end, CharacterSet set, TextBuilder out) {
    if (set == null) {
      return -1;
    }
    int width = set.width();
    if (end - pos < width) {
      return INCOMPLETE;
    }
    boolean low = width == 1 || data[pos + 1] >= 0;
    int bytes = width == 1 ? data[pos] : data[pos] << 8 | data[pos + 1] & 255;
    int value = low ? set.decode(bytes) : -1;
    if (value < 0) {
      return -width;
    }
    out.append(value >> 1);
    if ((value & 1) != 0) {
      out.append(set.second(bytes));
    }
    return width;
  }

  private int escape(byte[] data, int pos, int end, State state, TextBuilder out) {
    if (end - pos < 2) {
      return INCOMPLETE;
    }
    switch (data[pos + 1]) {
      case '(', ')', '$', '.', '&':
        return designation(data, pos, end, state);
      case 'N':
        if (usesG2) {
          return end - pos < 3 ? INCOMPLETE : singleShift(data[pos + 2] & 255, state.bytes[2], out);
        }
        break;
      default:
        break;
    }
    out.append(ESC);
    flag(state, THROUGH, true);
    return 1;
  }

  private static int singleShift(int c, int mark, TextBuilder out) {
    if (c >= 0x80) {
      return -3;
    }
    if (mark == GREEK) {
      String text = new String(new byte[] {(byte) (c | 0x80)}, ISO_8859_7);
      if (text.charAt(0) == '\ufffd') {
        return -3;
      }
      out.append(text.charAt(0));
    } else {
      out.append(mark == LATIN ? c | 0x80 : c);
    }
    return 3;
  }

  /// How long the escape sequence is: 0 if it does not end yet, -1 if it never does.
  private int escapeLength(byte[] data, int pos, int end) {
    for (int i = 1; i < MOST_ESCAPE; i++) {
      if (pos + i >= end) {
        return 0;
      }
      int c = data[pos + i];
      if (extended && c == '&' && pos + i + 1 < end && data[pos + i + 1] == '@') {
        i += 2;
      } else if (c >= 'A' && c <= 'Z' || c == '@') {
        return i + 1;
      }
    }
    return -1;
  }

  private int designation(byte[] data, int pos, int end, State state) {
    int length = escapeLength(data, pos, end);
    if (length <= 0) {
      return length;
    }
    int kind = data[pos + 1];
    int mark;
    int place;
    if (length == 3 && kind == '$') {
      mark = data[pos + 2] | CharacterSet.DOUBLE;
      place = 0;
    } else if (length == 3) {
      mark = data[pos + 2];
      place = kind == '(' ? 0 : kind == ')' ? 1 : kind == '.' && usesG2 ? 2 : -1;
    } else if (length == 4 && kind == '$') {
      mark = data[pos + 3] | CharacterSet.DOUBLE;
      place = data[pos + 2] == '(' ? 0 : data[pos + 2] == ')' ? 1 : -1;
    } else if (length == 6 && extended && data[pos + 3] == ESC && data[pos + 4] == '$' && data[pos + 5] == 'B') {
      mark = JISX_0208;
      place = 0;
    } else {
      return -length;
    }
    boolean known = mark == ASCII || set(mark) != null || usesG2 && (mark == LATIN || mark == GREEK);
    if (place < 0 || !known) {
      return -length;
    }
    state.bytes[place] = (byte) mark;
    return length;
  }

  @Override
  int encode(Object text, int pos, int end, boolean flush, State state, CjkEncoding out) {
    int c = Text.codePointAt(text, pos);
    if (c < 128) {
      finish(state, out);
      out.write(c);
      return 1;
    }
    if (pairs != null && pairs.table().startsPair(c)) {
      if (pos + 1 >= end && !flush) {
        return INCOMPLETE;
      }
      int key = pos + 1 < end ? pairs.table().pairKey(c, Text.codePointAt(text, pos + 1)) : -1;
      if (key >= 0) {
        write(pairs, key & 0x7f7f, state, out);
        return 2;
      }
    }
    for (CharacterSet set : sets) {
      int bytes = pairs != null && c == WIDE_TILDE ? -1 : set.encode(c);
      if (bytes >= 0) {
        write(set, bytes, state, out);
        return 1;
      }
    }
    return -1;
  }

  private static void write(CharacterSet set, int bytes, State state, CjkEncoding out) {
    boolean shifted = set.place() == 1;
    if (!shifted && has(state, SHIFTED)) {
      out.write(SHIFT_IN);
      flag(state, SHIFTED, false);
    }
    if ((state.bytes[set.place()] & 255) != set.mark()) {
      out.write(ESC);
      if (set.width() == 2) {
        out.write('$');
      }
      if (set.mark() != JISX_0208) {
        out.write(shifted ? ')' : '(');
      }
      out.write(set.mark() & 127);
      state.bytes[set.place()] = (byte) set.mark();
    }
    if (shifted && !has(state, SHIFTED)) {
      out.write(SHIFT_OUT);
      flag(state, SHIFTED, true);
    }
    if (set.width() == 2) {
      out.write(bytes >> 8);
    }
    out.write(bytes & 127);
  }

  @Override
  void finish(State state, CjkEncoding out) {
    if (has(state, SHIFTED)) {
      out.write(SHIFT_IN);
      flag(state, SHIFTED, false);
    }
    if (state.bytes[0] != ASCII) {
      out.write(ESC);
      for (byte b : "(B".getBytes(StandardCharsets.US_ASCII)) {
        out.write(b);
      }
      state.bytes[0] = ASCII;
    }
  }
}

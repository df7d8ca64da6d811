// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;

/// An encoding without modes: each sequence of bytes stands for one text.
final class TableCodec extends CjkCodec {
  private static final int SINGLE_SHIFT = 0x8f;
  /// GB 18030: the first byte of the upper planes, and where ranks end.
  private static final int UPPER_LEAD = 0x90, RANKS = 39420;
  private static final int SUPPLEMENT = 0x10000;
  /// EUC-KR: what a syllable that KS X 1001 lacks begins with and is filled with.
  private static final int FILLER = 0xa4d4;
  private static final int SYLLABLES = 0xac00, SYLLABLES_END = 0xd7a3, MEDIALS = 21, FINALS = 28, FIRST_MEDIAL = 0x314f;
  private static final String INITIAL = "\u3131\u3132\u3134\u3137\u3138\u3139\u3141\u3142\u3143\u3145\u3146\u3147\u3148\u3149\u314a\u314b\u314c"
      + "\u314d\u314e";
  private static final String FINAL = "\u3164\u3131\u3132\u3133\u3134\u3135\u3136\u3137\u3139\u313a\u313b\u313c\u313d\u313e\u313f\u3140\u3141"
      + "\u3142\u3144\u3145\u3146\u3147\u3148\u314a\u314b\u314c\u314d\u314e";

  private final CjkTable table;
  private final boolean composes;

  TableCodec(String name, CjkTable table) {
    super(name);
    this.table = table;
    composes = name.equals("euc_kr");
  }

  @Override
  int decode(byte[] data, int pos, int end, State state, TextBuilder out) {
    int first = data[pos] & 255;
    switch (table.kinds[first]) {
      case CjkTable.WHOLE:
        return put(first, table.two(first), 1, out);
      case CjkTable.LEAD:
        break;
      default:
        return -1;
    }
    if (end - pos < 2) {
      return INCOMPLETE;
    }
    int next = data[pos + 1] & 255;
    if (table.hasFour() && next >= '0' && next <= '9') {
      return decodeFour(data, pos, end, out);
    }
    if (table.hasThree() && first == SINGLE_SHIFT) {
      if (end - pos < 3) {
        return INCOMPLETE;
      }
      int key = next << 8 | data[pos + 2] & 255;
      return put(SINGLE_SHIFT << 16 | key, table.three(key), 3, out);
    }
    int key = first << 8 | next;
    return composes && key == FILLER ? decodeSyllable(data, pos, end, out) : put(key, table.two(key), 2, out);
  }

  private int put(int key, int value, int width, TextBuilder out) {
    if (value < 0) {
      return value == CjkTable.LATER ? -width : -1;
    }
    out.append(value >> 1);
    if ((value & 1) != 0) {
      out.append(table.second(key));
    }
    return width;
  }

  private int decodeFour(byte[] data, int pos, int end, TextBuilder out) {
    if (end - pos < 4) {
      return INCOMPLETE;
    }
    int a = (data[pos] & 255) - 0x81;
    int b = data[pos + 1] - '0';
    int c = (data[pos + 2] & 255) - 0x81;
    int d = data[pos + 3] - '0';
    if (a < 0 || a > 0x7d || c < 0 || c > 0x7d || d < 0 || d > 9) {
      return -1;
    }
    int rank = ((a * 10 + b) * 126 + c) * 10 + d;
    if (rank < RANKS) {
      return put(0, table.four(rank), 4, out);
    }
    int codePoint = SUPPLEMENT + rank - (UPPER_LEAD - 0x81) * 12600;
    if (codePoint < SUPPLEMENT || codePoint > Character.MAX_CODE_POINT) {
      return -1;
    }
    out.append(codePoint);
    return 4;
  }

  private int decodeSyllable(byte[] data, int pos, int end, TextBuilder out) {
    if (end - pos < 8) {
      return INCOMPLETE;
    }
    int initial = INITIAL.indexOf(jamo(data, pos + 2));
    int medial = jamo(data, pos + 4) - FIRST_MEDIAL;
    int last = jamo(data, pos + 6);
    int ending = last == -1 ? 0 : FINAL.indexOf(last);
    if (initial < 0 || medial < 0 || medial >= MEDIALS || ending < 0 || last == 0) {
      return -1;
    }
    out.append(SYLLABLES + (initial * MEDIALS + medial) * FINALS + ending);
    return 8;
  }

  /// The letter at a place: -1 for the filler, 0 if there is none.
  private int jamo(byte[] data, int pos) {
    int key = (data[pos] & 255) << 8 | data[pos + 1] & 255;
    int value = key >> 8 == FILLER >> 8 ? table.two(key) : -1;
    return key == FILLER ? -1 : value < 0 ? 0 : value >> 1;
  }

  @Override
  int encode(Object text, int pos, int end, boolean flush, State state, CjkEncoding out) {
    int c = Text.codePointAt(text, pos);
    if (table.startsPair(c)) {
      if (pos + 1 >= end && !flush) {
        return INCOMPLETE;
      }
      int pair = pos + 1 < end ? table.pairKey(c, Text.codePointAt(text, pos + 1)) : -1;
      if (pair >= 0) {
        putKey(pair, out);
        return 2;
      }
    }
    int key = table.key(c);
    if (key >= 0) {
      putKey(key, out);
      return 1;
    }
    if (table.hasFour() && c >= SUPPLEMENT) {
      putFour(c - SUPPLEMENT + (UPPER_LEAD - 0x81) * 12600, out);
      return 1;
    }
    if (composes && c >= SYLLABLES && c <= SYLLABLES_END) {
      putSyllable(c - SYLLABLES, out);
      return 1;
    }
    return -1;
  }

  private static void putKey(int key, CjkEncoding out) {
    if (key >= CjkTable.RANK) {
      putFour(key - CjkTable.RANK, out);
      return;
    }
    if (key > 0xffff) {
      out.write(key >> 16);
    }
    if (key > 0xff) {
      out.write(key >> 8 & 255);
    }
    out.write(key & 255);
  }

  private static void putFour(int rank, CjkEncoding out) {
    out.write(rank / 12600 + 0x81);
    out.write(rank / 1260 % 10 + '0');
    out.write(rank / 10 % 126 + 0x81);
    out.write(rank % 10 + '0');
  }

  private void putSyllable(int syllable, CjkEncoding out) {
    putKey(FILLER, out);
    putKey(table.key(INITIAL.charAt(syllable / FINALS / MEDIALS)), out);
    putKey(table.key(FIRST_MEDIAL + syllable / FINALS % MEDIALS), out);
    int ending = syllable % FINALS;
    putKey(ending == 0 ? FILLER : table.key(FINAL.charAt(ending)), out);
  }
}

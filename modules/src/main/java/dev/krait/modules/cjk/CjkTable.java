// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import java.util.HashMap;
import java.util.Map;

/// Which sequence of bytes stands for which text in one encoding. A sequence of up to three bytes is a key, its bytes from the first on; one
/// of four bytes is known by its rank. A value is a code point times two, plus one if another one follows, which [#second] tells.
///
/// Immutable once it is read.
final class CjkTable {
  /// What a first byte is.
  static final int WRONG = 0, WHOLE = 1, LEAD = 2;
  /// The flag of the key of a sequence of four bytes.
  static final int RANK = 1 << 24;
  /// The value of a sequence that a later edition of the standard has: wrong as a whole.
  static final int LATER = -2;
  private static final int PLANE = 1 << 16;
  private static final int THREE = 0x8f << 16;
  private static final int PAGES = 0x300;

  final byte[] kinds;
  /// Values plus one by key, for one and two bytes, for three, and by rank; 0 where there is none, null where the encoding has none.
  private final int[] two;
  private int[] three;
  private int[] four;
  private final Map<Integer, Integer> seconds;
  /// Keys plus one by code point.
  private final int[][] pages = new int[PAGES][];
  private final Map<Long, Integer> pairs = new HashMap<>();
  /// For code points that begin a pair: not null.
  private final Map<Integer, Boolean> starts = new HashMap<>();

  CjkTable(byte[] kinds, CjkTable base) {
    this.kinds = kinds;
    two = base == null ? new int[PLANE] : base.two.clone();
    three = base == null || base.three == null ? null : base.three.clone();
    four = base == null || base.four == null ? null : base.four.clone();
    seconds = base == null ? new HashMap<>() : new HashMap<>(base.seconds);
  }

  /// Sets the text of a key while the table is read; a negative value removes it.
  void decodes(int key, int value, int second) {
    slot(key)[key & 0xffff] = value + 1;
    if (value >= 0 && (value & 1) != 0) {
      seconds.put(key, second);
    }
  }

  private int[] slot(int key) {
    if (key >= RANK) {
      four = four == null ? new int[PLANE] : four;
      return four;
    }
    if (key >= THREE) {
      three = three == null ? new int[PLANE] : three;
      return three;
    }
    return two;
  }

  /// Sets the key of a code point while the table is read; a negative key removes it.
  void encodes(int codePoint, int key) {
    int page = codePoint >> 8;
    if (pages[page] == null) {
      pages[page] = new int[256];
    }
    pages[page][codePoint & 255] = key + 1;
  }

  /// Sets the key of a code point. A sequence that is only a part of others when it is decoded, the filler of Hangul, stands for the code
  /// point in encodings that have no such sequences.
  void encodesAlso(int codePoint, int key) {
    encodes(codePoint, key);
    if (key >= 0 && key < PLANE && two[key] == 0) {
      two[key] = (codePoint << 1) + 1;
    }
  }

  /// Once all sequences are known: the first that stands for a text is what the text is encoded to.
  void invert() {
    invert(two, 0);
    if (three != null) {
      invert(three, THREE);
    }
    if (four != null) {
      invert(four, RANK);
    }
  }

  private void invert(int[] values, int flag) {
    for (int i = 0; i < PLANE; i++) {
      int value = values[i] - 1;
      int codePoint = value >> 1;
      if (value >= 0 && (value & 1) != 0) {
        pairs.putIfAbsent(pair(codePoint, seconds.get(flag | i)), flag | i);
        starts.put(codePoint, true);
      } else if (value >= 0 && key(codePoint) < 0) {
        encodes(codePoint, flag | i);
      }
    }
  }

  private static long pair(int first, int second) {
    return (long) first << 32 | second;
  }

  /// The value of a key of one or two bytes, or below 0.
  int two(int key) {
    return two[key] - 1;
  }

  boolean hasThree() {
    return three != null;
  }

  boolean hasFour() {
    return four != null;
  }

  /// The value of the second and third byte after 0x8f, or below 0.
  int three(int key) {
    return three[key] - 1;
  }

  /// The value of a rank, or below 0.
  int four(int rank) {
    return four[rank] - 1;
  }

  /// The second code point of a key whose value is odd.
  int second(int key) {
    return seconds.get(key);
  }

  /// The key of a code point, or below 0.
  int key(int codePoint) {
    int page = codePoint >> 8;
    return page >= PAGES || pages[page] == null ? -1 : pages[page][codePoint & 255] - 1;
  }

  /// Whether a pair begins with the code point.
  boolean startsPair(int codePoint) {
    return !starts.isEmpty() && starts.containsKey(codePoint);
  }

  /// The key of a pair, or below 0.
  int pairKey(int first, int second) {
    Integer key = pairs.get(pair(first, second));
    return key == null ? -1 : key;
  }
}

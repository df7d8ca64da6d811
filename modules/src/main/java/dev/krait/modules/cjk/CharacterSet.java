// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

/// A set of characters that ISO 2022 designates: its final byte with [#DOUBLE] if it takes two bytes, where its characters are, and
/// to which of G0 to G2 it is designated for encoding.
record CharacterSet(int mark, Kind kind, CjkTable table, int place) {
  static final int DOUBLE = 0x80;
  private static final int HIGH = 0x8080;
  /// Keys below are those of single bytes and of half-width letters.
  private static final int FIRST = 0xa100;
  private static final int THREE = 0x8f0000;
  private static final int YEN = 0xa5, OVERLINE = 0x203e, KATAKANA = 0xff61, KATAKANA_COUNT = 63;

  /// Where characters are: in the two-byte or the three-byte part of a table, or by rule; OLD is only decoded;
  /// PLANE is the second one of JIS X 0213, which shares the three-byte part with JIS X 0212.
  enum Kind {
    TWO, THREE, PLANE, OLD, ROMAN, KATAKANA
  }

  int width() {
    return mark >= DOUBLE ? 2 : 1;
  }

  private static boolean isPlaneRow(int first) {
    int row = first - 0x20;
    return row == 1 || row >= 3 && row <= 5 || row == 8 || row >= 12 && row <= 15 || row >= 78;
  }

  /// The value, as [CjkTable] has them, of one or two bytes below 128; below 0 if there is none.
  int decode(int bytes) {
    switch (kind) {
      case TWO, OLD:
        return table.two(bytes | HIGH);
      case THREE:
        return table.three(bytes | HIGH);
      case PLANE:
        return isPlaneRow(bytes >> 8) ? table.three(bytes | HIGH) : -1;
      case ROMAN:
        return (bytes == '\\' ? YEN : bytes == '~' ? OVERLINE : bytes) << 1;
      default:
        return bytes > 0x20 && bytes <= 0x20 + KATAKANA_COUNT ? KATAKANA + bytes - 0x21 << 1 : -1;
    }
  }

  /// The second code point of bytes whose value says that there is one.
  int second(int bytes) {
    return table.second((kind == Kind.THREE || kind == Kind.PLANE ? THREE : 0) | bytes | HIGH);
  }

  /// The one or two bytes of a code point, or below 0.
  int encode(int c) {
    int key;
    switch (kind) {
      case TWO:
        key = table.key(c);
        return key >= FIRST && key <= 0xffff && (key & HIGH) == HIGH ? key & 0x7f7f : -1;
      case THREE:
        key = table.key(c);
        return key >= THREE && key < CjkTable.RANK ? key & 0x7f7f : -1;
      case PLANE:
        key = table.key(c);
        return key >= THREE && key < CjkTable.RANK && isPlaneRow(key >> 8 & 127) ? key & 0x7f7f : -1;
      case ROMAN:
        return c == YEN ? '\\' : c == OVERLINE ? '~' : -1;
      case KATAKANA:
        return c >= KATAKANA && c < KATAKANA + KATAKANA_COUNT ? c - KATAKANA + 0x21 : -1;
      default:
        return -1;
    }
  }
}

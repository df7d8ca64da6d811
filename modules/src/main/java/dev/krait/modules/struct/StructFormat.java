// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.struct;

import dev.krait.runtime.error.PyException;
import java.util.ArrayList;
import java.util.List;

/// A parsed format: its items with their places. Immutable.
final class StructFormat {
  /// One code of a format; `count` values follow each other, but `s` and `p` are one value of `count` bytes.
  ///
  /// @param code the character, or 0 where only padding was asked for
  record Item(char code, int offset, int size, int count) {
  }

  final List<Item> items;
  /// The number of bytes; more than an array can hold may be asked for, but not packed.
  final long size;
  /// The number of values.
  final int length;
  final boolean big;
  /// Whether sizes and limits are those of C on this machine.
  final boolean isNative;

  private StructFormat(List<Item> items, long size, int length, boolean big, boolean isNative) {
    this.items = items;
    this.size = size;
    this.length = length;
    this.big = big;
    this.isNative = isNative;
  }

  static StructFormat parse(String format) {
    if (format.indexOf('\0') >= 0) {
      throw StructErrors.error("embedded null character");
    }
    char order = format.isEmpty() ? '@' : format.charAt(0);
    boolean prefixed = order == '@' || order == '=' || order == '<' || order == '>' || order == '!';
    boolean isNative = !prefixed || order == '@';
    boolean big = order == '>' || order == '!';
    List<Item> items = new ArrayList<>();
    long offset = 0;
    long values = 0;
    int i = prefixed ? 1 : 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      if (isSpace(c)) {
        i++;
        continue;
      }
      long count = 1;
      if (c >= '0' && c <= '9') {
        count = 0;
        while (i < format.length() && format.charAt(i) >= '0' && format.charAt(i) <= '9') {
          count = count * 10 + format.charAt(i++) - '0';
          if (count > Long.MAX_VALUE / 20) {
            throw tooLong();
          }
        }
        if (i == format.length()) {
          throw StructErrors.error("repeat count given without format specifier");
        }
        c = format.charAt(i);
      }
      i++;
      int size = size(c, isNative);
      if (size == 0) {
        throw StructErrors.error("bad char in struct format");
      }
      if (isNative) {
        int align = alignment(c, size);
        offset = (offset + align - 1) / align * align;
      }
      if (count > Long.MAX_VALUE / 20 / size || offset + count * size < 0) {
        throw tooLong();
      }
      if (c == 's' || c == 'p') {
        values++;
        items.add(new Item(c, clamp(offset), 1, clamp(count)));
      } else if (c != 'x' && count > 0) {
        values += count;
        items.add(new Item(c, clamp(offset), size, clamp(count)));
      }
      offset += count * size;
    }
    return new StructFormat(List.copyOf(items), offset, clamp(values), big, isNative);
  }

  private static int clamp(long value) {
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  private static PyException tooLong() {
    return StructErrors.error("total struct size too long");
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /// The size of a code; 0 if there is no such code.
  private static int size(char c, boolean isNative) {
    switch (c) {
      case 'x', 'c', 'b', 'B', '?', 's', 'p':
        return 1;
      case 'h', 'H', 'e':
        return 2;
      case 'i', 'I', 'f':
        return 4;
      case 'l', 'L':
        return isNative ? 8 : 4;
      case 'q', 'Q', 'd', 'F':
        return 8;
      case 'n', 'N', 'P':
        return isNative ? 8 : 0;
      case 'D':
        return 16;
      default:
        return 0;
    }
  }

  private static int alignment(char c, int size) {
    return c == 'F' ? 4 : c == 'D' ? 8 : size;
  }
}

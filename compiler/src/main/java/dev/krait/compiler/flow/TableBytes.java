// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import java.util.Arrays;

/// A growing array of bytes with the variable-length numbers of CPython's tables.
final class TableBytes {
  private byte[] bytes;
  private int size;

  TableBytes(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  void add(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  /// Six bits a byte, the lowest first; bit 6 says that more follow.
  void addVarint(int value) {
    int rest = value;
    while (Integer.compareUnsigned(rest, 64) >= 0) {
      add(rest & 63 | 64);
      rest >>>= 6;
    }
    add(rest);
  }

  void addSignedVarint(int value) {
    addVarint(value < 0 ? -value << 1 | 1 : value << 1);
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}

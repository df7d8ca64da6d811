// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

/// Writes `co_exceptiontable`: ranges of code units with the handler, the stack's depth there and whether the raising
/// instruction's offset is pushed. The first byte of an entry is marked, so that the table can be searched.
final class ExceptionTable {
  private static final int ENTRY_START = 0x80;

  private final TableBytes bytes = new TableBytes(32);

  void add(int start, int end, int handlerOffset, BasicBlock handler) {
    int size = end - start;
    if (size == 0) {
      return;
    }
    int depth = handler.startDepth - 1;
    if (handler.preserveLasti) {
      depth--;
    }
    addItem(start, ENTRY_START);
    addItem(size, 0);
    addItem(handlerOffset, 0);
    addItem(depth << 1 | (handler.preserveLasti ? 1 : 0), 0);
  }

  /// Six bits a byte, the highest first; bit 6 says that more follow.
  private void addItem(int value, int mark) {
    int first = mark;
    for (int shift = 24; shift > 0; shift -= 6) {
      if (value >= 1 << shift) {
        bytes.add(value >> shift & 63 | 64 | first);
        first = 0;
      }
    }
    bytes.add(value & 63 | first);
  }

  byte[] toArray() {
    return bytes.toArray();
  }
}

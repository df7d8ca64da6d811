// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

/// Walks a location table: one entry after the other, each for a run of instructions. Used by one thread.
final class CodeLocations {
  private static final int NO_LOCATION = 15, LONG_FORM = 14, NO_COLUMNS = 13, ONE_LINE = 10;

  private final byte[] table;
  private int at;
  private int currentLine;
  /// The run of the present entry, in units of two bytes.
  int start;
  int end;
  /// The location of the present entry; -1 where unknown.
  int line;
  int endLine;
  int column;
  int endColumn;

  CodeLocations(byte[] table, int firstLine) {
    this.table = table;
    this.currentLine = firstLine;
  }

  /// Moves to the next entry; false at the end.
  boolean advance() {
    if (at >= table.length) {
      return false;
    }
    int head = table[at++] & 0xff;
    int kind = head >> 3 & 15;
    start = end;
    end = start + (head & 7) + 1;
    column = -1;
    endColumn = -1;
    if (kind == NO_LOCATION) {
      line = -1;
      endLine = -1;
      return true;
    }
    int lines = 0;
    if (kind == LONG_FORM) {
      currentLine += signed();
      lines = varint();
      column = varint() - 1;
      endColumn = varint() - 1;
    } else if (kind == NO_COLUMNS) {
      currentLine += signed();
    } else if (kind >= ONE_LINE) {
      currentLine += kind - ONE_LINE;
      column = table[at++] & 0xff;
      endColumn = table[at++] & 0xff;
    } else {
      int second = table[at++] & 0xff;
      column = kind << 3 | second >> 4;
      endColumn = column + (second & 15);
    }
    line = currentLine;
    endLine = line + lines;
    return true;
  }

  private int varint() {
    int value = 0;
    int shift = 0;
    while (true) {
      int next = table[at++];
      value |= (next & 63) << shift;
      shift += 6;
      if ((next & 64) == 0) {
        return value;
      }
    }
  }

  private int signed() {
    int value = varint();
    return (value & 1) != 0 ? -(value >>> 1) : value >>> 1;
  }
}

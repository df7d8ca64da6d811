// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

/// Writes `co_linetable`: for each run of code units with one place, the place relative to the last known line.
final class LocationTable {
  private static final int ONE_LINE = 10, NO_COLUMNS = 13, LONG = 14, NONE = 15;
  /// The most code units an entry covers.
  private static final int MAX_UNITS = 8;

  private final TableBytes bytes;
  private int line;

  LocationTable(int firstLine, int capacity) {
    line = firstLine;
    bytes = new TableBytes(capacity);
  }

  void add(Location location, int units) {
    int rest = units;
    for (; rest > MAX_UNITS; rest -= MAX_UNITS) {
      addEntry(location, MAX_UNITS);
    }
    if (rest > 0) {
      addEntry(location, rest);
    }
  }

  private void addEntry(Location location, int units) {
    if (location.line() == Location.NONE.line()) {
      addHead(NONE, units);
      return;
    }
    int delta = location.line() - line;
    int column = location.column();
    int endColumn = location.endColumn();
    boolean oneLine = location.endLine() == location.line();
    line = location.line();
    if (column < 0 || endColumn < 0) {
      if (oneLine || location.endLine() < 0) {
        addHead(NO_COLUMNS, units);
        bytes.addSignedVarint(delta);
        return;
      }
    } else if (oneLine) {
      if (delta == 0 && column < 80 && endColumn >= column && endColumn - column < 16) {
        addHead(column >> 3, units);
        bytes.add((column & 7) << 4 | endColumn - column);
        return;
      }
      if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
        addHead(ONE_LINE + delta, units);
        bytes.add(column);
        bytes.add(endColumn);
        return;
      }
    }
    addHead(LONG, units);
    bytes.addSignedVarint(delta);
    bytes.addVarint(location.endLine() - location.line());
    bytes.addVarint(column + 1);
    bytes.addVarint(endColumn + 1);
  }

  private void addHead(int code, int units) {
    bytes.add(0x80 | code << 3 | units - 1);
  }

  byte[] toArray() {
    return bytes.toArray();
  }
}

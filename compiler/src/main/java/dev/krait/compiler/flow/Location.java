// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

/// The source range of an instruction: lines from 1, columns in UTF-8 bytes from 0; a column of -1 is unknown. Immutable.
public record Location(int line, int endLine, int column, int endColumn) {
  /// An artificial instruction without a place.
  public static final Location NONE = new Location(-1, -1, -1, -1);
  /// The place of the instruction that follows in the final code.
  public static final Location NEXT = new Location(-2, -2, -2, -2);

  @Override
  public boolean equals(Object other) {
    return other instanceof Location that && line == that.line && column == that.column && endLine == that.endLine && endColumn == that.endColumn;
  }

  @Override
  public int hashCode() {
    return ((line * 31 + column) * 31 + endLine) * 31 + endColumn;
  }
}

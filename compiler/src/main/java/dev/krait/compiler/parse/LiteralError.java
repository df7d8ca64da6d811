// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// A literal that means nothing, such as a truncated escape. The parser takes it as a failure; the diagnosis gives it a
/// place.
final class LiteralError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Where the escape stands that the error is about, and its length in bytes; line 0 when it is about the whole literal.
  final int line;
  final int column;
  final int length;

  LiteralError(String message) {
    this(message, 0, 0, 0);
  }

  LiteralError(String message, int line, int column, int length) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
    this.length = length;
  }
}

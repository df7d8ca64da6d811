// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler;

/// Why a source text was refused, with the attributes that Python's `SyntaxError` has. The runtime turns it into the
/// exception that [#kind()] names. Immutable; carries no Java stack trace, since the place that matters is in the source.
public final class CompileError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// The Python exception to raise.
  public enum Kind {
    /// `SyntaxError`.
    SYNTAX,
    /// `IndentationError`.
    INDENTATION,
    /// `TabError`.
    TAB,
    /// `_IncompleteInputError`, only when the caller allowed incomplete input.
    INCOMPLETE_INPUT,
    /// `ValueError`, without a position.
    VALUE,
    /// `TypeError`, without a position.
    TYPE,
    /// `OverflowError`, without a position.
    OVERFLOW,
    /// `MemoryError`, without a position.
    MEMORY,
    /// `RecursionError`, without a position.
    RECURSION,
    /// `SystemError`, without a position.
    SYSTEM,
    /// `UnicodeEncodeError` for codec `utf-8` and a lone surrogate: [#column()] and [#endColumn()] are its `start` and
    /// `end`, the message is its `reason`.
    SURROGATE
  }

  /// The value of a line or column that the Python exception has as None.
  public static final int ABSENT = Integer.MIN_VALUE;

  private final Kind kind;
  private final String fileName;
  private final int line;
  private final int column;
  private final int endLine;
  private final int endColumn;
  private final String text;

  /// An error with a place. Lines and columns are those of `SyntaxError`: from 1, columns in characters; `text` is the
  /// source line or null. Any of them may be [#ABSENT].
  public CompileError(Kind kind, String message, String fileName, int line, int column, int endLine, int endColumn, String text) {
    super(message, null, false, false);
    this.kind = kind;
    this.fileName = fileName;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
    this.text = text;
  }

  /// An error without a place.
  public CompileError(Kind kind, String message) {
    this(kind, message, null, ABSENT, ABSENT, ABSENT, ABSENT, null);
  }

  /// The same error with the line's text without its line feed.
  public CompileError withoutLineFeed() {
    return text == null || !text.endsWith("\n") ? this
        : new CompileError(kind, getMessage(), fileName, line, column, endLine, endColumn, text.substring(0, text.length() - 1));
  }

  public Kind kind() {
    return kind;
  }

  /// Null for an error without a place.
  public String fileName() {
    return fileName;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  public int endLine() {
    return endLine;
  }

  public int endColumn() {
    return endColumn;
  }

  /// The line of source that is at fault, or null when it is not known.
  public String text() {
    return text;
  }

  /// Whether the error is a `SyntaxError` or a subclass of it, and so has a place.
  public boolean isSyntaxError() {
    return kind.ordinal() <= Kind.INCOMPLETE_INPUT.ordinal();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler;

/// Where the compiler's warnings go. The runtime's implementation applies `warnings.filters`; it is called on the
/// thread that compiles, in the order in which CPython would warn.
public interface WarningSink {
  /// The Python class of a warning.
  enum Category {
    SYNTAX_WARNING, DEPRECATION_WARNING
  }

  /// Drops every warning.
  WarningSink NONE = new WarningSink() {
    @Override
    public boolean warn(Category category, String message, String fileName, int line, int column) {
      return false;
    }
  };

  /// Reports a warning at `line` (from 1) and `column` (from 0, in UTF-8 bytes). True asks the compiler to raise a
  /// `SyntaxError` with the warning's text instead, as it must when a filter turned the warning into an exception of
  /// its own category; any other exception is thrown through the compiler.
  boolean warn(Category category, String message, String fileName, int line, int column);
}

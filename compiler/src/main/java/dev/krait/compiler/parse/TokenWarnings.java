// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// Takes the `SyntaxWarning`s of one reading of a source text.
interface TokenWarnings {
  /// Reports a warning; true asks for a syntax error with the same message.
  boolean warn(String message, int line, int column);
}

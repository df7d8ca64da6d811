// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// A literal that means nothing, such as a truncated escape. The parser takes it as a failure; the diagnosis gives it a
/// place.
final class LiteralError extends RuntimeException {
  private static final long serialVersionUID = 1;

  LiteralError(String message) {
    super(message, null, false, false);
  }
}

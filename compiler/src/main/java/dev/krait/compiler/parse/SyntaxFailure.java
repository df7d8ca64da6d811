// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// Thrown by the parser as soon as the text cannot be valid; it says nothing about why, which is the diagnosis's job.
final class SyntaxFailure extends RuntimeException {
  private static final long serialVersionUID = 1;
  static final SyntaxFailure FOUND = new SyntaxFailure();

  private SyntaxFailure() {
    super(null, null, false, false);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

/// A text that an algorithm of this package or of the number package refuses; the message is that of the ValueError to raise. It
/// carries no stack trace.
public final class TextError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TextError(String message) {
    super(message, null, false, false);
  }
}

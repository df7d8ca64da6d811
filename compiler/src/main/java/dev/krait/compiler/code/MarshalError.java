// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

/// Marshal data that cannot be read, or a value that cannot be written; the message is CPython's.
public final class MarshalError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The Python exception to raise.
  public enum Kind {
    EOF_ERROR, VALUE_ERROR, TYPE_ERROR
  }

  public final Kind kind;

  public MarshalError(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  static MarshalError bad(String what) {
    return new MarshalError(Kind.VALUE_ERROR, "bad marshal data (" + what + ")");
  }
}

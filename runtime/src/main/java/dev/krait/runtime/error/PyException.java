// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

/// A Python exception on its way through Java frames. Stackless: the traceback is Python's and hangs on the value.
public final class PyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The Python exception object.
  public final transient PyBaseException value;
  /// Whether a Python frame has seen it: then its implicit context is decided.
  public transient boolean arrived;
  /// Whether the frame that throws it is in its traceback already.
  public transient boolean reraised;
  /// Where the frame stood when the exception came up first, if it is thrown again elsewhere in the frame; else -1.
  public transient int lastPc = -1;

  public PyException(PyBaseException value) {
    super(null, null, false, false);
    this.value = value;
  }

  @Override
  public String getMessage() {
    return value.toString();
  }
}

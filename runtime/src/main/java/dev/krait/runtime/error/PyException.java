// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

/// A Python exception on its way through Java frames. Stackless: the traceback is Python's and hangs on the value.
public final class PyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The Python exception object.
  public final transient PyBaseException value;

  public PyException(PyBaseException value) {
    super(null, null, false, false);
    this.value = value;
  }

  @Override
  public String getMessage() {
    return value.toString();
  }
}

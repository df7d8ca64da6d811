// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The exceptions of what goes on between interpreters.
final class InterpreterErrors {
  private static final String MODULE = "concurrent.interpreters";
  static final PyType INTERPRETER_ERROR = type("InterpreterError", "Something between interpreters went wrong.", Exceptions.EXCEPTION);
  static final PyType INTERPRETER_NOT_FOUND = type("InterpreterNotFoundError", "There is no such interpreter.", INTERPRETER_ERROR);
  static final PyType NOT_SHAREABLE = type("NotShareableError", null, Exceptions.TYPE_ERROR);

  private InterpreterErrors() {
  }

  private static PyType type(String name, String doc, PyType base) {
    return PyType.builtinWithDict(new PlainTable(name, MODULE, doc, true), base);
  }

  static PyException interpreterError(String message) {
    return PyErrors.of(INTERPRETER_ERROR, Text.fromJava(message));
  }

  /// The error of an object that can not be sent; the cause may be null.
  static PyException notShareable(ThreadState ts, Object object, PyException cause) {
    return notShareable(Objects.reprText(ts, object) + " does not support cross-interpreter data", cause);
  }

  static PyException notShareable(String message, PyException cause) {
    PyException error = PyErrors.of(NOT_SHAREABLE, Text.fromJava(message));
    if (cause != null) {
      error.value.setCause(cause.value);
    }
    return error;
  }

  /// The error that tells of one in another interpreter, of which there is only the text.
  static PyException notShareableThere(String message, String display) {
    PyException error = PyErrors.of(NOT_SHAREABLE, Text.fromJava(message));
    PyException cause = PyErrors.of(Exceptions.EXCEPTION, Text.fromJava(display));
    PyBaseException there = cause.value;
    error.value.setCause(there);
    return error;
  }
}

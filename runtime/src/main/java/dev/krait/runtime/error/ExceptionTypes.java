// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.type.PyType;

/// Makes the builtin exception types and their instances from Java.
final class ExceptionTypes {
  private ExceptionTypes() {
  }

  /// A type that adds nothing to its base.
  static PyType simple(String name, PyType base) {
    return PyType.builtin(new PlainTable(name, "builtins", null, true), base);
  }

  static PyBaseException make(PyType type, PyTuple args) {
    return new PyBaseException(type, args);
  }

  static PyException attributeError(Object object, Object name, String message) {
    return PyErrors.of(Exceptions.ATTRIBUTE_ERROR, Text.fromJava(message));
  }

  static PyException nameError(PyType type, Object name, String message) {
    return PyErrors.of(type, Text.fromJava(message));
  }

  static PyException importError(PyType type, String message, Object name, Object path) {
    return PyErrors.of(type, Text.fromJava(message));
  }

  static PyException osError(int errno, Object fileName, Object fileName2) {
    return PyErrors.of(Exceptions.OS_ERROR, dev.krait.runtime.object.PyInt.of(errno));
  }
}

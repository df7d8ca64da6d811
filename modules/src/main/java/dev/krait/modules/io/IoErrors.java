// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The exceptions of `_io`.
final class IoErrors {
  private IoErrors() {
  }

  /// Makes the class `io.UnsupportedOperation` for one interpreter.
  static Object makeUnsupportedOperation(ThreadState ts) {
    PyDict namespace = new PyDict();
    namespace.put("__module__", "io");
    return Calls.call3(ts, PyType.TYPE, "UnsupportedOperation", PyTuple.of(Exceptions.OS_ERROR, Exceptions.VALUE_ERROR), namespace);
  }

  static PyException unsupported(ThreadState ts, String message) {
    Object io = ts.interpreter().modules().get("_io");
    Object cls = io == null ? null : dev.krait.runtime.protocol.Objects.findAttribute(ts, io, "UnsupportedOperation");
    if (cls == null) {
      return PyErrors.of(Exceptions.OS_ERROR, message);
    }
    return new PyException((dev.krait.runtime.error.PyBaseException) Calls.call1(ts, cls, Text.fromJava(message)));
  }

  static PyException closed() {
    return PyErrors.valueError("I/O operation on closed file.");
  }
}

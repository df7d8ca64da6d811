// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.builtin.PyMethodDescr;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// The methods that `with` and `async with` call.
final class ContextManagers {
  private static final String[] NAMES = {"__enter__", "__exit__", "__aenter__", "__aexit__"};

  private ContextManagers() {
  }

  /// LOAD_SPECIAL: the method, and the receiver or null above it.
  static void load(ThreadState ts, Object[] r, int top, int which) {
    Object self = r[top];
    Object method = Types.of(self).lookup(NAMES[which]);
    if (method == null) {
      throw missing(self, which);
    }
    if (method instanceof PyFunction || method instanceof PyMethodDescr) {
      r[top] = method;
      r[top + 1] = self;
    } else {
      r[top] = Calls.bind(ts, method, self);
      r[top + 1] = null;
    }
  }

  private static PyException missing(Object self, int which) {
    PyType type = Types.of(self);
    boolean async = which >= Oparg.SPECIAL_AENTER;
    String message = "'" + type.name() + "' object does not support the " + (async ? "asynchronous " : "") + "context manager protocol";
    message += " (missed " + NAMES[which] + " method)";
    if (which == Oparg.SPECIAL_ENTER || which == Oparg.SPECIAL_AENTER) {
      return PyErrors.typeError(message);
    }
    int other = async ? Oparg.SPECIAL_ENTER : Oparg.SPECIAL_AENTER;
    if (type.lookup(NAMES[other]) != null && type.lookup(NAMES[other + 1]) != null) {
      message += " but it supports the " + (async ? "" : "asynchronous ") + "context manager protocol. Did you mean to use '"
          + (async ? "with" : "async with") + "'?";
    }
    return PyErrors.typeError(message);
  }

  /// WITH_EXCEPT_START: from the bottom the exit method, its receiver or null, the pc, what was handled before, the exception.
  static Object exit(ThreadState ts, Object[] r, int top) {
    PyBaseException value = (PyBaseException) r[top];
    Object traceback = value.tracebackOrNone();
    Object self = r[top - 3];
    Object exit = r[top - 4];
    if (self == null) {
      return Calls.call3(ts, exit, value.type, value, traceback);
    }
    return Calls.call(ts, exit, new Object[] {self, value.type, value, traceback}, 4, null);
  }
}

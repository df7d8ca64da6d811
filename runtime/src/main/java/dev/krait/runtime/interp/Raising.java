// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Opcode;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// The `raise` statement and the end of handlers that did not handle.
final class Raising {
  private Raising() {
  }

  /// What RAISE_VARARGS or RERAISE throws.
  static PyException raise(ThreadState ts, Frame frame, int opcode, int oparg, int top) {
    Object[] r = frame.r;
    if (opcode == Opcode.RERAISE) {
      if (oparg != 0 && r[top - oparg] instanceof PyInt pc) {
        PyException again = reraised((PyBaseException) r[top]);
        again.lastPc = (int) pc.value;
        return again;
      }
      return reraised((PyBaseException) r[top]);
    }
    switch (oparg) {
      case 0:
        PyBaseException handled = ts.handled;
        if (handled == null) {
          return PyErrors.runtimeError("No active exception to reraise");
        }
        return reraised(handled);
      case 1:
        return raise(ts, r[top], null);
      default:
        return raise(ts, r[top - 1], r[top]);
    }
  }

  /// An exception that goes on its way: it gets no entry in the traceback for the frame that passes it on.
  static PyException reraised(PyBaseException value) {
    PyException e = new PyException(value);
    e.arrived = true;
    e.reraised = true;
    return e;
  }

  /// `raise exception from cause`; the cause may be null.
  static PyException raise(ThreadState ts, Object exception, Object cause) {
    PyBaseException value;
    if (exception instanceof PyType t && t.isSubtypeOf(Exceptions.BASE_EXCEPTION)) {
      Object made = Calls.call0(ts, t);
      if (!(made instanceof PyBaseException)) {
        return PyErrors.typeError("calling " + t + " should have returned an instance of BaseException, not " + Types.of(made));
      }
      value = (PyBaseException) made;
    } else if (exception instanceof PyBaseException e) {
      value = e;
    } else {
      return PyErrors.typeError("exceptions must derive from BaseException");
    }
    if (cause != null) {
      setCause(ts, value, cause);
    }
    Unwinding.chain(value, ts.handled);
    PyException e = new PyException(value);
    e.arrived = true;
    return e;
  }

  private static void setCause(ThreadState ts, PyBaseException value, Object cause) {
    Object fixed = cause;
    if (cause instanceof PyType t && t.isSubtypeOf(Exceptions.BASE_EXCEPTION)) {
      fixed = Calls.call0(ts, t);
      if (!(fixed instanceof PyBaseException)) {
        throw PyErrors.typeError("calling " + t + " should have returned an instance of BaseException, not " + Types.of(fixed));
      }
    } else if (cause != PyNone.NONE && !(cause instanceof PyBaseException)) {
      throw PyErrors.typeError("exception causes must derive from BaseException");
    }
    value.cause = fixed instanceof PyBaseException e ? e : null;
    value.suppressContext = true;
  }
}

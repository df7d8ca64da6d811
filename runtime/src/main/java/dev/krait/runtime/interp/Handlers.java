// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// What exception handlers ask: does the clause match, which part of a group does.
final class Handlers {
  private Handlers() {
  }

  private static boolean isExceptionClass(Object object) {
    return object instanceof PyType t && t.isSubtypeOf(Exceptions.BASE_EXCEPTION);
  }

  private static void check(Object clause) {
    if (clause instanceof PyTuple t) {
      for (Object item : t.items()) {
        if (!isExceptionClass(item)) {
          throw notAnException();
        }
      }
    } else if (!isExceptionClass(clause)) {
      throw notAnException();
    }
  }

  private static PyException notAnException() {
    return PyErrors.typeError("catching classes that do not inherit from BaseException is not allowed");
  }

  static PyBool matches(ThreadState ts, Object exception, Object clause) {
    if (isExceptionClass(clause)) {
      return PyBool.of(((PyBaseException) exception).type.isSubtypeOf((PyType) clause));
    }
    check(clause);
    return PyBool.of(matches((PyBaseException) exception, (PyTuple) clause));
  }

  private static boolean matches(PyBaseException exception, PyTuple clauses) {
    for (Object item : clauses.items()) {
      if (exception.type.isSubtypeOf((PyType) item)) {
        return true;
      }
    }
    return false;
  }

  /// CHECK_EG_MATCH: the exception and the clause become what is left and what matched; each may be None.
  static void matchGroup(ThreadState ts, Object[] r, int top) {
    Object clause = r[top];
    check(clause);
    Object[] classes = clause instanceof PyTuple t ? t.items() : new Object[] {clause};
    for (Object c : classes) {
      if (((PyType) c).isSubtypeOf(Exceptions.BASE_EXCEPTION_GROUP)) {
        throw PyErrors.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
      }
    }
    if (!(r[top - 1] instanceof PyBaseException exception)) {
      r[top] = PyNone.NONE;
      return;
    }
    if (Objects.isTrue(ts, matches(ts, exception, clause))) {
      Object match = exception;
      if (!exception.type.isSubtypeOf(Exceptions.BASE_EXCEPTION_GROUP)) {
        match = wrap(ts, exception);
      }
      r[top - 1] = PyNone.NONE;
      r[top] = match;
      handle(ts, match);
      return;
    }
    if (exception.type.isSubtypeOf(Exceptions.BASE_EXCEPTION_GROUP)) {
      split(ts, r, top, exception, clause);
      return;
    }
    r[top] = PyNone.NONE;
  }

  private static Object wrap(ThreadState ts, PyBaseException exception) {
    PyType type = exception.type.isSubtypeOf(Exceptions.EXCEPTION) ? Exceptions.EXCEPTION_GROUP : Exceptions.BASE_EXCEPTION_GROUP;
    Object made = Calls.call2(ts, type, "", PyTuple.of(exception));
    if (made instanceof PyBaseException group && ts.frame != null) {
      group.traceback = PyTraceback.here(null, ts.frame);
    }
    return made;
  }

  private static void split(ThreadState ts, Object[] r, int top, PyBaseException group, Object clause) {
    Object pair = Calls.method(ts, group, "split", clause);
    if (!(pair instanceof PyTuple t)) {
      throw PyErrors.typeError(group.type.name() + ".split must return a tuple, not " + Types.nameOf(pair));
    }
    if (t.size() < 2) {
      throw PyErrors.typeError(group.type.name() + ".split must return a 2-tuple, got tuple of size " + t.size());
    }
    r[top] = t.get(0);
    if (t.get(0) != PyNone.NONE) {
      r[top - 1] = t.get(1);
      handle(ts, t.get(0));
    }
  }

  /// A clause of `except*` handles the part that it matched.
  private static void handle(ThreadState ts, Object match) {
    PyBaseException value = (PyBaseException) match;
    Suspendable generator = ts.frame == null ? null : ts.frame.generator;
    if (generator != null) {
      generator.handled = value;
    }
    ts.handled = value;
  }

  /// END_ASYNC_FOR: StopAsyncIteration ends the loop, anything else goes on.
  static void endAsyncFor(Object[] r, int top) {
    PyBaseException value = (PyBaseException) r[top];
    if (!value.type.isSubtypeOf(Exceptions.STOP_ASYNC_ITERATION)) {
      throw Raising.reraised(value);
    }
  }

  /// CLEANUP_THROW: the delegate of `yield from` ended by StopIteration: its value is the result.
  static void cleanUpThrow(ThreadState ts, Object[] r, int top) {
    PyBaseException value = (PyBaseException) r[top];
    if (!value.type.isSubtypeOf(Exceptions.STOP_ITERATION)) {
      throw Raising.reraised(value);
    }
    r[top - 2] = PyNone.NONE;
    r[top - 1] = Suspendable.stopValue(ts, value);
  }
}

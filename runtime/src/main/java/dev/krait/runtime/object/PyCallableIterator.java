// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Calls a function until it returns a certain value: what `iter(function, sentinel)` makes.
@PyTypeDef("callable_iterator")
public final class PyCallableIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyCallableIteratorTable.INSTANCE);

  /// Null once exhausted.
  private Object function;
  private final Object sentinel;

  public PyCallableIterator(Object function, Object sentinel) {
    super(TYPE);
    this.function = function;
    this.sentinel = sentinel;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object callee = function;
    if (callee == null) {
      return null;
    }
    Object result;
    try {
      result = Calls.call0(ts, callee);
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.STOP_ITERATION)) {
        throw e;
      }
      function = null;
      return null;
    }
    if (function == null || Objects.identicalOrEqual(ts, sentinel, result)) {
      function = null;
      return null;
    }
    return result;
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object iter = Interpreter.visibleBuiltin(ts, "iter");
    Object callee = function;
    return callee == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(callee, sentinel));
  }
}

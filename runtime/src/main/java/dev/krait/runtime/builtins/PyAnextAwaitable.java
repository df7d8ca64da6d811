// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.PyGenerator;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Awaits the next item of an asynchronous iterator, or a default where there is none.
///
/// Java: made by `anext(iterator, default)`. Used by the task that awaits it.
@PyTypeDef("anext_awaitable")
public final class PyAnextAwaitable extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyAnextAwaitableTable.INSTANCE);

  private final Object awaitable;
  private final Object defaultValue;

  PyAnextAwaitable(Object awaitable, Object defaultValue) {
    super(TYPE);
    this.awaitable = awaitable;
    this.defaultValue = defaultValue;
  }

  /// The iterator behind the awaitable, made anew for each step as CPython does.
  private Object steps(ThreadState ts) {
    Object slot = Types.of(awaitable).slot(Slot.AWAIT);
    if (slot == null) {
      if (awaitable instanceof PyGenerator g && g.isIterableCoroutine()) {
        return awaitable;
      }
      throw PyErrors.typeError("'" + Types.nameOf(awaitable) + "' object can't be awaited");
    }
    Object iterator = Calls.slot0(ts, slot, awaitable);
    if (Types.of(iterator).slot(Slot.NEXT) == null) {
      throw PyErrors.typeError("__await__() returned non-iterator of type '" + Types.nameOf(iterator) + "'");
    }
    return iterator;
  }

  private PyException ended(PyException e) {
    return e.value.type.isSubtypeOf(Exceptions.STOP_ASYNC_ITERATION) ? PyErrors.stopIteration(defaultValue) : e;
  }

  @Special("__await__")
  Object await() {
    return this;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Special("__next__")
  Object next(ThreadState ts) {
    try {
      Object iterator = steps(ts);
      return Calls.slot0(ts, Types.of(iterator).slot(Slot.NEXT), iterator);
    } catch (PyException e) {
      throw ended(e);
    }
  }

  /// Sends a value to the awaitable.
  @Method("send(value, /)")
  Object send(ThreadState ts, Object value) {
    return proxy(ts, "send", value);
  }

  /// Raises an exception in the awaitable.
  @Method("throw(*args)")
  Object raise(ThreadState ts, Object[] args) {
    return proxy(ts, "throw", args);
  }

  /// Closes the awaitable.
  @Method("close()")
  Object close(ThreadState ts) {
    return proxy(ts, "close");
  }

  private Object proxy(ThreadState ts, String name, Object... args) {
    try {
      return Calls.method(ts, steps(ts), name, args);
    } catch (PyException e) {
      throw ended(e);
    }
  }
}

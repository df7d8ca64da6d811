// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What `anext(iterator, default)` returns: an awaitable whose result is the default at the end of the iterator.
@PyTypeDef("anext_awaitable")
public final class PyAnextAwaitable extends PyIterator implements Suspendable.Sendable {
  public static final PyType TYPE = PyType.builtin(PyAnextAwaitableTable.INSTANCE);

  private final Object awaitable;
  private final Object defaultValue;
  private Object iterator;

  public PyAnextAwaitable(Object awaitable, Object defaultValue) {
    super(TYPE);
    this.awaitable = awaitable;
    this.defaultValue = defaultValue;
  }

  private Object iterator(ThreadState ts) {
    if (iterator == null) {
      iterator = Awaiting.iteratorOf(ts, awaitable);
    }
    return iterator;
  }

  @Override
  public Object send(ThreadState ts, Object value) {
    try {
      return Suspendable.sendTo(ts, iterator(ts), value);
    } catch (PyException e) {
      return atEnd(ts, e);
    }
  }

  private Object atEnd(ThreadState ts, PyException e) {
    if (!e.value.type.isSubtypeOf(Exceptions.STOP_ASYNC_ITERATION)) {
      throw e;
    }
    ts.stopValue = defaultValue;
    return null;
  }

  private Object throwIn(ThreadState ts, Object... args) {
    try {
      return dev.krait.runtime.protocol.Calls.method(ts, iterator(ts), "throw", args);
    } catch (PyException e) {
      return atEnd(ts, e);
    }
  }

  @Override
  public Object next(ThreadState ts) {
    return send(ts, PyNone.NONE);
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
  Object pythonNext(ThreadState ts) {
    return Suspendable.orStop(ts, send(ts, PyNone.NONE));
  }

  /// Go on with a value.
  @Method("send(arg, /)")
  Object pythonSend(ThreadState ts, Object arg) {
    return Suspendable.orStop(ts, send(ts, arg));
  }

  /// Go on with an exception.
  @Method("throw(type, value=<unrepresentable>, traceback=<unrepresentable>, /)")
  Object pythonThrow(ThreadState ts, Object type, Object value, Object traceback) {
    return Suspendable.orStop(ts, throwIn(ts, Suspendable.toThrow(ts, type, value, traceback).value));
  }

  /// End the wait.
  @Method("close()")
  Object close(ThreadState ts) {
    return dev.krait.runtime.protocol.Calls.method(ts, iterator(ts), "close");
  }
}

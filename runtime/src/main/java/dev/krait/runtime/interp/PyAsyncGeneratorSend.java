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

/// An awaitable for the next value of an asynchronous generator.
@PyTypeDef("async_generator_asend")
final class PyAsyncGeneratorSend extends PyIterator implements Suspendable.Sendable {
  static final PyType TYPE = PyType.builtin(PyAsyncGeneratorSendTable.INSTANCE);
  private static final int INITIAL = 0, ITERATING = 1, CLOSED = 2;

  private final PyAsyncGenerator generator;
  private final Object value;
  private int state = INITIAL;

  PyAsyncGeneratorSend(PyAsyncGenerator generator, Object value) {
    super(TYPE);
    this.generator = generator;
    this.value = value;
  }

  private void start() {
    if (state == CLOSED) {
      throw PyErrors.runtimeError("cannot reuse already awaited __anext__()/asend()");
    }
    if (state == INITIAL) {
      if (generator.inUse) {
        state = CLOSED;
        throw PyErrors.runtimeError("anext(): asynchronous generator is already running");
      }
      state = ITERATING;
      generator.inUse = true;
    }
  }

  @Override
  public Object send(ThreadState ts, Object given) {
    boolean first = state == INITIAL;
    start();
    Object sent = first && given == PyNone.NONE ? value : given;
    try {
      Object step = generator.unwrap(ts, generator.resume(ts, sent, null));
      if (step == null) {
        state = CLOSED;
      }
      return step;
    } catch (PyException e) {
      generator.failed(e);
      state = CLOSED;
      throw e;
    }
  }

  private Object throwIn(ThreadState ts, PyException thrown) {
    start();
    try {
      Object step = generator.unwrap(ts, generator.throwIn(ts, thrown, true));
      if (step == null) {
        state = CLOSED;
      }
      return step;
    } catch (PyException e) {
      generator.failed(e);
      state = CLOSED;
      throw e;
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
    return Suspendable.orStop(ts, throwIn(ts, Suspendable.toThrow(ts, type, value, traceback)));
  }

  /// End the wait.
  @Method("close()")
  Object close(ThreadState ts) {
    if (state == CLOSED) {
      return PyNone.NONE;
    }
    Object step;
    try {
      step = throwIn(ts, PyErrors.of(Exceptions.GENERATOR_EXIT));
    } catch (PyException e) {
      PyType type = e.value.type;
      if (type.isSubtypeOf(Exceptions.STOP_ITERATION) || type.isSubtypeOf(Exceptions.STOP_ASYNC_ITERATION)
          || type.isSubtypeOf(Exceptions.GENERATOR_EXIT)) {
        return PyNone.NONE;
      }
      throw e;
    }
    ts.stopValue = null;
    if (step != null) {
      throw PyErrors.runtimeError("coroutine ignored GeneratorExit");
    }
    return PyNone.NONE;
  }
}

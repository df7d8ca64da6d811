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

/// An awaitable that throws an exception into an asynchronous generator, or ends it.
@PyTypeDef("async_generator_athrow")
final class PyAsyncGeneratorThrow extends PyIterator implements Suspendable.Sendable {
  static final PyType TYPE = PyType.builtin(PyAsyncGeneratorThrowTable.INSTANCE);
  private static final int INITIAL = 0, ITERATING = 1, CLOSED = 2;

  private final PyAsyncGenerator generator;
  /// The arguments of `athrow`; null for `aclose`.
  private final Object[] args;
  private int state = INITIAL;

  PyAsyncGeneratorThrow(PyAsyncGenerator generator, Object[] args) {
    super(TYPE);
    this.generator = generator;
    this.args = args;
  }

  private void checkUsable() {
    if (state == CLOSED) {
      throw PyErrors.runtimeError("cannot reuse already awaited aclose()/athrow()");
    }
    if (state == INITIAL && generator.inUse) {
      state = CLOSED;
      throw PyErrors.runtimeError((args == null ? "aclose" : "athrow") + "(): asynchronous generator is already running");
    }
  }

  @Override
  public Object send(ThreadState ts, Object given) {
    if (state != CLOSED && generator.isFinished()) {
      state = CLOSED;
      ts.stopValue = PyNone.NONE;
      return null;
    }
    checkUsable();
    if (state == ITERATING) {
      return step(ts, given, null);
    }
    if (generator.closed) {
      state = CLOSED;
      throw PyErrors.of(Exceptions.STOP_ASYNC_ITERATION);
    }
    if (given != PyNone.NONE) {
      throw PyErrors.runtimeError("can't send non-None value to a just-started coroutine");
    }
    state = ITERATING;
    generator.inUse = true;
    if (args == null) {
      generator.closed = true;
      return step(ts, null, PyErrors.of(Exceptions.GENERATOR_EXIT));
    }
    return step(ts, null, Suspendable.exceptionOf(ts, args[0], args[1], args[2]));
  }

  private Object throwIn(ThreadState ts, PyException thrown) {
    checkUsable();
    state = ITERATING;
    generator.inUse = true;
    return step(ts, null, thrown);
  }

  private Object step(ThreadState ts, Object sent, PyException thrown) {
    try {
      Object step = thrown == null ? generator.resume(ts, sent, null) : generator.throwIn(ts, thrown, false);
      if (args == null && step instanceof AsyncGeneratorValue) {
        throw PyErrors.runtimeError("async generator ignored GeneratorExit");
      }
      step = generator.unwrap(ts, step);
      if (step == null) {
        state = CLOSED;
      }
      return step;
    } catch (PyException e) {
      generator.inUse = false;
      state = CLOSED;
      PyType type = e.value.type;
      if (args == null && (type.isSubtypeOf(Exceptions.STOP_ASYNC_ITERATION) || type.isSubtypeOf(Exceptions.GENERATOR_EXIT))) {
        ts.stopValue = PyNone.NONE;
        return null;
      }
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

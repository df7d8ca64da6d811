// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A coroutine that also yields values, to `async for`.
@PyTypeDef("async_generator")
public final class PyAsyncGenerator extends Suspendable {
  public static final PyType TYPE = PyType.builtin(PyAsyncGeneratorTable.INSTANCE);

  /// Whether an awaitable of this generator is being awaited.
  boolean inUse;
  /// Whether it has been told to end.
  boolean closed;
  private boolean hooksCalled;
  /// The finalizer hook at the time of the first iteration, or null.
  Object finalizer;

  PyAsyncGenerator(Frame frame) {
    super(TYPE, frame);
  }

  @Override
  public boolean isIterable() {
    return false;
  }

  @Override
  String kind() {
    return "async generator";
  }

  @Override
  public Object next(ThreadState ts) {
    throw new IllegalStateException("asynchronous");
  }

  private void callHooks(ThreadState ts) {
    if (hooksCalled) {
      return;
    }
    hooksCalled = true;
    finalizer = ts.asyncgenFinalizer;
    if (ts.asyncgenFirstiter != null) {
      Calls.call1(ts, ts.asyncgenFirstiter, this);
    }
  }

  /// What a step of the generator means to who awaits its next value: null, with the value in [ThreadState#stopValue], if it
  /// yielded one; what it awaits itself otherwise. Raises StopAsyncIteration at its end.
  Object unwrap(ThreadState ts, Object step) {
    if (step == null) {
      inUse = false;
      closed = true;
      ts.stopValue = null;
      throw PyErrors.of(Exceptions.STOP_ASYNC_ITERATION);
    }
    if (step instanceof AsyncGeneratorValue v) {
      inUse = false;
      ts.stopValue = v.value;
      return null;
    }
    return step;
  }

  /// Notes that a step ended in an exception.
  void failed(PyException e) {
    if (e.value.type.isSubtypeOf(Exceptions.STOP_ASYNC_ITERATION) || e.value.type.isSubtypeOf(Exceptions.GENERATOR_EXIT)) {
      closed = true;
    }
    inUse = false;
  }

  @Special("__aiter__")
  Object asyncIterator() {
    return this;
  }

  @Special("__anext__")
  Object asyncNext(ThreadState ts) {
    callHooks(ts);
    return new PyAsyncGeneratorSend(this, PyNone.NONE);
  }

  /// Return an awaitable that sends a value in.
  @Method("asend(value, /)")
  Object asend(ThreadState ts, Object value) {
    callHooks(ts);
    return new PyAsyncGeneratorSend(this, value);
  }

  /// Return an awaitable that raises an exception where the generator stands.
  @Method("athrow(type, value=<unrepresentable>, traceback=<unrepresentable>, /)")
  Object athrow(ThreadState ts, Object type, Object value, Object traceback) {
    warnOfSignature(ts, "athrow", value, traceback);
    callHooks(ts);
    return new PyAsyncGeneratorThrow(this, new Object[] {type, value, traceback});
  }

  /// Return an awaitable that raises GeneratorExit where the generator stands.
  @Method("aclose()")
  Object aclose(ThreadState ts) {
    callHooks(ts);
    return new PyAsyncGeneratorThrow(this, null);
  }

  /// A generic alias.
  @dev.krait.annotations.ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(PyType cls, Object item) {
    return new PyGenericAlias(cls, item);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return reprAs(ts, "async_generator");
  }

  /// The name.
  @Getter("__name__")
  Object pythonName() {
    return name;
  }

  @Setter("__name__")
  void setName(Object value) {
    rename(value);
  }

  /// The name with those of the classes and functions around it.
  @Getter("__qualname__")
  Object pythonQualifiedName() {
    return qualifiedName;
  }

  @Setter("__qualname__")
  void setQualifiedName(Object value) {
    requalify(value);
  }

  /// The frame, or None if it is finished.
  @Getter("ag_frame")
  Object pythonFrame() {
    return frameOrNone();
  }

  /// Whether somebody waits for its next value.
  @Getter("ag_running")
  Object pythonRunning() {
    return PyBool.of(inUse);
  }

  /// Whether it has started and waits to go on.
  @Getter("ag_suspended")
  Object pythonSuspended() {
    return PyBool.of(isSuspended());
  }

  /// The code object.
  @Getter("ag_code")
  Object pythonCode() {
    return frame.code();
  }

  /// The iterator that it waits for, or None.
  @Getter("ag_await")
  Object pythonDelegate() {
    return delegateOrNone();
  }
}

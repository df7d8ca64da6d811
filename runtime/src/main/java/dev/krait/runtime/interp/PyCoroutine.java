// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A function that waits for others.
@PyTypeDef("coroutine")
public final class PyCoroutine extends Suspendable {
  public static final PyType TYPE = PyType.builtin(PyCoroutineTable.INSTANCE);

  /// Where it was made, if that is tracked; else null.
  private final Object origin;

  PyCoroutine(ThreadState ts, Frame frame) {
    super(TYPE, frame);
    this.origin = CoroutineOrigins.here(ts);
    watch(ts);
  }

  @Override
  public boolean isIterable() {
    return false;
  }

  @Override
  String kind() {
    return "coroutine";
  }

  @Override
  public Object next(ThreadState ts) {
    return resume(ts, PyNone.NONE, null);
  }

  @Override
  Object resumeFinished(ThreadState ts) {
    throw reused();
  }

  @Override
  PyException thrownAtEnd(PyException thrown) {
    return reused();
  }

  private static PyException reused() {
    return PyErrors.runtimeError("cannot reuse already awaited coroutine");
  }

  /// The iterator that an await expression runs through.
  @Special("__await__")
  Object await() {
    return new PyCoroutineWrapper(this);
  }

  /// Send a value in and return the next value that is yielded, or raise StopIteration.
  @Method("send(arg, /)")
  Object send(ThreadState ts, Object arg) {
    return orStop(ts, resume(ts, arg, null));
  }

  /// Raise an exception where it stands and return the next value that is yielded, or raise StopIteration.
  @Method("throw(type, value=<unrepresentable>, traceback=<unrepresentable>, /)")
  Object throwInto(ThreadState ts, Object type, Object value, Object traceback) {
    return orStop(ts, throwIn(ts, toThrow(ts, type, value, traceback), true));
  }

  /// Raise GeneratorExit where it stands.
  @Method("close()")
  Object pythonClose(ThreadState ts) {
    return close(ts);
  }

  /// Where it was made, or None.
  @Getter("cr_origin")
  Object pythonOrigin() {
    return origin == null ? PyNone.NONE : origin;
  }

  /// A generic alias.
  @dev.krait.annotations.ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(PyType cls, Object item) {
    return new dev.krait.runtime.object.PyGenericAlias(cls, item);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return reprAs(ts, "coroutine");
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
  @Getter("cr_frame")
  Object pythonFrame() {
    return frameOrNone();
  }

  /// Whether it runs now.
  @Getter("cr_running")
  Object pythonRunning() {
    return PyBool.of(isRunning());
  }

  /// Whether it has started and waits to go on.
  @Getter("cr_suspended")
  Object pythonSuspended() {
    return PyBool.of(isSuspended());
  }

  /// The code object.
  @Getter("cr_code")
  Object pythonCode() {
    return frame.code();
  }

  /// The iterator that it waits for, or None.
  @Getter("cr_await")
  Object pythonDelegate() {
    return delegateOrNone();
  }
}

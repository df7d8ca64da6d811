// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
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

/// A function that stops at each yield.
@PyTypeDef("generator")
public final class PyGenerator extends Suspendable {
  public static final PyType TYPE = PyType.builtin(PyGeneratorTable.INSTANCE);

  PyGenerator(Frame frame) {
    super(TYPE, frame);
  }

  @Override
  String kind() {
    return "generator";
  }

  @Override
  public Object next(ThreadState ts) {
    return resume(ts, PyNone.NONE, null);
  }

  /// Return self.
  @Special("__iter__")
  Object iterator() {
    return this;
  }

  /// The next value.
  @Special("__next__")
  Object pythonNext(ThreadState ts) {
    return orStop(ts, resume(ts, PyNone.NONE, null));
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

  /// A generic alias.
  @dev.krait.annotations.ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(PyType cls, Object item) {
    return new dev.krait.runtime.object.PyGenericAlias(cls, item);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return reprAs(ts, "generator");
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
  @Getter("gi_frame")
  Object pythonFrame() {
    return frameOrNone();
  }

  /// Whether it runs now.
  @Getter("gi_running")
  Object pythonRunning() {
    return PyBool.of(isRunning());
  }

  /// Whether it has started and waits to go on.
  @Getter("gi_suspended")
  Object pythonSuspended() {
    return PyBool.of(isSuspended());
  }

  /// The code object.
  @Getter("gi_code")
  Object pythonCode() {
    return frame.code();
  }

  /// The iterator that it waits for, or None.
  @Getter("gi_yieldfrom")
  Object pythonDelegate() {
    return delegateOrNone();
  }

  /// Whether `types.coroutine` made it awaitable.
  public boolean isIterableCoroutine() {
    return (frame.code().flags() & CodeObject.CO_ITERABLE_COROUTINE) != 0;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A wrapper object implementing __await__ for coroutines.
@PyTypeDef("coroutine_wrapper")
public final class PyCoroutineWrapper extends PyIterator implements Suspendable.Sendable {
  public static final PyType TYPE = PyType.builtin(PyCoroutineWrapperTable.INSTANCE);

  private final PyCoroutine coroutine;

  PyCoroutineWrapper(PyCoroutine coroutine) {
    super(TYPE);
    this.coroutine = coroutine;
  }

  @Override
  public Object next(ThreadState ts) {
    return coroutine.resume(ts, PyNone.NONE, null);
  }

  @Override
  public Object send(ThreadState ts, Object value) {
    return coroutine.resume(ts, value, null);
  }

  /// Return self.
  @Special("__iter__")
  Object iterator() {
    return this;
  }

  /// The next value.
  @Special("__next__")
  Object pythonNext(ThreadState ts) {
    return Suspendable.orStop(ts, next(ts));
  }

  /// Send a value in and return the next value that is yielded, or raise StopIteration.
  @Method("send(arg, /)")
  Object pythonSend(ThreadState ts, Object arg) {
    return Suspendable.orStop(ts, send(ts, arg));
  }

  /// Raise an exception where the coroutine stands.
  @Method("throw(type, value=<unrepresentable>, traceback=<unrepresentable>, /)")
  Object throwInto(ThreadState ts, Object type, Object value, Object traceback) {
    return Suspendable.orStop(ts, coroutine.throwIn(ts, Suspendable.toThrow(ts, type, value, traceback), true));
  }

  /// Raise GeneratorExit where the coroutine stands.
  @Method("close()")
  Object close(ThreadState ts) {
    return coroutine.close(ts);
  }
}

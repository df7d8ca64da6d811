// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.type.PyType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stands for a thread: tells when it is done and waits for that.
@PyTypeDef(value = "_ThreadHandle", module = "_thread")
public final class PyThreadHandle extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyThreadHandleTable.INSTANCE);

  private final CountDownLatch done = new CountDownLatch(1);
  /// Null until the thread starts.
  private volatile Thread thread;
  private volatile long ident;

  PyThreadHandle() {
    super(TYPE);
  }

  /// A handle whose thread has not been started.
  @New("_ThreadHandle()")
  static Object create(PyType cls) {
    return new PyThreadHandle();
  }

  /// Ties the handle to a thread; false if it has one.
  synchronized boolean start(Thread started) {
    if (thread != null || ident != 0) {
      return false;
    }
    thread = started;
    ident = started == null ? 0 : started.threadId();
    return true;
  }

  /// Whether the thread is this one.
  boolean isOf(ThreadState ts) {
    return thread == ts.thread();
  }

  void setIdent(long number) {
    ident = number;
  }

  void finish() {
    done.countDown();
  }

  /// The number of the thread.
  @Getter("ident")
  Object ident() {
    return PyInt.of(ident);
  }

  /// Whether the thread has ended.
  @Method("is_done()")
  boolean isDone() {
    return done.getCount() == 0;
  }

  /// Marks the thread as ended.
  @Method("_set_done()")
  void setDone() {
    if (ident == 0) {
      throw PyErrors.runtimeError("thread not started");
    }
    finish();
  }

  /// Waits until the thread has ended, at most so many seconds.
  @Method("join(timeout=None, /)")
  void join(ThreadState ts, Object timeout) {
    if (ident == 0) {
      throw PyErrors.runtimeError("thread not started");
    }
    if (isDone()) {
      return;
    }
    if (thread == ts.thread()) {
      throw PyErrors.runtimeError("Cannot join current thread");
    }
    if (ts.interpreter().threads().isFinalizing()) {
      throw PyErrors.of(Exceptions.PYTHON_FINALIZATION_ERROR, "cannot join thread at interpreter shutdown");
    }
    long nanos = timeout == PyNone.NONE ? -1 : (long) (Math.max(0, dev.krait.runtime.builtin.Converters.toDouble(ts, timeout)) * 1e9);
    long deadline = System.nanoTime() + nanos;
    Blocking.call(ts, Activity.LOCK, "join", () -> {
      if (nanos < 0) {
        done.await();
        return true;
      }
      return done.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    });
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<_ThreadHandle object: ident=" + ident + " at 0x" + Long.toHexString(Identity.of(ts, this)) + ">");
  }
}

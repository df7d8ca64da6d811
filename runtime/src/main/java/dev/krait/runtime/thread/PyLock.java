// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.type.PyType;

/// A lock: at any time it is free or taken, and who wants it while it is taken waits. Any thread may release it.
@PyTypeDef(value = "lock", module = "_thread")
public final class PyLock extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyLockTable.INSTANCE);

  private final ThreadLock lock = new ThreadLock();

  public PyLock() {
    super(TYPE);
  }

  /// A free lock.
  @New("lock()")
  static Object create(PyType cls) {
    return new PyLock();
  }

  /// Takes the lock, waiting for it if `blocking`, at most `timeout` seconds if that is not negative; tells whether it was taken.
  @Method("acquire(blocking=True, timeout=-1)")
  boolean acquire(ThreadState ts, boolean blocking, Object timeout) {
    return lock.acquire(ts, LockTimeouts.nanos(ts, blocking, timeout));
  }

  /// An old name of `acquire`.
  @Method("acquire_lock(blocking=True, timeout=-1)")
  boolean acquireLock(ThreadState ts, boolean blocking, Object timeout) {
    return acquire(ts, blocking, timeout);
  }

  /// Gives the lock back; RuntimeError if it is free.
  @Method("release()")
  void release() {
    if (!lock.release()) {
      throw PyErrors.runtimeError("release unlocked lock");
    }
  }

  /// An old name of `release`.
  @Method("release_lock()")
  void releaseLock() {
    release();
  }

  /// Whether the lock is taken.
  @Method("locked()")
  boolean locked() {
    return lock.isLocked();
  }

  /// An old name of `locked`.
  @Method("locked_lock()")
  boolean lockedLock() {
    return locked();
  }

  /// Takes the lock.
  @Method("__enter__()")
  Object enter(ThreadState ts) {
    return PyBool.of(lock.acquire(ts, -1));
  }

  /// Gives the lock back.
  @Method("__exit__(*args)")
  void exit(Object[] args) {
    release();
  }

  /// Makes the lock free in a process that was forked: never called, as Krait does not fork.
  @Method("_at_fork_reinit()")
  void reinitialize() {
    lock.release();
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<" + (locked() ? "locked" : "unlocked") + " _thread.lock object at 0x" + Long.toHexString(Identity.of(ts, this)) + ">");
  }

}

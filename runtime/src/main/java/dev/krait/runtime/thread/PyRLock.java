// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// A lock that the thread that has it may take again; it is free after as many releases.
///
/// Java: only the owner changes [#count]; [#owner] is volatile, so that a thread sees whether it is the owner.
@PyTypeDef(value = "RLock", module = "_thread", subclassable = true)
public final class PyRLock extends PyInstance {
  public static final PyType TYPE = PyType.builtin(PyRLockTable.INSTANCE);

  private final ThreadLock lock = new ThreadLock();
  private volatile Thread owner;
  private int count;

  PyRLock(PyType type) {
    super(type);
  }

  /// A free lock.
  @New("RLock(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyRLock(cls);
  }

  private boolean take(ThreadState ts, long nanos) {
    if (owner == ts.thread()) {
      count++;
      return true;
    }
    if (!lock.acquire(ts, nanos)) {
      return false;
    }
    owner = ts.thread();
    count = 1;
    return true;
  }

  /// Takes the lock, waiting for it if `blocking`, at most `timeout` seconds if that is not negative; tells whether it was taken.
  @Method("acquire(blocking=True, timeout=-1)")
  boolean acquire(ThreadState ts, boolean blocking, Object timeout) {
    return take(ts, LockTimeouts.nanos(ts, blocking, timeout));
  }

  /// Gives the lock back once; RuntimeError if this thread does not have it.
  @Method("release()")
  void release(ThreadState ts) {
    if (owner != ts.thread()) {
      throw PyErrors.runtimeError("cannot release un-acquired lock");
    }
    if (--count == 0) {
      owner = null;
      lock.release();
    }
  }

  /// Whether the lock is taken.
  @Method("locked()")
  boolean locked() {
    return lock.isLocked();
  }

  /// Takes the lock.
  @Method("__enter__()")
  Object enter(ThreadState ts) {
    return PyBool.of(take(ts, -1));
  }

  /// Gives the lock back once.
  @Method("__exit__(*args)")
  void exit(ThreadState ts, Object[] args) {
    release(ts);
  }

  /// Whether this thread has the lock.
  @Method("_is_owned()")
  boolean isOwned(ThreadState ts) {
    return owner == ts.thread();
  }

  /// How often this thread has taken the lock.
  @Method("_recursion_count()")
  int recursionCount(ThreadState ts) {
    return owner == ts.thread() ? count : 0;
  }

  /// Gives the lock back wholly and tells how it was taken, for a condition variable.
  @Method("_release_save()")
  Object releaseSave(ThreadState ts) {
    if (!lock.isLocked()) {
      throw PyErrors.runtimeError("cannot release un-acquired lock");
    }
    Object state = PyTuple.of(PyInt.of(count), PyInt.of(owner == null ? 0 : owner.threadId()));
    count = 0;
    owner = null;
    lock.release();
    return state;
  }

  /// Takes the lock back as `_release_save` found it.
  @Method("_acquire_restore(state, /)")
  void acquireRestore(ThreadState ts, PyTuple state) {
    lock.acquire(ts, -1);
    owner = ts.thread();
    count = Converters.toInt(ts, state.get(0));
  }

  /// Makes the lock free in a process that was forked: never called, as Krait does not fork.
  @Method("_at_fork_reinit()")
  void reinitialize() {
    owner = null;
    count = 0;
    lock.release();
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    Thread holder = owner;
    return Text.fromJava("<" + (locked() ? "locked" : "unlocked") + " " + dev.krait.runtime.type.TypeNames.dotted(type) + " object owner="
        + (holder == null ? 0 : holder.threadId()) + " count=" + count + " at 0x" + Long.toHexString(Identity.of(ts, this)) + ">");
  }
}

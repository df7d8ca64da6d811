// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Collections that are asked for.
///
/// In CPython `del` of the last name of an object runs its `__del__` at once. Here the JVM finds it some time later, which most programs do
/// not notice. What tells of the effects of such an end, such as how much a queue holds of what an interpreter has sent, makes up for it: it
/// collects first if a name of an object with `__del__` has been deleted since the last time. A weak reference that is called does so if a
/// name of a weakly referenced object has been deleted, or the thread has ended that made the reference; but never for long.
///
/// Thread rule: stateless; called by a thread that runs Python.
public final class Garbage {
  private Garbage() {
  }

  /// Collects garbage now, and runs what that makes due.
  public static void collect(ThreadState ts) {
    DeadRegisters.clear(ts);
    ts.fresh.flush(ts);
    Finalizers finalizers = ts.interpreter().finalizers();
    finalizers.takeDeleted();
    finalizers.collect(ts);
  }

  /// The same, if an object may have ended with its name.
  public static void collectDeleted(ThreadState ts) {
    if (ts.interpreter().finalizers().takeDeleted()) {
      collect(ts);
    }
  }

  /// The same, before a weak reference says that its object is alive, while that takes a small part of the time only.
  public static void collectDoubtful(ThreadState ts) {
    Finalizers finalizers = ts.interpreter().finalizers();
    if (finalizers.takeDoubt()) {
      long start = System.nanoTime();
      collect(ts);
      finalizers.noteExact(System.nanoTime() - start);
    }
  }

  /// A name of the object has been deleted; null for none.
  static void noteDeleted(ThreadState ts, Object object) {
    if (!(object instanceof PyObject o) || !o.type.isHeap()) {
      return;
    }
    if (o.type.has(PyType.HAS_DEL)) {
      ts.interpreter().finalizers().noteDeleted();
    }
    if (ts.interpreter().weakReferences().isReferredTo(o)) {
      ts.interpreter().finalizers().noteDoubt();
    }
  }
}

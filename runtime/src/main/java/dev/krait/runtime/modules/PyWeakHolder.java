// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.interp.Garbage;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/// What weak references and weak proxies share: the object, held weakly, and what to call when it is gone.
///
/// Thread rule: the callback is taken once.
public abstract class PyWeakHolder extends PyInstance {
  /// The JVM's reference; with a callback, the collector queues it.
  private static final class Referent extends WeakReference<Object> implements Finalizers.Due {
    private final PyWeakHolder holder;

    Referent(Object object, ReferenceQueue<Object> queue, PyWeakHolder holder) {
      super(object, queue);
      this.holder = holder;
    }

    @Override
    public void run(ThreadState ts) {
      holder.callBack(ts);
    }
  }

  private final Referent referent;
  private final ThreadState.Ending madeBy;
  private volatile Object callback;

  PyWeakHolder(ThreadState ts, PyType type, Object object, Object callback) {
    super(type);
    if (!WeakReferences.isPossible(object)) {
      throw PyErrors.typeError("cannot create weak reference to '" + Types.nameOf(object) + "' object");
    }
    madeBy = ts.ending;
    this.callback = callback == PyNone.NONE ? null : callback;
    referent = new Referent(object, this.callback == null ? null : ts.interpreter().finalizers().queue(), this);
    ts.interpreter().weakReferences().add(object, this);
  }

  /// The object, or null once it is gone.
  public final Object referentOrNull() {
    return referent.get();
  }

  /// The same; where it is likely that the object has just ended, the collector is asked first.
  final Object exactReferentOrNull(ThreadState ts) {
    Object object = referent.get();
    if (object != null && ts.interpreter().finalizers().isDoubtful(madeBy)) {
      object = null;
      Garbage.collectDoubtful(ts);
      object = referent.get();
    }
    return object;
  }

  final Object callback() {
    Object function = callback;
    return function == null || referent.get() == null ? PyNone.NONE : function;
  }

  final boolean isPlain() {
    return callback == null;
  }

  private void callBack(ThreadState ts) {
    Object function = callback;
    callback = null;
    if (function == null) {
      return;
    }
    try {
      Calls.call1(ts, function, this);
    } catch (PyException e) {
      Unraisable.report(ts, e, "Exception ignored while calling weakref callback", function);
    }
  }
}

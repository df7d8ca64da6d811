// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import java.lang.ref.WeakReference;
import java.util.ArrayList;

/// The `threading.local` objects in which one thread has attributes. The attributes are kept by the objects, so that they go with them, even
/// where they refer to their object; with the thread they go by what is noted here.
///
/// Thread rule: used by its own thread only.
final class ThreadLocals {
  private static final int FIRST_LOOK = 64;
  private final ArrayList<WeakReference<PyLocal>> known = new ArrayList<>(0);
  private int nextLook = FIRST_LOOK;

  void add(PyLocal local) {
    if (known.size() >= nextLook) {
      known.removeIf(reference -> reference.refersTo(null));
      nextLook = Math.max(FIRST_LOOK, 2 * known.size());
    }
    known.add(new WeakReference<>(local));
  }

  /// Drops the thread's attributes.
  void end(ThreadState ts) {
    for (WeakReference<PyLocal> reference : known) {
      PyLocal local = reference.get();
      if (local != null) {
        local.forget(ts);
      }
    }
    known.clear();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/// The classes that name a type among their bases, held weakly, in the order of their making. Guarded by its own monitor.
public final class SubclassList {
  private final List<WeakReference<PyType>> members = new ArrayList<>(0);

  synchronized void add(PyType type) {
    members.removeIf(m -> m.get() == null);
    members.add(new WeakReference<>(type));
  }

  synchronized void remove(PyType type) {
    members.removeIf(m -> m.get() == null || m.get() == type);
  }

  /// The members that are alive, in a list of the caller's own.
  public synchronized List<PyType> live() {
    List<PyType> result = new ArrayList<>(members.size());
    for (WeakReference<PyType> member : members) {
      PyType t = member.get();
      if (t != null) {
        result.add(t);
      }
    }
    return result;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.lang.ref.WeakReference;
import java.util.ArrayList;

/// The buffers of an object's memory that are lent and not yet given back. Weak, because a view that nobody can use any more does
/// not keep the memory from being resized, although it was never released.
///
/// Thread rule: guarded by the monitor of the object whose memory it is.
public final class Loans {
  private final ArrayList<WeakReference<Buffer>> lent = new ArrayList<>();
  /// The threads that hold the memory for themselves, each as often as it does.
  private final ArrayList<Thread> holders = new ArrayList<>(0);

  public void add(Buffer buffer) {
    lent.add(new WeakReference<>(buffer));
  }

  public void remove(Buffer buffer) {
    lent.removeIf(one -> one.refersTo(buffer));
  }

  /// Keeps this thread, and no other, from resizing the memory until [#letGo].
  void hold() {
    holders.add(Thread.currentThread());
  }

  void letGo() {
    holders.remove(Thread.currentThread());
  }

  /// Whether nobody has memory of the object that this thread would resize.
  public boolean isEmpty() {
    if (!holders.isEmpty() && holders.contains(Thread.currentThread())) {
      return false;
    }
    if (lent.isEmpty()) {
      return true;
    }
    lent.removeIf(one -> one.refersTo(null));
    if (!lent.isEmpty()) {
      // Views that were dropped without release hold on until the collector has seen it.
      System.gc();
      lent.removeIf(one -> one.refersTo(null));
    }
    return lent.isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.thread.ThreadState;

/// The generators and coroutines of one thread that have something to do at their end and are young: most of them finish soon, so that
/// only one that is pushed out unfinished gets a trigger, which costs the JVM's collector more than the object itself.
///
/// Thread rule: used by the thread that it belongs to.
public final class FreshSuspendables {
  private static final int SIZE = 8;

  private Suspendable[] ring;
  private int at;

  public FreshSuspendables() {
  }

  void add(ThreadState ts, Suspendable made) {
    if (ring == null) {
      ring = new Suspendable[SIZE];
    }
    Suspendable old = ring[at];
    ring[at] = made;
    at = at + 1 & SIZE - 1;
    if (old != null && old != made) {
      old.outlive(ts);
    }
  }

  /// Lets go of all: before a collection that was asked for, and at the end of the thread.
  public void flush(ThreadState ts) {
    for (int i = 0; ring != null && i < SIZE; i++) {
      Suspendable old = ring[i];
      ring[i] = null;
      if (old != null) {
        old.outlive(ts);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.ThreadState;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a sender waits for: that its item has been received, or never will be.
///
/// Thread rule: one thread waits, any other settles it, once; what it says is published by the latch.
final class Receipt {
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile boolean received;

  void settle(boolean byReceiver) {
    received = byReceiver;
    settled.countDown();
  }

  boolean isReceived() {
    return received;
  }

  /// Waits, at most so long; for ever if that is negative. False if nothing happened meanwhile.
  boolean await(ThreadState ts, long nanos) {
    if (nanos < 0) {
      return Blocking.call(ts, Activity.LOCK, "channel", () -> {
        settled.await();
        return true;
      });
    }
    long deadline = System.nanoTime() + nanos;
    return Blocking.call(ts, Activity.LOCK, "channel", () -> settled.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
  }
}

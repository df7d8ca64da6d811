// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.lanes.Activity;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A lock that any thread may release, the way Python's locks work: a semaphore of one. Waiting leaves Python, does not pin a virtual
/// thread, and runs signal handlers when it is interrupted.
final class ThreadLock {
  private final Semaphore free = new Semaphore(1);
  /// True from when an owner has its permit until it gives it back: of two threads that release, one does.
  private final AtomicBoolean taken = new AtomicBoolean();

  /// Takes the lock.
  ///
  /// @param nanos how long to wait at most; negative for ever, 0 not at all
  /// @return whether the lock was taken
  boolean acquire(ThreadState ts, long nanos) {
    if (free.tryAcquire()) {
      taken.set(true);
      return true;
    }
    if (nanos == 0) {
      return false;
    }
    long deadline = System.nanoTime() + nanos;
    while (true) {
      boolean interrupted = false;
      boolean acquired = false;
      ts.detach(Activity.LOCK, "lock");
      try {
        if (nanos < 0) {
          free.acquire();
          acquired = true;
        } else {
          acquired = free.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        if (acquired) {
          taken.set(true);
        }
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        ts.attach();
      }
      if (!interrupted) {
        return acquired;
      }
      Blocking.interrupted(ts);
    }
  }

  /// Gives the lock back; false if it was free.
  boolean release() {
    if (!taken.compareAndSet(true, false)) {
      return false;
    }
    free.release();
    return true;
  }

  boolean isLocked() {
    return free.availablePermits() == 0;
  }
}

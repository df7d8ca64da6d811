// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.lanes.Activity;
import java.util.concurrent.locks.ReentrantLock;

/// The one construct around everything that blocks: the thread leaves Python (and gives the GIL back) for the duration, and an
/// interruption by a signal runs the Python handlers and then tries again, as PEP 475 asks.
public final class Blocking {
  /// Something that blocks; touches no Python object.
  public interface Action<T> {
    /// Runs; throws InterruptedException if it was woken before it was done.
    T run() throws InterruptedException;
  }

  private Blocking() {
  }

  /// Runs the action outside Python, again after each interruption whose handlers raise nothing.
  ///
  /// @param activity a constant of [dev.krait.runtime.lanes.Activity]
  /// @param what the system call or kind of lock
  public static <T> T call(ThreadState ts, int activity, String what, Action<T> action) {
    while (true) {
      ts.detach(activity, what);
      try {
        return action.run();
      } catch (InterruptedException e) {
        // The handlers run below, in Python.
      } finally {
        ts.attach();
      }
      interrupted(ts);
    }
  }

  /// Takes a lock that may be held while Python code runs or a thread blocks, outside Python if it is taken; signals do not interrupt this.
  ///
  /// @param what the kind of lock
  /// @throws InterpreterClosed if that happened meanwhile; the lock is not taken then
  public static void lock(ThreadState ts, ReentrantLock lock, String what) {
    if (lock.tryLock()) {
      return;
    }
    ts.detach(Activity.LOCK, what);
    lock.lock();
    boolean attached = false;
    try {
      ts.attach();
      attached = true;
    } finally {
      if (!attached) {
        lock.unlock();
      }
    }
  }

  /// Runs what a blocking call was interrupted for; may raise.
  public static void interrupted(ThreadState ts) {
    if (ts.poll != 0) {
      ts.handlePoll();
    }
  }
}

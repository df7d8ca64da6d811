// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The global interpreter lock of one interpreter, off by default. While it is on, one thread at a time runs Python.
///
/// # Hand-over
/// A thread that wants the lock waits for one switch interval; if the lock has not changed hands by then, it asks the holder to
/// drop it, which the holder does at its next poll. A holder that drops the lock on request waits until another thread has
/// taken it (forced switching), so that a thread that only computes can not take it back at once.
///
/// # Thread rule
/// All fields are guarded by [#mutex]; [#enabled] and [#holder] are volatile for those who only look.
public final class Gil {
  private final ReentrantLock mutex = new ReentrantLock();
  private final Condition released = mutex.newCondition();
  private final Condition taken = mutex.newCondition();
  private volatile boolean enabled;
  private volatile ThreadState holder;
  private ThreadState lastHolder;
  private long switches;
  private int waiters;
  private volatile long intervalNanos = TimeUnit.MILLISECONDS.toNanos(5);

  public Gil(boolean enabled) {
    this.enabled = enabled;
  }

  /// The lock of another interpreter, set as an existing one is.
  public Gil(Gil other) {
    this(other.enabled);
    intervalNanos = other.intervalNanos;
  }

  /// Whether Python code needs the lock.
  public boolean isEnabled() {
    return enabled;
  }

  /// The thread that holds the lock, or null.
  public ThreadState holder() {
    return holder;
  }

  boolean holds(ThreadState ts) {
    return holder == ts;
  }

  /// The switch interval in nanoseconds.
  public long intervalNanos() {
    return intervalNanos;
  }

  public void setIntervalNanos(long nanos) {
    intervalNanos = nanos;
  }

  /// Turns the lock on; the world is stopped, and the calling thread becomes the holder.
  void enable(ThreadState ts) {
    mutex.lock();
    try {
      enabled = true;
      holder = ts;
      lastHolder = ts;
    } finally {
      mutex.unlock();
    }
  }

  /// Takes the lock. The thread is detached; interruption is kept for later.
  void acquire(ThreadState ts) {
    boolean interrupted = false;
    mutex.lock();
    try {
      if (holder == ts) {
        return;
      }
      waiters++;
      while (holder != null) {
        long seen = switches;
        try {
          boolean signalled = released.awaitNanos(intervalNanos) > 0;
          ThreadState now = holder;
          if (!signalled && now != null && seen == switches) {
            now.request(ThreadState.POLL_GIL);
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      waiters--;
      holder = ts;
      if (lastHolder != ts) {
        lastHolder = ts;
        switches++;
      }
      ts.clearRequest(ThreadState.POLL_GIL);
      taken.signalAll();
    } finally {
      mutex.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Gives the lock back.
  void release(ThreadState ts) {
    mutex.lock();
    try {
      if (holder == ts) {
        holder = null;
        released.signal();
      }
    } finally {
      mutex.unlock();
    }
  }

  /// Gives the lock back on request and waits until somebody else has had it.
  void yieldTo(ThreadState ts) {
    mutex.lock();
    try {
      ts.clearRequest(ThreadState.POLL_GIL);
      if (holder != ts || waiters == 0) {
        return;
      }
      long seen = switches;
      holder = null;
      released.signal();
      while (switches == seen && waiters > 0) {
        taken.awaitUninterruptibly();
      }
    } finally {
      mutex.unlock();
    }
    acquire(ts);
  }
}

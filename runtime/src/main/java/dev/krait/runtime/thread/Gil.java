// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The global interpreter lock of one interpreter, off by default. While it is on, one thread at a time runs Python.
///
/// # Hand-over
/// Who wants the lock while it is held joins a queue. Only the head of the queue keeps time: once it has been the head for a switch
/// interval, it asks the holder to hand over, which the holder does at its next poll, directly to the head and not to whoever comes
/// first; the holder itself then joins the end of the queue. So threads that only compute take turns, and each waits at most one interval
/// for each thread that is before it.
///
/// A holder that gives the lock back on its own account, before it blocks, leaves it free and wakes the head. Another thread may take it
/// before the head is awake, often the same one, back from a call that did not block; that is cheaper than a change of threads for each
/// such call. Once the head's interval is over, it gets the lock directly in this case too, so that many short calls starve nobody.
///
/// # Seeing it
/// The lock is an ownable synchronizer of the JVM: a thread dump (`jstack -l`, `jcmd ... Thread.print -l`, ThreadInfo) names the holder, and
/// the waiting threads as waiting for a `Gil`.
///
/// # Thread rule
/// [#holder] changes by CAS from null to the taker, or is set by its holder. The queue is guarded by [#mutex]; [#waiting] is its size. A
/// releaser writes the holder and then reads the size, a waiter raises the size and then reads the holder, both volatile, so that at least
/// one of them sees the other. The mutex is a leaf lock.
@SuppressWarnings("serial")
public final class Gil extends AbstractOwnableSynchronizer {
  /// A thread in the queue.
  private static final class Waiter {
    final ThreadState ts;
    /// When the thread became the head of the queue; guarded by the mutex.
    long headSince;
    /// Whether it has been made the holder.
    volatile boolean granted;

    Waiter(ThreadState ts) {
      this.ts = ts;
    }
  }

  private static final VarHandle HOLDER;

  static {
    try {
      HOLDER = MethodHandles.lookup().findVarHandle(Gil.class, "holder", ThreadState.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final transient ReentrantLock mutex = new ReentrantLock();
  private final transient ArrayDeque<Waiter> queue = new ArrayDeque<>();
  private transient volatile int waiting;
  private volatile boolean enabled;
  private transient volatile ThreadState holder;
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

  /// Turns the lock on, unless it is; the world is stopped, and the calling thread becomes the holder.
  void enable(ThreadState ts) {
    if (!enabled) {
      enabled = true;
      holder = ts;
      setExclusiveOwnerThread(ts.thread());
    }
  }

  /// Takes the lock. The thread is detached; interruption is kept for later.
  void acquire(ThreadState ts) {
    if (holder == ts) {
      return;
    }
    if (HOLDER.compareAndSet(this, null, ts)) {
      taken(ts);
      return;
    }
    Waiter waiter = new Waiter(ts);
    mutex.lock();
    try {
      join(waiter);
    } finally {
      mutex.unlock();
    }
    await(waiter);
  }

  private void taken(ThreadState ts) {
    setExclusiveOwnerThread(ts.thread());
    ts.clearRequest(ThreadState.POLL_GIL);
  }

  private void join(Waiter waiter) {
    if (queue.isEmpty()) {
      waiter.headSince = System.nanoTime();
    }
    queue.addLast(waiter);
    waiting = queue.size();
  }

  /// Takes the head off the queue and has the next one keep time.
  private Waiter leave() {
    Waiter head = queue.pollFirst();
    waiting = queue.size();
    Waiter next = queue.peekFirst();
    if (next != null) {
      next.headSince = System.nanoTime();
      LockSupport.unpark(next.ts.thread());
    }
    return head;
  }

  private void await(Waiter waiter) {
    boolean interrupted = false;
    while (true) {
      long nanos = look(waiter);
      if (nanos < 0) {
        break;
      }
      if (nanos == 0) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
      interrupted |= Thread.interrupted();
    }
    taken(waiter.ts);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks whether the waiter can have the lock: negative if it has it now, 0 if it has to be woken, else how long to wait.
  private long look(Waiter waiter) {
    if (waiter.granted) {
      return -1;
    }
    mutex.lock();
    try {
      if (waiter.granted) {
        return -1;
      }
      if (queue.peekFirst() != waiter) {
        return 0;
      }
      if (HOLDER.compareAndSet(this, null, waiter.ts)) {
        leave();
        return -1;
      }
      long interval = intervalNanos;
      long left = interval - (System.nanoTime() - waiter.headSince);
      if (left > 0) {
        return left;
      }
      ThreadState now = holder;
      if (now != null) {
        now.request(ThreadState.POLL_GIL);
      }
      return Math.max(interval, 1);
    } finally {
      mutex.unlock();
    }
  }

  /// Gives the lock back.
  void release(ThreadState ts) {
    if (holder != ts) {
      return;
    }
    if (waiting > 0) {
      mutex.lock();
      try {
        Waiter head = queue.peekFirst();
        if (head != null && System.nanoTime() - head.headSince >= intervalNanos) {
          grant();
          return;
        }
      } finally {
        mutex.unlock();
      }
    }
    setExclusiveOwnerThread(null);
    holder = null;
    if (waiting > 0) {
      wakeHead();
    }
  }

  private void wakeHead() {
    mutex.lock();
    try {
      Waiter head = queue.peekFirst();
      if (head != null) {
        LockSupport.unpark(head.ts.thread());
      }
    } finally {
      mutex.unlock();
    }
  }

  /// Makes the head of the queue the holder.
  private void grant() {
    Waiter head = leave();
    setExclusiveOwnerThread(head.ts.thread());
    holder = head.ts;
    head.granted = true;
    LockSupport.unpark(head.ts.thread());
  }

  /// Hands the lock over on request and waits for the next turn. The thread is detached.
  void yieldTo(ThreadState ts) {
    ts.clearRequest(ThreadState.POLL_GIL);
    Waiter waiter = new Waiter(ts);
    mutex.lock();
    try {
      if (holder != ts || queue.isEmpty()) {
        return;
      }
      grant();
      join(waiter);
    } finally {
      mutex.unlock();
    }
    await(waiter);
  }
}

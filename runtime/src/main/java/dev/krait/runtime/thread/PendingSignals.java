// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import java.util.concurrent.atomic.AtomicLong;

/// The signals that have come and whose Python handlers have not run yet. A handler thread of the JVM calls [#arrived]; the main
/// Python thread runs the handlers at a poll, or when the blocking call that it is in is interrupted.
public final class PendingSignals {
  /// Runs the Python handler of a signal; the module `_signal` provides it.
  public interface Dispatcher {
    void dispatch(ThreadState ts, int signal);
  }

  /// Makes a native call of a thread return EINTR.
  public interface Waker {
    void wake(Thread thread);
  }

  private final AtomicLong pending = new AtomicLong();
  private volatile Dispatcher dispatcher;
  private volatile ThreadState mainThread;
  private volatile Waker waker;
  private volatile Runnable preparer;
  private volatile boolean mainInNative;

  void setMainThread(ThreadState ts) {
    mainThread = ts;
  }

  public void setDispatcher(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /// What the main thread runs before its first native call that may block; it sets the waker.
  public void setPreparer(Runnable preparer) {
    this.preparer = preparer;
  }

  public void setWaker(Waker waker) {
    this.waker = waker;
  }

  /// The thread is about to block in native code, where an interruption by Java does not reach it.
  public void enterNative(ThreadState ts) {
    if (ts == mainThread) {
      Runnable prepare = preparer;
      if (prepare != null) {
        preparer = null;
        prepare.run();
      }
      mainInNative = true;
    }
  }

  public void leaveNative(ThreadState ts) {
    if (ts == mainThread) {
      mainInNative = false;
    }
  }

  /// Notes a signal and wakes the main thread. Runs no Python code.
  public void arrived(int signal) {
    pending.getAndUpdate(bits -> bits | 1L << signal);
    ThreadState main = mainThread;
    if (main != null) {
      main.request(ThreadState.POLL_SIGNAL);
      if (mainInNative && waker != null) {
        wakeNative(main);
      } else if (!main.isRunning()) {
        main.thread().interrupt();
      }
    }
  }

  /// Repeats until the call has returned: the thread may not have been inside it yet.
  private void wakeNative(ThreadState main) {
    for (int i = 0; i < 200 && mainInNative && pending.get() != 0; i++) {
      waker.wake(main.thread());
      java.util.concurrent.locks.LockSupport.parkNanos(500_000);
    }
  }

  public boolean any() {
    return pending.get() != 0;
  }

  /// Runs the handlers of all pending signals if this is the main thread.
  public void run(ThreadState ts) {
    Dispatcher handlers = dispatcher;
    if (ts != mainThread || handlers == null) {
      return;
    }
    for (long bits; (bits = pending.getAndSet(0)) != 0;) {
      while (bits != 0) {
        int signal = Long.numberOfTrailingZeros(bits);
        bits &= bits - 1;
        try {
          handlers.dispatch(ts, signal);
        } catch (RuntimeException e) {
          long rest = bits;
          if (rest != 0) {
            pending.getAndUpdate(b -> b | rest);
            ts.request(ThreadState.POLL_SIGNAL);
          }
          throw e;
        }
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import java.util.concurrent.atomic.AtomicLong;
import sun.misc.Signal;
import sun.misc.SignalHandler;

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

  private static final int SIGINT = 2;
  private static final long ARRIVAL_NANOS = 2_000_000_000L;

  private final AtomicLong pending = new AtomicLong();
  /// The signals whose arrival is told here, as bits.
  private final AtomicLong caught = new AtomicLong();
  private final AtomicLong arrivals = new AtomicLong();
  private volatile Dispatcher dispatcher;
  private volatile ThreadState mainThread;
  /// Whether SIGINT raises KeyboardInterrupt as long as there is no dispatcher.
  private volatile boolean listening;
  private volatile Waker waker;
  private volatile Runnable preparer;
  private volatile boolean mainInNative;

  void setMainThread(ThreadState ts) {
    mainThread = ts;
  }

  public void setDispatcher(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /// Has SIGINT raise KeyboardInterrupt on the main thread until there is a dispatcher.
  ///
  /// @param loader loads the dispatcher; the main thread runs it before its first native call that may block
  public void listen(Runnable loader) {
    listening = true;
    preparer = new Runnable() {
      @Override
      public void run() {
        loader.run();
        prepare();
      }
    };
    Signal.handle(new Signal("INT"), new SignalHandler() {
      @Override
      public void handle(Signal signal) {
        arrived(signal.getNumber());
      }
    });
  }

  /// What the main thread runs before its first native call that may block; it sets the waker.
  public void setPreparer(Runnable preparer) {
    this.preparer = preparer;
  }

  public void setWaker(Waker waker) {
    this.waker = waker;
  }

  /// The thread is about to block in native code, where an interruption by Java does not reach it. Runs the handlers of signals that are
  /// pending, which may raise.
  public void enterNative(ThreadState ts) {
    if (ts == mainThread) {
      prepare();
      mainInNative = true;
      if (pending.get() != 0) {
        // One that came before this could be seen wakes nobody.
        mainInNative = false;
        ts.handlePoll();
        mainInNative = true;
      }
    }
  }

  private void prepare() {
    Runnable prepare = preparer;
    if (prepare != null) {
      preparer = null;
      prepare.run();
    }
  }

  public void leaveNative(ThreadState ts) {
    if (ts == mainThread) {
      mainInNative = false;
    }
  }

  /// Says whether the arrival of a signal is told here from now on.
  public void setCaught(int signal, boolean told) {
    caught.getAndUpdate(bits -> told ? bits | 1L << signal : bits & ~(1L << signal));
  }

  /// How many signals have arrived so far.
  public long arrivals() {
    return arrivals.get();
  }

  /// Waits until a signal that this process has sent to itself is noted. The system delivers it before the call that sends it returns,
  /// but to a thread of the JVM, which takes its time to tell.
  public void awaitArrival(int signal, long arrivalsBefore) {
    if ((caught.get() & 1L << signal) == 0) {
      return;
    }
    long end = System.nanoTime() + ARRIVAL_NANOS;
    while (arrivals.get() == arrivalsBefore && System.nanoTime() < end) {
      java.util.concurrent.locks.LockSupport.parkNanos(20_000);
    }
  }

  /// Notes a signal and wakes the main thread. Runs no Python code.
  public void arrived(int signal) {
    pending.getAndUpdate(bits -> bits | 1L << signal);
    arrivals.incrementAndGet();
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

  /// While there is no dispatcher, nobody can have changed what SIGINT does.
  private void interrupt() {
    if (listening && (pending.getAndSet(0) & 1L << SIGINT) != 0) {
      throw PyErrors.of(Exceptions.KEYBOARD_INTERRUPT);
    }
  }

  /// Runs the handlers of all pending signals if this is the main thread.
  public void run(ThreadState ts) {
    if (ts != mainThread) {
      return;
    }
    Dispatcher handlers = dispatcher;
    if (handlers == null) {
      interrupt();
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

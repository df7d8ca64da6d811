// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.lanes.ThreadLanes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The threads of one interpreter: their states, the GIL, pending signals, and stopping the world.
///
/// Thread rule: the list is guarded by its monitor; [#world] is held by who stops the world.
public final class Threads {
  /// The stack of a Python thread in bytes, and how many calls it is good for.
  public static final long STACK_BYTES = 512L << 20;
  /// The stack of threads that Python code starts.
  public static final long THREAD_STACK_BYTES = 128L << 20;
  private static final int BYTES_PER_CALL = 2048;
  /// How long a thread waits at most before it looks whether the world goes on, and whether it has stopped.
  private static final long RESTART_NANOS = 200_000, STOP_NANOS = 50_000;
  /// The budget of a thread whose stack is not ours.
  private static final int FOREIGN_CALLS = 200;

  private final Interpreter interpreter;
  private final Gil gil;
  private final PendingSignals signals = new PendingSignals();
  private final Set<ThreadState> states = new LinkedHashSet<>();
  private final ReentrantLock world = new ReentrantLock();
  private volatile ThreadState stopper;
  private volatile ThreadState main;
  /// The thread that shuts the interpreter down, or null.
  private volatile ThreadState finalizer;
  private volatile int recursionLimit = 1000;
  private volatile long stackBytes;
  /// Where the threads' activities are recorded, or null; set before the first thread enters.
  private ThreadLanes lanes;

  /// The threads of an interpreter, under a GIL that it may share with others.
  public Threads(Interpreter interpreter, Gil gil) {
    this.interpreter = interpreter;
    this.gil = gil;
  }

  /// Has the activities of all threads recorded; told before the first of them enters.
  public void record(ThreadLanes recording) {
    lanes = recording;
  }

  public Gil gil() {
    return gil;
  }

  public PendingSignals signals() {
    return signals;
  }

  /// The thread that started the interpreter, or null before it did.
  public ThreadState main() {
    return main;
  }

  /// Whether the interpreter is shutting down: other threads stop at their next poll.
  public boolean isFinalizing() {
    return finalizer != null;
  }

  /// From here on no other thread runs Python: those that do, and those that come back, throw [InterpreterClosed]. Those that wait for
  /// something are interrupted.
  public void setFinalizing(ThreadState ts) {
    World.stopped(ts, new Runnable() {
      @Override
      public void run() {
        finalizer = ts;
      }
    });
    // Under the monitor, so that no thread is interrupted that has left Python.
    synchronized (states) {
      for (ThreadState other : states) {
        if (other != ts) {
          other.thread().interrupt();
        }
      }
    }
  }

  /// Whether the thread may no longer run Python, since another one shuts the interpreter down.
  public boolean isShutOut(ThreadState ts) {
    ThreadState last = finalizer;
    return last != null && last != ts;
  }

  public int recursionLimit() {
    return recursionLimit;
  }

  /// Sets the limit for all threads; those that run are adjusted, which the caller does in a stopped world.
  public void setRecursionLimit(int limit) {
    int by = limit - recursionLimit;
    recursionLimit = limit;
    for (ThreadState ts : all()) {
      ts.adjustFramesLeft(by);
    }
  }

  /// The stack of threads to come, as `threading.stack_size` set it; 0 for the default.
  public long stackBytes() {
    return stackBytes;
  }

  public void setStackBytes(long bytes) {
    stackBytes = bytes;
  }

  /// The states of all threads that run Python in this interpreter, in a list of the caller's own.
  public List<ThreadState> all() {
    synchronized (states) {
      return new ArrayList<>(states);
    }
  }

  /// Makes the current thread a Python thread of this interpreter and enters Python. The first is the main thread, if this is the main
  /// interpreter: others have none.
  public ThreadState enter(long stack) {
    int calls = stack == 0 ? FOREIGN_CALLS : (int) Math.min(Integer.MAX_VALUE / 2, stack / BYTES_PER_CALL);
    return enter(newState(calls));
  }

  private ThreadState newState(int calls) {
    Thread thread = Thread.currentThread();
    return new ThreadState(interpreter, thread, recursionLimit, calls, lanes == null ? null : lanes.open(thread));
  }

  private ThreadState enter(ThreadState ts) {
    ThreadState.setCurrent(ts);
    ts.startDetached();
    synchronized (states) {
      states.add(ts);
      if (main == null && interpreter.membership().isMain()) {
        main = ts;
        signals.setMainThread(ts);
      }
    }
    try {
      ts.attach();
    } catch (InterpreterClosed e) {
      leave(ts);
      throw e;
    }
    return ts;
  }

  /// Lets the current thread, which runs Python in another interpreter, run it in this one, until [#leaveTo]. To the other interpreter it
  /// is outside Python meanwhile.
  public ThreadState enterFrom(ThreadState outer) {
    outer.detach();
    ThreadState ts = newState(outer.stackLeft());
    ts.nativeScratch = outer.nativeScratch;
    try {
      return enter(ts);
    } catch (InterpreterClosed e) {
      ThreadState.setCurrent(outer);
      outer.attach();
      throw e;
    }
  }

  /// Ends what [#enterFrom] began: the thread is back in the other interpreter.
  public void leaveTo(ThreadState ts, ThreadState outer) {
    leave(ts);
    outer.nativeScratch = ts.nativeScratch;
    ThreadState.setCurrent(outer);
    outer.attach();
  }

  /// Ends the current thread's time in Python.
  public void leave(ThreadState ts) {
    if (!isShutOut(ts)) {
      ts.fresh.flush(ts);
    }
    ts.locals.end(ts);
    ts.detach();
    ts.endLane();
    synchronized (states) {
      states.remove(ts);
    }
    ts.end();
    ThreadState.setCurrent(null);
  }

  boolean stopRequested() {
    return stopper != null;
  }

  void wakeStopper() {
    ThreadState s = stopper;
    if (s != null) {
      LockSupport.unpark(s.thread());
    }
  }

  /// Whether the world is stopped, or about to be, by another thread.
  boolean isStoppedFor(ThreadState ts) {
    ThreadState s = stopper;
    return s != null && s != ts;
  }

  /// Waits a moment for the end of a stop of the world. An interruption is kept for later.
  void awaitStart(ThreadState ts) {
    boolean interrupted = Thread.interrupted();
    if (isStoppedFor(ts)) {
      LockSupport.parkNanos(this, RESTART_NANOS);
    } else {
      Thread.onSpinWait();
    }
    if (interrupted) {
      ts.thread().interrupt();
    }
  }

  /// Runs the action while all other threads of the interpreter are suspended at a poll or outside Python.
  void stopped(ThreadState ts, Runnable action) {
    if (world.isHeldByCurrentThread()) {
      action.run();
      return;
    }
    while (!world.tryLock()) {
      ts.detach(Activity.WORLD, null);
      try {
        LockSupport.parkNanos(this, RESTART_NANOS);
      } finally {
        ts.attach();
      }
    }
    try {
      stopper = ts;
      claimOthers(ts);
      action.run();
    } finally {
      stopper = null;
      for (ThreadState other : all()) {
        other.unclaim();
      }
      world.unlock();
    }
  }

  private void claimOthers(ThreadState ts) {
    boolean asked = false;
    while (true) {
      boolean complete = true;
      for (ThreadState other : all()) {
        if (other == ts || other.claim()) {
          continue;
        }
        complete = false;
        if (!asked) {
          other.request(ThreadState.POLL_STOP);
        }
      }
      if (complete) {
        return;
      }
      LockSupport.parkNanos(this, STOP_NANOS);
      asked = !asked;
    }
  }
}

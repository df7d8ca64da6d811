// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.ReentrantKeyStress;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// Python's locks and the GIL: one owner at a time, and what one owner wrote the next one sees.
///
/// The pairs: the semaphore's release with its acquire; the mutex of [Gil], through which every change of its holder goes.
public final class LockStress {
  private LockStress() {
  }

  /// Plain increments under a lock are not lost.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "both increments")
  @Outcome(expect = FORBIDDEN, desc = "an increment is lost")
  @State
  public static class Lock {
    final ThreadLock lock = new ThreadLock();
    int count;

    private void work() {
      lock.acquire(ReentrantKeyStress.state(), -1);
      count++;
      lock.release();
    }

    @Actor
    public void first() {
      work();
    }

    @Actor
    public void second() {
      work();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = count;
    }
  }

  /// Two threads release a taken lock: one succeeds, and afterwards one can take it, not two.
  @JCStressTest
  @Outcome(id = {"1, 1"}, expect = ACCEPTABLE, desc = "one release, one permit")
  @Outcome(expect = FORBIDDEN, desc = "the lock lets two in, or none")
  @State
  public static class ReleaseTwice {
    final ThreadLock lock = new ThreadLock();
    boolean first;
    boolean second;
    {
      lock.acquire(null, 0);
    }

    @Actor
    public void first() {
      first = lock.release();
    }

    @Actor
    public void second() {
      second = lock.release();
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = (first ? 1 : 0) + (second ? 1 : 0);
      r.r2 = (lock.acquire(null, 0) ? 1 : 0) + (lock.acquire(null, 0) ? 1 : 0);
    }
  }

  /// Plain increments under a re-entrant lock, taken twice each, are not lost.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "both increments")
  @Outcome(expect = FORBIDDEN, desc = "an increment is lost")
  @State
  public static class Reentrant {
    final PyRLock lock = new PyRLock(PyRLock.TYPE);
    int count;

    private void work() {
      ThreadState ts = ReentrantKeyStress.state();
      lock.enter(ts);
      lock.enter(ts);
      count++;
      lock.release(ts);
      lock.release(ts);
    }

    @Actor
    public void first() {
      work();
    }

    @Actor
    public void second() {
      work();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = count;
    }
  }

  /// With the GIL on, plain increments between attaching and detaching are not lost.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "both increments")
  @Outcome(expect = FORBIDDEN, desc = "two threads were in Python at once")
  @State
  public static class GlobalLock {
    private static final Interpreter INTERPRETER = new Interpreter(true);
    int count;

    private void work() {
      ThreadState ts = INTERPRETER.threads().enter(0);
      try {
        count++;
      } finally {
        INTERPRETER.threads().leave(ts);
      }
    }

    @Actor
    public void first() {
      work();
    }

    @Actor
    public void second() {
      work();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = count;
    }
  }

  /// The same when the lock goes over in the middle of a turn, as it does when the switch interval is over: increments before and after
  /// it are not lost.
  @JCStressTest
  @Outcome(id = "4", expect = ACCEPTABLE, desc = "all increments")
  @Outcome(expect = FORBIDDEN, desc = "two threads were in Python at once")
  @State
  public static class HandOver {
    private static final Interpreter INTERPRETER = new Interpreter(true);
    int count;

    private void work() {
      ThreadState ts = INTERPRETER.threads().enter(0);
      try {
        count++;
        ts.handOver();
        count++;
      } finally {
        INTERPRETER.threads().leave(ts);
      }
    }

    @Actor
    public void first() {
      work();
    }

    @Actor
    public void second() {
      work();
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = count;
    }
  }

  /// The control: the same increments without a lock. It has to fail.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "both increments")
  @Outcome(expect = FORBIDDEN, desc = "an increment is lost")
  @State
  public static class ControlWithoutLock {
    int count;

    @Actor
    public void first() {
      count++;
    }

    @Actor
    public void second() {
      count++;
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = count;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

/// Gets a program going again whose threads all wait for each other, while what they wait for is done by a finaliser: a pool's workers
/// end when nobody refers to the pool any more, and their maker waits for their end. Where references are counted it has run by then;
/// here it may need a collection that nothing else would bring about, and a thread to run on.
///
/// Only looks: once so many milliseconds, and whether a thread went on between two looks does not matter. A program that stands still
/// for another reason is collected ever more rarely.
///
/// Thread rule: used by the thread of [Finalizers] only.
final class StandStill {
  static final int LOOK_MILLISECONDS = 100;
  /// How many looks in a row have to find it.
  private static final int PATIENCE = 2;
  private static final int RARER = 4;
  private static final int RAREST = 36_000;

  private final Threads threads;
  private final Finalizers finalizers;
  private int looks;
  /// How many looks there are to be before the next collection.
  private int nextCollection = PATIENCE;

  StandStill(Threads threads, Finalizers finalizers) {
    this.threads = threads;
    this.finalizers = finalizers;
  }

  void look() {
    if (!allWait()) {
      looks = 0;
      nextCollection = PATIENCE;
      return;
    }
    looks++;
    if (finalizers.isDue()) {
      if (looks >= PATIENCE) {
        run();
        looks = 0;
      }
    } else if (looks >= nextCollection) {
      nextCollection = Math.min(RAREST, nextCollection * RARER);
      System.gc();
    }
  }

  private boolean allWait() {
    boolean some = false;
    for (ThreadState ts : threads.all()) {
      if (!ts.waitsForOthers()) {
        return false;
      }
      some = true;
    }
    return some;
  }

  private void run() {
    ThreadState ts;
    try {
      ts = threads.enter(Threads.THREAD_STACK_BYTES);
    } catch (InterpreterClosed e) {
      return;
    }
    try {
      finalizers.drain(ts);
    } finally {
      threads.leave(ts);
    }
  }
}

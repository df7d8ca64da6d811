// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.lanes.Activity;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Full collections after which all that they found is known: each reference is in its queue and each finaliser has run.
///
/// # Method
/// A collection hands the references that it clears to the JVM's "Reference Handler" thread as one list, which that thread puts into their
/// queues one by one, in no order; the "Finalizer" thread then runs `finalize`. A witness in its queue says that the handler has taken the
/// list; that it waits for another one says that it is through. The JDK's own way to ask, `Reference.waitForReferenceProcessing`, is not
/// public, so the stack of the thread tells. Where the two threads are not found by their names, a moment has to do.
///
/// # Several threads
/// The JVM has one collector. Threads that ask while a collection goes on share the next one, which began after they asked.
///
/// Thread rule: the counts are guarded by `lock`, which nobody holds during a collection; the calling thread is outside Python meanwhile.
final class ReferenceHandling {
  private static final int ATTEMPTS = 3;
  private static final int MOST_MILLISECONDS = 500;

  private static final ReferenceHandling PROCESS = new ReferenceHandling();

  private static final Thread HANDLER = systemThread("Reference Handler");
  private static final Thread FINALIZER = systemThread("Finalizer");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition roundEnded = lock.newCondition();
  /// The number of the last round that has begun. It goes on until `ended` is the same.
  private long begun;
  private long ended;

  private ReferenceHandling() {
  }

  /// Collects garbage and waits for what comes of it, for a moment at the most.
  static void collect(ThreadState ts) {
    ts.detach(Activity.SYSTEM, "collection of garbage");
    try {
      PROCESS.finishRound();
    } finally {
      ts.attach();
    }
  }

  /// Returns once a round has ended that began after this call; one of the threads that wait for it runs it.
  private void finishRound() {
    lock.lock();
    try {
      long awaited = begun + 1;
      while (ended < awaited) {
        if (begun > ended) {
          roundEnded.awaitUninterruptibly();
        } else {
          runRound();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void runRound() {
    begun++;
    lock.unlock();
    try {
      collect();
    } finally {
      lock.lock();
      ended = begun;
      roundEnded.signalAll();
    }
  }

  private static void collect() {
    try {
      ReferenceQueue<Object> queue = new ReferenceQueue<>();
      WeakReference<Object> witness = new WeakReference<>(new Object(), queue);
      int attempts = 0;
      do {
        System.gc();
      } while (witness.get() != null && ++attempts < ATTEMPTS);
      queue.remove(MOST_MILLISECONDS);
      if (HANDLER == null || FINALIZER == null) {
        Thread.sleep(1);
      }
      finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings({"deprecation", "removal"})
  private static void finish() {
    long end = System.nanoTime() + MOST_MILLISECONDS * 1_000_000L;
    while (HANDLER != null && !awaitsReferences() && System.nanoTime() < end) {
      Thread.yield();
    }
    System.runFinalization();
    // The finaliser that the JVM's own thread had taken before may still run.
    while (FINALIZER != null && FINALIZER.getState() != Thread.State.WAITING && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  private static boolean awaitsReferences() {
    StackTraceElement[] stack = HANDLER.getStackTrace();
    return stack.length == 0 || stack[0].getMethodName().equals("waitForReferencePendingList");
  }

  private static Thread systemThread(String name) {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() + 16];
    int count = root.enumerate(threads, false);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().equals(name)) {
        return threads[i];
      }
    }
    return null;
  }
}

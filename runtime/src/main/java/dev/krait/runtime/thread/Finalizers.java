// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.error.PyException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What is to run once an object can not be reached any more: `__del__`, callbacks of weak references, the `finally` blocks of
/// suspended generators, descriptors to close. The JVM's collector finds such objects; the actions run on Python threads, at
/// polls and in `gc.collect()`.
///
/// Thread rule: all collections are concurrent; each action runs once.
public final class Finalizers {
  /// What one collection frees may hold the last references to more.
  private static final int MOST_ROUNDS = 5;
  private static final int MOST_AT_POLL = 100;
  /// So many collections for the sake of exact weak references are free; then they take one part in so many of the time.
  private static final int EXACT_ALLOWANCE = 16;
  private static final int EXACT_PART = 50;

  /// What runs, on a Python thread. It reports its own exceptions.
  public interface Action {
    void run(ThreadState ts);
  }

  /// Referred to by one object only, to which it refers back: when the two have become unreachable, the action gets the object,
  /// alive again. The JVM's own finalisation is the one mechanism that allows this.
  public static final class Trigger {
    private final Finalizers finalizers;
    private final Object owner;
    private volatile boolean cancelled;
    private volatile boolean pulled;
    /// Whether the end of the interpreter waits for it. Guarded by this object's monitor once it is made.
    private boolean awaited;
    /// A place for the owner to keep what this trigger displaced.
    public Object displaced;

    private Trigger(Finalizers finalizers, Object owner) {
      this.finalizers = finalizers;
      this.owner = owner;
      awaited = finalizers.awaiting;
      if (awaited) {
        finalizers.awaited.increment();
      }
    }

    /// The action will not run.
    public void cancel() {
      cancelled = true;
      settle();
    }

    /// Whether the action has run or is due.
    public boolean isPulled() {
      return pulled;
    }

    private synchronized void settle() {
      if (awaited) {
        awaited = false;
        finalizers.awaited.decrement();
      }
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      if (!cancelled) {
        pulled = true;
        finalizers.enqueue(((Finalizable) owner)::finalizePython);
      }
      settle();
    }
  }

  /// An object that has something to do at its end.
  public interface Finalizable {
    void finalizePython(ThreadState ts);
  }

  /// A reference whose action runs once the collector has queued it on [#queue].
  public interface Due extends Action {
  }

  private static final class Watch extends PhantomReference<Object> {
    private final Action action;

    Watch(Object object, ReferenceQueue<Object> queue, Action action) {
      super(object, queue);
      this.action = action;
    }
  }

  private static final VarHandle WAKING;

  static {
    try {
      WAKING = MethodHandles.lookup().findVarHandle(Finalizers.class, "waking", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Threads threads;
  private final long start = System.nanoTime();
  private volatile boolean doubt;
  private volatile boolean threadEnded;
  private final AtomicLong exactCount = new AtomicLong();
  private final AtomicLong exactNanos = new AtomicLong();
  private volatile long lastExactNanos;
  private volatile boolean waking;
  /// Whether objects made now count among those that [#areAwaited] tells of.
  private volatile boolean awaiting;
  private final LongAdder awaited = new LongAdder();
  /// Whether a name of an object with `__del__` has been deleted since the last collection that was asked for.
  private volatile boolean deleted;
  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
  private final Set<Reference<?>> watches = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Action> due = new ConcurrentLinkedQueue<>();

  public Finalizers(Threads threads) {
    this.threads = threads;
  }

  /// Where the collector queues references that are [Due].
  public ReferenceQueue<Object> queue() {
    startWaking();
    return dead;
  }

  /// Once there are references to wait for, a thread of the JVM asks the main thread for a poll after each collection. It notices one by
  /// an object that nothing refers to, and takes nothing from the queue itself.
  private void startWaking() {
    if (!waking && WAKING.compareAndSet(this, false, true)) {
      Thread thread = new Thread(null, this::wake, "krait-references", Threads.THREAD_STACK_BYTES, false);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void wake() {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    StandStill standStill = new StandStill(threads, this);
    try {
      while (!threads.isFinalizing()) {
        PhantomReference<Object> canary = new PhantomReference<>(new Object(), collected);
        while (collected.remove(StandStill.LOOK_MILLISECONDS) == null && !threads.isFinalizing()) {
          standStill.look();
        }
        Reference.reachabilityFence(canary);
        askForPoll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether something is due that no thread has taken yet.
  boolean isDue() {
    takeQueued();
    return !due.isEmpty();
  }

  /// A trigger for the object, which must keep it in a field.
  public Trigger trigger(Finalizable owner) {
    return new Trigger(this, owner);
  }

  /// Runs the action some time after the object has become unreachable. The action must not refer to the object.
  public void watch(Object object, Action action) {
    startWaking();
    watches.add(new Watch(object, dead, action));
  }

  /// Queues an action for the next poll of the main thread, or for whoever drains first. Any thread may call this.
  public void enqueue(Action action) {
    due.add(action);
    askForPoll();
  }

  /// Asks the main thread for a poll, or all if that one is waiting for something.
  private void askForPoll() {
    ThreadState main = threads.main();
    if (main != null && main.isRunning()) {
      main.request(ThreadState.POLL_FINALIZE);
      return;
    }
    for (ThreadState ts : threads.all()) {
      ts.request(ThreadState.POLL_FINALIZE);
    }
  }

  /// Collects garbage now and runs what that makes due, until no more comes of it.
  public void collect(ThreadState ts) {
    int rounds = 0;
    do {
      ReferenceHandling.collect(ts);
    } while (drain(ts) > 0 && ++rounds < MOST_ROUNDS);
  }

  /// A name of an object with something to do at its end has been deleted.
  public void noteDeleted() {
    deleted = true;
  }

  /// Whether that has happened since the last call.
  public boolean takeDeleted() {
    boolean was = deleted;
    deleted = false;
    return was;
  }

  /// An object may have ended to which weak references refer: a name of it has been deleted.
  public void noteDoubt() {
    doubt = true;
  }

  /// The variables of a thread are gone.
  void noteThreadEnd() {
    threadEnded = true;
  }

  /// Whether a weak reference should have garbage collected before it says that its object is alive. Cheap while there is no doubt.
  ///
  /// @param madeBy the thread that made the reference
  public boolean isDoubtful(ThreadState.Ending madeBy) {
    return doubt || threadEnded && madeBy.isOver();
  }

  /// Whether there is time for a collection that only makes weak references exact. There is no more doubt then, nor if there is no time.
  public boolean takeDoubt() {
    doubt = false;
    threadEnded = false;
    return exactCount.get() < EXACT_ALLOWANCE || exactNanos.get() + lastExactNanos <= (System.nanoTime() - start) / EXACT_PART;
  }

  /// Tells how long such a collection took.
  public void noteExact(long nanos) {
    lastExactNanos = nanos;
    exactCount.incrementAndGet();
    exactNanos.addAndGet(nanos);
  }

  /// Counts the objects that are made from now on. Those of before, the standard streams, are seen to by the end of the interpreter itself.
  public void startAwaiting() {
    awaiting = true;
  }

  /// Whether there are objects that have something to do at their end.
  public boolean areAwaited() {
    return awaited.sum() > 0;
  }

  /// Runs some of what is due, at a poll; the rest waits for the next one, so that the thread goes on even if others make more than it can
  /// run.
  void drainSome(ThreadState ts) {
    if (ts.finalizing) {
      // A poll in a finaliser: the drain that runs it goes on with the next one, or asks for another poll.
      return;
    }
    takeQueued();
    for (int i = 0; i < MOST_AT_POLL && runOne(ts); i++) {
      continue;
    }
    if (!due.isEmpty()) {
      ts.request(ThreadState.POLL_FINALIZE);
    }
  }

  /// Runs what is due, on the current thread. Exceptions are reported as unraisable by the actions themselves; one that escapes is
  /// dropped, so that it can not hit unrelated code. The result is how many there were.
  public int drain(ThreadState ts) {
    takeQueued();
    int count = 0;
    while (runOne(ts)) {
      count++;
    }
    return count;
  }

  private boolean runOne(ThreadState ts) {
    Action action = due.poll();
    if (action == null) {
      return false;
    }
    boolean nested = ts.finalizing;
    ts.finalizing = true;
    try {
      action.run(ts);
    } catch (PyException e) {
      return true;
    } finally {
      ts.finalizing = nested;
    }
    return true;
  }

  private void takeQueued() {
    for (Reference<?> reference; (reference = dead.poll()) != null;) {
      if (reference instanceof Due action) {
        due.add(action);
      } else if (watches.remove(reference)) {
        due.add(((Watch) reference).action);
      }
    }
  }
}

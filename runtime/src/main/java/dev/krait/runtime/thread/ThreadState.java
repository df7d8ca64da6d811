// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.FreshSuspendables;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.interp.ThreadTracing;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.lanes.Lane;
import dev.krait.runtime.object.PyObject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/// What one thread that runs Python knows: its interpreter, its frames, the exception being handled, its stack budget and the
/// requests it should look at soon.
///
/// # Being in Python or not
/// A thread is RUNNING while it may touch Python objects. Around anything that blocks or that is foreign code it is DETACHED
/// ([#detach], [#attach]): it holds no GIL and touches no Python object. Who stops the world claims a detached thread by
/// making it SUSPENDED, and asks a running one to suspend itself at its next poll. Going from DETACHED to RUNNING is a CAS, so
/// a claimed thread waits until it is let go.
///
/// # Thread rule
/// Used by its own thread only, except [#poll], which any thread may set, and the state word, which others claim by CAS.
public final class ThreadState extends Activation {
  /// Bits of [#poll].
  public static final int POLL_GIL = 1, POLL_SIGNAL = 2, POLL_STOP = 4, POLL_EXCEPTION = 8, POLL_TRACE = 16, POLL_FINALIZE = 32;

  /// What a level of recursion in builtin code costs of the budget that a Python frame takes one of: it has several Java frames, and
  /// each collection of garbage walks them all.
  private static final int NATIVE_CHARGE = 8;

  static final int RUNNING = 0, DETACHED = 1, SUSPENDED = 2;

  private static final ThreadLocal<ThreadState> CURRENT = new ThreadLocal<>();
  private static final VarHandle POLL;
  private static final VarHandle STATE;

  static {
    try {
      POLL = MethodHandles.lookup().findVarHandle(ThreadState.class, "poll", int.class);
      STATE = MethodHandles.lookup().findVarHandle(ThreadState.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Interpreter interpreter;
  private final Thread thread;
  private final long ident;
  /// For what outlives the thread and wants to know whether it has ended.
  public final Ending ending = new Ending();
  /// The exception that is being handled (`sys.exc_info`), or null.
  public PyBaseException handled;
  /// What it does outside Python, a constant of [Activity]; written before the state.
  private int outside;
  /// The value of the last generator or coroutine that returned to builtin code, or null.
  public Object stopValue;
  /// Whether new frames run in the form that tells events.
  public boolean instrumented;
  /// The functions of `sys.settrace` and `sys.setprofile`.
  public final ThreadTracing tracing = new ThreadTracing();
  /// The young generators and coroutines that have something to do at their end.
  public final FreshSuspendables fresh = new FreshSuspendables();
  /// The `threading.local` objects in which this thread has attributes.
  final ThreadLocals locals = new ThreadLocals();
  /// The current context of `contextvars`, or null.
  public PyObject context;
  /// The hooks of `sys.set_asyncgen_hooks`; null for none.
  public Object asyncgenFirstiter;
  public Object asyncgenFinalizer;
  /// How many frames a new coroutine keeps as its origin.
  public int coroutineOriginDepth;
  /// Memory that a native call may use for `errno`; made by the code that makes such calls.
  public Object nativeScratch;
  /// The exception that another thread asked this one to raise, or null; guarded by being swapped atomically with its poll bit.
  private volatile Object asyncException;

  /// Whether it waits inside Python, in a lock of an object: who waits for this thread goes on then. Written by this thread only.
  public volatile boolean standsStill;

  /// Whether it runs a finaliser, so that polls in there start no other one.
  boolean finalizing;

  /// The containers whose repr this thread is computing; for [dev.krait.runtime.protocol.Reprs]. Null until the first.
  public Printing printing;
  /// Where this thread's activities are recorded, or null.
  private final Lane lane;

  ThreadState(Interpreter interpreter, Thread thread, int recursionLimit, int stackDepth, Lane lane) {
    this.interpreter = interpreter;
    this.state = RUNNING;
    this.thread = thread;
    this.ident = thread.threadId();
    this.framesLeft = recursionLimit;
    this.stackLeft = stackDepth;
    this.lane = lane;
    this.instrumented = interpreter.monitoring().isActive();
  }

  /// Tells whether a thread has left Python, and outlives its state.
  public static final class Ending {
    private volatile boolean over;

    private Ending() {
    }

    boolean isOver() {
      return over;
    }
  }

  /// The variables of the thread are gone.
  void end() {
    ending.over = true;
    interpreter.finalizers().noteThreadEnd();
  }

  /// The state of the current thread, or null if it runs no Python.
  public static ThreadState currentOrNull() {
    return CURRENT.get();
  }

  /// The state of the current thread, which runs Python.
  public static ThreadState current() {
    return CURRENT.get();
  }

  /// Makes this state the current thread's, or with null ends that.
  static void setCurrent(ThreadState ts) {
    if (ts == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(ts);
    }
  }

  public Interpreter interpreter() {
    return interpreter;
  }

  public Thread thread() {
    return thread;
  }

  /// What `threading.get_ident` returns: the JVM's number of the thread.
  public long ident() {
    return ident;
  }

  /// Charges one level of recursion in builtin code; each needs its [#leaveNative], in a `finally`.
  public void enterNative() {
    stackLeft -= NATIVE_CHARGE;
    if (stackLeft < 0) {
      stackLeft += NATIVE_CHARGE;
      throw PyErrors.recursionError("maximum recursion depth exceeded");
    }
  }

  public void leaveNative() {
    stackLeft += NATIVE_CHARGE;
  }

  /// Charges one Python frame; false if the recursion limit or the stack forbids it, and then nothing is charged.
  public boolean enterFrame() {
    if (--framesLeft < 0 || --stackLeft < 0) {
      if (framesLeft >= 0) {
        stackLeft++;
      }
      framesLeft++;
      return false;
    }
    return true;
  }

  public void leaveFrame() {
    framesLeft++;
    stackLeft++;
  }

  /// How many more Python frames the recursion limit allows now.
  public int framesLeft() {
    return framesLeft;
  }

  /// How many more calls the Java stack has room for.
  public int stackLeft() {
    return stackLeft;
  }

  /// Moves the recursion limit by so many frames.
  public void adjustFramesLeft(int by) {
    framesLeft += by;
  }

  /// Asks the thread to look at something at its next poll.
  void request(int bit) {
    POLL.getAndBitwiseOr(this, bit);
  }

  /// Takes a request back, or marks it done.
  void clearRequest(int bit) {
    POLL.getAndBitwiseAnd(this, ~bit);
  }

  /// Looks at the requests; called by this thread when [#poll] is not 0. May run Python code, raise, and let others run.
  public void handlePoll() {
    Polls.handle(this);
  }

  /// Leaves Python: before blocking or foreign code. Pair with [#attach] in a `finally`.
  public void detach() {
    detach(Activity.SYSTEM, null);
  }

  /// Like [#detach()], and tells what for.
  ///
  /// @param activity a constant of [Activity]
  /// @param what the system call or kind of lock, or null
  public void detach(int activity, String what) {
    if (lane != null) {
      lane.begin(activity, what, frame);
    }
    Gil gil = interpreter.threads().gil();
    outside = activity;
    STATE.setRelease(this, DETACHED);
    if (interpreter.threads().stopRequested()) {
      interpreter.threads().wakeStopper();
    }
    if (gil.isEnabled()) {
      gil.release(this);
    }
  }

  /// Comes back into Python; waits while the world is stopped, and for the GIL if there is one. Throws [InterpreterClosed] if another
  /// thread shuts the interpreter down.
  public void attach() {
    Threads threads = interpreter.threads();
    Gil gil = threads.gil();
    while (true) {
      if (threads.isShutOut(this)) {
        throw new InterpreterClosed();
      }
      if (gil.isEnabled() && !gil.holds(this)) {
        if (lane != null) {
          lane.begin(Activity.GIL, null, frame);
        }
        gil.acquire(this);
      }
      if (STATE.compareAndSet(this, DETACHED, RUNNING)) {
        if (mayRun(threads, gil)) {
          break;
        }
        detach();
      } else if (gil.isEnabled()) {
        gil.release(this);
      }
      if (lane != null) {
        lane.begin(Activity.WORLD, null, frame);
      }
      threads.awaitStart(this);
    }
    if (lane != null) {
      lane.begin(Activity.RUNNING, null, null);
    }
  }

  /// Looks again at what may have changed before the state said RUNNING: whoever stops the world or turns the GIL on after this look finds
  /// the thread running.
  private boolean mayRun(Threads threads, Gil gil) {
    return !threads.isStoppedFor(this) && !threads.isShutOut(this) && (!gil.isEnabled() || gil.holds(this));
  }

  /// Gives the GIL to another thread that waits for it, since this one's turn is over, and comes back at its next turn.
  void handOver() {
    if (lane != null) {
      lane.begin(Activity.GIL, "turn over", frame);
    }
    STATE.setRelease(this, DETACHED);
    Threads threads = interpreter.threads();
    if (threads.stopRequested()) {
      threads.wakeStopper();
    }
    threads.gil().yieldTo(this);
    attach();
  }

  /// The thread leaves Python.
  void endLane() {
    if (lane != null) {
      lane.end();
    }
  }

  /// Before the first [#attach].
  void startDetached() {
    state = DETACHED;
  }

  /// Whether it is in Python.
  public boolean isRunning() {
    return state == RUNNING;
  }

  /// Whether it waits for a lock, a queue or another thread.
  boolean waitsForOthers() {
    return state == DETACHED && outside == Activity.LOCK;
  }

  /// Claims a detached thread for a stop of the world, if it is not claimed yet.
  boolean claim() {
    return state == SUSPENDED || STATE.compareAndSet(this, DETACHED, SUSPENDED);
  }

  /// Lets the thread go if it is claimed.
  void unclaim() {
    if (state == SUSPENDED) {
      state = DETACHED;
      LockSupport.unpark(thread);
    }
  }

  /// Asks the thread to raise an exception (a class or an instance) at its next poll; null takes that back.
  void setAsyncException(Object exception) {
    asyncException = exception;
    if (exception != null) {
      request(POLL_EXCEPTION);
    }
  }

  Object takeAsyncException() {
    Object exception = asyncException;
    asyncException = null;
    return exception;
  }

  @Override
  public String toString() {
    return "ThreadState[" + thread.getName() + "]";
  }
}

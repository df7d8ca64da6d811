// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyObject;

/// What one thread that runs Python knows: its interpreter, its frames, the exception being handled, its stack budget and the
/// requests it should look at soon.
///
/// Thread rule: used by its own thread only, except [#poll], which any thread may set.
public final class ThreadState {
  private static final ThreadLocal<ThreadState> CURRENT = new ThreadLocal<>();

  private final Interpreter interpreter;
  private final Thread thread;
  /// The innermost Python frame, or null.
  public Frame frame;
  /// The exception that is being handled (`sys.exc_info`), or null.
  public PyBaseException handled;
  /// Requests to look at when the thread next polls; 0 for none. Set by any thread, cleared by this one.
  public volatile int poll;
  /// How many more frames of Python and of builtins that recurse fit into the stack.
  private int depthLeft;
  /// The value of the last generator or coroutine that returned to builtin code, or null.
  public Object stopValue;
  /// The current context of `contextvars`, or null.
  public PyObject context;

  ThreadState(Interpreter interpreter, Thread thread, int depth) {
    this.interpreter = interpreter;
    this.thread = thread;
    this.depthLeft = depth;
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

  /// Charges one level of recursion in builtin code; each needs its [#leaveNative], in a `finally`.
  public void enterNative() {
    if (--depthLeft < 0) {
      depthLeft++;
      throw PyErrors.recursionError("maximum recursion depth exceeded");
    }
  }

  public void leaveNative() {
    depthLeft++;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// The functions of `sys.settrace` and `sys.setprofile` in one thread. Used by that thread, but for changes that `settrace` makes for
/// all threads, which they see at some later event.
public final class ThreadTracing {
  /// Null if there is none.
  Object traceFunction;
  Object profileFunction;
  /// How many callbacks are running: what they do is not told.
  int inside;

  public static void setTrace(ThreadState ts, Object function) {
    ts.tracing.traceFunction = function == PyNone.NONE ? null : function;
    refresh(ts);
  }

  public static Object trace(ThreadState ts) {
    return ts.tracing.traceFunction == null ? PyNone.NONE : ts.tracing.traceFunction;
  }

  public static void setProfile(ThreadState ts, Object function) {
    ts.tracing.profileFunction = function == PyNone.NONE ? null : function;
    refresh(ts);
  }

  public static Object profile(ThreadState ts) {
    return ts.tracing.profileFunction == null ? PyNone.NONE : ts.tracing.profileFunction;
  }

  /// Decides anew whether the thread's frames run in the form that tells events.
  static void refresh(ThreadState ts) {
    ThreadTracing t = ts.tracing;
    ts.instrumented = t.traceFunction != null || t.profileFunction != null || ts.interpreter().monitoring().isActive();
  }

  /// Calls a function with tracing on although a trace function is running: `sys.call_tracing`.
  public static Object callTracing(ThreadState ts, Object function, Object[] args) {
    int before = ts.tracing.inside;
    ts.tracing.inside = 0;
    try {
      return Calls.call(ts, function, args, args.length, null);
    } finally {
      ts.tracing.inside = before;
    }
  }

  /// Calls a function without telling what it does.
  public static void callUntraced(ThreadState ts, Object function, Object first, Object second) {
    ts.tracing.inside++;
    try {
      Calls.call2(ts, function, first, second);
    } finally {
      ts.tracing.inside--;
    }
  }

  /// Tells the frame's trace function, or for a call the thread's; null for None in the argument.
  void tellTrace(ThreadState ts, Frame frame, String event, Object argument, int line) {
    boolean call = event.equals("call");
    Object function = call ? traceFunction : frame.trace == null ? null : frame.trace.function;
    if (traceFunction == null || function == null) {
      return;
    }
    FrameTrace trace = FrameTrace.of(frame);
    Object result;
    int lineBefore = trace.line;
    trace.line = line;
    trace.event = event;
    inside++;
    try {
      result = Calls.call3(ts, function, frame, event, argument == null ? PyNone.NONE : argument);
    } catch (PyException e) {
      setTrace(ts, PyNone.NONE);
      trace.function = null;
      throw e;
    } finally {
      inside--;
      trace.line = lineBefore;
      trace.event = null;
    }
    if (result != PyNone.NONE) {
      trace.function = result;
    } else if (call) {
      trace.function = null;
    }
  }

  void tellProfile(ThreadState ts, Frame frame, String event, Object argument) {
    Object function = profileFunction;
    if (function == null) {
      return;
    }
    inside++;
    try {
      Calls.call3(ts, function, frame, event, argument == null ? PyNone.NONE : argument);
    } catch (PyException e) {
      setProfile(ts, PyNone.NONE);
      throw e;
    } finally {
      inside--;
    }
  }
}

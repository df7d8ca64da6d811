// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;

/// Exceptions on their way through frames: tracebacks, implicit contexts, handlers.
final class Unwinding {
  private Unwinding() {
  }

  static PyException recursion() {
    return PyErrors.recursionError("maximum recursion depth exceeded");
  }

  /// Goes to the handler of the instruction that raised, and returns its pc; throws on if the frame has none.
  static int handle(ThreadState ts, Frame frame, PyException thrown) {
    PyException e = thrown;
    arrive(ts, e);
    boolean again = e.reraised;
    int last = frame.pc;
    if (e.reraised) {
      e.reraised = false;
      last = e.lastPc >= 0 ? e.lastPc : last;
      e.lastPc = -1;
    } else {
      e.value.traceback = PyTraceback.here(e.value.traceback, frame);
    }
    if (frame.code.traced) {
      try {
        Events.raised(ts, frame, e, again);
      } catch (PyException other) {
        e = other;
        arrive(ts, e);
        e.value.traceback = PyTraceback.here(e.value.traceback, frame);
      }
    }
    RegisterCode form = frame.code;
    int handler = form.handlerOf(frame.pc);
    if (handler < 0) {
      if (frame.code.traced) {
        Events.unwound(ts, frame, e, last);
      }
      frame.pc = last;
      frame.state = Frame.COMPLETED;
      throw e;
    }
    int slot = form.stackBase + form.handlerWord(handler, 3);
    if (form.handlerWord(handler, 4) != 0) {
      frame.r[slot++] = new PyInt(last);
    }
    frame.r[slot] = e.value;
    if (form.traced) {
      Events.handled(ts, frame, form.handlerWord(handler, 2), e.value);
    }
    return form.handlerWord(handler, 2);
  }

  /// The first Python frame that sees an exception decides its implicit context.
  private static void arrive(ThreadState ts, PyException e) {
    if (!e.arrived) {
      e.arrived = true;
      if (e.value.context == null) {
        chain(e.value, ts.handled);
      }
    }
  }

  /// Makes `handled` the context of the exception, unless that is the exception itself; breaks the cycle that this may close.
  static void chain(PyBaseException value, PyBaseException handled) {
    if (handled == null || handled == value) {
      return;
    }
    PyBaseException slow = handled;
    boolean step = false;
    for (PyBaseException e = handled; e.context != null; e = e.context) {
      if (e.context == value) {
        e.context = null;
        break;
      }
      if (e.context == slow) {
        break;
      }
      if (step) {
        slow = slow.context;
      }
      step = !step;
    }
    value.context = handled;
  }

  /// The Python exception for an error of the Java machine or of a builtin.
  static PyException asPython(Throwable t) {
    if (t instanceof StackOverflowError) {
      return recursion();
    }
    if (t instanceof OutOfMemoryError) {
      return PyErrors.memoryError();
    }
    if (t instanceof VirtualMachineError || !(t instanceof RuntimeException || t instanceof AssertionError || t instanceof LinkageError)) {
      throw rethrown(t);
    }
    if (Boolean.getBoolean("krait.debug")) {
      t.printStackTrace();
    }
    return PyErrors.systemError("internal error: " + t);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException rethrown(Throwable t) throws T {
    throw (T) t;
  }

  /// PUSH_EXC_INFO: what was being handled goes below the exception.
  static void pushHandled(ThreadState ts, Frame frame, int top) {
    Object[] r = frame.r;
    PyBaseException value = (PyBaseException) r[top];
    Suspendable generator = frame.generator;
    PyBaseException before;
    if (generator != null) {
      before = generator.handled;
      generator.handled = value;
    } else {
      before = ts.handled;
    }
    r[top] = before == null ? PyNone.NONE : before;
    r[top + 1] = value;
    ts.handled = value;
  }

  /// POP_EXCEPT.
  static void popHandled(ThreadState ts, Frame frame, int top) {
    PyBaseException before = frame.r[top] instanceof PyBaseException e ? e : null;
    Suspendable generator = frame.generator;
    if (generator != null) {
      generator.handled = before;
      ts.handled = before != null ? before : generator.outerHandled;
    } else {
      ts.handled = before;
    }
  }
}

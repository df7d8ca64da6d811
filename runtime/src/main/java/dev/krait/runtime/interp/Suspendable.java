// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What generators, coroutines and asynchronous generators have in common: a frame that stops at a yield and goes on later.
///
/// # States
/// The frame is free (not started, or suspended at a yield), running, or finished. Whoever resumes it takes it from free to running
/// by one CAS, so that two threads never run it at once; the frame's own state tells whether it has started.
abstract class Suspendable extends PyIterator implements Finalizers.Finalizable {
  private static final int FREE = 0, RUNNING = 1, FINISHED = 2;
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Suspendable.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Frame frame;
  Object name;
  Object qualifiedName;
  /// The exception that the suspended frame is handling, and the one that its caller handled when it was resumed.
  PyBaseException handled;
  PyBaseException outerHandled;
  private volatile int state = FREE;
  /// Whether the thread's [FreshSuspendables] or a trigger know it.
  private boolean watched;
  private Finalizers.Trigger trigger;

  Suspendable(PyType type, Frame frame) {
    super(type);
    this.frame = frame;
    this.name = frame.function.name();
    this.qualifiedName = frame.function.qualifiedName();
  }

  /// The object for a frame that has come to RETURN_GENERATOR.
  static Suspendable of(ThreadState ts, Frame frame) {
    int flags = frame.code.code.object.flags;
    frame.state = Frame.CREATED;
    Suspendable made;
    if ((flags & CodeObject.CO_COROUTINE) != 0) {
      made = new PyCoroutine(ts, frame);
    } else if ((flags & CodeObject.CO_ASYNC_GENERATOR) != 0) {
      made = new PyAsyncGenerator(frame);
    } else {
      made = new PyGenerator(frame);
    }
    frame.generator = made;
    frame.back = null;
    return made;
  }

  /// What messages call it.
  abstract String kind();

  final boolean isRunning() {
    return state == RUNNING;
  }

  final boolean isFinished() {
    return state == FINISHED;
  }

  final boolean isStarted() {
    return frame.state != Frame.CREATED;
  }

  final boolean isSuspended() {
    return state == FREE && frame.state == Frame.SUSPENDED;
  }

  /// What happens when a finished one is resumed with a value.
  Object resumeFinished(ThreadState ts) {
    ts.stopValue = PyNone.NONE;
    return null;
  }

  /// Goes on with a value, or with an exception thrown in. The result is the next value, or null at the end; then the value
  /// that it returned is in [ThreadState#stopValue].
  final Object resume(ThreadState ts, Object value, PyException thrown) {
    if (!STATE.compareAndSet(this, FREE, RUNNING)) {
      return resumeBusy(ts, thrown);
    }
    if (frame.state == Frame.CREATED && thrown == null && value != PyNone.NONE) {
      state = FREE;
      throw PyErrors.typeError("can't send non-None value to a just-started " + kind());
    }
    return runTaken(ts, value, thrown);
  }

  /// What resuming does to one that runs, or is finished.
  private Object resumeBusy(ThreadState ts, PyException thrown) {
    if (state != FINISHED) {
      throw PyErrors.valueError(kind() + " already executing");
    }
    if (thrown != null) {
      throw thrownAtEnd(thrown);
    }
    return resumeFinished(ts);
  }

  /// What is raised when an exception is thrown into a finished one.
  PyException thrownAtEnd(PyException thrown) {
    return thrown;
  }

  private Object runTaken(ThreadState ts, Object value, PyException thrown) {
    Frame f = frame;
    Frame back = ts.frame;
    if (!ts.enterFrame()) {
      state = FREE;
      throw Unwinding.recursion();
    }
    PyBaseException outer = ts.handled;
    outerHandled = outer;
    if (handled != null) {
      ts.handled = handled;
    }
    if (ts.instrumented && !f.code.traced) {
      Instrumentation.trace(f);
    }
    if (thrown == null) {
      int word = f.code.words[f.pc];
      f.r[word >>> 8] = value;
      f.pc += (word & 0xff) == Op.YIELD ? 4 : 1;
    } else {
      thrown.arrived = true;
      Unwinding.chain(thrown.value, handled);
    }
    f.back = back;
    f.state = Frame.RUNNING;
    ts.frame = f;
    try {
      if (thrown != null && f.code.traced) {
        Events.thrown(ts, f, thrown);
      }
      Object result = Loop.run(ts, f, thrown);
      if (f.state == Frame.SUSPENDED) {
        if (!watched && (f.code.cleans || this instanceof PyAsyncGenerator) && needsEnd()) {
          watch(ts);
        }
        return result;
      }
      ts.stopValue = result;
      return null;
    } finally {
      ts.frame = back;
      ts.handled = outer;
      outerHandled = null;
      f.back = null;
      ts.leaveFrame();
      state = f.state == Frame.SUSPENDED ? FREE : FINISHED;
    }
  }

  /// Sees to it that the end runs if nobody refers to this any more.
  final void watch(ThreadState ts) {
    watched = true;
    ts.fresh.add(ts, this);
  }

  /// Whether something is to be done when nobody refers to it any more: `finally` to run, a warning to give, a hook to call.
  private boolean needsEnd() {
    if (frame.state == Frame.CREATED) {
      return this instanceof PyCoroutine && state == FREE;
    }
    return frame.state == Frame.SUSPENDED
        && (frame.code.isInCleanup(frame.pc) || this instanceof PyAsyncGenerator g && g.finalizer != null && !g.closed);
  }

  /// It has not finished soon: from now on the collector tells of its end.
  final void outlive(ThreadState ts) {
    if (trigger == null) {
      if (needsEnd()) {
        trigger = ts.interpreter().finalizers().trigger(this);
      } else {
        watched = false;
      }
    }
  }

  @Override
  public final void finalizePython(ThreadState ts) {
    trigger = null;
    watched = false;
    if (!needsEnd()) {
      return;
    }
    String message = "Exception ignored while closing generator ";
    try {
      if (this instanceof PyAsyncGenerator g && g.finalizer != null && !g.closed) {
        message = "Exception ignored while finalizing generator ";
        Calls.call1(ts, g.finalizer, this);
      } else if (frame.state == Frame.CREATED) {
        message = "Exception ignored while finalizing coroutine ";
        Calls.call1(ts, Imports.attribute(ts, "warnings", "_warn_unawaited_coroutine"), this);
      } else {
        close(ts);
      }
    } catch (PyException e) {
      Unraisable.reportIn(ts, e, message, this);
    }
  }

  /// The iterator that it waits for in `yield from` or `await`, or null.
  ///
  /// Another thread may resume the frame meanwhile: what was read counts only if the frame has not gone on.
  final Object delegate() {
    if (frame.state != Frame.SUSPENDED || state != FREE) {
      return null;
    }
    int pc = frame.pc;
    Object found = delegateAt(pc);
    VarHandle.acquireFence();
    return state == FREE && frame.pc == pc ? found : null;
  }

  /// The iterator that a frame that stands at a place waits for, or null. Code and registers are each read once, and may belong to
  /// another place unless the caller has taken the frame.
  private Object delegateAt(int pc) {
    int[] words = frame.code.words;
    Object[] registers = frame.r;
    if (pc + 3 >= words.length || (words[pc] & 0xff) != Op.YIELD) {
      return null;
    }
    int register = words[pc + 2];
    return register < 0 || register >= registers.length ? null : registers[register];
  }

  /// Sends a value on to the receiver of `yield from` or `await`; null when that is finished, with its value in
  /// [ThreadState#stopValue].
  static Object sendTo(ThreadState ts, Object receiver, Object value) {
    if (receiver instanceof PyGenerator || receiver instanceof PyCoroutine) {
      return ((Suspendable) receiver).resume(ts, value, null);
    }
    ts.stopValue = null;
    try {
      Object next;
      if (receiver instanceof Sendable s) {
        next = s.send(ts, value);
      } else if (value != PyNone.NONE) {
        return Calls.method(ts, receiver, "send", value);
      } else if (receiver instanceof PyIterator i && !i.type.isHeap()) {
        next = i.next(ts);
      } else {
        Object slot = Types.of(receiver).slot(Slot.NEXT);
        if (slot == null) {
          throw PyErrors.typeError("'" + Types.nameOf(receiver) + "' object is not an iterator");
        }
        next = Calls.slot0(ts, slot, receiver);
      }
      if (next == null && ts.stopValue == null) {
        ts.stopValue = PyNone.NONE;
      }
      return next;
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.STOP_ITERATION)) {
        throw e;
      }
      ts.stopValue = stopValue(ts, e.value);
      return null;
    }
  }

  /// An iterator that takes values, but is no generator.
  interface Sendable {
    /// The next value; null at the end, with the result in [ThreadState#stopValue].
    Object send(ThreadState ts, Object value);
  }

  /// The `value` of a StopIteration.
  static Object stopValue(ThreadState ts, PyBaseException stop) {
    Object value = Objects.findAttribute(ts, stop, "value");
    return value != null ? value : stop.args.size() > 0 ? stop.args.get(0) : PyNone.NONE;
  }

  /// The StopIteration that tells Python code of the value in [ThreadState#stopValue].
  static PyException stopIteration(ThreadState ts) {
    Object value = ts.stopValue;
    ts.stopValue = null;
    return value == null || value == PyNone.NONE ? PyErrors.of(Exceptions.STOP_ITERATION) : PyErrors.of(Exceptions.STOP_ITERATION, value);
  }

  /// The result of a method that Python called: raises StopIteration at the end.
  static Object orStop(ThreadState ts, Object next) {
    if (next == null) {
      throw stopIteration(ts);
    }
    return next;
  }

  /// The exception that the arguments of `throw` stand for.
  static PyException toThrow(ThreadState ts, Object type, Object value, Object traceback) {
    warnOfSignature(ts, "throw", value, traceback);
    return exceptionOf(ts, type, value, traceback);
  }

  static void warnOfSignature(ThreadState ts, String method, Object value, Object traceback) {
    if (value != null || traceback != null) {
      Warnings.warn(ts, Exceptions.DEPRECATION_WARNING,
          "the (type, exc, tb) signature of " + method + "() is deprecated, use the single-arg signature instead.", 1);
    }
  }

  static PyException exceptionOf(ThreadState ts, Object type, Object value, Object traceback) {
    if (traceback != null && traceback != PyNone.NONE && !(traceback instanceof PyTraceback)) {
      throw PyErrors.typeError("throw() third argument must be a traceback object");
    }
    PyBaseException exception;
    if (type instanceof PyType t && t.isSubtypeOf(Exceptions.BASE_EXCEPTION)) {
      exception = instantiate(ts, t, value);
    } else if (type instanceof PyBaseException e) {
      if (value != null && value != PyNone.NONE) {
        throw PyErrors.typeError("instance exception may not have a separate value");
      }
      exception = e;
    } else {
      throw PyErrors.typeError("exceptions must be classes or instances deriving from BaseException, not " + Types.nameOf(type));
    }
    if (traceback instanceof PyTraceback) {
      exception.traceback = traceback;
    }
    return new PyException(exception);
  }

  private static PyBaseException instantiate(ThreadState ts, PyType type, Object value) {
    if (value instanceof PyBaseException e && e.type.isSubtypeOf(type)) {
      return e;
    }
    Object made;
    if (value == null || value == PyNone.NONE) {
      made = Calls.call0(ts, type);
    } else if (value instanceof dev.krait.runtime.object.PyTuple t) {
      made = Calls.call(ts, type, t.toArray());
    } else {
      made = Calls.call1(ts, type, value);
    }
    if (!(made instanceof PyBaseException e)) {
      throw PyErrors.typeError("calling " + type + " should have returned an instance of BaseException, not " + Types.nameOf(made));
    }
    return e;
  }

  /// Throws an exception in: into the innermost iterator that it waits for. The result is as that of [#resume].
  final Object throwIn(ThreadState ts, PyException thrown, boolean closesDelegate) {
    if (!STATE.compareAndSet(this, FREE, RUNNING)) {
      return resumeBusy(ts, thrown);
    }
    Object delegate = frame.state == Frame.SUSPENDED ? delegateAt(frame.pc) : null;
    if (delegate == null) {
      return runTaken(ts, null, thrown);
    }
    PyException failure;
    boolean goesOn = false;
    try {
      if (closesDelegate && thrown.value.type.isSubtypeOf(Exceptions.GENERATOR_EXIT)) {
        closeDelegate(ts, delegate);
        failure = thrown;
      } else {
        Object next = delegateThrow(ts, delegate, thrown);
        if (next != null) {
          return next;
        }
        failure = ts.stopValue == null ? thrown : stopIteration(ts);
      }
      goesOn = true;
    } catch (PyException e) {
      failure = e;
      goesOn = true;
    } finally {
      if (!goesOn) {
        state = FREE;
      }
    }
    return runTaken(ts, null, failure);
  }

  /// Null with a stop value where the delegate is finished, null without one where it can not be thrown into.
  private Object delegateThrow(ThreadState ts, Object delegate, PyException thrown) {
    Frame back = ts.frame;
    frame.back = back;
    ts.frame = frame;
    try {
      if (delegate instanceof PyGenerator || delegate instanceof PyCoroutine) {
        return ((Suspendable) delegate).throwIn(ts, thrown, true);
      }
      ts.stopValue = null;
      Object method = Objects.findAttribute(ts, delegate, "throw");
      return method == null ? null : Calls.call1(ts, method, thrown.value);
    } finally {
      ts.frame = back;
      frame.back = null;
    }
  }

  private void closeDelegate(ThreadState ts, Object delegate) {
    if (delegate instanceof Suspendable s && !(delegate instanceof PyAsyncGenerator)) {
      s.close(ts);
      return;
    }
    Object method;
    try {
      method = Objects.findAttribute(ts, delegate, "close");
    } catch (PyException e) {
      Unraisable.reportIn(ts, e, "Exception ignored while closing generator ", this);
      return;
    }
    if (method != null) {
      Calls.call0(ts, method);
    }
  }

  /// Ends it: raises GeneratorExit where it stands. The result is what it returns then.
  final Object close(ThreadState ts) {
    if (!STATE.compareAndSet(this, FREE, RUNNING)) {
      if (state == RUNNING) {
        throw PyErrors.valueError(kind() + " already executing");
      }
      return PyNone.NONE;
    }
    if (frame.state == Frame.CREATED) {
      frame.state = Frame.COMPLETED;
      java.util.Arrays.fill(frame.r, null);
      state = FINISHED;
      return PyNone.NONE;
    }
    PyException exit = PyErrors.of(Exceptions.GENERATOR_EXIT);
    Object delegate = delegateAt(frame.pc);
    if (delegate != null) {
      boolean goesOn = false;
      try {
        closeDelegate(ts, delegate);
        goesOn = true;
      } catch (PyException e) {
        exit = e;
        goesOn = true;
      } finally {
        if (!goesOn) {
          state = FREE;
        }
      }
    }
    Object next;
    try {
      next = runTaken(ts, null, exit);
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.GENERATOR_EXIT) || e.value.type.isSubtypeOf(Exceptions.STOP_ITERATION)) {
        java.util.Arrays.fill(frame.r, null);
        return PyNone.NONE;
      }
      throw e;
    }
    if (next != null) {
      throw PyErrors.runtimeError(kind() + " ignored GeneratorExit");
    }
    java.util.Arrays.fill(frame.r, null);
    Object result = ts.stopValue;
    ts.stopValue = null;
    return result == null ? PyNone.NONE : result;
  }

  final Object reprAs(ThreadState ts, String what) {
    return Text.fromJava("<" + what + " object " + Text.toJava(qualifiedName) + " at 0x" + Long.toHexString(Identity.of(ts, this)) + ">");
  }

  final void rename(Object value) {
    if (value == null || !Text.isStr(value)) {
      throw PyErrors.typeError("__name__ must be set to a string object");
    }
    name = value;
  }

  final void requalify(Object value) {
    if (value == null || !Text.isStr(value)) {
      throw PyErrors.typeError("__qualname__ must be set to a string object");
    }
    qualifiedName = value;
  }

  final Object frameOrNone() {
    return isFinished() ? PyNone.NONE : frame;
  }

  final Object delegateOrNone() {
    Object delegate = delegate();
    return delegate == null ? PyNone.NONE : delegate;
  }
}

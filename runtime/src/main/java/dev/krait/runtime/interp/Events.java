// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.builtin.PyBuiltinFunction;
import dev.krait.runtime.builtin.PyMethodDescr;
import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// What the traced form tells: to `sys.settrace`'s and `sys.setprofile`'s functions and to the tools of `sys.monitoring`.
///
/// Each instruction of CPython starts with an EVENT in the traced form, and calls end with one; what is told follows from the opcode
/// and from the line table. The operand `top` is the register of the topmost value of the stack.
final class Events {
  private static final int WORDS = 5;
  /// Added to the opcode of the event after a call.
  static final int AFTER = 1000;

  private Events() {
  }

  /// An instruction of the traced form only; the result is the pc to go on at.
  static int tell(ThreadState ts, Frame frame, int pc) {
    int[] code = frame.code.words;
    if ((code[pc] & 0xff) != Op.EVENT) {
      return (code[pc] & 0xff) == Op.TRACED_SEND ? send(ts, frame, pc) : iterate(ts, frame, pc);
    }
    int opcode = code[pc + 1];
    int unit = code[pc + 2];
    FrameTrace trace = FrameTrace.of(frame);
    if (ts.tracing.inside > 0 || !ts.instrumented) {
      trace.lastUnit = unit;
      trace.pendingBranch = -1;
      return pc + WORDS;
    }
    trace.jumpTo = -1;
    if (opcode >= AFTER) {
      afterCall(ts, frame, trace, unit);
    } else {
      before(ts, frame, trace, opcode, unit, code[pc + 3], code[pc + 4]);
    }
    return trace.jumpTo >= 0 ? trace.jumpTo : pc + WORDS;
  }

  private static int iterate(ThreadState ts, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object iterator = frame.r[code[pc + 1]];
    Object item = Iterators.next(ts, iterator);
    if (item != null) {
      frame.r[code[pc] >>> 8] = item;
      return pc + 3;
    }
    Object value = iterator instanceof PyGenerator && ts.stopValue != null ? ts.stopValue : PyNone.NONE;
    ts.stopValue = null;
    if (value != PyNone.NONE || raisesStop(iterator)) {
      stopped(ts, frame, Monitoring.RAISE, value);
    }
    return code[pc + 2];
  }

  private static int send(ThreadState ts, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object receiver = frame.r[code[pc + 1]];
    Object sent = Suspendable.sendTo(ts, receiver, frame.r[code[pc + 2]]);
    if (sent != null) {
      frame.r[code[pc] >>> 8] = sent;
      return pc + 4;
    }
    Object value = ts.stopValue;
    ts.stopValue = null;
    if (receiver instanceof Suspendable.Sendable || raisesStop(receiver)) {
      stopped(ts, frame, Monitoring.RAISE, value);
    }
    frame.r[code[pc] >>> 8] = value;
    return code[pc + 3];
  }

  /// Whether an iterator ends by an exception, as those of Python classes do.
  private static boolean raisesStop(Object iterator) {
    return Types.of(iterator).isHeap() && !(Types.of(iterator).slot(Slot.NEXT) instanceof PyWrapperDescr);
  }

  /// An iterator has ended by StopIteration, which goes no further; or has ended without it, where tracers are to see one.
  private static void stopped(ThreadState ts, Frame frame, int event, Object value) {
    if (ts.tracing.inside > 0 || !ts.instrumented) {
      return;
    }
    PyCode code = frame.code();
    int unit = frame.lastOffset();
    Monitoring tools = ts.interpreter().monitoring();
    boolean wanted = tools.wants(code, event);
    if (wanted || FrameTrace.of(frame).function != null) {
      PyBaseException stop = (value == PyNone.NONE ? PyErrors.of(Exceptions.STOP_ITERATION) : PyErrors.of(Exceptions.STOP_ITERATION, value)).value;
      if (wanted) {
        tools.fire(ts, code, event, unit, Monitoring.offset(unit), stop);
      }
      tellException(ts, frame, stop);
    }
  }

  private static void before(ThreadState ts, Frame frame, FrameTrace trace, int opcode, int unit, int arg, int top) {
    PyCode code = frame.code();
    Monitoring tools = ts.interpreter().monitoring();
    branchTaken(ts, code, tools, trace, opcode, unit);
    int before = trace.lastUnit;
    if (opcode == Opcode.NOT_TAKEN && before >= 0 && code.opcodeAt(before) == Opcode.END_SEND && tools.wants(code, Monitoring.BRANCH_LEFT)) {
      tools.fire(ts, code, Monitoring.BRANCH_LEFT, before, Monitoring.offset(before), Monitoring.offset(unit + 1));
    }
    trace.lastUnit = unit;
    if (opcode == Opcode.RESUME) {
      resumed(ts, frame, tools, unit, arg);
      if (trace.jumpTo >= 0) {
        return;
      }
    }
    TracedLines lines = code.tracedLines();
    if (lines.isStart(unit)) {
      int line = lines.line(unit);
      if (before < 0 || lines.line(before) != line || code.opcodeAt(before) == Opcode.RESUME) {
        line(ts, frame, tools, unit, line);
        if (trace.jumpTo >= 0) {
          return;
        }
      }
    }
    if (opcode != Opcode.RESUME && tools.wants(code, Monitoring.INSTRUCTION)) {
      tools.fire(ts, code, Monitoring.INSTRUCTION, unit, Monitoring.offset(unit));
    }
    if (trace.opcodes && lines.isTraceable(unit)) {
      ts.tracing.tellTrace(ts, frame, "opcode", null, lines.line(unit));
      if (trace.jumpTo >= 0) {
        return;
      }
    }
    flow(ts, frame, trace, opcode, unit, arg, top);
  }

  private static void line(ThreadState ts, Frame frame, Monitoring tools, int unit, int line) {
    PyCode code = frame.code();
    if (tools.wants(code, Monitoring.LINE)) {
      tools.fire(ts, code, Monitoring.LINE, unit, PyInt.of(line));
    }
    if (frame.trace.lines) {
      ts.tracing.tellTrace(ts, frame, "line", null, line);
    }
  }

  private static void resumed(ThreadState ts, Frame frame, Monitoring tools, int unit, int arg) {
    int kind = arg & 3;
    boolean start = kind == Oparg.RESUME_AT_FUNC_START;
    if (frame.trace.thrown) {
      frame.trace.thrown = false;
      return;
    }
    PyCode code = frame.code();
    int event = start ? Monitoring.PY_START : Monitoring.PY_RESUME;
    if (tools.wants(code, event)) {
      tools.fire(ts, code, event, unit, Monitoring.offset(unit));
    }
    ts.tracing.tellTrace(ts, frame, "call", null, code.lineOf(unit));
    ts.tracing.tellProfile(ts, frame, "call", null);
    if (!start && frame.trace.jumpTo < 0) {
      frame.trace.lastUnit = unit;
    }
  }

  /// Jumps, calls, returns.
  private static void flow(ThreadState ts, Frame frame, FrameTrace trace, int opcode, int unit, int arg, int top) {
    PyCode code = frame.code();
    Monitoring tools = ts.interpreter().monitoring();
    switch (opcode) {
      case Opcode.RETURN_VALUE:
        left(ts, frame, tools, Monitoring.PY_RETURN, unit, frame.r[top]);
        return;
      case Opcode.YIELD_VALUE:
        Object value = frame.r[top];
        left(ts, frame, tools, Monitoring.PY_YIELD, unit, value instanceof AsyncGeneratorValue v ? v.value : value);
        return;
      case Opcode.CALL:
        call(ts, frame, trace, unit, frame.r[top - arg - 1], frame.r[top - arg], arg > 0 ? frame.r[top - arg + 1] : null);
        return;
      case Opcode.CALL_KW:
        call(ts, frame, trace, unit, frame.r[top - arg - 2], frame.r[top - arg - 1], arg > 0 ? frame.r[top - arg] : null);
        return;
      case Opcode.CALL_FUNCTION_EX:
        Object given = frame.r[top - 1];
        Object first = given instanceof PyTuple t && t.size() > 0 ? t.get(0) : given instanceof PyList l ? l.getOrNull(0) : null;
        called(ts, frame, trace, unit, frame.r[top - 3], first != null ? first : ts.interpreter().monitoring().missing);
        return;
      case Opcode.JUMP_FORWARD:
      case Opcode.JUMP_BACKWARD:
        jump(ts, frame, tools, code, opcode, unit, arg);
        return;
      case Opcode.END_ASYNC_FOR:
        if (tools.wants(code, Monitoring.BRANCH_RIGHT)) {
          int source = unit + 1 - arg;
          tools.fire(ts, code, Monitoring.BRANCH_RIGHT, source, Monitoring.offset(source), Monitoring.offset(unit + 1));
        }
        return;
      case Opcode.END_SEND:
        if (frame.r[top - 1] instanceof PyGenerator || frame.r[top - 1] instanceof PyCoroutine) {
          stopped(ts, frame, Monitoring.STOP_ITERATION, frame.r[top]);
        }
        return;
      case Opcode.POP_JUMP_IF_FALSE:
      case Opcode.POP_JUMP_IF_TRUE:
      case Opcode.POP_JUMP_IF_NONE:
      case Opcode.POP_JUMP_IF_NOT_NONE:
      case Opcode.FOR_ITER:
        trace.pendingBranch = unit;
        trace.branchFallthrough = unit + 1 + Opcode.caches(opcode);
        return;
      default:
    }
  }

  /// A handler at the pc takes an exception.
  static void handled(ThreadState ts, Frame frame, int pc, Object exception) {
    if (ts.tracing.inside > 0 || !ts.instrumented) {
      return;
    }
    Monitoring tools = ts.interpreter().monitoring();
    int unit = frame.code.offsetOf(pc);
    if (tools.wants(frame.code(), Monitoring.EXCEPTION_HANDLED)) {
      tools.fire(ts, frame.code(), Monitoring.EXCEPTION_HANDLED, unit, Monitoring.offset(unit), exception);
    }
  }

  private static void jump(ThreadState ts, Frame frame, Monitoring tools, PyCode code, int opcode, int unit, int arg) {
    int after = unit + 1 + Opcode.caches(opcode);
    int target = opcode == Opcode.JUMP_FORWARD ? after + arg : after - arg;
    if (tools.wants(code, Monitoring.JUMP)) {
      tools.fire(ts, code, Monitoring.JUMP, unit, Monitoring.offset(unit), Monitoring.offset(target));
    }
    TracedLines lines = code.tracedLines();
    if (target < unit && frame.trace.lines && lines.line(unit) == lines.line(target)) {
      ts.tracing.tellTrace(ts, frame, "line", null, lines.line(target));
    }
  }

  /// Tells which way the branch before went, now that it shows.
  private static void branchTaken(ThreadState ts, PyCode code, Monitoring tools, FrameTrace trace, int opcode, int unit) {
    int branch = trace.pendingBranch;
    if (branch < 0) {
      return;
    }
    trace.pendingBranch = -1;
    boolean fell = unit == trace.branchFallthrough;
    boolean loop = code.opcodeAt(branch) == Opcode.FOR_ITER;
    int event = fell ? Monitoring.BRANCH_LEFT : Monitoring.BRANCH_RIGHT;
    int target = fell && opcode == Opcode.NOT_TAKEN ? unit + 1 : loop && !fell && opcode == Opcode.END_FOR ? unit + 2 : unit;
    if (tools.wants(code, event)) {
      tools.fire(ts, code, event, branch, Monitoring.offset(branch), Monitoring.offset(target));
    }
  }

  private static void left(ThreadState ts, Frame frame, Monitoring tools, int event, int unit, Object value) {
    PyCode code = frame.code();
    if (tools.wants(code, event)) {
      tools.fire(ts, code, event, unit, Monitoring.offset(unit), value);
    }
    ts.tracing.tellTrace(ts, frame, "return", value, code.lineOf(unit));
    ts.tracing.tellProfile(ts, frame, "return", value);
  }

  private static void call(ThreadState ts, Frame frame, FrameTrace trace, int unit, Object callee, Object self, Object first) {
    Object function = callee;
    Object receiver = self;
    if (self == null && callee instanceof PyMethod m) {
      function = m.function();
      receiver = m.self();
    }
    Object missing = ts.interpreter().monitoring().missing;
    called(ts, frame, trace, unit, function, receiver != null ? receiver : first != null ? first : missing);
  }

  private static void called(ThreadState ts, Frame frame, FrameTrace trace, int unit, Object function, Object argument) {
    PyCode code = frame.code();
    Monitoring tools = ts.interpreter().monitoring();
    if (tools.wants(code, Monitoring.CALL)) {
      tools.fire(ts, code, Monitoring.CALL, unit, Monitoring.offset(unit), function, argument);
    }
    boolean told = ts.tracing.profileFunction != null || tools.wants(code, Monitoring.CALL);
    trace.callee = !told || function instanceof PyFunction || function instanceof PyMethod ? null : function;
    trace.argument = argument;
    if (trace.callee != null) {
      profileCall(ts, frame, trace, "c_call");
    }
  }

  /// Profilers hear only of builtin functions and methods.
  private static void profileCall(ThreadState ts, Frame frame, FrameTrace trace, String event) {
    if (ts.tracing.profileFunction == null) {
      return;
    }
    Object function = trace.callee;
    if (function instanceof PyMethodDescr) {
      if (trace.argument == ts.interpreter().monitoring().missing) {
        return;
      }
      function = Calls.bind(ts, function, trace.argument);
    }
    if (function instanceof PyBuiltinFunction) {
      ts.tracing.tellProfile(ts, frame, event, function);
    }
  }

  private static void afterCall(ThreadState ts, Frame frame, FrameTrace trace, int unit) {
    Object callee = trace.callee;
    if (callee == null) {
      return;
    }
    Monitoring tools = ts.interpreter().monitoring();
    if (tools.wants(frame.code(), Monitoring.C_RETURN)) {
      tools.fire(ts, frame.code(), Monitoring.C_RETURN, unit, Monitoring.offset(unit), callee, trace.argument);
    }
    profileCall(ts, frame, trace, "c_return");
    trace.callee = null;
  }

  /// An exception has come up in the frame, or goes on after a handler.
  static void raised(ThreadState ts, Frame frame, PyException e, boolean again) {
    FrameTrace trace = FrameTrace.of(frame);
    trace.pendingBranch = -1;
    if (ts.tracing.inside > 0 || !ts.instrumented) {
      trace.callee = null;
      return;
    }
    PyCode code = frame.code();
    Monitoring tools = ts.interpreter().monitoring();
    int unit = offsetOfRaise(frame);
    if (trace.callee != null) {
      if (tools.wants(code, Monitoring.C_RAISE)) {
        tools.fire(ts, code, Monitoring.C_RAISE, frame.lastOffset(), Monitoring.offset(frame.lastOffset()), trace.callee, trace.argument);
      }
      profileCall(ts, frame, trace, "c_exception");
      trace.callee = null;
    }
    int event = again ? Monitoring.RERAISE : Monitoring.RAISE;
    if (tools.wants(code, event)) {
      tools.fire(ts, code, event, unit, Monitoring.offset(unit), e.value);
    }
    if (!again) {
      tellException(ts, frame, e.value);
    }
  }

  private static void tellException(ThreadState ts, Frame frame, PyBaseException value) {
    if (frame.trace.function != null) {
      Object traceback = value.tracebackOrNone();
      ts.tracing.tellTrace(ts, frame, "exception", PyTuple.of(value.type, value, traceback), frame.code().lineOf(frame.lastOffset()));
    }
  }

  /// The frame ends by an exception.
  static void unwound(ThreadState ts, Frame frame, PyException e, int last) {
    if (ts.tracing.inside > 0 || !ts.instrumented) {
      return;
    }
    frame.trace.unwinds = true;
    int unit = offsetOfRaise(frame);
    Monitoring tools = ts.interpreter().monitoring();
    if (tools.wants(frame.code(), Monitoring.PY_UNWIND)) {
      tools.fire(ts, frame.code(), Monitoring.PY_UNWIND, unit, Monitoring.offset(unit), e.value);
    }
    frame.pc = last;
    ts.tracing.tellTrace(ts, frame, "return", null, frame.code().lineOf(frame.lastOffset()));
    ts.tracing.tellProfile(ts, frame, "return", null);
  }

  /// CPython counts the instruction's inline caches in.
  private static int offsetOfRaise(Frame frame) {
    int unit = frame.lastOffset();
    return unit + Opcode.caches(frame.code().opcodeAt(unit));
  }

  /// An exception is about to be thrown into a suspended frame.
  static void thrown(ThreadState ts, Frame frame, PyException e) {
    FrameTrace trace = FrameTrace.of(frame);
    if (ts.tracing.inside > 0 || !ts.instrumented) {
      return;
    }
    int unit = frame.lastOffset() + 1;
    trace.lastUnit = -1;
    Monitoring tools = ts.interpreter().monitoring();
    if (tools.wants(frame.code(), Monitoring.PY_THROW)) {
      tools.fire(ts, frame.code(), Monitoring.PY_THROW, unit, Monitoring.offset(unit), e.value);
    }
    ts.tracing.tellTrace(ts, frame, "call", null, frame.code().lineOf(unit));
    ts.tracing.tellProfile(ts, frame, "call", null);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;

/// A jump to another line, by which a trace function moves the frame that it is told of: `frame.f_lineno = line`.
///
/// The values that lie on the stack only where the jump starts are popped; a jump to a place that expects more, or something else, is
/// refused. The traced form keeps every value in its slot, so that this is all there is to do.
final class LineJump {
  private final ThreadState ts;
  private final Frame frame;
  private final Bytecode bytecode;
  private final StackKinds kinds;
  private final byte[] from;

  private LineJump(ThreadState ts, Frame frame) {
    this.ts = ts;
    this.frame = frame;
    this.bytecode = new Bytecode(frame.code().object);
    this.kinds = new StackKinds(bytecode);
    this.from = kinds.before(bytecode.numberFrom(bytecode.startOf(frame.trace.lastUnit)));
  }

  static void jump(ThreadState ts, Frame frame, Object value) {
    if (value == null) {
      throw PyErrors.of(Exceptions.ATTRIBUTE_ERROR, "cannot delete attribute");
    }
    if (!(value instanceof PyInt) && !(value instanceof PyBigInt)) {
      throw PyErrors.valueError("lineno must be an integer");
    }
    checkEvent(frame);
    if (!(Numbers.intOrNull(value) instanceof PyInt i) || i.value != (int) i.value) {
      throw PyErrors.valueError("lineno out of range");
    }
    new LineJump(ts, frame).to((int) i.value);
  }

  private static void checkEvent(Frame frame) {
    FrameTrace trace = frame.trace;
    if (trace == null || trace.event == null || trace.function == null && !trace.event.equals("call")) {
      throw PyErrors.valueError("f_lineno can only be set in a trace function");
    }
    int opcode = frame.code().opcodeAt(trace.lastUnit < 0 ? 0 : trace.lastUnit);
    switch (trace.event) {
      case "call":
        if (opcode != Opcode.RESUME || isStart(frame)) {
          throw PyErrors.valueError("can't jump from the 'call' trace event of a new frame");
        }
        return;
      case "line", "opcode":
        return;
      default:
        if (!trace.event.equals("return") || opcode != Opcode.YIELD_VALUE || trace.unwinds) {
          throw PyErrors.valueError("can only jump from a 'line' trace event");
        }
    }
  }

  private static boolean isStart(Frame frame) {
    return (frame.code().object.code[2 * frame.trace.lastUnit + 1] & 3) == Oparg.RESUME_AT_FUNC_START;
  }

  private void to(int wanted) {
    int[] lines = lineStarts();
    int line = line(lines, wanted);
    int best = -1;
    String problem = null;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] != line) {
        continue;
      }
      byte[] stack = kinds.before(i);
      if (StackKinds.isCompatible(from, stack)) {
        best = best < 0 || stack.length > kinds.before(best).length ? i : best;
      } else if (problem == null) {
        problem = from == null ? "can't jump from unreachable code" : problem(stack);
      }
    }
    if (best < 0) {
      throw PyErrors.valueError(problem);
    }
    bindLocals();
    popTo(kinds.before(best).length);
    FrameTrace trace = frame.trace;
    trace.lastUnit = -1;
    trace.pendingBranch = -1;
    trace.line = line;
    trace.jumpTo = frame.code.eventAt(bytecode.units[best]);
    frame.pc = trace.jumpTo;
  }

  /// By the instruction's number: the line that starts there, or -1.
  private int[] lineStarts() {
    int[] lines = new int[bytecode.count];
    java.util.Arrays.fill(lines, -1);
    CodeLocations at = new CodeLocations(frame.code().object.lineTable, frame.code().object.firstLine);
    int last = -1;
    while (at.advance()) {
      if (at.line >= 0 && at.line != last) {
        lines[Math.min(bytecode.numberFrom(at.start), bytecode.count - 1)] = at.line;
        last = at.line;
      }
    }
    return lines;
  }

  /// The first line with code that is not before the wanted one.
  private int line(int[] lines, int wanted) {
    if (wanted < frame.code().object.firstLine) {
      throw PyErrors.valueError("line " + wanted + " comes before the current code block");
    }
    int found = Integer.MAX_VALUE;
    for (int line : lines) {
      if (line >= wanted) {
        found = Math.min(found, line);
      }
    }
    if (found == Integer.MAX_VALUE) {
      throw PyErrors.valueError("line " + wanted + " comes after the current code block");
    }
    return found;
  }

  private static String problem(byte[] stack) {
    if (stack == null) {
      return "can't jump into an exception handler, or code may be unreachable";
    }
    switch (stack.length == 0 ? StackKinds.OBJECT : stack[stack.length - 1]) {
      case StackKinds.EXCEPTION:
        return "can't jump into an 'except' block as there's no exception";
      case StackKinds.LAST_INSTRUCTION:
        return "can't jump into a re-raising block as there's no location";
      case StackKinds.ITERATOR:
        return "can't jump into the body of a for loop";
      default:
        return "incompatible stacks";
    }
  }

  /// The code at the target may take locals for bound.
  private void bindLocals() {
    int locals = frame.code().localNames().length;
    int unbound = 0;
    for (int i = 0; i < locals; i++) {
      unbound += frame.r[i] == null ? 1 : 0;
    }
    if (unbound == 0) {
      return;
    }
    Warnings.warn(ts, Exceptions.RUNTIME_WARNING, "assigning None to " + unbound + " unbound local" + (unbound == 1 ? "" : "s"), 0);
    for (int i = 0; i < locals; i++) {
      if (frame.r[i] == null) {
        frame.r[i] = PyNone.NONE;
      }
    }
  }

  private void popTo(int depth) {
    for (int slot = from.length - 1; slot >= depth; slot--) {
      int register = frame.code.stackBase + slot;
      if (from[slot] == StackKinds.EXCEPTION) {
        Unwinding.popHandled(ts, frame, register);
      }
      frame.r[register] = null;
    }
  }
}

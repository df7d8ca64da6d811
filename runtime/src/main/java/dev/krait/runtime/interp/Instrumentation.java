// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.thread.ThreadState;

/// Moves running frames from the plain form to the traced form, once somebody wants to hear of events.
final class Instrumentation {
  private Instrumentation() {
  }

  /// Goes on with a frame whose call has come back; the pc is that of the next instruction.
  static Object goOn(ThreadState ts, Frame frame, int pc) {
    frame.pc = pc;
    move(frame, pc);
    return Loop.run(ts, frame, null);
  }

  /// Goes on with a frame in which an exception has come up.
  static Object goOn(ThreadState ts, Frame frame, PyException thrown) {
    RegisterCode plain = frame.code;
    int depth = plain.code.object.stackSize;
    int unit = plain.offsetOf(frame.pc);
    RegisterCode traced = plain.code.tracedRegisters();
    Object[] to = traced.newRegisters();
    System.arraycopy(frame.r, 0, to, 0, plain.stackBase + depth);
    int last = thrown.lastPc;
    if (last >= 0) {
      thrown.lastPc = traced.eventAt(plain.offsetOf(last));
    }
    enter(frame, traced, to, unit);
    FrameTrace.of(frame).lastUnit = unit;
    return Loop.run(ts, frame, thrown);
  }

  /// Moves a suspended frame.
  static void trace(Frame frame) {
    RegisterCode plain = frame.code;
    int word = plain.words[frame.pc];
    boolean yield = (word & 0xff) == Op.YIELD;
    int next = frame.pc + (yield ? 4 : 1);
    int unit = plain.offsetOf(frame.pc);
    move(frame, next);
    int[] words = frame.code.words;
    int pc = frame.code.pcOf(unit);
    while ((words[pc] & 0xff) != (yield ? Op.YIELD : Op.RETURN_GENERATOR)) {
      pc = frame.code.startAfter(pc);
    }
    frame.pc = pc;
    if (yield) {
      FrameTrace.of(frame).lastUnit = unit;
    }
  }

  private static void move(Frame frame, int pc) {
    RegisterCode plain = frame.code;
    RegisterCode traced = plain.code.tracedRegisters();
    int[] state = Translator.stateAt(plain.code, pc);
    Object[] from = frame.r;
    Object[] to = traced.newRegisters();
    System.arraycopy(from, 0, to, 0, plain.stackBase);
    for (int i = 1; i < state.length; i++) {
      to[traced.stackBase + i - 1] = state[i] == Operands.NULL ? null : from[state[i]];
    }
    enter(frame, traced, to, new Bytecode(plain.code.object).units[state[0]]);
    FrameTrace trace = FrameTrace.of(frame);
    trace.lastUnit = plain.offsetOf(Math.max(0, pc - 1));
  }

  private static void enter(Frame frame, RegisterCode traced, Object[] registers, int unit) {
    Bytecode bytecode = new Bytecode(traced.code.object);
    if (!bytecode.handlers.isEmpty()) {
      movePlaces(frame.code, traced, registers, new StackKinds(bytecode).before(bytecode.numberAt(bytecode.startOf(unit))));
    }
    frame.r = registers;
    frame.code = traced;
    frame.pc = traced.eventAt(unit);
  }

  /// Handlers that end by raising again keep on the stack where the exception came from, as a pc of the form.
  private static void movePlaces(RegisterCode plain, RegisterCode traced, Object[] registers, byte[] kinds) {
    for (int i = 0; kinds != null && i < kinds.length; i++) {
      if (kinds[i] == StackKinds.LAST_INSTRUCTION && registers[traced.stackBase + i] instanceof PyInt pc) {
        registers[traced.stackBase + i] = PyInt.of(traced.eventAt(plain.offsetOf((int) pc.value)));
      }
    }
  }
}

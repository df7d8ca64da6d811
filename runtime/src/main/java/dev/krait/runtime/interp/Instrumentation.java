// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

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

  /// Moves a suspended frame.
  static void trace(Frame frame) {
    RegisterCode plain = frame.code;
    int word = plain.words[frame.pc];
    boolean yield = (word & 0xff) == Op.YIELD;
    int next = frame.pc + (yield ? 3 : 1);
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
    frame.r = to;
    frame.code = traced;
    int unit = new Bytecode(plain.code.object).units[state[0]];
    frame.pc = traced.eventAt(unit);
    FrameTrace trace = FrameTrace.of(frame);
    trace.lastUnit = plain.offsetOf(Math.max(0, pc - 1));
  }
}

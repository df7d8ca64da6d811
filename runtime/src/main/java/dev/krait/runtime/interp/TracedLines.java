// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;

/// Which instructions of a code object start a line for tracers, by CPython's rules: those whose line differs from the instruction
/// before, those after a return or raise, handlers, and targets of jumps. Immutable; positions are in units.
final class TracedLines {
  private final int[] lines;
  private final boolean[] starts;
  private final int firstTraceable;

  TracedLines(CodeObject code) {
    Bytecode bytecode = new Bytecode(code);
    int size = code.code.length / 2;
    lines = new int[size];
    starts = new boolean[size];
    CodeLocations at = new CodeLocations(code.lineTable, code.firstLine);
    while (at.advance()) {
      for (int unit = at.start; unit < at.end && unit < size; unit++) {
        lines[unit] = at.line;
      }
    }
    int first = 0;
    while (first < bytecode.count && bytecode.opcodes[first] != Opcode.RESUME) {
      first++;
    }
    firstTraceable = first < bytecode.count ? bytecode.units[first] : size;
    markChanges(bytecode);
    for (Bytecode.Handler h : bytecode.handlers) {
      mark(bytecode, bytecode.numberAt(h.target()));
    }
    markTargets(bytecode);
  }

  private void mark(Bytecode bytecode, int number) {
    int unit = bytecode.units[number];
    int opcode = bytecode.opcodes[number];
    if (lines[unit] >= 0 && opcode != Opcode.POP_ITER && opcode != Opcode.END_ASYNC_FOR) {
      starts[unit] = true;
    }
  }

  private void markChanges(Bytecode bytecode) {
    int current = -1;
    for (int i = 0; i < bytecode.count; i++) {
      int unit = bytecode.units[i];
      int opcode = bytecode.opcodes[i];
      if (unit >= firstTraceable && !neverStarts(opcode)) {
        starts[unit] |= lines[unit] >= 0 && lines[unit] != current;
        current = lines[unit];
      }
      if (opcode == Opcode.RAISE_VARARGS || opcode == Opcode.RERAISE) {
        current = -1;
      }
    }
  }

  /// What ends a loop or a wait belongs to the line where that began.
  private static boolean neverStarts(int opcode) {
    return opcode == Opcode.RESUME || opcode == Opcode.END_FOR || opcode == Opcode.END_SEND || opcode == Opcode.END_ASYNC_FOR
        || opcode == Opcode.POP_ITER;
  }

  private void markTargets(Bytecode bytecode) {
    for (int i = 0; i < bytecode.count; i++) {
      int target = bytecode.target(i);
      if (target >= 0 && bytecode.opcodes[i] != Opcode.FOR_ITER) {
        mark(bytecode, bytecode.opcodes[i] == Opcode.SEND ? target + 1 : target);
      }
    }
  }

  boolean isStart(int unit) {
    return starts[unit];
  }

  boolean isTraceable(int unit) {
    return unit >= firstTraceable;
  }

  int line(int unit) {
    return lines[unit];
  }
}

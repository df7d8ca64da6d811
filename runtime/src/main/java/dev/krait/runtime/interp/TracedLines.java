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
      mark(bytecode.units[bytecode.numberAt(h.target())]);
    }
    markTargets(bytecode);
  }

  private void mark(int unit) {
    if (lines[unit] >= 0) {
      starts[unit] = true;
    }
  }

  private void markChanges(Bytecode bytecode) {
    int current = -1;
    for (int i = 0; i < bytecode.count; i++) {
      int unit = bytecode.units[i];
      if (unit >= firstTraceable && bytecode.opcodes[i] != Opcode.RESUME && lines[unit] >= 0 && lines[unit] != current) {
        starts[unit] = true;
        current = lines[unit];
      }
      if (Opcode.isScopeExit(bytecode.opcodes[i])) {
        current = -1;
      }
    }
  }

  private void markTargets(Bytecode bytecode) {
    for (int i = 0; i < bytecode.count; i++) {
      int opcode = bytecode.opcodes[i];
      if (opcode == Opcode.SEND || opcode == Opcode.JUMP_BACKWARD_NO_INTERRUPT) {
        continue;
      }
      int target = bytecode.target(i);
      if (target >= 0) {
        mark(bytecode.units[opcode == Opcode.FOR_ITER ? Math.min(target + 1, bytecode.count - 1) : target]);
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

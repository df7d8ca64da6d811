// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;

/// The order of a frame's variables: locals, then cells that are not also locals, then free variables. Renumbers the
/// instructions on cells accordingly and emits those that set a frame up.
final class FrameLayout {
  final String[] names;
  final byte[] kinds;
  private final CodeUnit unit;
  /// Frame index of each cell and then each free variable.
  private final int[] cellIndexes;

  FrameLayout(CodeUnit unit, int flags) {
    this.unit = unit;
    int locals = unit.varNames.size();
    int cells = unit.cellVars.size();
    int frees = unit.freeVars.size();
    cellIndexes = new int[cells + frees];
    int size = locals;
    for (int i = 0; i < cells; i++) {
      int local = unit.varNames.indexOf(unit.cellVars.get(i));
      cellIndexes[i] = local >= 0 ? local : size++;
    }
    for (int i = 0; i < frees; i++) {
      cellIndexes[cells + i] = size++;
    }
    names = new String[size];
    kinds = new byte[size];
    describe(flags);
  }

  private void describe(int flags) {
    int locals = unit.varNames.size();
    for (int i = 0; i < locals; i++) {
      names[i] = unit.varNames.get(i);
      kinds[i] = (byte) (CodeObject.CO_FAST_LOCAL | (unit.fastHidden.contains(names[i]) ? CodeObject.CO_FAST_HIDDEN : 0));
    }
    int cells = unit.cellVars.size();
    for (int i = 0; i < cellIndexes.length; i++) {
      names[cellIndexes[i]] = i < cells ? unit.cellVars.get(i) : unit.freeVars.get(i - cells);
      kinds[cellIndexes[i]] |= (byte) (i < cells ? CodeObject.CO_FAST_CELL : CodeObject.CO_FAST_FREE);
    }
    int next = mark(0, unit.posOnlyArgCount, CodeObject.CO_FAST_ARG_POS);
    next = mark(next, unit.argCount - unit.posOnlyArgCount, CodeObject.CO_FAST_ARG_POS | CodeObject.CO_FAST_ARG_KW);
    next = mark(next, unit.kwOnlyArgCount, CodeObject.CO_FAST_ARG_KW);
    next = mark(next, (flags & CodeObject.CO_VARARGS) != 0 ? 1 : 0, CodeObject.CO_FAST_ARG_POS | CodeObject.CO_FAST_ARG_VAR);
    mark(next, (flags & CodeObject.CO_VARKEYWORDS) != 0 ? 1 : 0, CodeObject.CO_FAST_ARG_KW | CodeObject.CO_FAST_ARG_VAR);
  }

  private int mark(int first, int count, int kind) {
    for (int i = first; i < first + count; i++) {
      kinds[i] |= (byte) kind;
    }
    return first + count;
  }

  /// Emits the frame's set-up at the start of the code, in front of what is there.
  void insertPrefix(BasicBlock entry, int flags) {
    if ((flags & (CodeObject.CO_GENERATOR | CodeObject.CO_COROUTINE | CodeObject.CO_ASYNC_GENERATOR)) != 0) {
      var location = new Location(unit.firstLine, unit.firstLine, -1, -1);
      entry.insert(0, new Instr(Opcode.RETURN_GENERATOR, 0, location));
      entry.insert(1, new Instr(Opcode.POP_TOP, 0, location));
    }
    int cells = unit.cellVars.size();
    int at = 0;
    // Cells are made in the order of the frame, the arguments' first.
    for (int index = 0; at < cells && index < names.length; index++) {
      if ((kinds[index] & CodeObject.CO_FAST_CELL) != 0) {
        entry.insert(at++, new Instr(Opcode.MAKE_CELL, unit.cellVars.indexOf(names[index]), Location.NONE));
      }
    }
    if (unit.freeVars.size() > 0) {
      entry.insert(0, new Instr(Opcode.COPY_FREE_VARS, unit.freeVars.size(), Location.NONE));
    }
  }

  /// Turns the numbers of cells and free variables in instructions into frame indexes.
  void renumberCells(FlowGraph graph) {
    if (cellIndexes.length == 0) {
      return;
    }
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        switch (instr.opcode) {
          case Opcode.MAKE_CELL, Opcode.LOAD_CLOSURE, Opcode.LOAD_DEREF, Opcode.STORE_DEREF, Opcode.DELETE_DEREF,
              Opcode.LOAD_FROM_DICT_OR_DEREF -> instr.oparg = cellIndexes[instr.oparg];
          default -> {
          }
        }
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import java.util.List;

/// Turns a finished instruction sequence into a code object: graph, optimisation, layout, tables. The order of the passes
/// is CPython's, which the identity of the results depends on.
public final class Assembler {
  private Assembler() {
  }

  /// The code object of `unit`, whose flags are `flags` (bits of [CodeObject]); `unit.consts` loses what is not used.
  public static CodeObject assemble(CodeUnit unit, InstructionSequence sequence, int flags, String fileName) {
    FlowGraph graph = FlowGraph.of(sequence);
    int parameters = unit.argCount + unit.kwOnlyArgCount + Integer.bitCount(flags & (CodeObject.CO_VARARGS | CodeObject.CO_VARKEYWORDS));
    optimize(graph, unit.consts, unit.varNames.size(), parameters);
    return finish(graph, unit, flags, fileName);
  }

  /// The code object of a graph after its optimisation.
  static CodeObject finish(FlowGraph graph, CodeUnit unit, int flags, String fileName) {
    Lowering.convertConditionalJumps(graph);
    var layout = new FrameLayout(unit, flags);
    layout.insertPrefix(graph.entry, flags);
    layout.renumberCells(graph);
    int stackSize = Math.max(StackDepth.compute(graph), 1);
    Lowering.convertPseudoOps(graph);
    Lowering.normalizeJumps(graph);
    BorrowedLoads.optimize(graph);
    CodeWriter writer = CodeWriter.write(graph, unit.firstLine);
    return new CodeObject(unit.argCount, unit.posOnlyArgCount, unit.kwOnlyArgCount, stackSize, flags, writer.code, unit.consts.list(),
        unit.names.list(), List.of(layout.names), layout.kinds, fileName, unit.name, unit.qualName, unit.firstLine, writer.lineTable,
        writer.exceptionTable);
  }

  /// The passes that do not depend on the frame's layout.
  static void optimize(FlowGraph graph, ConstTable consts, int locals, int parameters) {
    ExceptionRegions.label(graph);
    DeadCode.inlineExits(graph);
    DeadCode.removeUnreachable(graph);
    LineNumbers.resolve(graph);
    new ConstantLoads(consts).optimize(graph);
    new Peephole(consts).optimize(graph);
    DeadCode.removeNopsAndPairs(graph);
    DeadCode.removeUnreachable(graph);
    DeadCode.removeNopsAndJumps(graph);
    removeUnusedConsts(graph, consts);
    UnboundLocals.check(graph, locals, parameters);
    Superinstructions.insert(graph);
    ColdBlocks.moveToEnd(graph);
    LineNumbers.resolve(graph);
  }

  /// Drops the constants no instruction loads; the first stays, for it may be the docstring.
  private static void removeUnusedConsts(FlowGraph graph, ConstTable consts) {
    int size = consts.size();
    if (size == 0) {
      return;
    }
    var used = new boolean[size];
    used[0] = true;
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      for (int i = 0; i < block.size; i++) {
        if (Opcode.hasConst(block.instrs[i].opcode)) {
          used[block.instrs[i].oparg] = true;
        }
      }
    }
    var kept = new int[size];
    var renumbered = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (used[i]) {
        renumbered[i] = count;
        kept[count++] = i;
      }
    }
    if (count == size) {
      return;
    }
    consts.retain(kept, count);
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        if (Opcode.hasConst(instr.opcode)) {
          instr.oparg = renumbered[instr.oparg];
        }
      }
    }
  }
}

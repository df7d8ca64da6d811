// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;

/// Single steps of [Assembler], for those who look at what each does with instructions of their own.
public final class AssemblySteps {
  private AssemblySteps() {
  }

  /// The instructions after optimisation, up to the choice of borrowing loads; `consts` loses what is not used, and gains what folding
  /// made. A graph that can not be raises IllegalStateException.
  public static InstructionSequence optimized(InstructionSequence sequence, ConstTable consts, int locals) {
    FlowGraph graph = FlowGraph.of(sequence);
    Assembler.optimize(graph, consts, locals, 0);
    StackDepth.compute(graph);
    BorrowedLoads.optimize(graph);
    return flattened(graph);
  }

  /// The code object of instructions that are left as they are.
  public static CodeObject assembled(CodeUnit unit, InstructionSequence sequence, String fileName) {
    FlowGraph graph = FlowGraph.of(sequence);
    ExceptionRegions.label(graph);
    return Assembler.finish(graph, unit, 0, fileName);
  }

  private static InstructionSequence flattened(FlowGraph graph) {
    var sequence = new InstructionSequence();
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      block.position = sequence.newLabel();
    }
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      sequence.useLabel(block.position);
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        sequence.emit(instr.opcode, Opcode.hasTarget(instr.opcode) ? instr.target.position : instr.oparg, instr.location);
      }
    }
    return sequence;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;

/// Gives places to the instructions that have none, from the only instruction that can come before them.
final class LineNumbers {
  private LineNumbers() {
  }

  static void resolve(FlowGraph graph) {
    duplicateExits(graph);
    propagate(graph);
  }

  /// An exit without a line that several jumps reach is copied for each, so that each copy can take its jump's line.
  private static void duplicateExits(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      Instr last = block.last();
      if (last != null && last.isJump()) {
        BasicBlock target = BasicBlock.nonEmpty(last.target);
        if (isExitWithoutLine(target) && target.predecessors > 1) {
          var copy = new BasicBlock();
          copy.addCopies(target);
          copy.instrs[0].location = last.location;
          copy.labelled = true;
          copy.predecessors = 1;
          copy.next = target.next;
          last.target = copy;
          target.predecessors--;
          target.next = copy;
        }
      }
    }
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      if (block.size > 0 && block.next != null && block.fallsThrough() && isExitWithoutLine(block.next)) {
        block.next.instrs[0].location = block.last().location;
      }
    }
  }

  private static boolean isExitWithoutLine(BasicBlock block) {
    return block.size > 0 && (block.exitsScope() || checksSignals(block)) && block.hasNoLine();
  }

  private static boolean checksSignals(BasicBlock block) {
    for (int i = 0; i < block.size; i++) {
      switch (block.instrs[i].opcode) {
        case Opcode.CALL, Opcode.CALL_KW, Opcode.CALL_FUNCTION_EX, Opcode.JUMP, Opcode.JUMP_BACKWARD, Opcode.RESUME -> {
          return true;
        }
        default -> {
        }
      }
    }
    return false;
  }

  private static void propagate(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      Instr last = block.last();
      if (last == null) {
        continue;
      }
      Location previous = Location.NONE;
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        if (instr.line() == -1) {
          instr.location = previous;
        } else {
          previous = instr.location;
        }
      }
      if (block.next != null && block.fallsThrough()) {
        inherit(block.next, previous);
      }
      if (last.isJump()) {
        inherit(last.target, previous);
      }
    }
  }

  private static void inherit(BasicBlock block, Location location) {
    if (block.predecessors == 1 && block.size > 0 && block.instrs[0].line() == -1) {
      block.instrs[0].location = location;
    }
  }
}

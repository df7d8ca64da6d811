// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;

/// Replaces pseudo instructions by real ones and gives conditional jumps the forms that exist.
final class Lowering {
  private Lowering() {
  }

  /// A jump that keeps the value it tests becomes a copy, its truth and a jump that pops.
  static void convertConditionalJumps(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      Instr last = block.last();
      if (last != null && (last.opcode == Opcode.JUMP_IF_FALSE || last.opcode == Opcode.JUMP_IF_TRUE)) {
        last.opcode = last.opcode == Opcode.JUMP_IF_FALSE ? Opcode.POP_JUMP_IF_FALSE : Opcode.POP_JUMP_IF_TRUE;
        var copy = new Instr(Opcode.COPY, 1, last.location);
        copy.handler = last.handler;
        var test = new Instr(Opcode.TO_BOOL, 0, last.location);
        test.handler = last.handler;
        int at = block.size - 1;
        block.insert(at, copy);
        block.insert(at + 1, test);
      }
    }
  }

  static void convertPseudoOps(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        if (Opcode.isBlockPush(instr.opcode)) {
          instr.toNop();
        } else if (instr.opcode == Opcode.LOAD_CLOSURE) {
          instr.opcode = Opcode.LOAD_FAST;
        } else if (instr.opcode == Opcode.STORE_FAST_MAYBE_NULL) {
          instr.opcode = Opcode.STORE_FAST;
        }
      }
    }
    DeadCode.removeNops(graph);
  }

  /// Conditional jumps only go forward: one that goes back is inverted over an unconditional jump. The way not taken is
  /// marked for monitoring.
  static void normalizeJumps(FlowGraph graph) {
    graph.clearVisited();
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      block.visited = true;
      Instr last = block.last();
      if (last == null || !Opcode.isConditionalJump(last.opcode)) {
        continue;
      }
      if (!last.target.visited) {
        block.add(Opcode.NOT_TAKEN, 0, last.location);
        continue;
      }
      var backwards = new BasicBlock();
      backwards.add(Opcode.NOT_TAKEN, 0, last.location);
      backwards.addJump(Opcode.JUMP, last.target, last.location);
      backwards.startDepth = last.target.startDepth;
      backwards.cold = block.cold;
      last.opcode = inverted(last.opcode);
      last.target = block.next;
      backwards.next = block.next;
      block.next = backwards;
    }
  }

  private static int inverted(int opcode) {
    return switch (opcode) {
      case Opcode.POP_JUMP_IF_NONE -> Opcode.POP_JUMP_IF_NOT_NONE;
      case Opcode.POP_JUMP_IF_NOT_NONE -> Opcode.POP_JUMP_IF_NONE;
      case Opcode.POP_JUMP_IF_FALSE -> Opcode.POP_JUMP_IF_TRUE;
      default -> Opcode.POP_JUMP_IF_FALSE;
    };
  }
}

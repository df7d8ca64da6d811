// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;

/// Joins two neighbouring accesses to the first sixteen locals into one instruction.
final class Superinstructions {
  private Superinstructions() {
  }

  static void insert(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      for (int i = 0; i + 1 < block.size; i++) {
        Instr first = block.instrs[i];
        Instr second = block.instrs[i + 1];
        if (first.opcode == Opcode.LOAD_FAST) {
          if (second.opcode == Opcode.LOAD_FAST) {
            join(first, second, Opcode.LOAD_FAST_LOAD_FAST);
          }
        } else if (first.opcode == Opcode.STORE_FAST) {
          if (second.opcode == Opcode.LOAD_FAST) {
            join(first, second, Opcode.STORE_FAST_LOAD_FAST);
          } else if (second.opcode == Opcode.STORE_FAST) {
            join(first, second, Opcode.STORE_FAST_STORE_FAST);
          }
        }
      }
    }
    DeadCode.removeNops(graph);
  }

  private static void join(Instr first, Instr second, int opcode) {
    boolean differentLines = first.line() >= 0 && second.line() >= 0 && first.line() != second.line();
    if (!differentLines && first.oparg < 16 && second.oparg < 16) {
      first.set(opcode, first.oparg << 4 | second.oparg);
      second.toNop();
    }
  }
}

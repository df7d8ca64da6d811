// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayDeque;

/// Turns loads of locals that may be unbound into LOAD_FAST_CHECK. The first 64 locals are followed through the graph, one
/// bit each; of the others only what happens in the same block is known.
final class UnboundLocals {
  private static final int TRACKED = Long.SIZE;

  private final ArrayDeque<BasicBlock> todo;

  private UnboundLocals(FlowGraph graph) {
    todo = graph.startTraversal();
  }

  /// `locals` counts all fast locals, of which the first `parameters` are bound on entry.
  static void check(FlowGraph graph, int locals, int parameters) {
    if (locals == 0) {
      return;
    }
    if (locals > TRACKED) {
      checkUntracked(graph, locals);
    }
    new UnboundLocals(graph).follow(graph, Math.min(locals, TRACKED), parameters);
  }

  private void follow(FlowGraph graph, int locals, int parameters) {
    long unbound = 0;
    for (int i = parameters; i < locals; i++) {
      unbound |= 1L << i;
    }
    enter(graph.entry, unbound);
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      scan(block);
    }
    while (!todo.isEmpty()) {
      BasicBlock block = todo.pop();
      block.visited = false;
      scan(block);
    }
  }

  /// Adds what may be unbound on entry to `block`, which is looked at again if that is news. The mark says it is waiting.
  private void enter(BasicBlock block, long unbound) {
    long both = block.unboundLocals | unbound;
    if (both != block.unboundLocals) {
      block.unboundLocals = both;
      if (!block.visited) {
        block.visited = true;
        todo.push(block);
      }
    }
  }

  private void scan(BasicBlock block) {
    long unbound = block.unboundLocals;
    for (int i = 0; i < block.size; i++) {
      Instr instr = block.instrs[i];
      if (instr.handler != null) {
        enter(instr.handler, unbound);
      }
      if (instr.oparg >= TRACKED) {
        continue;
      }
      long bit = 1L << instr.oparg;
      switch (instr.opcode) {
        case Opcode.DELETE_FAST, Opcode.LOAD_FAST_AND_CLEAR, Opcode.STORE_FAST_MAYBE_NULL -> unbound |= bit;
        case Opcode.STORE_FAST, Opcode.LOAD_FAST_CHECK -> unbound &= ~bit;
        case Opcode.LOAD_FAST -> {
          if ((unbound & bit) != 0) {
            instr.opcode = Opcode.LOAD_FAST_CHECK;
          }
          unbound &= ~bit;
        }
        default -> {
        }
      }
    }
    if (block.next != null && block.fallsThrough()) {
      enter(block.next, unbound);
    }
    Instr last = block.last();
    if (last != null && last.isJump()) {
      enter(last.target, unbound);
    }
  }

  private static void checkUntracked(FlowGraph graph, int locals) {
    // The number of the last block in which a local is known to be bound.
    int[] boundIn = new int[locals];
    int number = 0;
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      number++;
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        if (instr.oparg < TRACKED) {
          continue;
        }
        switch (instr.opcode) {
          case Opcode.DELETE_FAST, Opcode.LOAD_FAST_AND_CLEAR, Opcode.STORE_FAST_MAYBE_NULL -> boundIn[instr.oparg] = 0;
          case Opcode.STORE_FAST -> boundIn[instr.oparg] = number;
          case Opcode.LOAD_FAST -> {
            if (boundIn[instr.oparg] != number) {
              instr.opcode = Opcode.LOAD_FAST_CHECK;
            }
            boundIn[instr.oparg] = number;
          }
          default -> {
          }
        }
      }
    }
  }
}

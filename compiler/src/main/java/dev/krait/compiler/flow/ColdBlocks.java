// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayDeque;

/// Moves the blocks that only run after an exception to the end of the code.
final class ColdBlocks {
  private ColdBlocks() {
  }

  static void moveToEnd(FlowGraph graph) {
    if (graph.entry.next == null) {
      return;
    }
    markWarm(graph);
    markCold(graph);
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      if (block.cold && block.next != null && block.next.warm && block.fallsThrough()) {
        insertJump(block);
      }
    }
    if (relink(graph)) {
      DeadCode.removeNopsAndJumps(graph);
    }
  }

  private static void markWarm(FlowGraph graph) {
    ArrayDeque<BasicBlock> todo = graph.startTraversal();
    push(graph.entry, todo);
    while (!todo.isEmpty()) {
      BasicBlock block = todo.pop();
      block.warm = true;
      if (block.next != null && block.fallsThrough()) {
        push(block.next, todo);
      }
      for (int i = 0; i < block.size; i++) {
        if (block.instrs[i].isJump()) {
          push(block.instrs[i].target, todo);
        }
      }
    }
  }

  private static void markCold(FlowGraph graph) {
    ArrayDeque<BasicBlock> todo = graph.startTraversal();
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      if (block.exceptHandler) {
        push(block, todo);
      }
    }
    while (!todo.isEmpty()) {
      BasicBlock block = todo.pop();
      block.cold = true;
      if (block.next != null && !block.next.warm && block.fallsThrough()) {
        push(block.next, todo);
      }
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        if (instr.isJump() && !instr.target.warm) {
          push(instr.target, todo);
        }
      }
    }
  }

  private static void push(BasicBlock block, ArrayDeque<BasicBlock> todo) {
    if (!block.visited) {
      block.visited = true;
      todo.push(block);
    }
  }

  /// A cold block that runs into a warm one must jump there once it is moved.
  private static void insertJump(BasicBlock block) {
    var bridge = new BasicBlock();
    bridge.add(Opcode.JUMP_NO_INTERRUPT, 0, Location.NONE).target = block.next;
    bridge.cold = true;
    bridge.predecessors = 1;
    bridge.next = block.next;
    block.next.labelled = true;
    block.next = bridge;
  }

  /// Takes the cold blocks out of the list and appends them in their order; true where there were any.
  private static boolean relink(FlowGraph graph) {
    BasicBlock lastWarm = graph.entry;
    BasicBlock firstCold = null;
    BasicBlock lastCold = null;
    for (BasicBlock block = graph.entry.next; block != null; block = block.next) {
      if (!block.cold) {
        lastWarm.next = block;
        lastWarm = block;
      } else if (firstCold == null) {
        firstCold = block;
        lastCold = block;
      } else {
        lastCold.next = block;
        lastCold = block;
      }
    }
    lastWarm.next = firstCold;
    if (lastCold != null) {
      lastCold.next = null;
    }
    return firstCold != null;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayDeque;

/// Computes the stack's depth on entry to each block and its maximum.
final class StackDepth {
  private final ArrayDeque<BasicBlock> todo = new ArrayDeque<>();
  private int maximum;

  private StackDepth() {
  }

  static int compute(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      block.startDepth = -1;
    }
    var depth = new StackDepth();
    depth.enter(graph.entry, 0);
    while (!depth.todo.isEmpty()) {
      depth.scan(depth.todo.pop());
    }
    return depth.maximum;
  }

  private void enter(BasicBlock block, int depth) {
    if (block.startDepth < 0) {
      block.startDepth = depth;
      todo.push(block);
    } else if (block.startDepth != depth) {
      throw new IllegalStateException("inconsistent stack depth: " + block.startDepth + " and " + depth);
    }
  }

  private void scan(BasicBlock block) {
    int depth = block.startDepth;
    for (int i = 0; i < block.size; i++) {
      Instr instr = block.instrs[i];
      int after = depth + Opcode.stackEffect(instr.opcode, instr.oparg, false);
      if (after < 0) {
        throw new IllegalStateException("stack underflow at " + Opcode.name(instr.opcode) + ", line " + instr.line());
      }
      maximum = Math.max(maximum, after);
      if (instr.target != null && instr.opcode != Opcode.END_ASYNC_FOR) {
        int there = depth + Opcode.stackEffect(instr.opcode, instr.oparg, true);
        maximum = Math.max(maximum, there);
        enter(instr.target, there);
      }
      depth = after;
    }
    if (block.next != null && block.fallsThrough()) {
      enter(block.next, depth);
    }
  }
}

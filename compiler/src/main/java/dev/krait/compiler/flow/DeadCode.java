// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayDeque;

/// Removes what has no effect: unreachable blocks, idle instructions, jumps to the next instruction; and copies short
/// exits to the jumps that lead to them.
final class DeadCode {
  /// The longest exit, in instructions, that is worth a copy.
  private static final int MAX_COPY_SIZE = 4;

  private DeadCode() {
  }

  /// Replaces unconditional jumps by what they lead to, where that is a short exit or has no line of its own.
  static void inlineExits(FlowGraph graph) {
    boolean changed;
    do {
      changed = false;
      for (BasicBlock block = graph.entry; block != null; block = block.next) {
        changed |= inlineExit(block);
      }
    } while (changed);
  }

  private static boolean inlineExit(BasicBlock block) {
    Instr last = block.last();
    if (last == null || !Opcode.isUnconditionalJump(last.opcode)) {
      return false;
    }
    BasicBlock target = last.target;
    boolean shortExit = target.exitsScope() && target.size <= MAX_COPY_SIZE;
    boolean closedWithoutLine = !target.fallsThrough() && target.hasNoLine();
    if (!shortExit && !closedWithoutLine) {
      return false;
    }
    int removedJump = last.opcode;
    last.toNop();
    block.addCopies(target);
    if (closedWithoutLine) {
      Instr copied = block.last();
      if (Opcode.isUnconditionalJump(copied.opcode) && removedJump == Opcode.JUMP) {
        copied.opcode = Opcode.JUMP;
      }
    }
    target.predecessors--;
    return true;
  }

  /// Counts the predecessors of each block and empties the blocks that have none.
  static void removeUnreachable(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      block.predecessors = 0;
    }
    ArrayDeque<BasicBlock> todo = graph.startTraversal();
    graph.entry.predecessors = 1;
    graph.entry.visited = true;
    todo.push(graph.entry);
    while (!todo.isEmpty()) {
      BasicBlock block = todo.pop();
      if (block.next != null && block.fallsThrough()) {
        reach(block.next, todo);
      }
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        if (Opcode.hasTarget(instr.opcode)) {
          reach(instr.target, todo);
        }
      }
    }
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      if (block.predecessors == 0) {
        block.size = 0;
        block.exceptHandler = false;
      }
    }
  }

  private static void reach(BasicBlock block, ArrayDeque<BasicBlock> todo) {
    block.predecessors++;
    if (!block.visited) {
      block.visited = true;
      todo.push(block);
    }
  }

  /// Removes idle instructions and jumps to the next instruction until neither is left.
  static void removeNopsAndJumps(FlowGraph graph) {
    do {
      removeNops(graph);
    } while (removeJumps(graph));
  }

  static void removeNops(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      removeNops(block);
    }
  }

  /// Removes the NOPs of a block whose line some neighbour keeps, so that tracing still sees every line.
  static void removeNops(BasicBlock block) {
    int kept = 0;
    int previousLine = -1;
    int size = block.size;
    Instr[] instrs = block.instrs;
    for (int i = 0; i < size; i++) {
      Instr instr = instrs[i];
      if (instr.opcode == Opcode.NOP && isIdle(block, i, previousLine)) {
        continue;
      }
      instrs[kept++] = instr;
      previousLine = instr.line();
    }
    block.size = kept;
  }

  private static boolean isIdle(BasicBlock block, int index, int previousLine) {
    Instr nop = block.instrs[index];
    int line = nop.line();
    if (line < 0 || line == previousLine) {
      return true;
    }
    if (index < block.size - 1) {
      Instr next = block.instrs[index + 1];
      if (next.line() < 0) {
        next.location = nop.location;
        return true;
      }
      return next.line() == line;
    }
    BasicBlock next = BasicBlock.nonEmpty(block.next);
    return next != null && line == firstLine(next);
  }

  /// The line of the first instruction that will stay.
  private static int firstLine(BasicBlock block) {
    for (int i = 0; i < block.size; i++) {
      Instr instr = block.instrs[i];
      if (instr.opcode != Opcode.NOP || instr.line() >= 0) {
        return instr.line();
      }
    }
    return -1;
  }

  private static boolean removeJumps(FlowGraph graph) {
    boolean changed = false;
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      Instr last = block.last();
      if (last != null && Opcode.isUnconditionalJump(last.opcode)
          && BasicBlock.nonEmpty(last.target) == BasicBlock.nonEmpty(block.next)) {
        last.toNop();
        changed = true;
      }
    }
    return changed;
  }

  /// Removes values that are pushed only to be popped by the next instruction, with the NOPs that leaves.
  static void removeNopsAndPairs(FlowGraph graph) {
    boolean changed;
    do {
      changed = false;
      Instr previous = null;
      for (BasicBlock block = graph.entry; block != null; block = block.next) {
        removeNops(block);
        if (block.labelled) {
          previous = null;
        }
        for (int i = 0; i < block.size; i++) {
          Instr instr = block.instrs[i];
          if (instr.opcode == Opcode.POP_TOP && previous != null
              && (previous.loadsConst() || previous.opcode == Opcode.COPY && previous.oparg == 1)) {
            previous.toNop();
            instr.toNop();
            changed = true;
          }
          previous = instr;
        }
        if (previous != null && previous.isJump() || !block.fallsThrough()) {
          previous = null;
        }
      }
    } while (changed);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.code.Oparg;
import java.util.ArrayDeque;

/// Finds the handler of each instruction by following the `SETUP_...` and `POP_BLOCK` pseudo instructions along the flow
/// of control, and marks the handlers' blocks.
final class ExceptionRegions {
  /// The handlers in force at a point, innermost first: a persistent list, so that paths share it.
  private record Handlers(BasicBlock block, Handlers outer, int depth) {
  }

  private final ArrayDeque<BasicBlock> todo;
  private final ArrayDeque<Handlers> states = new ArrayDeque<>();
  private Handlers handlers;

  private ExceptionRegions(FlowGraph graph) {
    todo = graph.startTraversal();
  }

  static void label(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        if (Opcode.isBlockPush(instr.opcode)) {
          instr.target.exceptHandler = true;
        }
      }
    }
    new ExceptionRegions(graph).follow(graph.entry);
  }

  private void follow(BasicBlock entry) {
    visit(entry);
    while (!todo.isEmpty()) {
      BasicBlock block = todo.pop();
      Handlers popped = states.pop();
      handlers = popped.depth == 0 ? null : popped;
      label(block);
      if (block.fallsThrough() && block.next != null) {
        visit(block.next);
      }
    }
  }

  /// Enters `block` later with the handlers in force now; ArrayDeque takes no nulls, so that depth 0 stands for none.
  private void visit(BasicBlock block) {
    if (!block.visited) {
      block.visited = true;
      todo.push(block);
      states.push(handlers == null ? NONE : handlers);
    }
  }

  private static final Handlers NONE = new Handlers(null, null, 0);

  private void label(BasicBlock block) {
    int depthAtYield = -1;
    for (int i = 0; i < block.size; i++) {
      Instr instr = block.instrs[i];
      int opcode = instr.opcode;
      if (Opcode.isBlockPush(opcode)) {
        visit(instr.target);
        instr.target.preserveLasti |= opcode != Opcode.SETUP_FINALLY;
        handlers = new Handlers(instr.target, handlers, depth() + 1);
      } else if (opcode == Opcode.POP_BLOCK) {
        handlers = handlers.outer;
        instr.toNop();
      } else {
        instr.handler = handlers == null ? null : handlers.block;
        if (instr.isJump()) {
          visit(instr.target);
        } else if (opcode == Opcode.YIELD_VALUE) {
          depthAtYield = depth();
        } else if (opcode == Opcode.RESUME && instr.oparg != Oparg.RESUME_AT_FUNC_START) {
          if (depthAtYield == 1) {
            instr.oparg |= Oparg.RESUME_DEPTH1_MASK;
          }
          depthAtYield = -1;
        }
      }
    }
  }

  private int depth() {
    return handlers == null ? 0 : handlers.depth;
  }
}

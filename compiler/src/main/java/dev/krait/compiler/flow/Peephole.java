// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.code.Oparg;

/// Improves each block by looking at an instruction with its neighbour or with the instruction it jumps to.
final class Peephole {
  private final ConstantFolding folding;

  Peephole(ConstTable consts) {
    folding = new ConstantFolding(consts);
  }

  void optimize(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      for (int i = 0; i < block.size; i++) {
        optimize(block, i);
      }
      StackSwaps.optimize(block);
    }
  }

  private void optimize(BasicBlock block, int index) {
    Instr instr = block.instrs[index];
    if (Opcode.hasTarget(instr.opcode)) {
      instr.target = BasicBlock.nonEmpty(instr.target);
      threadJump(block, instr);
      return;
    }
    Instr next = index + 1 < block.size ? block.instrs[index + 1] : null;
    int nextOpcode = next == null ? 0 : next.opcode;
    switch (instr.opcode) {
      case Opcode.BUILD_TUPLE -> {
        if (nextOpcode != Opcode.UNPACK_SEQUENCE || next.oparg != instr.oparg || !unpacksInPlace(instr, next)) {
          folding.foldTuple(block, index);
        }
      }
      case Opcode.BUILD_LIST, Opcode.BUILD_SET -> folding.foldListOrSet(block, index, nextOpcode);
      case Opcode.UNARY_NOT -> {
        if (nextOpcode == Opcode.TO_BOOL) {
          instr.toNop();
          next.set(Opcode.UNARY_NOT, 0);
        } else if (nextOpcode == Opcode.UNARY_NOT) {
          instr.toNop();
          next.toNop();
        } else {
          folding.foldUnary(block, index);
        }
      }
      case Opcode.UNARY_INVERT, Opcode.UNARY_NEGATIVE -> folding.foldUnary(block, index);
      case Opcode.BINARY_OP -> folding.foldBinary(block, index);
      case Opcode.CALL_INTRINSIC_1 -> optimizeIntrinsic(block, index, nextOpcode);
      default -> optimizePair(instr, next, nextOpcode);
    }
  }

  private void optimizeIntrinsic(BasicBlock block, int index, int nextOpcode) {
    Instr instr = block.instrs[index];
    if (instr.oparg == Oparg.INTRINSIC_LIST_TO_TUPLE) {
      if (nextOpcode == Opcode.GET_ITER) {
        instr.toNop();
      } else {
        folding.foldListToTuple(block, index);
      }
    } else if (instr.oparg == Oparg.INTRINSIC_UNARY_POSITIVE) {
      folding.foldUnary(block, index);
    }
  }

  /// Packing a few values to unpack them is nothing, or a swap.
  private static boolean unpacksInPlace(Instr build, Instr unpack) {
    int count = build.oparg;
    if (count < 1 || count > 3) {
      return false;
    }
    build.toNop();
    if (count == 1) {
      unpack.toNop();
    } else {
      unpack.opcode = Opcode.SWAP;
    }
    return true;
  }

  private static void optimizePair(Instr instr, Instr next, int nextOpcode) {
    switch (instr.opcode) {
      case Opcode.COMPARE_OP -> {
        if (nextOpcode == Opcode.TO_BOOL) {
          next.set(Opcode.COMPARE_OP, instr.oparg | Oparg.COMPARE_TO_BOOL);
          instr.toNop();
        }
      }
      case Opcode.CONTAINS_OP, Opcode.IS_OP -> {
        if (nextOpcode == Opcode.TO_BOOL || nextOpcode == Opcode.UNARY_NOT) {
          next.set(instr.opcode, nextOpcode == Opcode.UNARY_NOT ? instr.oparg ^ 1 : instr.oparg);
          instr.toNop();
        }
      }
      case Opcode.TO_BOOL -> {
        if (nextOpcode == Opcode.TO_BOOL) {
          instr.toNop();
        }
      }
      case Opcode.STORE_FAST -> {
        if (nextOpcode == Opcode.STORE_FAST && next.oparg == instr.oparg && next.line() == instr.line()) {
          instr.set(Opcode.POP_TOP, 0);
        }
      }
      case Opcode.SWAP -> {
        if (instr.oparg == 1) {
          instr.toNop();
        }
      }
      case Opcode.LOAD_GLOBAL -> {
        if (nextOpcode == Opcode.PUSH_NULL && (instr.oparg & 1) == 0) {
          instr.oparg |= 1;
          next.toNop();
        }
      }
      default -> {
      }
    }
  }

  /// Lets a jump to a jump go where that leads.
  private static void threadJump(BasicBlock block, Instr jump) {
    while (true) {
      Instr target = jump.target.instrs[0];
      switch (jump.opcode) {
        case Opcode.POP_JUMP_IF_NONE, Opcode.POP_JUMP_IF_NOT_NONE, Opcode.POP_JUMP_IF_FALSE, Opcode.POP_JUMP_IF_TRUE -> {
          if (target.opcode == Opcode.JUMP) {
            thread(block, jump, target, jump.opcode);
          }
          return;
        }
        case Opcode.JUMP_IF_FALSE, Opcode.JUMP_IF_TRUE -> {
          boolean opposite = target.opcode == Opcode.JUMP_IF_FALSE || target.opcode == Opcode.JUMP_IF_TRUE;
          if (target.opcode == Opcode.JUMP || target.opcode == jump.opcode) {
            thread(block, jump, target, jump.opcode);
            return;
          } else if (!opposite) {
            return;
          }
          // The other test fails for sure: go on after it, and look again.
          jump.target = BasicBlock.nonEmpty(jump.target.next);
        }
        case Opcode.JUMP, Opcode.JUMP_NO_INTERRUPT -> {
          if (target.opcode == Opcode.JUMP) {
            thread(block, jump, target, Opcode.JUMP);
          } else if (target.opcode == Opcode.JUMP_NO_INTERRUPT) {
            thread(block, jump, target, jump.opcode);
          }
          return;
        }
        default -> {
          return;
        }
      }
    }
  }

  /// Replaces `jump`, the last of its block, by one to where `target` jumps; a NOP keeps its line. The new jump is looked
  /// at next.
  private static void thread(BasicBlock block, Instr jump, Instr target, int opcode) {
    if (jump.target != target.target) {
      jump.toNop();
      block.addJump(opcode, target.target, target.location);
    }
  }
}

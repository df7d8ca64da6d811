// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Opcode;

/// Decides tests of constants, and turns comparisons with None into the jumps that test for it.
final class ConstantLoads {
  private final ConstTable consts;

  ConstantLoads(ConstTable consts) {
    this.consts = consts;
  }

  void optimize(FlowGraph graph) {
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      optimize(block);
    }
  }

  private void optimize(BasicBlock block) {
    int opcode = 0;
    int oparg = 0;
    for (int i = 0; i < block.size; i++) {
      Instr instr = block.instrs[i];
      if (instr.opcode == Opcode.LOAD_CONST && consts.get(instr.oparg) instanceof Const.Int number && isSmall(number.value())) {
        instr.set(Opcode.LOAD_SMALL_INT, (int) number.value());
      }
      boolean copiesConst = opcode == Opcode.LOAD_CONST && instr.opcode == Opcode.COPY && instr.oparg == 1;
      if (!copiesConst) {
        opcode = instr.opcode;
        oparg = instr.oparg;
      }
      if (opcode == Opcode.LOAD_CONST || opcode == Opcode.LOAD_SMALL_INT) {
        Const value = opcode == Opcode.LOAD_CONST ? consts.get(oparg) : new Const.Int(oparg);
        optimizeUse(block, i, value);
      }
    }
  }

  static boolean isSmall(long value) {
    return value >= 0 && value < 256;
  }

  /// What follows the load at `index`, whose result is `value`.
  private void optimizeUse(BasicBlock block, int index, Const value) {
    if (index + 1 == block.size) {
      return;
    }
    Instr load = block.instrs[index];
    Instr next = block.instrs[index + 1];
    switch (next.opcode) {
      case Opcode.POP_JUMP_IF_FALSE, Opcode.POP_JUMP_IF_TRUE -> {
        load.toNop();
        decide(next, value, next.opcode == Opcode.POP_JUMP_IF_TRUE);
      }
      case Opcode.JUMP_IF_FALSE, Opcode.JUMP_IF_TRUE -> decide(next, value, next.opcode == Opcode.JUMP_IF_TRUE);
      case Opcode.IS_OP -> {
        if (value == Const.Singleton.NONE) {
          testForNone(block, index);
        }
      }
      case Opcode.TO_BOOL -> {
        load.toNop();
        next.set(Opcode.LOAD_CONST, consts.add(ConstArithmetic.bool(ConstArithmetic.isTrue(value))));
      }
      default -> {
      }
    }
  }

  private static void decide(Instr jump, Const value, boolean jumpsIfTrue) {
    if (ConstArithmetic.isTrue(value) == jumpsIfTrue) {
      jump.opcode = Opcode.JUMP;
    } else {
      jump.toNop();
    }
  }

  private static void testForNone(BasicBlock block, int index) {
    if (index + 2 >= block.size) {
      return;
    }
    Instr is = block.instrs[index + 1];
    Instr jump = block.instrs[index + 2];
    if (jump.opcode == Opcode.TO_BOOL) {
      jump.toNop();
      if (index + 3 >= block.size) {
        return;
      }
      jump = block.instrs[index + 3];
    }
    boolean inverted = is.oparg != 0;
    if (jump.opcode == Opcode.POP_JUMP_IF_FALSE) {
      inverted = !inverted;
    } else if (jump.opcode != Opcode.POP_JUMP_IF_TRUE) {
      return;
    }
    block.instrs[index].toNop();
    is.toNop();
    jump.opcode = inverted ? Opcode.POP_JUMP_IF_NOT_NONE : Opcode.POP_JUMP_IF_NONE;
  }
}

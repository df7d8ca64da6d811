// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;

/// One instruction of a [BasicBlock]; belongs to exactly one block and changes in place while passes run.
final class Instr {
  int opcode;
  int oparg;
  Location location;
  /// Where the instruction jumps to, or the handler it sets up; null otherwise.
  BasicBlock target;
  /// The handler of an exception raised here; null where none is in force.
  BasicBlock handler;

  Instr(int opcode, int oparg, Location location) {
    this.opcode = opcode;
    this.oparg = oparg;
    this.location = location;
  }

  Instr(Instr other) {
    this(other.opcode, other.oparg, other.location);
    target = other.target;
    handler = other.handler;
  }

  int line() {
    return location.line();
  }

  void set(int newOpcode, int newOparg) {
    opcode = newOpcode;
    oparg = newOparg;
  }

  /// Keeps the instruction's place in the source and nothing else.
  void toNop() {
    opcode = Opcode.NOP;
    oparg = 0;
    target = null;
  }

  boolean isJump() {
    return Opcode.hasJump(opcode);
  }

  /// The instruction pushes a constant and does nothing else.
  boolean loadsConst() {
    return opcode == Opcode.LOAD_CONST || opcode == Opcode.LOAD_SMALL_INT;
  }
}

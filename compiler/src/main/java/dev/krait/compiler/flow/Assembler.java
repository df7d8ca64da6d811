// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.CodeObject;

/// Turns a finished instruction sequence into a code object: graph, optimisation, layout, tables.
public final class Assembler {
  private Assembler() {
  }

  /// The code object of `unit`, whose flags are `flags` (bits of [CodeObject]); `unit.consts` loses what is not used.
  public static CodeObject assemble(CodeUnit unit, InstructionSequence sequence, int flags, String fileName) {
    throw new UnsupportedOperationException("assembly");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.flow.InstructionSequence;
import dev.krait.compiler.scope.Recursion;
import dev.krait.compiler.scope.SymbolTable;

/// The way into the code generator.
public final class CodeGeneration {
  private CodeGeneration() {
  }

  /// The instructions that a preprocessed tree becomes before they are optimised; those of inner code objects are nested in them.
  public static InstructionSequence sequence(Mod module, SymbolTable table, String fileName, int optimize, TreeWarnings warnings,
      Recursion recursion) {
    return new CodeGenerator(table, fileName, optimize, 0, false, warnings, recursion).sequence(module);
  }

  /// The code object of a preprocessed tree.
  ///
  /// @param flags the bits of [CodeObject#flags] that every code object gets
  public static CodeObject generate(Mod module, SymbolTable table, String fileName, int optimize, int flags, boolean topLevelAwait,
      TreeWarnings warnings, Recursion recursion) {
    return new CodeGenerator(table, fileName, optimize, flags, topLevelAwait, warnings, recursion).generate(module);
  }
}

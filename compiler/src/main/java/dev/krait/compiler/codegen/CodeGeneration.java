// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.scope.Recursion;
import dev.krait.compiler.scope.SymbolTable;

/// The way into the code generator.
public final class CodeGeneration {
  private CodeGeneration() {
  }

  /// The code object of a preprocessed tree.
  ///
  /// @param flags the bits of [CodeObject#flags] that every code object gets
  public static CodeObject generate(Mod module, SymbolTable table, String fileName, int optimize, int flags, boolean topLevelAwait,
      TreeWarnings warnings, Recursion recursion) {
    return new CodeGenerator(table, fileName, optimize, flags, topLevelAwait, warnings, recursion).generate(module);
  }
}

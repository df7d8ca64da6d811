// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.parse.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Deep trees compile, and trees that are too deep raise an error in place of overflowing the stack.
class DeepTreeTest {
  private static Mod calls(int depth) {
    Expr e = new Expr.Name("f", ExprContext.LOAD, 1, 0, 1, 1);
    for (int i = 0; i < depth; i++) {
      e = new Expr.Call(e, List.of(), List.of(), 1, 0, 1, 1);
    }
    return new Mod.Expression(e);
  }

  @Test
  void compilesDeepTreesAndRefusesDeeperOnes() {
    PythonCompiler compiler = new PythonCompiler("<test>", Parser.Mode.EVAL, 0, 0, WarningSink.NONE);
    assertTrue(compiler.compile(calls(400)).code.length > 400);
    assertTrue(compiler.compile(calls(20_000)).code.length > 20_000);
    CompileError error = assertThrows(CompileError.class, () -> compiler.compile(calls(500_000)));
    assertEquals(CompileError.Kind.RECURSION, error.kind());
  }
}

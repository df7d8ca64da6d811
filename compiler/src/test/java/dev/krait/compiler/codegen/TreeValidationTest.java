// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.CmpOp;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.parse.Parser;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is refused in trees that programs make.
class TreeValidationTest {
  private static final Expr X = new Expr.Name("x", ExprContext.LOAD, 1, 0, 1, 1);
  private static final Expr STORED = new Expr.Name("x", ExprContext.STORE, 1, 0, 1, 1);
  private static final Expr ONE = new Expr.Constant(new Const.Int(1), null, 1, 0, 1, 1);
  private static final Stmt PASS = new Stmt.Pass(1, 0, 1, 4);

  private static void check(String expected, Stmt... body) {
    String result = "valid";
    try {
      new PythonCompiler("<test>", Parser.Mode.EXEC, 0, 0, WarningSink.NONE).validate(new Mod.Module(Arrays.asList(body), List.of()));
    } catch (CompileError e) {
      result = e.kind() + " " + e.getMessage();
    }
    assertEquals(expected, result);
  }

  private static Stmt expression(Expr e) {
    return new Stmt.ExprStmt(e, 1, 0, 1, 1);
  }

  private static Stmt match(Pattern pattern) {
    return new Stmt.Match(X, List.of(new MatchCase(pattern, null, List.of(PASS))), 1, 0, 1, 1);
  }

  @Test
  void refusesWrongContexts() {
    check("valid", expression(X), PASS);
    check("VALUE expression must have Load context but has Store instead", expression(STORED));
    check("VALUE expression must have Store context but has Load instead", new Stmt.Assign(List.of(X), X, null, 1, 0, 1, 1));
    check("VALUE expression which can't be assigned to in Store context", new Stmt.Assign(List.of(ONE), X, null, 1, 0, 1, 1));
    check("VALUE expression must have Del context but has Load instead", new Stmt.Delete(List.of(X), 1, 0, 1, 1));
  }

  @Test
  void refusesMissingParts() {
    check("VALUE None disallowed in statement list", (Stmt) null);
    check("VALUE empty targets on Delete", new Stmt.Delete(List.of(), 1, 0, 1, 1));
    check("VALUE empty body on While", new Stmt.While(X, List.of(), List.of(), 1, 0, 1, 1));
    check("VALUE Raise with cause but no exception", new Stmt.Raise(null, X, 1, 0, 1, 1));
    check("VALUE Try has neither except handlers nor finalbody", new Stmt.Try(List.of(PASS), List.of(), List.of(), List.of(), 1, 0, 1, 1));
    check("VALUE BoolOp with less than 2 values", expression(new Expr.BoolOp(BoolOperator.AND, List.of(X), 1, 0, 1, 1)));
    check("VALUE Compare with no comparators", expression(new Expr.Compare(X, List.of(CmpOp.IN), List.of(), 1, 0, 1, 1)));
    check("VALUE None disallowed in expression list", expression(new Expr.Set(Arrays.asList((Expr) null), 1, 0, 1, 1)));
    check("VALUE identifier field can't represent 'None' constant", expression(new Expr.Name("None", ExprContext.LOAD, 1, 0, 1, 1)));
    check("TYPE AnnAssign with simple non-Name target",
        new Stmt.AnnAssign(new Expr.Attribute(X, "y", ExprContext.STORE, 1, 0, 1, 1), X, null, 1, 1, 0, 1, 1));
  }

  @Test
  void refusesPlacesThatEndBeforeTheyStart() {
    check("VALUE AST node line range (5, 3) is not valid", new Stmt.Pass(5, 0, 3, 0));
    check("VALUE AST node column range (0, 0) for line range (-1, 3) is not valid", new Stmt.Pass(-1, 0, 3, 0));
    check("VALUE line 1, column 5-2 is not a valid range", new Stmt.Pass(1, 5, 1, 2));
    check("valid", new Stmt.Pass(1, 5, 2, 2), new Stmt.Pass(-1, -1, -1, -1));
  }

  @Test
  void refusesPatternsThatMatchNothing() {
    check("valid", match(new Pattern.MatchValue(ONE, 1, 0, 1, 1)));
    check("VALUE patterns may only match literals and attribute lookups", match(new Pattern.MatchValue(X, 1, 0, 1, 1)));
    check("VALUE can't capture name '_' in patterns", match(new Pattern.MatchAs(null, "_", 1, 0, 1, 1)));
    check("VALUE MatchSingleton can only contain True, False and None", match(new Pattern.MatchSingleton(new Const.Int(1), 1, 0, 1, 1)));
    check("VALUE can't use MatchStar here", match(new Pattern.MatchStar("a", 1, 0, 1, 1)));
    check("VALUE MatchOr requires at least 2 patterns", match(new Pattern.MatchOr(List.of(), 1, 0, 1, 1)));
    check("VALUE MatchClass cls field can only contain Name or Attribute nodes.",
        match(new Pattern.MatchClass(ONE, List.of(), List.of(), List.of(), 1, 0, 1, 1)));
  }
}

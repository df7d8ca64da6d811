// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.WithItem;
import dev.krait.compiler.scope.Recursion;
import java.util.List;

/// Checks a tree that a program made, before it is compiled: that contexts, places and numbers of children are such as the parser makes
/// them. This class has the statements, [ExpressionValidation] and [PatternValidation] the rest. The first fault raises the
/// [CompileError] of a `ValueError` or `TypeError`, with CPython's words. Belongs to one thread.
public final class TreeValidation {
  private final Recursion recursion;
  private final ExpressionValidation expressions;
  private final PatternValidation patterns;

  private TreeValidation(Recursion recursion) {
    this.recursion = recursion;
    this.expressions = new ExpressionValidation(this, recursion);
    this.patterns = new PatternValidation(expressions, recursion);
  }

  /// Checks a whole tree.
  public static void check(Mod module, Recursion recursion) {
    TreeValidation validation = new TreeValidation(recursion);
    switch (module.tag()) {
      case Tag.MODULE -> validation.statements(((Mod.Module) module).body());
      case Tag.INTERACTIVE -> validation.statements(((Mod.Interactive) module).body());
      case Tag.EXPRESSION -> validation.expressions.check(((Mod.Expression) module).body(), ExprContext.LOAD);
      case Tag.FUNCTION_TYPE -> {
        validation.expressions.checkAll(((Mod.FunctionType) module).argTypes(), ExprContext.LOAD, false);
        validation.expressions.check(((Mod.FunctionType) module).returns(), ExprContext.LOAD);
      }
      default -> throw new CompileError(CompileError.Kind.SYSTEM, "impossible module node");
    }
  }

  static CompileError valueError(String message) {
    return new CompileError(CompileError.Kind.VALUE, message);
  }

  static CompileError typeError(String message) {
    return new CompileError(CompileError.Kind.TYPE, message);
  }

  /// Refuses a place that ends before it starts.
  static void place(Node.Located node) {
    int line = node.line(), endLine = node.endLine(), column = node.column(), endColumn = node.endColumn();
    if (line > endLine) {
      throw valueError("AST node line range (" + line + ", " + endLine + ") is not valid");
    }
    if (line < 0 && endLine != line || column < 0 && column != endColumn) {
      throw valueError("AST node column range (" + column + ", " + endColumn + ") for line range (" + line + ", " + endLine + ") is not valid");
    }
    if (line == endLine && column > endColumn) {
      throw valueError("line " + line + ", column " + column + "-" + endColumn + " is not a valid range");
    }
  }

  static void notEmpty(List<?> list, String what, String owner) {
    if (list.isEmpty()) {
      throw valueError("empty " + what + " on " + owner);
    }
  }

  private void body(List<Stmt> body, String owner) {
    notEmpty(body, "body", owner);
    statements(body);
  }

  private void statements(List<Stmt> statements) {
    for (Stmt each : statements) {
      if (each == null) {
        throw valueError("None disallowed in statement list");
      }
      place(each);
      recursion.descend();
      statement(each);
      recursion.ascend();
    }
  }

  private void load(Expr e) {
    if (e != null) {
      expressions.check(e, ExprContext.LOAD);
    }
  }

  private void loadAll(List<Expr> list) {
    expressions.checkAll(list, ExprContext.LOAD, false);
  }

  private void targets(List<Expr> targets, ExprContext context, String owner) {
    notEmpty(targets, "targets", owner);
    expressions.checkAll(targets, context, false);
  }

  private void statement(Stmt s) {
    switch (s.tag()) {
      case Tag.EXPR -> load(((Stmt.ExprStmt) s).value());
      case Tag.RETURN -> load(((Stmt.Return) s).value());
      case Tag.DELETE -> targets(((Stmt.Delete) s).targets(), ExprContext.DEL, "Delete");
      case Tag.ASSIGN -> {
        targets(((Stmt.Assign) s).targets(), ExprContext.STORE, "Assign");
        load(((Stmt.Assign) s).value());
      }
      case Tag.AUG_ASSIGN -> {
        expressions.check(((Stmt.AugAssign) s).target(), ExprContext.STORE);
        load(((Stmt.AugAssign) s).value());
      }
      case Tag.ANN_ASSIGN -> annotatedAssignment((Stmt.AnnAssign) s);
      case Tag.RAISE -> {
        Stmt.Raise raise = (Stmt.Raise) s;
        if (raise.exc() == null && raise.cause() != null) {
          throw valueError("Raise with cause but no exception");
        }
        load(raise.exc());
        load(raise.cause());
      }
      case Tag.ASSERT -> {
        load(((Stmt.Assert) s).test());
        load(((Stmt.Assert) s).msg());
      }
      case Tag.IMPORT -> notEmpty(((Stmt.Import) s).names(), "names", "Import");
      case Tag.IMPORT_FROM -> {
        Stmt.ImportFrom imports = (Stmt.ImportFrom) s;
        if (imports.level() != null && imports.level() < 0) {
          throw valueError("Negative ImportFrom level");
        }
        notEmpty(imports.names(), "names", "ImportFrom");
      }
      case Tag.GLOBAL -> notEmpty(((Stmt.Global) s).names(), "names", "Global");
      case Tag.NONLOCAL -> notEmpty(((Stmt.Nonlocal) s).names(), "names", "Nonlocal");
      case Tag.PASS, Tag.BREAK, Tag.CONTINUE -> {
      }
      default -> compound(s);
    }
  }

  private void annotatedAssignment(Stmt.AnnAssign s) {
    if (s.target().tag() != Tag.NAME && s.simple() != 0) {
      throw typeError("AnnAssign with simple non-Name target");
    }
    expressions.check(s.target(), ExprContext.STORE);
    load(s.value());
    load(s.annotation());
  }

  private void compound(Stmt s) {
    switch (s.tag()) {
      case Tag.FUNCTION_DEF -> {
        Stmt.FunctionDef f = (Stmt.FunctionDef) s;
        function(f.body(), f.typeParams(), f.args(), f.decorators(), f.returns(), "FunctionDef");
      }
      case Tag.ASYNC_FUNCTION_DEF -> {
        Stmt.AsyncFunctionDef f = (Stmt.AsyncFunctionDef) s;
        function(f.body(), f.typeParams(), f.args(), f.decorators(), f.returns(), "AsyncFunctionDef");
      }
      case Tag.CLASS_DEF -> {
        Stmt.ClassDef c = (Stmt.ClassDef) s;
        body(c.body(), "ClassDef");
        typeParams(c.typeParams());
        loadAll(c.bases());
        expressions.checkKeywords(c.keywords());
        loadAll(c.decorators());
      }
      case Tag.TYPE_ALIAS -> {
        Stmt.TypeAlias alias = (Stmt.TypeAlias) s;
        if (alias.name().tag() != Tag.NAME) {
          throw typeError("TypeAlias with non-Name name");
        }
        expressions.check(alias.name(), ExprContext.STORE);
        typeParams(alias.typeParams());
        load(alias.value());
      }
      case Tag.FOR -> {
        Stmt.For loop = (Stmt.For) s;
        loop(loop.target(), loop.iter(), loop.body(), loop.orElse(), "For");
      }
      case Tag.ASYNC_FOR -> {
        Stmt.AsyncFor loop = (Stmt.AsyncFor) s;
        loop(loop.target(), loop.iter(), loop.body(), loop.orElse(), "AsyncFor");
      }
      case Tag.WHILE -> {
        load(((Stmt.While) s).test());
        body(((Stmt.While) s).body(), "While");
        statements(((Stmt.While) s).orElse());
      }
      case Tag.IF -> {
        load(((Stmt.If) s).test());
        body(((Stmt.If) s).body(), "If");
        statements(((Stmt.If) s).orElse());
      }
      default -> block(s);
    }
  }

  private void function(List<Stmt> body, List<TypeParam> typeParams, Arguments args, List<Expr> decorators, Expr returns, String owner) {
    body(body, owner);
    typeParams(typeParams);
    arguments(args);
    loadAll(decorators);
    load(returns);
  }

  private void loop(Expr target, Expr iter, List<Stmt> body, List<Stmt> orElse, String owner) {
    expressions.check(target, ExprContext.STORE);
    load(iter);
    body(body, owner);
    statements(orElse);
  }

  private void block(Stmt s) {
    switch (s.tag()) {
      case Tag.WITH -> with(((Stmt.With) s).items(), ((Stmt.With) s).body(), "With");
      case Tag.ASYNC_WITH -> with(((Stmt.AsyncWith) s).items(), ((Stmt.AsyncWith) s).body(), "AsyncWith");
      case Tag.TRY -> {
        Stmt.Try t = (Stmt.Try) s;
        tryStatement(t.body(), t.handlers(), t.orElse(), t.finalBody(), "Try");
      }
      case Tag.TRY_STAR -> {
        Stmt.TryStar t = (Stmt.TryStar) s;
        tryStatement(t.body(), t.handlers(), t.orElse(), t.finalBody(), "TryStar");
      }
      default -> {
        Stmt.Match match = (Stmt.Match) s;
        load(match.subject());
        notEmpty(match.cases(), "cases", "Match");
        for (MatchCase each : match.cases()) {
          patterns.check(each.pattern(), false);
          load(each.guard());
          body(each.body(), "match_case");
        }
      }
    }
  }

  private void with(List<WithItem> items, List<Stmt> body, String owner) {
    notEmpty(items, "items", owner);
    for (WithItem item : items) {
      load(item.contextExpr());
      if (item.optionalVars() != null) {
        expressions.check(item.optionalVars(), ExprContext.STORE);
      }
    }
    body(body, owner);
  }

  private void tryStatement(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody, String owner) {
    body(body, owner);
    if (handlers.isEmpty() && finalBody.isEmpty()) {
      throw valueError(owner + " has neither except handlers nor finalbody");
    }
    if (handlers.isEmpty() && !orElse.isEmpty()) {
      throw valueError(owner + " has orelse but no except handlers");
    }
    for (ExceptHandler each : handlers) {
      ExceptHandler.Handler handler = (ExceptHandler.Handler) each;
      place(handler);
      load(handler.type());
      body(handler.body(), "ExceptHandler");
    }
    statements(finalBody);
    statements(orElse);
  }

  private void typeParams(List<TypeParam> params) {
    for (TypeParam each : params) {
      place(each);
      switch (each.tag()) {
        case Tag.TYPE_VAR -> {
          TypeParam.TypeVar variable = (TypeParam.TypeVar) each;
          ExpressionValidation.name(variable.name());
          load(variable.bound());
          load(variable.defaultValue());
        }
        case Tag.PARAM_SPEC -> {
          ExpressionValidation.name(((TypeParam.ParamSpec) each).name());
          load(((TypeParam.ParamSpec) each).defaultValue());
        }
        default -> {
          ExpressionValidation.name(((TypeParam.TypeVarTuple) each).name());
          load(((TypeParam.TypeVarTuple) each).defaultValue());
        }
      }
    }
  }

  /// The parameters of a function or lambda.
  void arguments(Arguments args) {
    parameters(args.posOnlyArgs());
    parameters(args.args());
    load(args.varArg() == null ? null : args.varArg().annotation());
    parameters(args.kwOnlyArgs());
    load(args.kwArg() == null ? null : args.kwArg().annotation());
    if (args.defaults().size() > args.posOnlyArgs().size() + args.args().size()) {
      throw valueError("more positional defaults than args on arguments");
    }
    if (args.kwDefaults().size() != args.kwOnlyArgs().size()) {
      throw valueError("length of kwonlyargs is not the same as kw_defaults on arguments");
    }
    loadAll(args.defaults());
    expressions.checkAll(args.kwDefaults(), ExprContext.LOAD, true);
  }

  private void parameters(List<Arg> args) {
    for (Arg arg : args) {
      place(arg);
      load(arg.annotation());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.WithItem;
import dev.krait.compiler.scope.FutureFeatures;
import dev.krait.compiler.scope.Recursion;
import java.util.ArrayList;
import java.util.List;

/// What happens to the tree before scopes are found: `__debug__` becomes a constant, some `%` formats become formatted strings, numbers in
/// patterns become single constants, docstrings go at optimisation level 2; and statements that leave a `finally` are warned about.
/// Nodes are immutable, so that a changed tree shares what did not change with the original. This class has the statements,
/// [ExpressionRewriter] the rest. Belongs to one thread.
public final class Preprocessor {
  private final int optimize;
  private final boolean checkOnly;
  private final boolean annotationsAreStrings;
  private final TreeWarnings warnings;
  private final ExpressionRewriter expressions;
  /// Whether the innermost block of those that matter, loops, functions and `finally` bodies, is a `finally` body. CPython takes a loop
  /// to stop even a `return`.
  private boolean inFinally;

  private Preprocessor(int optimize, boolean checkOnly, FutureFeatures future, TreeWarnings warnings,
      Recursion recursion) {
    this.optimize = optimize;
    this.checkOnly = checkOnly;
    this.annotationsAreStrings = future.annotationsAreStrings();
    this.warnings = warnings;
    this.expressions = new ExpressionRewriter(optimize, checkOnly, recursion);
  }

  /// The preprocessed tree of `module`.
  ///
  /// @param checkOnly only warns and leaves the tree as it is
  public static Mod process(Mod module, int optimize, boolean checkOnly, FutureFeatures future, TreeWarnings warnings,
      Recursion recursion) {
    Preprocessor pass = new Preprocessor(optimize, checkOnly, future, warnings, recursion);
    switch (module.tag()) {
      case Tag.MODULE -> {
        Mod.Module m = (Mod.Module) module;
        List<Stmt> body = pass.body(m.body());
        return body == m.body() ? m : new Mod.Module(body, m.typeIgnores());
      }
      case Tag.INTERACTIVE -> {
        Mod.Interactive m = (Mod.Interactive) module;
        List<Stmt> body = pass.statements(m.body());
        return body == m.body() ? m : new Mod.Interactive(body);
      }
      case Tag.EXPRESSION -> {
        Mod.Expression m = (Mod.Expression) module;
        Expr body = pass.expressions.visit(m.body());
        return body == m.body() ? m : new Mod.Expression(body);
      }
      default -> {
        return module;
      }
    }
  }

  /// The statements of a block that can have a docstring.
  private List<Stmt> body(List<Stmt> statements) {
    boolean hasDocstring = FutureFeatures.docstring(statements) != null;
    List<Stmt> kept = statements;
    if (hasDocstring && optimize >= 2 && !checkOnly) {
      Stmt first = statements.get(0);
      hasDocstring = false;
      kept = statements.size() > 1
          ? statements.subList(1, statements.size())
          : List.of(new Stmt.Pass(first.line(), first.column(), first.line(), first.column() + "pass".length()));
    }
    List<Stmt> result = statements(kept);
    Expr.Constant text = hasDocstring || checkOnly ? null : FutureFeatures.docstring(result);
    if (text == null) {
      return result;
    }
    // A string that comes first only now is not to be taken for a docstring.
    ArrayList<Stmt> copy = new ArrayList<>(result);
    Stmt first = result.get(0);
    Expr joined = new Expr.JoinedStr(List.of(text), first.line(), first.column(), first.endLine(), first.endColumn());
    copy.set(0, new Stmt.ExprStmt(joined, first.line(), first.column(), first.endLine(), first.endColumn()));
    return copy;
  }

  private List<Stmt> statements(List<Stmt> statements) {
    ArrayList<Stmt> changed = null;
    for (int i = 0, n = statements.size(); i < n; i++) {
      Stmt before = statements.get(i);
      expressions.descend();
      Stmt after = statement(before);
      expressions.ascend();
      if (after != before && changed == null) {
        changed = new ArrayList<>(statements.subList(0, i));
      }
      if (changed != null) {
        changed.add(after);
      }
    }
    return changed == null ? statements : changed;
  }

  private Expr annotation(Expr e) {
    return annotationsAreStrings ? e : expressions.visit(e);
  }

  private Stmt statement(Stmt s) {
    switch (s.tag()) {
      case Tag.EXPR -> {
        Stmt.ExprStmt x = (Stmt.ExprStmt) s;
        Expr value = expressions.visit(x.value());
        return value == x.value() ? s : new Stmt.ExprStmt(value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.ASSIGN -> {
        Stmt.Assign x = (Stmt.Assign) s;
        List<Expr> targets = expressions.visitAll(x.targets());
        Expr value = expressions.visit(x.value());
        return targets == x.targets() && value == x.value()
            ? s
            : new Stmt.Assign(targets, value, x.typeComment(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.AUG_ASSIGN -> {
        Stmt.AugAssign x = (Stmt.AugAssign) s;
        Expr target = expressions.visit(x.target());
        Expr value = expressions.visit(x.value());
        return target == x.target() && value == x.value()
            ? s
            : new Stmt.AugAssign(target, x.op(), value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.ANN_ASSIGN -> {
        Stmt.AnnAssign x = (Stmt.AnnAssign) s;
        Expr target = expressions.visit(x.target());
        Expr annotation = annotation(x.annotation());
        Expr value = expressions.visit(x.value());
        return target == x.target() && annotation == x.annotation() && value == x.value()
            ? s
            : new Stmt.AnnAssign(target, annotation, value, x.simple(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.DELETE -> {
        Stmt.Delete x = (Stmt.Delete) s;
        List<Expr> targets = expressions.visitAll(x.targets());
        return targets == x.targets() ? s : new Stmt.Delete(targets, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        return simple(s);
      }
    }
  }

  private Stmt simple(Stmt s) {
    switch (s.tag()) {
      case Tag.RETURN -> {
        Stmt.Return x = (Stmt.Return) s;
        leaves("return", s);
        Expr value = expressions.visit(x.value());
        return value == x.value() ? s : new Stmt.Return(value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.RAISE -> {
        Stmt.Raise x = (Stmt.Raise) s;
        Expr exc = expressions.visit(x.exc());
        Expr cause = expressions.visit(x.cause());
        return exc == x.exc() && cause == x.cause() ? s : new Stmt.Raise(exc, cause, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.ASSERT -> {
        Stmt.Assert x = (Stmt.Assert) s;
        Expr test = expressions.visit(x.test());
        Expr msg = expressions.visit(x.msg());
        return test == x.test() && msg == x.msg() ? s : new Stmt.Assert(test, msg, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.BREAK -> leaves("break", s);
      case Tag.CONTINUE -> leaves("continue", s);
      case Tag.PASS, Tag.GLOBAL, Tag.NONLOCAL, Tag.IMPORT, Tag.IMPORT_FROM -> {
      }
      case Tag.FUNCTION_DEF, Tag.ASYNC_FUNCTION_DEF, Tag.CLASS_DEF, Tag.TYPE_ALIAS -> {
        return definition(s);
      }
      default -> {
        return compound(s);
      }
    }
    return s;
  }

  private void leaves(String keyword, Stmt s) {
    if (inFinally) {
      warnings.add("'" + keyword + "' in a 'finally' block", s);
    }
  }

  private List<Stmt> finalBody(List<Stmt> statements) {
    boolean outer = inFinally;
    inFinally = true;
    List<Stmt> result = statements(statements);
    inFinally = outer;
    return result;
  }

  private List<Stmt> loopBody(List<Stmt> statements) {
    boolean outer = inFinally;
    inFinally = false;
    List<Stmt> result = statements(statements);
    inFinally = outer;
    return result;
  }

  private List<Stmt> functionBody(List<Stmt> statements) {
    boolean outer = inFinally;
    inFinally = false;
    List<Stmt> result = body(statements);
    inFinally = outer;
    return result;
  }

  // Definitions

  private Stmt definition(Stmt s) {
    switch (s.tag()) {
      case Tag.FUNCTION_DEF -> {
        Stmt.FunctionDef x = (Stmt.FunctionDef) s;
        List<TypeParam> typeParams = expressions.typeParams(x.typeParams());
        Arguments args = arguments(x.args());
        List<Stmt> body = functionBody(x.body());
        List<Expr> decorators = expressions.visitAll(x.decorators());
        Expr returns = annotation(x.returns());
        boolean same = typeParams == x.typeParams() && args == x.args() && body == x.body() && decorators == x.decorators()
            && returns == x.returns();
        return same
            ? s
            : new Stmt.FunctionDef(x.name(), args, body, decorators, returns, x.typeComment(), typeParams, x.line(), x.column(), x.endLine(),
                x.endColumn());
      }
      case Tag.ASYNC_FUNCTION_DEF -> {
        Stmt.AsyncFunctionDef x = (Stmt.AsyncFunctionDef) s;
        List<TypeParam> typeParams = expressions.typeParams(x.typeParams());
        Arguments args = arguments(x.args());
        List<Stmt> body = functionBody(x.body());
        List<Expr> decorators = expressions.visitAll(x.decorators());
        Expr returns = annotation(x.returns());
        boolean same = typeParams == x.typeParams() && args == x.args() && body == x.body() && decorators == x.decorators()
            && returns == x.returns();
        return same
            ? s
            : new Stmt.AsyncFunctionDef(x.name(), args, body, decorators, returns, x.typeComment(), typeParams, x.line(), x.column(), x.endLine(),
                x.endColumn());
      }
      case Tag.CLASS_DEF -> {
        Stmt.ClassDef x = (Stmt.ClassDef) s;
        List<TypeParam> typeParams = expressions.typeParams(x.typeParams());
        List<Expr> bases = expressions.visitAll(x.bases());
        var keywords = expressions.keywords(x.keywords());
        List<Stmt> body = body(x.body());
        List<Expr> decorators = expressions.visitAll(x.decorators());
        boolean same = typeParams == x.typeParams() && bases == x.bases() && keywords == x.keywords() && body == x.body()
            && decorators == x.decorators();
        return same
            ? s
            : new Stmt.ClassDef(x.name(), bases, keywords, body, decorators, typeParams, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        Stmt.TypeAlias x = (Stmt.TypeAlias) s;
        List<TypeParam> typeParams = expressions.typeParams(x.typeParams());
        Expr value = expressions.visit(x.value());
        return typeParams == x.typeParams() && value == x.value()
            ? s
            : new Stmt.TypeAlias(x.name(), typeParams, value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
    }
  }

  private Arguments arguments(Arguments x) {
    List<Arg> posOnly = args(x.posOnlyArgs());
    List<Arg> args = args(x.args());
    Arg varArg = arg(x.varArg());
    List<Arg> kwOnly = args(x.kwOnlyArgs());
    List<Expr> kwDefaults = expressions.visitAll(x.kwDefaults());
    Arg kwArg = arg(x.kwArg());
    List<Expr> defaults = expressions.visitAll(x.defaults());
    boolean same = posOnly == x.posOnlyArgs() && args == x.args() && varArg == x.varArg() && kwOnly == x.kwOnlyArgs()
        && kwDefaults == x.kwDefaults() && kwArg == x.kwArg() && defaults == x.defaults();
    return same ? x : new Arguments(posOnly, args, varArg, kwOnly, kwDefaults, kwArg, defaults);
  }

  private List<Arg> args(List<Arg> args) {
    ArrayList<Arg> changed = null;
    for (int i = 0, n = args.size(); i < n; i++) {
      Arg after = arg(args.get(i));
      if (after != args.get(i) && changed == null) {
        changed = new ArrayList<>(args.subList(0, i));
      }
      if (changed != null) {
        changed.add(after);
      }
    }
    return changed == null ? args : changed;
  }

  private Arg arg(Arg x) {
    if (x == null || x.annotation() == null) {
      return x;
    }
    Expr annotation = annotation(x.annotation());
    return annotation == x.annotation() ? x : new Arg(x.arg(), annotation, x.typeComment(), x.line(), x.column(), x.endLine(), x.endColumn());
  }

  // Compound statements

  private Stmt compound(Stmt s) {
    switch (s.tag()) {
      case Tag.IF -> {
        Stmt.If x = (Stmt.If) s;
        Expr test = expressions.visit(x.test());
        List<Stmt> body = statements(x.body());
        List<Stmt> orElse = statements(x.orElse());
        return test == x.test() && body == x.body() && orElse == x.orElse()
            ? s
            : new Stmt.If(test, body, orElse, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.WHILE -> {
        Stmt.While x = (Stmt.While) s;
        Expr test = expressions.visit(x.test());
        List<Stmt> body = loopBody(x.body());
        List<Stmt> orElse = statements(x.orElse());
        return test == x.test() && body == x.body() && orElse == x.orElse()
            ? s
            : new Stmt.While(test, body, orElse, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.FOR -> {
        Stmt.For x = (Stmt.For) s;
        Expr target = expressions.visit(x.target());
        Expr iter = expressions.visit(x.iter());
        List<Stmt> body = loopBody(x.body());
        List<Stmt> orElse = statements(x.orElse());
        return target == x.target() && iter == x.iter() && body == x.body() && orElse == x.orElse()
            ? s
            : new Stmt.For(target, iter, body, orElse, x.typeComment(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.ASYNC_FOR -> {
        Stmt.AsyncFor x = (Stmt.AsyncFor) s;
        Expr target = expressions.visit(x.target());
        Expr iter = expressions.visit(x.iter());
        List<Stmt> body = loopBody(x.body());
        List<Stmt> orElse = statements(x.orElse());
        return target == x.target() && iter == x.iter() && body == x.body() && orElse == x.orElse()
            ? s
            : new Stmt.AsyncFor(target, iter, body, orElse, x.typeComment(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        return blockStatement(s);
      }
    }
  }

  private Stmt blockStatement(Stmt s) {
    switch (s.tag()) {
      case Tag.WITH -> {
        Stmt.With x = (Stmt.With) s;
        List<WithItem> items = expressions.withItems(x.items());
        List<Stmt> body = statements(x.body());
        return items == x.items() && body == x.body()
            ? s
            : new Stmt.With(items, body, x.typeComment(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.ASYNC_WITH -> {
        Stmt.AsyncWith x = (Stmt.AsyncWith) s;
        List<WithItem> items = expressions.withItems(x.items());
        List<Stmt> body = statements(x.body());
        return items == x.items() && body == x.body()
            ? s
            : new Stmt.AsyncWith(items, body, x.typeComment(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.TRY -> {
        Stmt.Try x = (Stmt.Try) s;
        List<Stmt> body = statements(x.body());
        List<ExceptHandler> handlers = handlers(x.handlers());
        List<Stmt> orElse = statements(x.orElse());
        List<Stmt> finalBody = finalBody(x.finalBody());
        return body == x.body() && handlers == x.handlers() && orElse == x.orElse() && finalBody == x.finalBody()
            ? s
            : new Stmt.Try(body, handlers, orElse, finalBody, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.TRY_STAR -> {
        Stmt.TryStar x = (Stmt.TryStar) s;
        List<Stmt> body = statements(x.body());
        List<ExceptHandler> handlers = handlers(x.handlers());
        List<Stmt> orElse = statements(x.orElse());
        List<Stmt> finalBody = finalBody(x.finalBody());
        return body == x.body() && handlers == x.handlers() && orElse == x.orElse() && finalBody == x.finalBody()
            ? s
            : new Stmt.TryStar(body, handlers, orElse, finalBody, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.MATCH -> {
        Stmt.Match x = (Stmt.Match) s;
        Expr subject = expressions.visit(x.subject());
        List<MatchCase> cases = cases(x.cases());
        return subject == x.subject() && cases == x.cases()
            ? s
            : new Stmt.Match(subject, cases, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        return s;
      }
    }
  }

  private List<ExceptHandler> handlers(List<ExceptHandler> handlers) {
    ArrayList<ExceptHandler> changed = null;
    for (int i = 0, n = handlers.size(); i < n; i++) {
      ExceptHandler.Handler x = (ExceptHandler.Handler) handlers.get(i);
      Expr type = expressions.visit(x.type());
      List<Stmt> body = statements(x.body());
      if ((type != x.type() || body != x.body()) && changed == null) {
        changed = new ArrayList<>(handlers.subList(0, i));
      }
      if (changed != null) {
        changed.add(new ExceptHandler.Handler(type, x.name(), body, x.line(), x.column(), x.endLine(), x.endColumn()));
      }
    }
    return changed == null ? handlers : changed;
  }

  private List<MatchCase> cases(List<MatchCase> cases) {
    ArrayList<MatchCase> changed = null;
    for (int i = 0, n = cases.size(); i < n; i++) {
      MatchCase x = cases.get(i);
      var pattern = expressions.pattern(x.pattern());
      Expr guard = expressions.visit(x.guard());
      List<Stmt> body = statements(x.body());
      if ((pattern != x.pattern() || guard != x.guard() || body != x.body()) && changed == null) {
        changed = new ArrayList<>(cases.subList(0, i));
      }
      if (changed != null) {
        changed.add(new MatchCase(pattern, guard, body));
      }
    }
    return changed == null ? cases : changed;
  }
}

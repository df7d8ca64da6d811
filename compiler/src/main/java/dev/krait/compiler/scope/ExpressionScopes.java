// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Tag;
import java.util.List;

/// The walk over expressions that fills the symbol table. Belongs to its [SymbolTableBuilder].
final class ExpressionScopes {
  private final SymbolTableBuilder statements;
  private final ScopeStack stack;
  private final boolean topLevelAwait;

  ExpressionScopes(SymbolTableBuilder statements, ScopeStack stack, boolean topLevelAwait) {
    this.statements = statements;
    this.stack = stack;
    this.topLevelAwait = topLevelAwait;
  }

  void visitAll(List<Expr> expressions) {
    for (int i = 0, n = expressions.size(); i < n; i++) {
      visit(expressions.get(i));
    }
  }

  void visitKeywords(List<Keyword> keywords) {
    for (int i = 0, n = keywords.size(); i < n; i++) {
      if (keywords.get(i).arg() != null) {
        stack.checkName(keywords.get(i).arg(), ExprContext.STORE, keywords.get(i));
      }
    }
    for (int i = 0, n = keywords.size(); i < n; i++) {
      visit(keywords.get(i).value());
    }
  }

  /// Visits an expression, or nothing where it is null.
  void visit(Expr e) {
    if (e == null) {
      return;
    }
    statements.recursion.descend();
    switch (e.tag()) {
      case Tag.NAME -> visitName((Expr.Name) e);
      case Tag.CONSTANT -> {
      }
      case Tag.ATTRIBUTE -> {
        Expr.Attribute attribute = (Expr.Attribute) e;
        stack.checkName(attribute.attr(), attribute.ctx(), e);
        visit(attribute.value());
      }
      case Tag.CALL -> {
        Expr.Call call = (Expr.Call) e;
        visit(call.func());
        visitAll(call.args());
        visitKeywords(call.keywords());
      }
      case Tag.SUBSCRIPT -> {
        visit(((Expr.Subscript) e).value());
        visit(((Expr.Subscript) e).slice());
      }
      case Tag.BIN_OP -> {
        visit(((Expr.BinOp) e).left());
        visit(((Expr.BinOp) e).right());
      }
      case Tag.COMPARE -> {
        visit(((Expr.Compare) e).left());
        visitAll(((Expr.Compare) e).comparators());
      }
      case Tag.BOOL_OP -> visitAll(((Expr.BoolOp) e).values());
      case Tag.UNARY_OP -> visit(((Expr.UnaryOp) e).operand());
      case Tag.TUPLE -> visitAll(((Expr.Tuple) e).elts());
      case Tag.LIST_DISPLAY -> visitAll(((Expr.ListDisplay) e).elts());
      case Tag.SET -> visitAll(((Expr.Set) e).elts());
      case Tag.DICT -> {
        visitAll(((Expr.Dict) e).keys());
        visitAll(((Expr.Dict) e).values());
      }
      case Tag.JOINED_STR -> visitAll(((Expr.JoinedStr) e).values());
      case Tag.FORMATTED_VALUE -> {
        visit(((Expr.FormattedValue) e).value());
        visit(((Expr.FormattedValue) e).formatSpec());
      }
      case Tag.STARRED -> visit(((Expr.Starred) e).value());
      case Tag.SLICE -> {
        visit(((Expr.Slice) e).lower());
        visit(((Expr.Slice) e).upper());
        visit(((Expr.Slice) e).step());
      }
      case Tag.IF_EXP -> {
        visit(((Expr.IfExp) e).test());
        visit(((Expr.IfExp) e).body());
        visit(((Expr.IfExp) e).orElse());
      }
      default -> visitRare(e);
    }
    statements.recursion.ascend();
  }

  private void visitRare(Expr e) {
    switch (e.tag()) {
      case Tag.NAMED_EXPR -> visitNamed((Expr.NamedExpr) e);
      case Tag.LAMBDA -> visitLambda((Expr.Lambda) e);
      case Tag.LIST_COMP -> {
        Expr.ListComp comp = (Expr.ListComp) e;
        visitComprehension(e, "listcomp", ComprehensionKind.LIST, comp.generators(), comp.elt(), null);
      }
      case Tag.SET_COMP -> {
        Expr.SetComp comp = (Expr.SetComp) e;
        visitComprehension(e, "setcomp", ComprehensionKind.SET, comp.generators(), comp.elt(), null);
      }
      case Tag.DICT_COMP -> {
        Expr.DictComp comp = (Expr.DictComp) e;
        visitComprehension(e, "dictcomp", ComprehensionKind.DICT, comp.generators(), comp.key(), comp.value());
      }
      case Tag.GENERATOR_EXP -> {
        Expr.GeneratorExp comp = (Expr.GeneratorExp) e;
        visitComprehension(e, "genexpr", ComprehensionKind.GENERATOR, comp.generators(), comp.elt(), null);
      }
      case Tag.YIELD -> visitYield(e, ((Expr.Yield) e).value());
      case Tag.YIELD_FROM -> visitYield(e, ((Expr.YieldFrom) e).value());
      case Tag.AWAIT -> visitAwait((Expr.Await) e);
      case Tag.TEMPLATE_STR -> visitAll(((Expr.TemplateStr) e).values());
      case Tag.INTERPOLATION -> {
        visit(((Expr.Interpolation) e).value());
        visit(((Expr.Interpolation) e).formatSpec());
      }
      default -> throw new IllegalArgumentException("not an expression");
    }
  }

  private void visitName(Expr.Name name) {
    Scope scope = stack.current;
    if (scope.inUnevaluatedAnnotation) {
      return;
    }
    boolean load = name.ctx() == ExprContext.LOAD;
    stack.define(name.id(), load ? Symbol.USE : Symbol.DEF_LOCAL, name, name.ctx());
    if (load && name.id().equals("super") && scope.type.isFunctionLike()) {
      stack.define("__class__", Symbol.USE, name);
    }
  }

  private void visitNamed(Expr.NamedExpr e) {
    refuseInAnnotation("named expression", e);
    if (stack.current.iterableDepth > 0) {
      throw stack.error("assignment expression cannot be used in a comprehension iterable expression", e);
    }
    if (stack.current.comprehension != ComprehensionKind.NONE) {
      stack.extendToFunction(((Expr.Name) e.target()).id(), e.target());
    }
    visit(e.value());
    visit(e.target());
  }

  private void visitLambda(Expr.Lambda e) {
    visitAll(e.args().defaults());
    visitAll(e.args().kwDefaults());
    Scope scope = stack.enterNew("lambda", BlockType.FUNCTION, e);
    stack.scopes.put(e, scope);
    statements.visitParameters(e.args(), e);
    visit(e.body());
    stack.exit();
  }

  private void visitYield(Expr e, Expr value) {
    refuseInAnnotation("yield expression", e);
    visit(value);
    stack.current.generator = true;
    String where = switch (stack.current.comprehension) {
      case NONE -> null;
      case LIST -> "'yield' inside list comprehension";
      case SET -> "'yield' inside set comprehension";
      case DICT -> "'yield' inside dict comprehension";
      case GENERATOR -> "'yield' inside generator expression";
    };
    if (where != null) {
      throw stack.error(where, e);
    }
  }

  private void visitAwait(Expr.Await e) {
    refuseInAnnotation("await expression", e);
    Scope scope = stack.current;
    if (!allowsTopLevelAwait()) {
      if (!scope.type.isFunctionLike()) {
        throw stack.error("'await' outside function", e);
      }
      if (!scope.coroutine && scope.comprehension == ComprehensionKind.NONE) {
        throw stack.error("'await' outside async function", e);
      }
    }
    visit(e.value());
    scope.coroutine = true;
  }

  private boolean allowsTopLevelAwait() {
    return topLevelAwait && stack.current.type == BlockType.MODULE;
  }

  private void visitComprehension(Expr e, String name, ComprehensionKind kind, List<Comprehension> generators, Expr elt, Expr value) {
    boolean isGenerator = kind == ComprehensionKind.GENERATOR;
    Comprehension outermost = generators.get(0);
    stack.current.iterableDepth++;
    visit(outermost.iter());
    stack.current.iterableDepth--;
    Scope scope = stack.enterNew(name, BlockType.FUNCTION, e);
    stack.scopes.put(e, scope);
    scope.comprehension = kind;
    if (outermost.isAsync()) {
      scope.coroutine = true;
    }
    stack.define(".0", Symbol.DEF_PARAM, e);
    visitTarget(outermost.target());
    visitAll(outermost.ifs());
    for (int i = 1; i < generators.size(); i++) {
      Comprehension generator = generators.get(i);
      visitTarget(generator.target());
      scope.iterableDepth++;
      visit(generator.iter());
      scope.iterableDepth--;
      visitAll(generator.ifs());
      if (generator.isAsync()) {
        scope.coroutine = true;
      }
    }
    visit(value);
    visit(elt);
    scope.generator = isGenerator;
    boolean async = scope.coroutine && !isGenerator;
    stack.exit();
    Scope outer = stack.current;
    if (async) {
      boolean inAsyncFunction = outer.type == BlockType.FUNCTION && outer.coroutine;
      if (!inAsyncFunction && outer.comprehension == ComprehensionKind.NONE && !allowsTopLevelAwait()) {
        throw stack.error("asynchronous comprehension outside of an asynchronous function", e);
      }
      outer.coroutine = true;
    }
  }

  private void visitTarget(Expr target) {
    stack.current.inIterationTarget = true;
    visit(target);
    stack.current.inIterationTarget = false;
  }

  private void refuseInAnnotation(String what, Expr e) {
    String where = switch (stack.current.type) {
      case ANNOTATION -> "an annotation";
      case TYPE_VARIABLE -> stack.current.role;
      case TYPE_ALIAS -> "a type alias";
      case TYPE_PARAMETERS -> "the definition of a generic";
      case FUNCTION, CLASS, MODULE -> null;
    };
    if (where != null) {
      throw stack.error(what + " cannot be used within " + where, e);
    }
  }
}

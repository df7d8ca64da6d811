// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.WithItem;
import java.util.HashSet;
import java.util.List;

/// The walk over statements that fills the symbol table; [ExpressionScopes] is its other half. Each block is opened, filled and
/// closed in the order in which CPython does it, so that the first of several errors is the same. Belongs to one thread.
final class SymbolTableBuilder {
  private static final String FORMAT = ".format";
  static final String CLASS_DICT = "__classdict__";

  final ScopeStack stack;
  private final ExpressionScopes expressions;
  private final boolean topLevelAwait;
  final Recursion recursion;

  SymbolTableBuilder(String fileName, FutureFeatures future, boolean topLevelAwait, Recursion recursion) {
    this.recursion = recursion;
    this.stack = new ScopeStack(fileName, future);
    this.topLevelAwait = topLevelAwait;
    this.expressions = new ExpressionScopes(this, stack, topLevelAwait);
  }

  SymbolTable build(Mod module) {
    Scope top = stack.enterModule();
    switch (module.tag()) {
      case Tag.MODULE -> {
        List<Stmt> body = ((Mod.Module) module).body();
        top.hasDocstring = FutureFeatures.docstring(body) != null;
        visitBody(body);
      }
      case Tag.INTERACTIVE -> visitBody(((Mod.Interactive) module).body());
      case Tag.EXPRESSION -> expressions.visit(((Mod.Expression) module).body());
      default -> throw new IllegalArgumentException("this module node cannot be compiled");
    }
    stack.exit();
    new ScopeAnalysis(stack.fileName).analyze(top);
    return new SymbolTable(top, stack.scopes, stack.secondScopes, stack.future);
  }

  private void visitBody(List<Stmt> body) {
    for (int i = 0, n = body.size(); i < n; i++) {
      visit(body.get(i));
    }
  }

  private void visitConditionalBody(List<Stmt> first, List<Stmt> second) {
    boolean outer = stack.current.inConditionalBlock;
    stack.current.inConditionalBlock = true;
    visitBody(first);
    visitBody(second);
    stack.current.inConditionalBlock = outer;
  }

  private void visit(Stmt stmt) {
    recursion.descend();
    switch (stmt.tag()) {
      case Tag.FUNCTION_DEF -> {
        Stmt.FunctionDef f = (Stmt.FunctionDef) stmt;
        visitFunction(f, f.name(), f.args(), f.body(), f.decorators(), f.returns(), f.typeParams(), false);
      }
      case Tag.ASYNC_FUNCTION_DEF -> {
        Stmt.AsyncFunctionDef f = (Stmt.AsyncFunctionDef) stmt;
        visitFunction(f, f.name(), f.args(), f.body(), f.decorators(), f.returns(), f.typeParams(), true);
      }
      case Tag.CLASS_DEF -> visitClass((Stmt.ClassDef) stmt);
      case Tag.TYPE_ALIAS -> visitTypeAlias((Stmt.TypeAlias) stmt);
      case Tag.RETURN -> expressions.visit(((Stmt.Return) stmt).value());
      case Tag.DELETE -> expressions.visitAll(((Stmt.Delete) stmt).targets());
      case Tag.ASSIGN -> {
        Stmt.Assign assign = (Stmt.Assign) stmt;
        expressions.visitAll(assign.targets());
        expressions.visit(assign.value());
      }
      case Tag.AUG_ASSIGN -> {
        Stmt.AugAssign assign = (Stmt.AugAssign) stmt;
        expressions.visit(assign.target());
        expressions.visit(assign.value());
      }
      case Tag.ANN_ASSIGN -> visitAnnotatedAssignment((Stmt.AnnAssign) stmt);
      case Tag.RAISE -> {
        Stmt.Raise raise = (Stmt.Raise) stmt;
        expressions.visit(raise.exc());
        expressions.visit(raise.cause());
      }
      case Tag.ASSERT -> {
        Stmt.Assert check = (Stmt.Assert) stmt;
        expressions.visit(check.test());
        expressions.visit(check.msg());
      }
      case Tag.EXPR -> expressions.visit(((Stmt.ExprStmt) stmt).value());
      case Tag.IMPORT -> visitAliases(((Stmt.Import) stmt).names());
      case Tag.IMPORT_FROM -> visitImportFrom((Stmt.ImportFrom) stmt);
      case Tag.GLOBAL -> declare(((Stmt.Global) stmt).names(), Symbol.DEF_GLOBAL, "global", stmt);
      case Tag.NONLOCAL -> declare(((Stmt.Nonlocal) stmt).names(), Symbol.DEF_NONLOCAL, "nonlocal", stmt);
      case Tag.PASS, Tag.BREAK, Tag.CONTINUE -> {
      }
      default -> visitCompound(stmt);
    }
    recursion.ascend();
  }

  private void visitCompound(Stmt stmt) {
    switch (stmt.tag()) {
      case Tag.FOR -> {
        Stmt.For loop = (Stmt.For) stmt;
        expressions.visit(loop.target());
        expressions.visit(loop.iter());
        visitConditionalBody(loop.body(), loop.orElse());
      }
      case Tag.ASYNC_FOR -> {
        Stmt.AsyncFor loop = (Stmt.AsyncFor) stmt;
        requireAsync("'async for' outside async function", stmt);
        expressions.visit(loop.target());
        expressions.visit(loop.iter());
        visitConditionalBody(loop.body(), loop.orElse());
      }
      case Tag.WHILE -> {
        Stmt.While loop = (Stmt.While) stmt;
        expressions.visit(loop.test());
        visitConditionalBody(loop.body(), loop.orElse());
      }
      case Tag.IF -> {
        Stmt.If choice = (Stmt.If) stmt;
        expressions.visit(choice.test());
        visitConditionalBody(choice.body(), choice.orElse());
      }
      case Tag.WITH -> visitWith(((Stmt.With) stmt).items(), ((Stmt.With) stmt).body());
      case Tag.ASYNC_WITH -> {
        requireAsync("'async with' outside async function", stmt);
        visitWith(((Stmt.AsyncWith) stmt).items(), ((Stmt.AsyncWith) stmt).body());
      }
      case Tag.TRY -> {
        Stmt.Try t = (Stmt.Try) stmt;
        visitTry(t.body(), t.handlers(), t.orElse(), t.finalBody());
      }
      case Tag.TRY_STAR -> {
        Stmt.TryStar t = (Stmt.TryStar) stmt;
        visitTry(t.body(), t.handlers(), t.orElse(), t.finalBody());
      }
      case Tag.MATCH -> visitMatch((Stmt.Match) stmt);
      default -> throw new IllegalArgumentException("not a statement");
    }
  }

  private void requireAsync(String message, Stmt stmt) {
    Scope scope = stack.current;
    if (topLevelAwait && scope.type == BlockType.MODULE) {
      scope.coroutine = true;
    } else if (scope.type != BlockType.FUNCTION || !scope.coroutine) {
      throw stack.error(message, stmt);
    }
  }

  private void visitWith(List<WithItem> items, List<Stmt> body) {
    for (WithItem item : items) {
      expressions.visit(item.contextExpr());
      expressions.visit(item.optionalVars());
    }
    visitConditionalBody(body, List.of());
  }

  private void visitTry(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody) {
    boolean outer = stack.current.inConditionalBlock;
    stack.current.inConditionalBlock = true;
    visitBody(body);
    for (ExceptHandler each : handlers) {
      ExceptHandler.Handler handler = (ExceptHandler.Handler) each;
      expressions.visit(handler.type());
      if (handler.name() != null) {
        stack.define(handler.name(), Symbol.DEF_LOCAL, handler);
      }
      visitBody(handler.body());
    }
    visitBody(orElse);
    visitBody(finalBody);
    stack.current.inConditionalBlock = outer;
  }

  private void visitMatch(Stmt.Match match) {
    expressions.visit(match.subject());
    boolean outer = stack.current.inConditionalBlock;
    stack.current.inConditionalBlock = true;
    for (MatchCase each : match.cases()) {
      visitPattern(each.pattern());
      expressions.visit(each.guard());
      visitBody(each.body());
    }
    stack.current.inConditionalBlock = outer;
  }

  private void visitFunction(Stmt node, String name, Arguments args, List<Stmt> body, List<Expr> decorators, Expr returns,
      List<TypeParam> typeParams, boolean async) {
    stack.define(name, Symbol.DEF_LOCAL, node);
    expressions.visitAll(args.defaults());
    expressions.visitAll(args.kwDefaults());
    expressions.visitAll(decorators);
    boolean generic = !typeParams.isEmpty();
    if (generic) {
      enterTypeParameters(name, typeParams, node);
      stack.define(".defaults", Symbol.DEF_PARAM, node);
      if (hasKeywordDefaults(args)) {
        stack.define(".kwdefaults", Symbol.DEF_PARAM, node);
      }
      visitTypeParameters(typeParams);
    }
    Scope function = stack.create(name, BlockType.FUNCTION, node);
    stack.scopes.put(node, function);
    visitSignatureAnnotations(node, args, returns);
    stack.enter(function);
    function.coroutine = async;
    function.hasDocstring = FutureFeatures.docstring(body) != null;
    visitParameters(args, node);
    visitBody(body);
    stack.exit();
    if (generic) {
      stack.exit();
    }
  }

  private static boolean hasKeywordDefaults(Arguments args) {
    for (Expr value : args.kwDefaults()) {
      if (value != null) {
        return true;
      }
    }
    return false;
  }

  private void visitClass(Stmt.ClassDef node) {
    stack.define(node.name(), Symbol.DEF_LOCAL, node);
    expressions.visitAll(node.decorators());
    String outerClass = stack.className;
    boolean generic = !node.typeParams().isEmpty();
    if (generic) {
      Scope scope = enterTypeParameters(node.name(), node.typeParams(), node);
      scope.mangledNames = new HashSet<>();
      stack.define(".type_params", Symbol.DEF_LOCAL, node);
      stack.define(".type_params", Symbol.USE, node);
      stack.define(".generic_base", Symbol.DEF_LOCAL, node);
      stack.define(".generic_base", Symbol.USE, node);
      stack.className = node.name();
      visitTypeParameters(node.typeParams());
    }
    expressions.visitAll(node.bases());
    expressions.visitKeywords(node.keywords());
    Scope scope = stack.enterNew(node.name(), BlockType.CLASS, node);
    stack.scopes.put(node, scope);
    stack.className = node.name();
    if (generic) {
      stack.define("__type_params__", Symbol.DEF_LOCAL, node);
      stack.define(".type_params", Symbol.USE, node);
    }
    scope.hasDocstring = FutureFeatures.docstring(node.body()) != null;
    visitBody(node.body());
    stack.exit();
    if (generic) {
      stack.exit();
    }
    stack.className = outerClass;
  }

  private void visitTypeAlias(Stmt.TypeAlias node) {
    expressions.visit(node.name());
    String name = ((Expr.Name) node.name()).id();
    boolean inClass = stack.current.type == BlockType.CLASS;
    boolean generic = !node.typeParams().isEmpty();
    if (generic) {
      enterTypeParameters(name, node.typeParams(), node);
      visitTypeParameters(node.typeParams());
    }
    Scope scope = stack.enterNew(name, BlockType.TYPE_ALIAS, node);
    stack.scopes.put(node, scope);
    defineFormat(node);
    if (inClass) {
      seeClassScope(scope, node.value());
    }
    expressions.visit(node.value());
    stack.exit();
    if (generic) {
      stack.exit();
    }
  }

  private Scope enterTypeParameters(String name, List<TypeParam> typeParams, Node.Located node) {
    boolean inClass = stack.current.type == BlockType.CLASS;
    Scope scope = stack.enterNew(name, BlockType.TYPE_PARAMETERS, node);
    stack.scopes.put(typeParams, scope);
    if (inClass) {
      seeClassScope(scope, node);
    }
    return scope;
  }

  private void seeClassScope(Scope scope, Node.Located place) {
    scope.canSeeClassScope = true;
    stack.define(CLASS_DICT, Symbol.USE, place);
  }

  private void defineFormat(Node.Located place) {
    stack.define(FORMAT, Symbol.DEF_PARAM, place);
    stack.define(FORMAT, Symbol.USE, place);
  }

  private void visitTypeParameters(List<TypeParam> typeParams) {
    for (TypeParam each : typeParams) {
      switch (each.tag()) {
        case Tag.TYPE_VAR -> {
          TypeParam.TypeVar variable = (TypeParam.TypeVar) each;
          stack.define(variable.name(), Symbol.DEF_TYPE_PARAM | Symbol.DEF_LOCAL, each);
          boolean constraints = variable.bound() != null && variable.bound().tag() == Tag.TUPLE;
          visitTypeVariablePart(variable.bound(), variable.name(), each, false, constraints ? "a TypeVar constraint" : "a TypeVar bound");
          visitTypeVariablePart(variable.defaultValue(), variable.name(), each, true, "a TypeVar default");
        }
        case Tag.TYPE_VAR_TUPLE -> {
          TypeParam.TypeVarTuple variable = (TypeParam.TypeVarTuple) each;
          stack.define(variable.name(), Symbol.DEF_TYPE_PARAM | Symbol.DEF_LOCAL, each);
          visitTypeVariablePart(variable.defaultValue(), variable.name(), each, true, "a TypeVarTuple default");
        }
        default -> {
          TypeParam.ParamSpec variable = (TypeParam.ParamSpec) each;
          stack.define(variable.name(), Symbol.DEF_TYPE_PARAM | Symbol.DEF_LOCAL, each);
          visitTypeVariablePart(variable.defaultValue(), variable.name(), each, true, "a ParamSpec default");
        }
      }
    }
  }

  private void visitTypeVariablePart(Expr value, String name, TypeParam node, boolean second, String role) {
    if (name.equals(CLASS_DICT)) {
      throw stack.error("reserved name '" + name + "' cannot be used for type parameter", node);
    }
    if (value == null) {
      return;
    }
    boolean inClass = stack.current.canSeeClassScope;
    Scope scope = stack.enterNew(name, BlockType.TYPE_VARIABLE, value);
    (second ? stack.secondScopes : stack.scopes).put(node, scope);
    defineFormat(value);
    if (inClass) {
      seeClassScope(scope, value);
    }
    scope.role = role;
    expressions.visit(value);
    stack.exit();
  }

  private void visitSignatureAnnotations(Stmt node, Arguments args, Expr returns) {
    boolean inClass = stack.current.canSeeClassScope || stack.current.type == BlockType.CLASS;
    Scope scope = stack.enterNew("__annotate__", BlockType.ANNOTATION, node);
    stack.secondScopes.put(node, scope);
    defineFormat(node);
    if (inClass) {
      seeClassScope(scope, node);
    }
    visitAnnotations(args.posOnlyArgs());
    visitAnnotations(args.args());
    visitAnnotation(args.varArg());
    visitAnnotation(args.kwArg());
    visitAnnotations(args.kwOnlyArgs());
    if (returns != null) {
      scope.annotationsUsed = true;
      expressions.visit(returns);
    }
    stack.exit();
  }

  private void visitAnnotations(List<Arg> args) {
    for (int i = 0, n = args.size(); i < n; i++) {
      visitAnnotation(args.get(i));
    }
  }

  private void visitAnnotation(Arg arg) {
    if (arg != null && arg.annotation() != null) {
      stack.current.annotationsUsed = true;
      expressions.visit(arg.annotation());
    }
  }

  /// The parameters of a function or lambda.
  void visitParameters(Arguments args, Node.Located function) {
    defineParameters(args.posOnlyArgs());
    defineParameters(args.args());
    defineParameters(args.kwOnlyArgs());
    if (args.varArg() != null) {
      stack.define(args.varArg().arg(), Symbol.DEF_PARAM, args.varArg());
      stack.current.hasVarArgs = true;
    }
    if (args.kwArg() != null) {
      stack.define(args.kwArg().arg(), Symbol.DEF_PARAM, args.kwArg());
      stack.current.hasVarKeywords = true;
    }
  }

  private void defineParameters(List<Arg> args) {
    for (int i = 0, n = args.size(); i < n; i++) {
      stack.define(args.get(i).arg(), Symbol.DEF_PARAM, args.get(i));
    }
  }

  private void visitAnnotatedAssignment(Stmt.AnnAssign node) {
    Scope scope = stack.current;
    scope.annotationsUsed = true;
    if (node.target().tag() == Tag.NAME) {
      Expr.Name target = (Expr.Name) node.target();
      int flags = stack.lookup(target.id());
      boolean simple = node.simple() != 0;
      if (simple && (flags & (Symbol.DEF_GLOBAL | Symbol.DEF_NONLOCAL)) != 0 && scope.type != BlockType.MODULE) {
        String declared = (flags & Symbol.DEF_GLOBAL) != 0 ? "global" : "nonlocal";
        throw stack.error("annotated name '" + target.id() + "' can't be " + declared, node);
      }
      if (simple) {
        stack.define(target.id(), Symbol.DEF_ANNOT | Symbol.DEF_LOCAL, target);
      } else if (node.value() != null) {
        stack.define(target.id(), Symbol.DEF_LOCAL, target);
      }
    } else {
      expressions.visit(node.target());
    }
    visitVariableAnnotation(node.annotation());
    expressions.visit(node.value());
  }

  /// The annotation of a variable. In a function it is never evaluated, and so adds no names.
  private void visitVariableAnnotation(Expr annotation) {
    Scope scope = stack.current;
    boolean unevaluated = scope.type == BlockType.FUNCTION;
    boolean conditional = scope.type == BlockType.MODULE || scope.type == BlockType.CLASS && scope.inConditionalBlock;
    if (conditional && !scope.conditionalAnnotations) {
      scope.conditionalAnnotations = true;
      stack.define("__conditional_annotations__", Symbol.USE, annotation);
    }
    if (scope.annotationScope == null) {
      boolean inClass = scope.type == BlockType.CLASS || scope.canSeeClassScope;
      scope.annotationScope = stack.enterNew("__annotate__", BlockType.ANNOTATION, annotation);
      defineFormat(annotation);
      if (inClass) {
        seeClassScope(scope.annotationScope, annotation);
      }
    } else {
      reenter(scope.annotationScope);
    }
    stack.current.inUnevaluatedAnnotation = unevaluated;
    expressions.visit(annotation);
    stack.current.inUnevaluatedAnnotation = false;
    stack.exit();
  }

  private void reenter(Scope scope) {
    List<Scope> siblings = stack.current.children;
    int count = siblings.size();
    stack.enter(scope);
    if (siblings.size() > count) {
      siblings.remove(count);
    }
  }

  private void visitAliases(List<Alias> names) {
    for (Alias alias : names) {
      visitAlias(alias);
    }
  }

  private void visitAlias(Alias alias) {
    String name = alias.asName();
    if (name == null) {
      int dot = alias.name().indexOf('.');
      name = dot < 0 ? alias.name() : alias.name().substring(0, dot);
    }
    if (!name.equals("*")) {
      stack.define(name, Symbol.DEF_IMPORT, alias);
    } else if (stack.current.type != BlockType.MODULE) {
      throw stack.error("import * only allowed at module level", alias);
    }
  }

  private void visitImportFrom(Stmt.ImportFrom node) {
    if ("__future__".equals(node.module()) && (node.level() == null || node.level() == 0)) {
      FutureFeatures future = stack.future;
      if (node.line() > future.line() || node.line() == future.line() && node.column() > future.column()) {
        throw stack.error("from __future__ imports must occur at the beginning of the file", node);
      }
    }
    visitAliases(node.names());
  }

  private void declare(List<String> names, int flag, String word, Stmt node) {
    for (String name : names) {
      int flags = stack.lookup(name);
      if ((flags & (Symbol.DEF_PARAM | Symbol.DEF_LOCAL | Symbol.USE | Symbol.DEF_ANNOT)) != 0) {
        throw stack.error(conflict(name, flags, word), node);
      }
      stack.define(name, flag, node);
      stack.recordDirective(name, node);
    }
  }

  private static String conflict(String name, int flags, String word) {
    if ((flags & Symbol.DEF_PARAM) != 0) {
      return "name '" + name + "' is parameter and " + word;
    }
    if ((flags & Symbol.USE) != 0) {
      return "name '" + name + "' is used prior to " + word + " declaration";
    }
    if ((flags & Symbol.DEF_ANNOT) != 0) {
      return "annotated name '" + name + "' can't be " + word;
    }
    return "name '" + name + "' is assigned to before " + word + " declaration";
  }

  private void visitPatterns(List<Pattern> patterns) {
    for (Pattern pattern : patterns) {
      visitPattern(pattern);
    }
  }

  private void visitPattern(Pattern pattern) {
    recursion.descend();
    switch (pattern.tag()) {
      case Tag.MATCH_VALUE -> expressions.visit(((Pattern.MatchValue) pattern).value());
      case Tag.MATCH_SEQUENCE -> visitPatterns(((Pattern.MatchSequence) pattern).patterns());
      case Tag.MATCH_STAR -> definePatternName(((Pattern.MatchStar) pattern).name(), pattern);
      case Tag.MATCH_MAPPING -> {
        Pattern.MatchMapping mapping = (Pattern.MatchMapping) pattern;
        expressions.visitAll(mapping.keys());
        visitPatterns(mapping.patterns());
        definePatternName(mapping.rest(), pattern);
      }
      case Tag.MATCH_CLASS -> {
        Pattern.MatchClass cls = (Pattern.MatchClass) pattern;
        expressions.visit(cls.cls());
        visitPatterns(cls.patterns());
        for (int i = 0; i < cls.kwdAttrs().size(); i++) {
          stack.checkName(cls.kwdAttrs().get(i), ExprContext.STORE, cls.kwdPatterns().get(i));
        }
        visitPatterns(cls.kwdPatterns());
      }
      case Tag.MATCH_AS -> {
        Pattern.MatchAs as = (Pattern.MatchAs) pattern;
        if (as.pattern() != null) {
          visitPattern(as.pattern());
        }
        definePatternName(as.name(), pattern);
      }
      case Tag.MATCH_OR -> visitPatterns(((Pattern.MatchOr) pattern).patterns());
      default -> {
      }
    }
    recursion.ascend();
  }

  private void definePatternName(String name, Pattern pattern) {
    if (name != null) {
      stack.define(name, Symbol.DEF_LOCAL, pattern);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.Location;
import dev.krait.compiler.scope.Scope;
import dev.krait.compiler.scope.Symbol;
import java.util.ArrayList;
import java.util.List;

/// Code for calls: of functions, of methods without making a bound one, of `super()`, and of the builtins that take a generator
/// expression apart. Belongs to its [CodeGenerator].
final class Calls {
  private final CodeGenerator gen;
  private final Expressions expressions;
  private final Displays displays;
  private final LiteralWarnings literalWarnings;

  Calls(CodeGenerator gen, Expressions expressions, Displays displays, LiteralWarnings literalWarnings) {
    this.gen = gen;
    this.expressions = expressions;
    this.displays = displays;
    this.literalWarnings = literalWarnings;
  }

  void call(Expr.Call e) {
    checkKeywords(e.keywords());
    if (isMethodCall(e)) {
      methodCall(e);
      return;
    }
    literalWarnings.checkCall(e.func());
    expressions.visit(e.func());
    int skip = gen.newLabel();
    generatorCall(e, skip);
    gen.emit(PUSH_NULL, CodeGenerator.locationOf(e.func()));
    arguments(CodeGenerator.locationOf(e), 0, e.args(), null, e.keywords());
    gen.useLabel(skip);
  }

  void checkKeywords(List<Keyword> keywords) {
    for (int i = 0, n = keywords.size(); i < n; i++) {
      String name = keywords.get(i).arg();
      for (int j = i + 1; name != null && j < n; j++) {
        if (name.equals(keywords.get(j).arg())) {
          throw gen.error("keyword argument repeated: " + name, keywords.get(j));
        }
      }
    }
  }

  private boolean isMethodCall(Expr.Call e) {
    if (e.func().tag() != Tag.ATTRIBUTE) {
      return false;
    }
    Expr.Attribute method = (Expr.Attribute) e.func();
    if (method.ctx() != ExprContext.LOAD || isImported(method.value())) {
      return false;
    }
    int argCount = e.args().size(), keywordCount = e.keywords().size();
    if (argCount + keywordCount + (keywordCount > 0 ? 1 : 0) >= CodeGenerator.STACK_GUIDELINE) {
      return false;
    }
    for (Expr arg : e.args()) {
      if (arg.tag() == Tag.STARRED) {
        return false;
      }
    }
    for (Keyword keyword : e.keywords()) {
      if (keyword.arg() == null) {
        return false;
      }
    }
    return true;
  }

  /// Whether the module imports the name, so that an attribute of it is most likely a function and not a method.
  private boolean isImported(Expr e) {
    return e.tag() == Tag.NAME && (gen.table.top().flagsOf(((Expr.Name) e).id()) & Symbol.DEF_IMPORT) != 0;
  }

  private void methodCall(Expr.Call e) {
    Expr.Attribute method = (Expr.Attribute) e.func();
    Location at = CodeGenerator.locationOf(method);
    Location name = Expressions.attributeLocation(at, method);
    if (isSuperAttribute(method)) {
      loadSuperAttribute(method, true);
      gen.emit(NOP, name);
    } else {
      expressions.visit(method.value());
      gen.emitName(LOAD_ATTR, method.attr(), 1, 1, name);
    }
    expressions.visitAll(e.args());
    int count = e.args().size() + e.keywords().size();
    Location whole = Expressions.attributeLocation(CodeGenerator.locationOf(e), method);
    if (e.keywords().isEmpty()) {
      gen.emit(CALL, count, whole);
    } else {
      keywordValues(e.keywords());
      keywordNames(e.keywords(), name);
      gen.emit(CALL_KW, count, whole);
    }
  }

  private void keywordValues(List<Keyword> keywords) {
    for (Keyword keyword : keywords) {
      expressions.visit(keyword.value());
    }
  }

  private void keywordNames(List<Keyword> keywords, Location at) {
    ArrayList<String> names = new ArrayList<>(keywords.size());
    for (Keyword keyword : keywords) {
      names.add(keyword.arg());
    }
    gen.loadConst(Constants.tuple(names), at);
  }

  // super()

  /// Whether the attribute is one of `super()`, where that can only be the builtin. `__class__` is that of the super object itself.
  boolean isSuperAttribute(Expr.Attribute e) {
    if (e.value().tag() != Tag.CALL || e.attr().equals("__class__")) {
      return false;
    }
    Expr.Call call = (Expr.Call) e.value();
    if (call.func().tag() != Tag.NAME || !((Expr.Name) call.func()).id().equals("super") || !call.keywords().isEmpty()) {
      return false;
    }
    Scope scope = gen.unit.scope;
    if (scope.scopeOf("super") != Symbol.GLOBAL_IMPLICIT || gen.table.top().scopeOf("super") != 0) {
      return false;
    }
    if (call.args().size() == 2) {
      return call.args().get(0).tag() != Tag.STARRED && call.args().get(1).tag() != Tag.STARRED;
    }
    if (!call.args().isEmpty() || gen.unit.code.argCount == 0) {
      return false;
    }
    return gen.unit.kind != Unit.Kind.CLASS && scope.scopeOf("__class__") == Symbol.FREE;
  }

  void loadSuperAttribute(Expr.Attribute e, boolean method) {
    Expr.Call call = (Expr.Call) e.value();
    Location at = CodeGenerator.locationOf(call);
    expressions.visit(call.func());
    boolean explicit = !call.args().isEmpty();
    if (explicit) {
      expressions.visitAll(call.args());
    } else {
      gen.name("__class__", ExprContext.LOAD, at);
      gen.name(gen.unit.code.varNames.get(0), ExprContext.LOAD, at);
    }
    gen.emitName(LOAD_SUPER_ATTR, e.attr(), 2, (method ? 1 : 0) | (explicit ? 2 : 0), CodeGenerator.locationOf(e));
  }

  // all(), any() and tuple() of a generator expression

  /// Writes a loop in place of the call, guarded by a test that the name still means the builtin.
  private void generatorCall(Expr.Call e, int end) {
    if (e.func().tag() != Tag.NAME || e.args().size() != 1 || !e.keywords().isEmpty() || e.args().get(0).tag() != Tag.GENERATOR_EXP) {
      return;
    }
    int builtin = switch (((Expr.Name) e.func()).id()) {
      case "all" -> Oparg.CONSTANT_BUILTIN_ALL;
      case "any" -> Oparg.CONSTANT_BUILTIN_ANY;
      case "tuple" -> Oparg.CONSTANT_BUILTIN_TUPLE;
      default -> -1;
    };
    if (builtin < 0) {
      return;
    }
    Location at = CodeGenerator.locationOf(e.func());
    boolean tuple = builtin == Oparg.CONSTANT_BUILTIN_TUPLE;
    boolean all = builtin == Oparg.CONSTANT_BUILTIN_ALL;
    int plain = gen.newLabel(), loop = gen.newLabel(), cleanup = gen.newLabel();
    gen.emit(COPY, 1, at);
    gen.emit(LOAD_COMMON_CONSTANT, builtin, at);
    gen.emit(IS_OP, 0, at);
    gen.jump(POP_JUMP_IF_FALSE, plain, at);
    gen.emit(POP_TOP, at);
    if (tuple) {
      gen.emit(BUILD_LIST, 0, at);
    }
    expressions.visit(e.args().get(0));
    gen.useLabel(loop);
    gen.jump(FOR_ITER, cleanup, at);
    if (tuple) {
      gen.emit(LIST_APPEND, 2, at);
      gen.jump(JUMP, loop, at);
    } else {
      gen.emit(TO_BOOL, at);
      gen.jump(all ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, loop, at);
    }
    gen.emit(POP_ITER, Location.NONE);
    if (!tuple) {
      gen.loadConst(all ? Const.Singleton.FALSE : Const.Singleton.TRUE, at);
    }
    gen.jump(JUMP, end, at);
    gen.useLabel(cleanup);
    gen.emit(END_FOR, Location.NONE);
    gen.emit(POP_ITER, Location.NONE);
    if (tuple) {
      gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_LIST_TO_TUPLE, at);
    } else {
      gen.loadConst(all ? Const.Singleton.TRUE : Const.Singleton.FALSE, at);
    }
    gen.jump(JUMP, end, at);
    gen.useLabel(plain);
  }

  // Arguments

  /// Arguments and the call itself, of the callable that lies on the stack.
  ///
  /// @param pushed how many arguments lie on the stack already
  /// @param injected the variable of one more positional argument at the end, or null
  void arguments(Location at, int pushed, List<Expr> args, String injected, List<Keyword> keywords) {
    checkKeywords(keywords);
    if (needsUnpacking(args, keywords)) {
      unpackedArguments(at, pushed, args, injected, keywords);
      return;
    }
    int count = pushed + args.size();
    expressions.visitAll(args);
    if (injected != null) {
      gen.name(injected, ExprContext.LOAD, at);
      count++;
    }
    if (keywords.isEmpty()) {
      gen.emit(CALL, count, at);
    } else {
      keywordValues(keywords);
      keywordNames(keywords, at);
      gen.emit(CALL_KW, count + keywords.size(), at);
    }
  }

  private static boolean needsUnpacking(List<Expr> args, List<Keyword> keywords) {
    if (args.size() + keywords.size() * 2 > CodeGenerator.STACK_GUIDELINE) {
      return true;
    }
    for (int i = 0, n = args.size(); i < n; i++) {
      if (args.get(i).tag() == Tag.STARRED) {
        return true;
      }
    }
    for (int i = 0, n = keywords.size(); i < n; i++) {
      if (keywords.get(i).arg() == null) {
        return true;
      }
    }
    return false;
  }

  private void unpackedArguments(Location at, int pushed, List<Expr> args, String injected, List<Keyword> keywords) {
    if (pushed == 0 && args.size() == 1 && injected == null && args.get(0).tag() == Tag.STARRED) {
      expressions.visit(((Expr.Starred) args.get(0)).value());
    } else {
      displays.collect(args, pushed, BUILD_LIST, LIST_APPEND, LIST_EXTEND, true, injected, at);
    }
    if (keywords.isEmpty()) {
      gen.emit(PUSH_NULL, at);
    } else {
      keywordDict(at, keywords);
    }
    gen.emit(CALL_FUNCTION_EX, at);
  }

  private void keywordDict(Location at, List<Keyword> keywords) {
    int named = 0;
    boolean started = false;
    int n = keywords.size();
    for (int i = 0; i < n; i++) {
      if (keywords.get(i).arg() != null) {
        named++;
        continue;
      }
      if (named > 0) {
        namedKeywords(at, keywords, i - named, i);
        if (started) {
          gen.emit(DICT_MERGE, 1, at);
        }
        started = true;
        named = 0;
      }
      if (!started) {
        gen.emit(BUILD_MAP, 0, at);
        started = true;
      }
      expressions.visit(keywords.get(i).value());
      gen.emit(DICT_MERGE, 1, at);
    }
    if (named > 0) {
      namedKeywords(at, keywords, n - named, n);
      if (started) {
        gen.emit(DICT_MERGE, 1, at);
      }
    }
  }

  private void namedKeywords(Location at, List<Keyword> keywords, int begin, int end) {
    int n = end - begin;
    boolean big = n * 2 > CodeGenerator.STACK_GUIDELINE;
    if (big) {
      gen.emit(BUILD_MAP, 0, Location.NONE);
    }
    for (int i = begin; i < end; i++) {
      gen.loadConst(Constants.str(keywords.get(i).arg()), at);
      expressions.visit(keywords.get(i).value());
      if (big) {
        gen.emit(MAP_ADD, 1, Location.NONE);
      }
    }
    if (!big) {
      gen.emit(BUILD_MAP, n, at);
    }
  }
}

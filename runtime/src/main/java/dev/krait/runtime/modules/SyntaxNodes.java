// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.TypeIgnore;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.ast.WithItem;
import dev.krait.compiler.code.Const;
import java.util.List;

/// Takes the compiler's nodes apart into their fields, and puts them together again, so that the conversion of trees is written once
/// for all classes. The order of fields is that of `Python.asdl`.
final class SyntaxNodes {
  private static final int SECOND_HALF = Tag.LIST_COMP;

  private SyntaxNodes() {
  }

  /// The fields of a node: nodes, lists, strings, constants, enums and numbers.
  static Object[] fields(Node node) {
    return node.tag() < SECOND_HALF ? fieldsOfFirst(node) : fieldsOfSecond(node);
  }

  private static Object[] fieldsOfFirst(Node node) {
    switch (node.tag()) {
      case Tag.MODULE: {
        Mod.Module n = (Mod.Module) node;
        return new Object[] {n.body(), n.typeIgnores()};
      }
      case Tag.INTERACTIVE: {
        Mod.Interactive n = (Mod.Interactive) node;
        return new Object[] {n.body()};
      }
      case Tag.EXPRESSION: {
        Mod.Expression n = (Mod.Expression) node;
        return new Object[] {n.body()};
      }
      case Tag.FUNCTION_TYPE: {
        Mod.FunctionType n = (Mod.FunctionType) node;
        return new Object[] {n.argTypes(), n.returns()};
      }
      case Tag.FUNCTION_DEF: {
        Stmt.FunctionDef n = (Stmt.FunctionDef) node;
        return new Object[] {n.name(), n.args(), n.body(), n.decorators(), n.returns(), n.typeComment(), n.typeParams()};
      }
      case Tag.ASYNC_FUNCTION_DEF: {
        Stmt.AsyncFunctionDef n = (Stmt.AsyncFunctionDef) node;
        return new Object[] {n.name(), n.args(), n.body(), n.decorators(), n.returns(), n.typeComment(), n.typeParams()};
      }
      case Tag.CLASS_DEF: {
        Stmt.ClassDef n = (Stmt.ClassDef) node;
        return new Object[] {n.name(), n.bases(), n.keywords(), n.body(), n.decorators(), n.typeParams()};
      }
      case Tag.RETURN: {
        Stmt.Return n = (Stmt.Return) node;
        return new Object[] {n.value()};
      }
      case Tag.DELETE: {
        Stmt.Delete n = (Stmt.Delete) node;
        return new Object[] {n.targets()};
      }
      case Tag.ASSIGN: {
        Stmt.Assign n = (Stmt.Assign) node;
        return new Object[] {n.targets(), n.value(), n.typeComment()};
      }
      case Tag.TYPE_ALIAS: {
        Stmt.TypeAlias n = (Stmt.TypeAlias) node;
        return new Object[] {n.name(), n.typeParams(), n.value()};
      }
      case Tag.AUG_ASSIGN: {
        Stmt.AugAssign n = (Stmt.AugAssign) node;
        return new Object[] {n.target(), n.op(), n.value()};
      }
      case Tag.ANN_ASSIGN: {
        Stmt.AnnAssign n = (Stmt.AnnAssign) node;
        return new Object[] {n.target(), n.annotation(), n.value(), n.simple()};
      }
      case Tag.FOR: {
        Stmt.For n = (Stmt.For) node;
        return new Object[] {n.target(), n.iter(), n.body(), n.orElse(), n.typeComment()};
      }
      case Tag.ASYNC_FOR: {
        Stmt.AsyncFor n = (Stmt.AsyncFor) node;
        return new Object[] {n.target(), n.iter(), n.body(), n.orElse(), n.typeComment()};
      }
      case Tag.WHILE: {
        Stmt.While n = (Stmt.While) node;
        return new Object[] {n.test(), n.body(), n.orElse()};
      }
      case Tag.IF: {
        Stmt.If n = (Stmt.If) node;
        return new Object[] {n.test(), n.body(), n.orElse()};
      }
      case Tag.WITH: {
        Stmt.With n = (Stmt.With) node;
        return new Object[] {n.items(), n.body(), n.typeComment()};
      }
      case Tag.ASYNC_WITH: {
        Stmt.AsyncWith n = (Stmt.AsyncWith) node;
        return new Object[] {n.items(), n.body(), n.typeComment()};
      }
      case Tag.MATCH: {
        Stmt.Match n = (Stmt.Match) node;
        return new Object[] {n.subject(), n.cases()};
      }
      case Tag.RAISE: {
        Stmt.Raise n = (Stmt.Raise) node;
        return new Object[] {n.exc(), n.cause()};
      }
      case Tag.TRY: {
        Stmt.Try n = (Stmt.Try) node;
        return new Object[] {n.body(), n.handlers(), n.orElse(), n.finalBody()};
      }
      case Tag.TRY_STAR: {
        Stmt.TryStar n = (Stmt.TryStar) node;
        return new Object[] {n.body(), n.handlers(), n.orElse(), n.finalBody()};
      }
      case Tag.ASSERT: {
        Stmt.Assert n = (Stmt.Assert) node;
        return new Object[] {n.test(), n.msg()};
      }
      case Tag.IMPORT: {
        Stmt.Import n = (Stmt.Import) node;
        return new Object[] {n.names()};
      }
      case Tag.IMPORT_FROM: {
        Stmt.ImportFrom n = (Stmt.ImportFrom) node;
        return new Object[] {n.module(), n.names(), n.level()};
      }
      case Tag.GLOBAL: {
        Stmt.Global n = (Stmt.Global) node;
        return new Object[] {n.names()};
      }
      case Tag.NONLOCAL: {
        Stmt.Nonlocal n = (Stmt.Nonlocal) node;
        return new Object[] {n.names()};
      }
      case Tag.EXPR: {
        Stmt.ExprStmt n = (Stmt.ExprStmt) node;
        return new Object[] {n.value()};
      }
      case Tag.PASS: {
        return new Object[0];
      }
      case Tag.BREAK: {
        return new Object[0];
      }
      case Tag.CONTINUE: {
        return new Object[0];
      }
      case Tag.BOOL_OP: {
        Expr.BoolOp n = (Expr.BoolOp) node;
        return new Object[] {n.op(), n.values()};
      }
      case Tag.NAMED_EXPR: {
        Expr.NamedExpr n = (Expr.NamedExpr) node;
        return new Object[] {n.target(), n.value()};
      }
      case Tag.BIN_OP: {
        Expr.BinOp n = (Expr.BinOp) node;
        return new Object[] {n.left(), n.op(), n.right()};
      }
      case Tag.UNARY_OP: {
        Expr.UnaryOp n = (Expr.UnaryOp) node;
        return new Object[] {n.op(), n.operand()};
      }
      case Tag.LAMBDA: {
        Expr.Lambda n = (Expr.Lambda) node;
        return new Object[] {n.args(), n.body()};
      }
      case Tag.IF_EXP: {
        Expr.IfExp n = (Expr.IfExp) node;
        return new Object[] {n.test(), n.body(), n.orElse()};
      }
      case Tag.DICT: {
        Expr.Dict n = (Expr.Dict) node;
        return new Object[] {n.keys(), n.values()};
      }
      case Tag.SET: {
        Expr.Set n = (Expr.Set) node;
        return new Object[] {n.elts()};
      }
      default:
        throw new IllegalArgumentException(node.toString());
    }
  }

  private static Object[] fieldsOfSecond(Node node) {
    switch (node.tag()) {
      case Tag.LIST_COMP: {
        Expr.ListComp n = (Expr.ListComp) node;
        return new Object[] {n.elt(), n.generators()};
      }
      case Tag.SET_COMP: {
        Expr.SetComp n = (Expr.SetComp) node;
        return new Object[] {n.elt(), n.generators()};
      }
      case Tag.DICT_COMP: {
        Expr.DictComp n = (Expr.DictComp) node;
        return new Object[] {n.key(), n.value(), n.generators()};
      }
      case Tag.GENERATOR_EXP: {
        Expr.GeneratorExp n = (Expr.GeneratorExp) node;
        return new Object[] {n.elt(), n.generators()};
      }
      case Tag.AWAIT: {
        Expr.Await n = (Expr.Await) node;
        return new Object[] {n.value()};
      }
      case Tag.YIELD: {
        Expr.Yield n = (Expr.Yield) node;
        return new Object[] {n.value()};
      }
      case Tag.YIELD_FROM: {
        Expr.YieldFrom n = (Expr.YieldFrom) node;
        return new Object[] {n.value()};
      }
      case Tag.COMPARE: {
        Expr.Compare n = (Expr.Compare) node;
        return new Object[] {n.left(), n.ops(), n.comparators()};
      }
      case Tag.CALL: {
        Expr.Call n = (Expr.Call) node;
        return new Object[] {n.func(), n.args(), n.keywords()};
      }
      case Tag.FORMATTED_VALUE: {
        Expr.FormattedValue n = (Expr.FormattedValue) node;
        return new Object[] {n.value(), n.conversion(), n.formatSpec()};
      }
      case Tag.INTERPOLATION: {
        Expr.Interpolation n = (Expr.Interpolation) node;
        return new Object[] {n.value(), n.str(), n.conversion(), n.formatSpec()};
      }
      case Tag.JOINED_STR: {
        Expr.JoinedStr n = (Expr.JoinedStr) node;
        return new Object[] {n.values()};
      }
      case Tag.TEMPLATE_STR: {
        Expr.TemplateStr n = (Expr.TemplateStr) node;
        return new Object[] {n.values()};
      }
      case Tag.CONSTANT: {
        Expr.Constant n = (Expr.Constant) node;
        return new Object[] {n.value(), n.kind()};
      }
      case Tag.ATTRIBUTE: {
        Expr.Attribute n = (Expr.Attribute) node;
        return new Object[] {n.value(), n.attr(), n.ctx()};
      }
      case Tag.SUBSCRIPT: {
        Expr.Subscript n = (Expr.Subscript) node;
        return new Object[] {n.value(), n.slice(), n.ctx()};
      }
      case Tag.STARRED: {
        Expr.Starred n = (Expr.Starred) node;
        return new Object[] {n.value(), n.ctx()};
      }
      case Tag.NAME: {
        Expr.Name n = (Expr.Name) node;
        return new Object[] {n.id(), n.ctx()};
      }
      case Tag.LIST_DISPLAY: {
        Expr.ListDisplay n = (Expr.ListDisplay) node;
        return new Object[] {n.elts(), n.ctx()};
      }
      case Tag.TUPLE: {
        Expr.Tuple n = (Expr.Tuple) node;
        return new Object[] {n.elts(), n.ctx()};
      }
      case Tag.SLICE: {
        Expr.Slice n = (Expr.Slice) node;
        return new Object[] {n.lower(), n.upper(), n.step()};
      }
      case Tag.HANDLER: {
        ExceptHandler.Handler n = (ExceptHandler.Handler) node;
        return new Object[] {n.type(), n.name(), n.body()};
      }
      case Tag.MATCH_VALUE: {
        Pattern.MatchValue n = (Pattern.MatchValue) node;
        return new Object[] {n.value()};
      }
      case Tag.MATCH_SINGLETON: {
        Pattern.MatchSingleton n = (Pattern.MatchSingleton) node;
        return new Object[] {n.value()};
      }
      case Tag.MATCH_SEQUENCE: {
        Pattern.MatchSequence n = (Pattern.MatchSequence) node;
        return new Object[] {n.patterns()};
      }
      case Tag.MATCH_MAPPING: {
        Pattern.MatchMapping n = (Pattern.MatchMapping) node;
        return new Object[] {n.keys(), n.patterns(), n.rest()};
      }
      case Tag.MATCH_CLASS: {
        Pattern.MatchClass n = (Pattern.MatchClass) node;
        return new Object[] {n.cls(), n.patterns(), n.kwdAttrs(), n.kwdPatterns()};
      }
      case Tag.MATCH_STAR: {
        Pattern.MatchStar n = (Pattern.MatchStar) node;
        return new Object[] {n.name()};
      }
      case Tag.MATCH_AS: {
        Pattern.MatchAs n = (Pattern.MatchAs) node;
        return new Object[] {n.pattern(), n.name()};
      }
      case Tag.MATCH_OR: {
        Pattern.MatchOr n = (Pattern.MatchOr) node;
        return new Object[] {n.patterns()};
      }
      case Tag.IGNORE: {
        TypeIgnore.Ignore n = (TypeIgnore.Ignore) node;
        return new Object[] {n.lineno(), n.text()};
      }
      case Tag.TYPE_VAR: {
        TypeParam.TypeVar n = (TypeParam.TypeVar) node;
        return new Object[] {n.name(), n.bound(), n.defaultValue()};
      }
      case Tag.PARAM_SPEC: {
        TypeParam.ParamSpec n = (TypeParam.ParamSpec) node;
        return new Object[] {n.name(), n.defaultValue()};
      }
      case Tag.TYPE_VAR_TUPLE: {
        TypeParam.TypeVarTuple n = (TypeParam.TypeVarTuple) node;
        return new Object[] {n.name(), n.defaultValue()};
      }
      case Tag.COMPREHENSION: {
        Comprehension n = (Comprehension) node;
        return new Object[] {n.target(), n.iter(), n.ifs(), n.isAsync()};
      }
      case Tag.ARGUMENTS: {
        Arguments n = (Arguments) node;
        return new Object[] {n.posOnlyArgs(), n.args(), n.varArg(), n.kwOnlyArgs(), n.kwDefaults(), n.kwArg(), n.defaults()};
      }
      case Tag.ARG: {
        Arg n = (Arg) node;
        return new Object[] {n.arg(), n.annotation(), n.typeComment()};
      }
      case Tag.KEYWORD: {
        Keyword n = (Keyword) node;
        return new Object[] {n.arg(), n.value()};
      }
      case Tag.ALIAS: {
        Alias n = (Alias) node;
        return new Object[] {n.name(), n.asName()};
      }
      case Tag.WITH_ITEM: {
        WithItem n = (WithItem) node;
        return new Object[] {n.contextExpr(), n.optionalVars()};
      }
      case Tag.MATCH_CASE: {
        MatchCase n = (MatchCase) node;
        return new Object[] {n.pattern(), n.guard(), n.body()};
      }
      default:
        throw new IllegalArgumentException(node.toString());
    }
  }

  /// The node with this tag, these fields and this place: line, column, last line, last column.
  static Node make(int tag, Object[] f, int[] p) {
    return tag < SECOND_HALF ? makeFirst(tag, f, p) : makeSecond(tag, f, p);
  }

  private static Node makeFirst(int tag, Object[] f, int[] p) {
    switch (tag) {
      case Tag.MODULE:
        return new Mod.Module(list(f[0]), list(f[1]));
      case Tag.INTERACTIVE:
        return new Mod.Interactive(list(f[0]));
      case Tag.EXPRESSION:
        return new Mod.Expression((Expr) f[0]);
      case Tag.FUNCTION_TYPE:
        return new Mod.FunctionType(list(f[0]), (Expr) f[1]);
      case Tag.FUNCTION_DEF:
        return new Stmt.FunctionDef((String) f[0], (Arguments) f[1], list(f[2]), list(f[3]), (Expr) f[4], (String) f[5], list(f[6]), p[0], p[1], p[2],
            p[3]);
      case Tag.ASYNC_FUNCTION_DEF:
        return new Stmt.AsyncFunctionDef((String) f[0], (Arguments) f[1], list(f[2]), list(f[3]), (Expr) f[4], (String) f[5], list(f[6]), p[0], p[1],
            p[2], p[3]);
      case Tag.CLASS_DEF:
        return new Stmt.ClassDef((String) f[0], list(f[1]), list(f[2]), list(f[3]), list(f[4]), list(f[5]), p[0], p[1], p[2], p[3]);
      case Tag.RETURN:
        return new Stmt.Return((Expr) f[0], p[0], p[1], p[2], p[3]);
      case Tag.DELETE:
        return new Stmt.Delete(list(f[0]), p[0], p[1], p[2], p[3]);
      case Tag.ASSIGN:
        return new Stmt.Assign(list(f[0]), (Expr) f[1], (String) f[2], p[0], p[1], p[2], p[3]);
      case Tag.TYPE_ALIAS:
        return new Stmt.TypeAlias((Expr) f[0], list(f[1]), (Expr) f[2], p[0], p[1], p[2], p[3]);
      case Tag.AUG_ASSIGN:
        return new Stmt.AugAssign((Expr) f[0], (Operator) f[1], (Expr) f[2], p[0], p[1], p[2], p[3]);
      case Tag.ANN_ASSIGN:
        return new Stmt.AnnAssign((Expr) f[0], (Expr) f[1], (Expr) f[2], number(f[3]), p[0], p[1], p[2], p[3]);
      case Tag.FOR:
        return new Stmt.For((Expr) f[0], (Expr) f[1], list(f[2]), list(f[3]), (String) f[4], p[0], p[1], p[2], p[3]);
      case Tag.ASYNC_FOR:
        return new Stmt.AsyncFor((Expr) f[0], (Expr) f[1], list(f[2]), list(f[3]), (String) f[4], p[0], p[1], p[2], p[3]);
      case Tag.WHILE:
        return new Stmt.While((Expr) f[0], list(f[1]), list(f[2]), p[0], p[1], p[2], p[3]);
      case Tag.IF:
        return new Stmt.If((Expr) f[0], list(f[1]), list(f[2]), p[0], p[1], p[2], p[3]);
      case Tag.WITH:
        return new Stmt.With(list(f[0]), list(f[1]), (String) f[2], p[0], p[1], p[2], p[3]);
      case Tag.ASYNC_WITH:
        return new Stmt.AsyncWith(list(f[0]), list(f[1]), (String) f[2], p[0], p[1], p[2], p[3]);
      case Tag.MATCH:
        return new Stmt.Match((Expr) f[0], list(f[1]), p[0], p[1], p[2], p[3]);
      case Tag.RAISE:
        return new Stmt.Raise((Expr) f[0], (Expr) f[1], p[0], p[1], p[2], p[3]);
      case Tag.TRY:
        return new Stmt.Try(list(f[0]), list(f[1]), list(f[2]), list(f[3]), p[0], p[1], p[2], p[3]);
      case Tag.TRY_STAR:
        return new Stmt.TryStar(list(f[0]), list(f[1]), list(f[2]), list(f[3]), p[0], p[1], p[2], p[3]);
      case Tag.ASSERT:
        return new Stmt.Assert((Expr) f[0], (Expr) f[1], p[0], p[1], p[2], p[3]);
      case Tag.IMPORT:
        return new Stmt.Import(list(f[0]), p[0], p[1], p[2], p[3]);
      case Tag.IMPORT_FROM:
        return new Stmt.ImportFrom((String) f[0], list(f[1]), (Integer) f[2], p[0], p[1], p[2], p[3]);
      case Tag.GLOBAL:
        return new Stmt.Global(list(f[0]), p[0], p[1], p[2], p[3]);
      case Tag.NONLOCAL:
        return new Stmt.Nonlocal(list(f[0]), p[0], p[1], p[2], p[3]);
      case Tag.EXPR:
        return new Stmt.ExprStmt((Expr) f[0], p[0], p[1], p[2], p[3]);
      case Tag.PASS:
        return new Stmt.Pass(p[0], p[1], p[2], p[3]);
      case Tag.BREAK:
        return new Stmt.Break(p[0], p[1], p[2], p[3]);
      case Tag.CONTINUE:
        return new Stmt.Continue(p[0], p[1], p[2], p[3]);
      case Tag.BOOL_OP:
        return new Expr.BoolOp((BoolOperator) f[0], list(f[1]), p[0], p[1], p[2], p[3]);
      case Tag.NAMED_EXPR:
        return new Expr.NamedExpr((Expr) f[0], (Expr) f[1], p[0], p[1], p[2], p[3]);
      case Tag.BIN_OP:
        return new Expr.BinOp((Expr) f[0], (Operator) f[1], (Expr) f[2], p[0], p[1], p[2], p[3]);
      case Tag.UNARY_OP:
        return new Expr.UnaryOp((UnaryOperator) f[0], (Expr) f[1], p[0], p[1], p[2], p[3]);
      case Tag.LAMBDA:
        return new Expr.Lambda((Arguments) f[0], (Expr) f[1], p[0], p[1], p[2], p[3]);
      case Tag.IF_EXP:
        return new Expr.IfExp((Expr) f[0], (Expr) f[1], (Expr) f[2], p[0], p[1], p[2], p[3]);
      case Tag.DICT:
        return new Expr.Dict(list(f[0]), list(f[1]), p[0], p[1], p[2], p[3]);
      case Tag.SET:
        return new Expr.Set(list(f[0]), p[0], p[1], p[2], p[3]);
      default:
        throw new IllegalArgumentException("tag " + tag);
    }
  }

  private static Node makeSecond(int tag, Object[] f, int[] p) {
    switch (tag) {
      case Tag.LIST_COMP:
        return new Expr.ListComp((Expr) f[0], list(f[1]), p[0], p[1], p[2], p[3]);
      case Tag.SET_COMP:
        return new Expr.SetComp((Expr) f[0], list(f[1]), p[0], p[1], p[2], p[3]);
      case Tag.DICT_COMP:
        return new Expr.DictComp((Expr) f[0], (Expr) f[1], list(f[2]), p[0], p[1], p[2], p[3]);
      case Tag.GENERATOR_EXP:
        return new Expr.GeneratorExp((Expr) f[0], list(f[1]), p[0], p[1], p[2], p[3]);
      case Tag.AWAIT:
        return new Expr.Await((Expr) f[0], p[0], p[1], p[2], p[3]);
      case Tag.YIELD:
        return new Expr.Yield((Expr) f[0], p[0], p[1], p[2], p[3]);
      case Tag.YIELD_FROM:
        return new Expr.YieldFrom((Expr) f[0], p[0], p[1], p[2], p[3]);
      case Tag.COMPARE:
        return new Expr.Compare((Expr) f[0], list(f[1]), list(f[2]), p[0], p[1], p[2], p[3]);
      case Tag.CALL:
        return new Expr.Call((Expr) f[0], list(f[1]), list(f[2]), p[0], p[1], p[2], p[3]);
      case Tag.FORMATTED_VALUE:
        return new Expr.FormattedValue((Expr) f[0], number(f[1]), (Expr) f[2], p[0], p[1], p[2], p[3]);
      case Tag.INTERPOLATION:
        return new Expr.Interpolation((Expr) f[0], (Const) f[1], number(f[2]), (Expr) f[3], p[0], p[1], p[2], p[3]);
      case Tag.JOINED_STR:
        return new Expr.JoinedStr(list(f[0]), p[0], p[1], p[2], p[3]);
      case Tag.TEMPLATE_STR:
        return new Expr.TemplateStr(list(f[0]), p[0], p[1], p[2], p[3]);
      case Tag.CONSTANT:
        return new Expr.Constant((Const) f[0], (String) f[1], p[0], p[1], p[2], p[3]);
      case Tag.ATTRIBUTE:
        return new Expr.Attribute((Expr) f[0], (String) f[1], (ExprContext) f[2], p[0], p[1], p[2], p[3]);
      case Tag.SUBSCRIPT:
        return new Expr.Subscript((Expr) f[0], (Expr) f[1], (ExprContext) f[2], p[0], p[1], p[2], p[3]);
      case Tag.STARRED:
        return new Expr.Starred((Expr) f[0], (ExprContext) f[1], p[0], p[1], p[2], p[3]);
      case Tag.NAME:
        return new Expr.Name((String) f[0], (ExprContext) f[1], p[0], p[1], p[2], p[3]);
      case Tag.LIST_DISPLAY:
        return new Expr.ListDisplay(list(f[0]), (ExprContext) f[1], p[0], p[1], p[2], p[3]);
      case Tag.TUPLE:
        return new Expr.Tuple(list(f[0]), (ExprContext) f[1], p[0], p[1], p[2], p[3]);
      case Tag.SLICE:
        return new Expr.Slice((Expr) f[0], (Expr) f[1], (Expr) f[2], p[0], p[1], p[2], p[3]);
      case Tag.HANDLER:
        return new ExceptHandler.Handler((Expr) f[0], (String) f[1], list(f[2]), p[0], p[1], p[2], p[3]);
      case Tag.MATCH_VALUE:
        return new Pattern.MatchValue((Expr) f[0], p[0], p[1], p[2], p[3]);
      case Tag.MATCH_SINGLETON:
        return new Pattern.MatchSingleton((Const) f[0], p[0], p[1], p[2], p[3]);
      case Tag.MATCH_SEQUENCE:
        return new Pattern.MatchSequence(list(f[0]), p[0], p[1], p[2], p[3]);
      case Tag.MATCH_MAPPING:
        return new Pattern.MatchMapping(list(f[0]), list(f[1]), (String) f[2], p[0], p[1], p[2], p[3]);
      case Tag.MATCH_CLASS:
        return new Pattern.MatchClass((Expr) f[0], list(f[1]), list(f[2]), list(f[3]), p[0], p[1], p[2], p[3]);
      case Tag.MATCH_STAR:
        return new Pattern.MatchStar((String) f[0], p[0], p[1], p[2], p[3]);
      case Tag.MATCH_AS:
        return new Pattern.MatchAs((Pattern) f[0], (String) f[1], p[0], p[1], p[2], p[3]);
      case Tag.MATCH_OR:
        return new Pattern.MatchOr(list(f[0]), p[0], p[1], p[2], p[3]);
      case Tag.IGNORE:
        return new TypeIgnore.Ignore(number(f[0]), (String) f[1]);
      case Tag.TYPE_VAR:
        return new TypeParam.TypeVar((String) f[0], (Expr) f[1], (Expr) f[2], p[0], p[1], p[2], p[3]);
      case Tag.PARAM_SPEC:
        return new TypeParam.ParamSpec((String) f[0], (Expr) f[1], p[0], p[1], p[2], p[3]);
      case Tag.TYPE_VAR_TUPLE:
        return new TypeParam.TypeVarTuple((String) f[0], (Expr) f[1], p[0], p[1], p[2], p[3]);
      case Tag.COMPREHENSION:
        return new Comprehension((Expr) f[0], (Expr) f[1], list(f[2]), number(f[3]) != 0);
      case Tag.ARGUMENTS:
        return new Arguments(list(f[0]), list(f[1]), (Arg) f[2], list(f[3]), list(f[4]), (Arg) f[5], list(f[6]));
      case Tag.ARG:
        return new Arg((String) f[0], (Expr) f[1], (String) f[2], p[0], p[1], p[2], p[3]);
      case Tag.KEYWORD:
        return new Keyword((String) f[0], (Expr) f[1], p[0], p[1], p[2], p[3]);
      case Tag.ALIAS:
        return new Alias((String) f[0], (String) f[1], p[0], p[1], p[2], p[3]);
      case Tag.WITH_ITEM:
        return new WithItem((Expr) f[0], (Expr) f[1]);
      case Tag.MATCH_CASE:
        return new MatchCase((Pattern) f[0], (Expr) f[1], list(f[2]));
      default:
        throw new IllegalArgumentException("tag " + tag);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> list(Object field) {
    return (List<T>) field;
  }

  private static int number(Object field) {
    return (Integer) field;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.WithItem;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.scope.Recursion;
import java.util.ArrayList;
import java.util.List;

/// The expressions and patterns of the [Preprocessor]. A method returns its argument where nothing in it changes.
final class ExpressionRewriter {
  private final int optimize;
  private final boolean checkOnly;
  private final Recursion recursion;

  ExpressionRewriter(int optimize, boolean checkOnly, Recursion recursion) {
    this.recursion = recursion;
    this.optimize = optimize;
    this.checkOnly = checkOnly;
  }

  void descend() {
    recursion.descend();
  }

  void ascend() {
    recursion.ascend();
  }

  List<Expr> visitAll(List<Expr> list) {
    ArrayList<Expr> changed = null;
    for (int i = 0, n = list.size(); i < n; i++) {
      Expr before = list.get(i);
      Expr after = visit(before);
      if (after != before && changed == null) {
        changed = new ArrayList<>(list.subList(0, i));
      }
      if (changed != null) {
        changed.add(after);
      }
    }
    return changed == null ? list : changed;
  }

  /// The expression in place of `e`, which may be null.
  Expr visit(Expr e) {
    if (e == null || checkOnly) {
      return e;
    }
    int tag = e.tag();
    if (tag == Tag.CONSTANT) {
      return e;
    }
    if (tag == Tag.NAME) {
      Expr.Name x = (Expr.Name) e;
      return x.ctx() == ExprContext.LOAD && x.id().equals("__debug__")
          ? new Expr.Constant(optimize == 0 ? Const.Singleton.TRUE : Const.Singleton.FALSE, null, x.line(), x.column(), x.endLine(), x.endColumn())
          : e;
    }
    descend();
    Expr result = tag <= Tag.DICT ? operation(e, tag) : tag <= Tag.CALL ? suspension(e, tag) : display(e, tag);
    ascend();
    return result;
  }

  private Expr operation(Expr e, int tag) {
    switch (tag) {
      case Tag.BOOL_OP -> {
        Expr.BoolOp x = (Expr.BoolOp) e;
        List<Expr> values = visitAll(x.values());
        return values == x.values() ? e : new Expr.BoolOp(x.op(), values, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.NAMED_EXPR -> {
        Expr.NamedExpr x = (Expr.NamedExpr) e;
        Expr value = visit(x.value());
        return value == x.value() ? e : new Expr.NamedExpr(x.target(), value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.BIN_OP -> {
        Expr.BinOp x = (Expr.BinOp) e;
        Expr left = visit(x.left());
        Expr right = visit(x.right());
        Expr.BinOp after = left == x.left() && right == x.right()
            ? x
            : new Expr.BinOp(left, x.op(), right, x.line(), x.column(), x.endLine(), x.endColumn());
        return FormatFolding.fold(after);
      }
      case Tag.UNARY_OP -> {
        Expr.UnaryOp x = (Expr.UnaryOp) e;
        Expr operand = visit(x.operand());
        return operand == x.operand() ? e : new Expr.UnaryOp(x.op(), operand, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.LAMBDA -> {
        Expr.Lambda x = (Expr.Lambda) e;
        Arguments args = defaults(x.args());
        Expr body = visit(x.body());
        return args == x.args() && body == x.body() ? e : new Expr.Lambda(args, body, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.IF_EXP -> {
        Expr.IfExp x = (Expr.IfExp) e;
        Expr test = visit(x.test());
        Expr body = visit(x.body());
        Expr orElse = visit(x.orElse());
        return test == x.test() && body == x.body() && orElse == x.orElse()
            ? e
            : new Expr.IfExp(test, body, orElse, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.DICT -> {
        Expr.Dict x = (Expr.Dict) e;
        List<Expr> keys = visitAll(x.keys());
        List<Expr> values = visitAll(x.values());
        return keys == x.keys() && values == x.values() ? e : new Expr.Dict(keys, values, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        return e;
      }
    }
  }

  private Arguments defaults(Arguments x) {
    List<Expr> kwDefaults = visitAll(x.kwDefaults());
    List<Expr> defaults = visitAll(x.defaults());
    return kwDefaults == x.kwDefaults() && defaults == x.defaults()
        ? x
        : new Arguments(x.posOnlyArgs(), x.args(), x.varArg(), x.kwOnlyArgs(), kwDefaults, x.kwArg(), defaults);
  }

  private Expr suspension(Expr e, int tag) {
    switch (tag) {
      case Tag.SET -> {
        Expr.Set x = (Expr.Set) e;
        List<Expr> elts = visitAll(x.elts());
        return elts == x.elts() ? e : new Expr.Set(elts, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.LIST_COMP, Tag.SET_COMP, Tag.DICT_COMP, Tag.GENERATOR_EXP -> {
        return comprehension(e, tag);
      }
      case Tag.AWAIT -> {
        Expr.Await x = (Expr.Await) e;
        Expr value = visit(x.value());
        return value == x.value() ? e : new Expr.Await(value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.YIELD -> {
        Expr.Yield x = (Expr.Yield) e;
        Expr value = visit(x.value());
        return value == x.value() ? e : new Expr.Yield(value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.YIELD_FROM -> {
        Expr.YieldFrom x = (Expr.YieldFrom) e;
        Expr value = visit(x.value());
        return value == x.value() ? e : new Expr.YieldFrom(value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.COMPARE -> {
        Expr.Compare x = (Expr.Compare) e;
        Expr left = visit(x.left());
        List<Expr> comparators = visitAll(x.comparators());
        return left == x.left() && comparators == x.comparators()
            ? e
            : new Expr.Compare(left, x.ops(), comparators, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        Expr.Call x = (Expr.Call) e;
        Expr func = visit(x.func());
        List<Expr> args = visitAll(x.args());
        List<Keyword> keywords = keywords(x.keywords());
        return func == x.func() && args == x.args() && keywords == x.keywords()
            ? e
            : new Expr.Call(func, args, keywords, x.line(), x.column(), x.endLine(), x.endColumn());
      }
    }
  }

  List<Keyword> keywords(List<Keyword> keywords) {
    ArrayList<Keyword> changed = null;
    for (int i = 0, n = keywords.size(); i < n; i++) {
      Keyword x = keywords.get(i);
      Expr value = visit(x.value());
      if (value != x.value() && changed == null) {
        changed = new ArrayList<>(keywords.subList(0, i));
      }
      if (changed != null) {
        changed.add(value == x.value() ? x : new Keyword(x.arg(), value, x.line(), x.column(), x.endLine(), x.endColumn()));
      }
    }
    return changed == null ? keywords : changed;
  }

  private Expr comprehension(Expr e, int tag) {
    switch (tag) {
      case Tag.LIST_COMP -> {
        Expr.ListComp x = (Expr.ListComp) e;
        Expr elt = visit(x.elt());
        List<Comprehension> generators = generators(x.generators());
        return elt == x.elt() && generators == x.generators()
            ? e
            : new Expr.ListComp(elt, generators, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.SET_COMP -> {
        Expr.SetComp x = (Expr.SetComp) e;
        Expr elt = visit(x.elt());
        List<Comprehension> generators = generators(x.generators());
        return elt == x.elt() && generators == x.generators()
            ? e
            : new Expr.SetComp(elt, generators, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.DICT_COMP -> {
        Expr.DictComp x = (Expr.DictComp) e;
        Expr key = visit(x.key());
        Expr value = visit(x.value());
        List<Comprehension> generators = generators(x.generators());
        return key == x.key() && value == x.value() && generators == x.generators()
            ? e
            : new Expr.DictComp(key, value, generators, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        Expr.GeneratorExp x = (Expr.GeneratorExp) e;
        Expr elt = visit(x.elt());
        List<Comprehension> generators = generators(x.generators());
        return elt == x.elt() && generators == x.generators()
            ? e
            : new Expr.GeneratorExp(elt, generators, x.line(), x.column(), x.endLine(), x.endColumn());
      }
    }
  }

  private List<Comprehension> generators(List<Comprehension> generators) {
    ArrayList<Comprehension> changed = null;
    for (int i = 0, n = generators.size(); i < n; i++) {
      Comprehension x = generators.get(i);
      Expr target = visit(x.target());
      Expr iter = visit(x.iter());
      List<Expr> ifs = visitAll(x.ifs());
      if ((target != x.target() || iter != x.iter() || ifs != x.ifs()) && changed == null) {
        changed = new ArrayList<>(generators.subList(0, i));
      }
      if (changed != null) {
        changed.add(new Comprehension(target, iter, ifs, x.isAsync()));
      }
    }
    return changed == null ? generators : changed;
  }

  private Expr display(Expr e, int tag) {
    switch (tag) {
      case Tag.FORMATTED_VALUE -> {
        Expr.FormattedValue x = (Expr.FormattedValue) e;
        Expr value = visit(x.value());
        Expr spec = visit(x.formatSpec());
        return value == x.value() && spec == x.formatSpec()
            ? e
            : new Expr.FormattedValue(value, x.conversion(), spec, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.INTERPOLATION -> {
        Expr.Interpolation x = (Expr.Interpolation) e;
        Expr value = visit(x.value());
        Expr spec = visit(x.formatSpec());
        return value == x.value() && spec == x.formatSpec()
            ? e
            : new Expr.Interpolation(value, x.str(), x.conversion(), spec, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.JOINED_STR -> {
        Expr.JoinedStr x = (Expr.JoinedStr) e;
        List<Expr> values = visitAll(x.values());
        return values == x.values() ? e : new Expr.JoinedStr(values, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.TEMPLATE_STR -> {
        Expr.TemplateStr x = (Expr.TemplateStr) e;
        List<Expr> values = visitAll(x.values());
        return values == x.values() ? e : new Expr.TemplateStr(values, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        return target(e, tag);
      }
    }
  }

  private Expr target(Expr e, int tag) {
    switch (tag) {
      case Tag.ATTRIBUTE -> {
        Expr.Attribute x = (Expr.Attribute) e;
        Expr value = visit(x.value());
        return value == x.value() ? e : new Expr.Attribute(value, x.attr(), x.ctx(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.SUBSCRIPT -> {
        Expr.Subscript x = (Expr.Subscript) e;
        Expr value = visit(x.value());
        Expr slice = visit(x.slice());
        return value == x.value() && slice == x.slice()
            ? e
            : new Expr.Subscript(value, slice, x.ctx(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.STARRED -> {
        Expr.Starred x = (Expr.Starred) e;
        Expr value = visit(x.value());
        return value == x.value() ? e : new Expr.Starred(value, x.ctx(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.LIST_DISPLAY -> {
        Expr.ListDisplay x = (Expr.ListDisplay) e;
        List<Expr> elts = visitAll(x.elts());
        return elts == x.elts() ? e : new Expr.ListDisplay(elts, x.ctx(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.TUPLE -> {
        Expr.Tuple x = (Expr.Tuple) e;
        List<Expr> elts = visitAll(x.elts());
        return elts == x.elts() ? e : new Expr.Tuple(elts, x.ctx(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.SLICE -> {
        Expr.Slice x = (Expr.Slice) e;
        Expr lower = visit(x.lower());
        Expr upper = visit(x.upper());
        Expr step = visit(x.step());
        return lower == x.lower() && upper == x.upper() && step == x.step()
            ? e
            : new Expr.Slice(lower, upper, step, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        return e;
      }
    }
  }

  List<WithItem> withItems(List<WithItem> items) {
    ArrayList<WithItem> changed = null;
    for (int i = 0, n = items.size(); i < n; i++) {
      WithItem x = items.get(i);
      Expr context = visit(x.contextExpr());
      Expr vars = visit(x.optionalVars());
      if ((context != x.contextExpr() || vars != x.optionalVars()) && changed == null) {
        changed = new ArrayList<>(items.subList(0, i));
      }
      if (changed != null) {
        changed.add(new WithItem(context, vars));
      }
    }
    return changed == null ? items : changed;
  }

  List<TypeParam> typeParams(List<TypeParam> params) {
    ArrayList<TypeParam> changed = null;
    for (int i = 0, n = params.size(); i < n; i++) {
      TypeParam before = params.get(i);
      TypeParam after = typeParam(before);
      if (after != before && changed == null) {
        changed = new ArrayList<>(params.subList(0, i));
      }
      if (changed != null) {
        changed.add(after);
      }
    }
    return changed == null ? params : changed;
  }

  private TypeParam typeParam(TypeParam p) {
    switch (p.tag()) {
      case Tag.TYPE_VAR -> {
        TypeParam.TypeVar x = (TypeParam.TypeVar) p;
        Expr bound = visit(x.bound());
        Expr value = visit(x.defaultValue());
        return bound == x.bound() && value == x.defaultValue()
            ? p
            : new TypeParam.TypeVar(x.name(), bound, value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.PARAM_SPEC -> {
        TypeParam.ParamSpec x = (TypeParam.ParamSpec) p;
        Expr value = visit(x.defaultValue());
        return value == x.defaultValue() ? p : new TypeParam.ParamSpec(x.name(), value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        TypeParam.TypeVarTuple x = (TypeParam.TypeVarTuple) p;
        Expr value = visit(x.defaultValue());
        return value == x.defaultValue() ? p : new TypeParam.TypeVarTuple(x.name(), value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
    }
  }

  // Patterns

  private List<Pattern> patterns(List<Pattern> patterns) {
    ArrayList<Pattern> changed = null;
    for (int i = 0, n = patterns.size(); i < n; i++) {
      Pattern before = patterns.get(i);
      Pattern after = pattern(before);
      if (after != before && changed == null) {
        changed = new ArrayList<>(patterns.subList(0, i));
      }
      if (changed != null) {
        changed.add(after);
      }
    }
    return changed == null ? patterns : changed;
  }

  Pattern pattern(Pattern p) {
    if (checkOnly) {
      return p;
    }
    descend();
    Pattern result = rewritten(p);
    ascend();
    return result;
  }

  private Pattern rewritten(Pattern p) {
    switch (p.tag()) {
      case Tag.MATCH_VALUE -> {
        Pattern.MatchValue x = (Pattern.MatchValue) p;
        Expr value = NumberFolding.fold(x.value());
        return value == x.value() ? p : new Pattern.MatchValue(value, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.MATCH_SEQUENCE -> {
        Pattern.MatchSequence x = (Pattern.MatchSequence) p;
        List<Pattern> inner = patterns(x.patterns());
        return inner == x.patterns() ? p : new Pattern.MatchSequence(inner, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.MATCH_MAPPING -> {
        Pattern.MatchMapping x = (Pattern.MatchMapping) p;
        ArrayList<Expr> keys = new ArrayList<>(x.keys().size());
        for (Expr key : x.keys()) {
          keys.add(key == null ? null : NumberFolding.fold(key));
        }
        return new Pattern.MatchMapping(keys, patterns(x.patterns()), x.rest(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.MATCH_CLASS -> {
        Pattern.MatchClass x = (Pattern.MatchClass) p;
        Expr cls = visit(x.cls());
        List<Pattern> inner = patterns(x.patterns());
        List<Pattern> named = patterns(x.kwdPatterns());
        return cls == x.cls() && inner == x.patterns() && named == x.kwdPatterns()
            ? p
            : new Pattern.MatchClass(cls, inner, x.kwdAttrs(), named, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.MATCH_AS -> {
        Pattern.MatchAs x = (Pattern.MatchAs) p;
        Pattern inner = x.pattern() == null ? null : pattern(x.pattern());
        return inner == x.pattern() ? p : new Pattern.MatchAs(inner, x.name(), x.line(), x.column(), x.endLine(), x.endColumn());
      }
      case Tag.MATCH_OR -> {
        Pattern.MatchOr x = (Pattern.MatchOr) p;
        List<Pattern> inner = patterns(x.patterns());
        return inner == x.patterns() ? p : new Pattern.MatchOr(inner, x.line(), x.column(), x.endLine(), x.endColumn());
      }
      default -> {
        return p;
      }
    }
  }
}

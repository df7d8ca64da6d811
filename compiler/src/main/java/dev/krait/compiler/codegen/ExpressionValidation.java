// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.TreeValidation.typeError;
import static dev.krait.compiler.codegen.TreeValidation.valueError;

import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.scope.Recursion;
import java.util.List;

/// The expressions of [TreeValidation].
final class ExpressionValidation {
  private final TreeValidation statements;
  private final Recursion recursion;

  ExpressionValidation(TreeValidation statements, Recursion recursion) {
    this.statements = statements;
    this.recursion = recursion;
  }

  /// Refuses the names of constants.
  static void name(String name) {
    if (name.equals("None") || name.equals("True") || name.equals("False")) {
      throw valueError("identifier field can't represent '" + name + "' constant");
    }
  }

  void checkAll(List<Expr> list, ExprContext context, boolean nullAllowed) {
    for (Expr e : list) {
      if (e != null) {
        check(e, context);
      } else if (!nullAllowed) {
        throw valueError("None disallowed in expression list");
      }
    }
  }

  void checkKeywords(List<Keyword> keywords) {
    for (Keyword keyword : keywords) {
      load(keyword.value());
    }
  }

  private void load(Expr e) {
    if (e != null) {
      check(e, ExprContext.LOAD);
    }
  }

  private void loadAll(List<Expr> list) {
    checkAll(list, ExprContext.LOAD, false);
  }

  private static String nameOf(ExprContext context) {
    return context == ExprContext.LOAD ? "Load" : context == ExprContext.STORE ? "Store" : "Del";
  }

  private static ExprContext contextOf(Expr e) {
    return switch (e.tag()) {
      case Tag.NAME -> ((Expr.Name) e).ctx();
      case Tag.ATTRIBUTE -> ((Expr.Attribute) e).ctx();
      case Tag.SUBSCRIPT -> ((Expr.Subscript) e).ctx();
      case Tag.STARRED -> ((Expr.Starred) e).ctx();
      case Tag.LIST_DISPLAY -> ((Expr.ListDisplay) e).ctx();
      case Tag.TUPLE -> ((Expr.Tuple) e).ctx();
      default -> null;
    };
  }

  /// Checks an expression, which must have this context.
  void check(Expr e, ExprContext context) {
    TreeValidation.place(e);
    if (e.tag() == Tag.NAME) {
      name(((Expr.Name) e).id());
    }
    ExprContext own = contextOf(e);
    if (own == null && context != ExprContext.LOAD) {
      throw valueError("expression which can't be assigned to in " + nameOf(context) + " context");
    }
    if (own != null && own != context) {
      throw valueError("expression must have " + nameOf(context) + " context but has " + nameOf(own) + " instead");
    }
    recursion.descend();
    children(e, context);
    recursion.ascend();
  }

  private void children(Expr e, ExprContext context) {
    switch (e.tag()) {
      case Tag.NAME, Tag.CONSTANT -> {
      }
      case Tag.ATTRIBUTE -> load(((Expr.Attribute) e).value());
      case Tag.SUBSCRIPT -> {
        load(((Expr.Subscript) e).slice());
        load(((Expr.Subscript) e).value());
      }
      case Tag.STARRED -> check(((Expr.Starred) e).value(), context);
      case Tag.LIST_DISPLAY -> checkAll(((Expr.ListDisplay) e).elts(), context, false);
      case Tag.TUPLE -> checkAll(((Expr.Tuple) e).elts(), context, false);
      case Tag.SET -> loadAll(((Expr.Set) e).elts());
      case Tag.DICT -> {
        Expr.Dict dict = (Expr.Dict) e;
        if (dict.keys().size() != dict.values().size()) {
          throw valueError("Dict doesn't have the same number of keys as values");
        }
        checkAll(dict.keys(), ExprContext.LOAD, true);
        loadAll(dict.values());
      }
      case Tag.SLICE -> {
        load(((Expr.Slice) e).lower());
        load(((Expr.Slice) e).upper());
        load(((Expr.Slice) e).step());
      }
      case Tag.JOINED_STR -> loadAll(((Expr.JoinedStr) e).values());
      case Tag.TEMPLATE_STR -> loadAll(((Expr.TemplateStr) e).values());
      case Tag.FORMATTED_VALUE -> {
        load(((Expr.FormattedValue) e).value());
        load(((Expr.FormattedValue) e).formatSpec());
      }
      case Tag.INTERPOLATION -> {
        load(((Expr.Interpolation) e).value());
        load(((Expr.Interpolation) e).formatSpec());
      }
      case Tag.CALL -> {
        load(((Expr.Call) e).func());
        loadAll(((Expr.Call) e).args());
        checkKeywords(((Expr.Call) e).keywords());
      }
      default -> operation(e);
    }
  }

  private void operation(Expr e) {
    switch (e.tag()) {
      case Tag.BOOL_OP -> {
        if (((Expr.BoolOp) e).values().size() < 2) {
          throw valueError("BoolOp with less than 2 values");
        }
        loadAll(((Expr.BoolOp) e).values());
      }
      case Tag.BIN_OP -> {
        load(((Expr.BinOp) e).left());
        load(((Expr.BinOp) e).right());
      }
      case Tag.UNARY_OP -> load(((Expr.UnaryOp) e).operand());
      case Tag.COMPARE -> {
        Expr.Compare compare = (Expr.Compare) e;
        if (compare.comparators().isEmpty()) {
          throw valueError("Compare with no comparators");
        }
        if (compare.comparators().size() != compare.ops().size()) {
          throw valueError("Compare has a different number of comparators and operands");
        }
        loadAll(compare.comparators());
        load(compare.left());
      }
      case Tag.LAMBDA -> {
        statements.arguments(((Expr.Lambda) e).args());
        load(((Expr.Lambda) e).body());
      }
      case Tag.IF_EXP -> {
        load(((Expr.IfExp) e).test());
        load(((Expr.IfExp) e).body());
        load(((Expr.IfExp) e).orElse());
      }
      case Tag.NAMED_EXPR -> {
        if (((Expr.NamedExpr) e).target().tag() != Tag.NAME) {
          throw typeError("NamedExpr target must be a Name");
        }
        load(((Expr.NamedExpr) e).value());
      }
      case Tag.AWAIT -> load(((Expr.Await) e).value());
      case Tag.YIELD -> load(((Expr.Yield) e).value());
      case Tag.YIELD_FROM -> load(((Expr.YieldFrom) e).value());
      default -> comprehension(e);
    }
  }

  private void comprehension(Expr e) {
    switch (e.tag()) {
      case Tag.LIST_COMP -> {
        generators(((Expr.ListComp) e).generators());
        load(((Expr.ListComp) e).elt());
      }
      case Tag.SET_COMP -> {
        generators(((Expr.SetComp) e).generators());
        load(((Expr.SetComp) e).elt());
      }
      case Tag.GENERATOR_EXP -> {
        generators(((Expr.GeneratorExp) e).generators());
        load(((Expr.GeneratorExp) e).elt());
      }
      default -> {
        generators(((Expr.DictComp) e).generators());
        load(((Expr.DictComp) e).key());
        load(((Expr.DictComp) e).value());
      }
    }
  }

  private void generators(List<Comprehension> generators) {
    if (generators.isEmpty()) {
      throw valueError("comprehension with no generators");
    }
    for (Comprehension each : generators) {
      check(each.target(), ExprContext.STORE);
      load(each.iter());
      loadAll(each.ifs());
    }
  }
}

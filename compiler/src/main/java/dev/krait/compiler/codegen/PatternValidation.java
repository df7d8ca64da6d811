// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.TreeValidation.valueError;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.scope.Recursion;
import java.util.List;

/// The patterns of [TreeValidation].
final class PatternValidation {
  private final ExpressionValidation expressions;
  private final Recursion recursion;

  PatternValidation(ExpressionValidation expressions, Recursion recursion) {
    this.expressions = expressions;
    this.recursion = recursion;
  }

  private void checkAll(List<Pattern> patterns, boolean starAllowed) {
    for (Pattern each : patterns) {
      check(each, starAllowed);
    }
  }

  void check(Pattern p, boolean starAllowed) {
    TreeValidation.place(p);
    recursion.descend();
    switch (p.tag()) {
      case Tag.MATCH_VALUE -> value(((Pattern.MatchValue) p).value());
      case Tag.MATCH_SINGLETON -> {
        if (!isSingleton(((Pattern.MatchSingleton) p).value())) {
          throw valueError("MatchSingleton can only contain True, False and None");
        }
      }
      case Tag.MATCH_SEQUENCE -> checkAll(((Pattern.MatchSequence) p).patterns(), true);
      case Tag.MATCH_MAPPING -> mapping((Pattern.MatchMapping) p);
      case Tag.MATCH_CLASS -> classPattern((Pattern.MatchClass) p);
      case Tag.MATCH_STAR -> {
        if (!starAllowed) {
          throw valueError("can't use MatchStar here");
        }
        capture(((Pattern.MatchStar) p).name());
      }
      case Tag.MATCH_AS -> {
        Pattern.MatchAs as = (Pattern.MatchAs) p;
        capture(as.name());
        if (as.pattern() != null && as.name() == null) {
          throw valueError("MatchAs must specify a target name if a pattern is given");
        }
        if (as.pattern() != null) {
          check(as.pattern(), false);
        }
      }
      default -> {
        if (((Pattern.MatchOr) p).patterns().size() < 2) {
          throw valueError("MatchOr requires at least 2 patterns");
        }
        checkAll(((Pattern.MatchOr) p).patterns(), false);
      }
    }
    recursion.ascend();
  }

  private static void capture(String name) {
    if (name == null) {
      return;
    }
    if (name.equals("_")) {
      throw valueError("can't capture name '_' in patterns");
    }
    ExpressionValidation.name(name);
  }

  private static boolean isSingleton(Const value) {
    return value instanceof Const.Singleton && value != Const.Singleton.ELLIPSIS;
  }

  private void value(Expr e) {
    expressions.check(e, ExprContext.LOAD);
    switch (e.tag()) {
      case Tag.CONSTANT -> {
        Const value = ((Expr.Constant) e).value();
        boolean literal = isNumber(e, true, true) || value instanceof Const.Str || value instanceof Const.WideStr || value instanceof Const.Bytes;
        if (!literal) {
          throw valueError("unexpected constant inside of a literal pattern");
        }
      }
      case Tag.ATTRIBUTE, Tag.JOINED_STR, Tag.TEMPLATE_STR -> {
      }
      case Tag.UNARY_OP -> {
        if (!isNegative((Expr.UnaryOp) e, true)) {
          throw notAPattern();
        }
      }
      case Tag.BIN_OP -> {
        if (!isComplex((Expr.BinOp) e)) {
          throw notAPattern();
        }
      }
      default -> throw notAPattern();
    }
  }

  private static CompileError notAPattern() {
    return valueError("patterns may only match literals and attribute lookups");
  }

  private static boolean isNumber(Expr e, boolean real, boolean imaginary) {
    if (e.tag() != Tag.CONSTANT) {
      return false;
    }
    Const value = ((Expr.Constant) e).value();
    return real && (value instanceof Const.Int || value instanceof Const.BigInt || value instanceof Const.Float)
        || imaginary && value instanceof Const.Complex;
  }

  private static boolean isNegative(Expr.UnaryOp e, boolean imaginary) {
    return e.op() == UnaryOperator.USUB && isNumber(e.operand(), true, imaginary);
  }

  private static boolean isComplex(Expr.BinOp e) {
    boolean left = e.left().tag() == Tag.UNARY_OP ? isNegative((Expr.UnaryOp) e.left(), false) : isNumber(e.left(), true, false);
    return left && (e.op() == Operator.ADD || e.op() == Operator.SUB) && isNumber(e.right(), false, true);
  }

  private void mapping(Pattern.MatchMapping p) {
    if (p.keys().size() != p.patterns().size()) {
      throw valueError("MatchMapping doesn't have the same number of keys as patterns");
    }
    capture(p.rest());
    for (Expr key : p.keys()) {
      if (key.tag() != Tag.CONSTANT || !isSingleton(((Expr.Constant) key).value())) {
        value(key);
      }
    }
    checkAll(p.patterns(), false);
  }

  private void classPattern(Pattern.MatchClass p) {
    if (p.kwdAttrs().size() != p.kwdPatterns().size()) {
      throw valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
    }
    expressions.check(p.cls(), ExprContext.LOAD);
    Expr cls = p.cls();
    while (cls.tag() == Tag.ATTRIBUTE) {
      cls = ((Expr.Attribute) cls).value();
    }
    if (cls.tag() != Tag.NAME) {
      throw valueError("MatchClass cls field can only contain Name or Attribute nodes.");
    }
    for (String name : p.kwdAttrs()) {
      ExpressionValidation.name(name);
    }
    checkAll(p.patterns(), false);
    checkAll(p.kwdPatterns(), false);
  }
}

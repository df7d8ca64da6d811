// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.CmpOp;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.Const;

/// The warnings about operations on literals that can only fail or surprise. Belongs to its [CodeGenerator].
final class LiteralWarnings {
  private final CodeGenerator gen;

  LiteralWarnings(CodeGenerator gen) {
    this.gen = gen;
  }

  /// The Python type of what `e` evaluates to, or null where its form does not tell.
  private static String typeOf(Expr e) {
    return switch (e.tag()) {
      case Tag.TUPLE -> "tuple";
      case Tag.LIST_DISPLAY, Tag.LIST_COMP -> "list";
      case Tag.DICT, Tag.DICT_COMP -> "dict";
      case Tag.SET, Tag.SET_COMP -> "set";
      case Tag.GENERATOR_EXP -> "generator";
      case Tag.LAMBDA -> "function";
      case Tag.TEMPLATE_STR -> "string.templatelib.Template";
      case Tag.INTERPOLATION -> "string.templatelib.Interpolation";
      case Tag.JOINED_STR, Tag.FORMATTED_VALUE -> "str";
      case Tag.CONSTANT -> Constants.typeName(((Expr.Constant) e).value());
      default -> null;
    };
  }

  void checkCall(Expr function) {
    switch (function.tag()) {
      case Tag.CONSTANT, Tag.TUPLE, Tag.LIST_DISPLAY, Tag.LIST_COMP, Tag.DICT, Tag.DICT_COMP, Tag.SET, Tag.SET_COMP, Tag.GENERATOR_EXP,
          Tag.JOINED_STR, Tag.FORMATTED_VALUE, Tag.TEMPLATE_STR, Tag.INTERPOLATION -> gen
              .warn("'" + typeOf(function) + "' object is not callable; perhaps you missed a comma?", function);
      default -> {
      }
    }
  }

  void checkSubscript(Expr value, Expr index) {
    if (cannotBeSubscripted(value)) {
      gen.warn("'" + typeOf(value) + "' object is not subscriptable; perhaps you missed a comma?", value);
    }
    String type = typeOf(index);
    if (type == null || type.equals("int") || type.equals("bool") || type.equals("slice")) {
      return;
    }
    if (wantsIntegers(value)) {
      gen.warn(typeOf(value) + " indices must be integers or slices, not " + type + "; perhaps you missed a comma?", value);
    }
  }

  private static boolean cannotBeSubscripted(Expr e) {
    return switch (e.tag()) {
      case Tag.CONSTANT -> {
        Const value = ((Expr.Constant) e).value();
        yield value instanceof Const.Singleton || value instanceof Const.Int || value instanceof Const.BigInt || value instanceof Const.Float
            || value instanceof Const.Complex || value instanceof Const.FrozenSet;
      }
      case Tag.SET, Tag.SET_COMP, Tag.GENERATOR_EXP, Tag.TEMPLATE_STR, Tag.INTERPOLATION, Tag.LAMBDA -> true;
      default -> false;
    };
  }

  private static boolean wantsIntegers(Expr e) {
    return switch (e.tag()) {
      case Tag.CONSTANT -> {
        Const value = ((Expr.Constant) e).value();
        yield value instanceof Const.Str || value instanceof Const.WideStr || value instanceof Const.Bytes || value instanceof Const.Tuple;
      }
      case Tag.TUPLE, Tag.LIST_DISPLAY, Tag.LIST_COMP, Tag.JOINED_STR, Tag.FORMATTED_VALUE -> true;
      default -> false;
    };
  }

  void checkCompare(Expr.Compare e) {
    Expr leftOperand = e.left();
    for (int i = 0; i < e.ops().size(); i++) {
      Expr rightOperand = e.comparators().get(i);
      CmpOp op = e.ops().get(i);
      if (op == CmpOp.IS || op == CmpOp.IS_NOT) {
        Expr literal = isLiteral(leftOperand) ? leftOperand : isLiteral(rightOperand) ? rightOperand : null;
        if (literal != null) {
          gen.warn(op == CmpOp.IS
              ? "\"is\" with '" + typeOf(literal) + "' literal. Did you mean \"==\"?"
              : "\"is not\" with '" + typeOf(literal) + "' literal. Did you mean \"!=\"?", e);
          return;
        }
      }
      leftOperand = rightOperand;
    }
  }

  private static boolean isLiteral(Expr e) {
    if (e.tag() == Tag.TUPLE) {
      for (Expr element : ((Expr.Tuple) e).elts()) {
        if (element.tag() != Tag.CONSTANT) {
          return false;
        }
      }
      return true;
    }
    return e.tag() == Tag.CONSTANT && !(((Expr.Constant) e).value() instanceof Const.Singleton);
  }
}

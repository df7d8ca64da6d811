// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Const;
import java.math.BigInteger;

/// Turns the signed and complex numbers of patterns, which the grammar has as operations, into constants.
final class NumberFolding {
  private NumberFolding() {
  }

  /// The constant that `e` means, or `e`.
  static Expr fold(Expr e) {
    Const value = valueOf(e);
    return value == null || e.tag() == Tag.CONSTANT ? e : new Expr.Constant(value, null, e.line(), e.column(), e.endLine(), e.endColumn());
  }

  private static Const valueOf(Expr e) {
    switch (e.tag()) {
      case Tag.CONSTANT -> {
        return ((Expr.Constant) e).value();
      }
      case Tag.UNARY_OP -> {
        Expr.UnaryOp op = (Expr.UnaryOp) e;
        return op.op() == UnaryOperator.USUB && op.operand().tag() == Tag.CONSTANT ? negated(((Expr.Constant) op.operand()).value()) : null;
      }
      case Tag.BIN_OP -> {
        Expr.BinOp op = (Expr.BinOp) e;
        if (op.op() != Operator.ADD && op.op() != Operator.SUB || op.right().tag() != Tag.CONSTANT) {
          return null;
        }
        Const left = valueOf(op.left());
        return left != null && ((Expr.Constant) op.right()).value() instanceof Const.Complex right ? sum(left, right, op.op() == Operator.SUB) : null;
      }
      default -> {
        return null;
      }
    }
  }

  private static Const negated(Const value) {
    if (value instanceof Const.Int number) {
      return Const.of(BigInteger.valueOf(number.value()).negate());
    }
    if (value instanceof Const.BigInt number) {
      return Const.of(number.value().negate());
    }
    if (value instanceof Const.Float number) {
      return new Const.Float(-number.value());
    }
    return value instanceof Const.Complex number ? new Const.Complex(-number.real(), -number.imag()) : null;
  }

  private static Const sum(Const left, Const.Complex right, boolean subtract) {
    double real;
    if (left instanceof Const.Int number) {
      real = number.value();
    } else if (left instanceof Const.BigInt number) {
      real = number.value().doubleValue();
    } else if (left instanceof Const.Float number) {
      real = number.value();
    } else {
      return null;
    }
    // In mixed arithmetic the real operand has no imaginary part, so that the sign of a zero one is the other operand's.
    return subtract ? new Const.Complex(real - right.real(), -right.imag()) : new Const.Complex(real + right.real(), right.imag());
  }
}

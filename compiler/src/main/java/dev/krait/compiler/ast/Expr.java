// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

import dev.krait.compiler.code.Const;
import java.util.List;

/// The `expr` family of `Python.asdl`: one record a constructor, immutable, lists unmodifiable by convention.
public sealed interface Expr extends Node.Located {
  /// The `BoolOp` node of `Python.asdl`.
  record BoolOp(BoolOperator op, List<Expr> values, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.BOOL_OP;
    }
  }

  /// The `NamedExpr` node of `Python.asdl`.
  record NamedExpr(Expr target, Expr value, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.NAMED_EXPR;
    }
  }

  /// The `BinOp` node of `Python.asdl`.
  record BinOp(Expr left, Operator op, Expr right, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.BIN_OP;
    }
  }

  /// The `UnaryOp` node of `Python.asdl`.
  record UnaryOp(UnaryOperator op, Expr operand, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.UNARY_OP;
    }
  }

  /// The `Lambda` node of `Python.asdl`.
  record Lambda(Arguments args, Expr body, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.LAMBDA;
    }
  }

  /// The `IfExp` node of `Python.asdl`.
  record IfExp(Expr test, Expr body, Expr orElse, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.IF_EXP;
    }
  }

  /// The `Dict` node of `Python.asdl`.
  record Dict(List<Expr> keys, List<Expr> values, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.DICT;
    }
  }

  /// The `Set` node of `Python.asdl`.
  record Set(List<Expr> elts, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.SET;
    }
  }

  /// The `ListComp` node of `Python.asdl`.
  record ListComp(Expr elt, List<Comprehension> generators, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.LIST_COMP;
    }
  }

  /// The `SetComp` node of `Python.asdl`.
  record SetComp(Expr elt, List<Comprehension> generators, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.SET_COMP;
    }
  }

  /// The `DictComp` node of `Python.asdl`.
  record DictComp(Expr key, Expr value, List<Comprehension> generators, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.DICT_COMP;
    }
  }

  /// The `GeneratorExp` node of `Python.asdl`.
  record GeneratorExp(Expr elt, List<Comprehension> generators, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.GENERATOR_EXP;
    }
  }

  /// The `Await` node of `Python.asdl`.
  record Await(Expr value, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.AWAIT;
    }
  }

  /// The `Yield` node of `Python.asdl`. May be null: `value`.
  record Yield(Expr value, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.YIELD;
    }
  }

  /// The `YieldFrom` node of `Python.asdl`.
  record YieldFrom(Expr value, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.YIELD_FROM;
    }
  }

  /// The `Compare` node of `Python.asdl`.
  record Compare(Expr left, List<CmpOp> ops, List<Expr> comparators, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.COMPARE;
    }
  }

  /// The `Call` node of `Python.asdl`.
  record Call(Expr func, List<Expr> args, List<Keyword> keywords, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.CALL;
    }
  }

  /// The `FormattedValue` node of `Python.asdl`. May be null: `formatSpec`.
  record FormattedValue(Expr value, int conversion, Expr formatSpec, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.FORMATTED_VALUE;
    }
  }

  /// The `Interpolation` node of `Python.asdl`. May be null: `formatSpec`.
  record Interpolation(Expr value, Const str, int conversion, Expr formatSpec, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.INTERPOLATION;
    }
  }

  /// The `JoinedStr` node of `Python.asdl`.
  record JoinedStr(List<Expr> values, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.JOINED_STR;
    }
  }

  /// The `TemplateStr` node of `Python.asdl`.
  record TemplateStr(List<Expr> values, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.TEMPLATE_STR;
    }
  }

  /// The `Constant` node of `Python.asdl`. May be null: `kind`.
  record Constant(Const value, String kind, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.CONSTANT;
    }
  }

  /// The `Attribute` node of `Python.asdl`.
  record Attribute(Expr value, String attr, ExprContext ctx, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.ATTRIBUTE;
    }
  }

  /// The `Subscript` node of `Python.asdl`.
  record Subscript(Expr value, Expr slice, ExprContext ctx, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.SUBSCRIPT;
    }
  }

  /// The `Starred` node of `Python.asdl`.
  record Starred(Expr value, ExprContext ctx, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.STARRED;
    }
  }

  /// The `Name` node of `Python.asdl`.
  record Name(String id, ExprContext ctx, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.NAME;
    }
  }

  /// The `List` node of `Python.asdl`.
  record ListDisplay(List<Expr> elts, ExprContext ctx, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.LIST_DISPLAY;
    }
  }

  /// The `Tuple` node of `Python.asdl`.
  record Tuple(List<Expr> elts, ExprContext ctx, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.TUPLE;
    }
  }

  /// The `Slice` node of `Python.asdl`. May be null: `lower`, `upper`, `step`.
  record Slice(Expr lower, Expr upper, Expr step, int line, int column, int endLine, int endColumn) implements Expr {
    @Override
    public int tag() {
      return Tag.SLICE;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `type_param` family of `Python.asdl`: one record a constructor, immutable, lists unmodifiable by convention.
public sealed interface TypeParam extends Node.Located {
  /// The `TypeVar` node of `Python.asdl`. May be null: `bound`, `defaultValue`.
  record TypeVar(String name, Expr bound, Expr defaultValue, int line, int column, int endLine, int endColumn) implements TypeParam {
    @Override
    public int tag() {
      return Tag.TYPE_VAR;
    }
  }

  /// The `ParamSpec` node of `Python.asdl`. May be null: `defaultValue`.
  record ParamSpec(String name, Expr defaultValue, int line, int column, int endLine, int endColumn) implements TypeParam {
    @Override
    public int tag() {
      return Tag.PARAM_SPEC;
    }
  }

  /// The `TypeVarTuple` node of `Python.asdl`. May be null: `defaultValue`.
  record TypeVarTuple(String name, Expr defaultValue, int line, int column, int endLine, int endColumn) implements TypeParam {
    @Override
    public int tag() {
      return Tag.TYPE_VAR_TUPLE;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `withitem` node of `Python.asdl`. May be null: `optionalVars`.
public record WithItem(Expr contextExpr, Expr optionalVars) implements Node {
  @Override
  public int tag() {
    return Tag.WITH_ITEM;
  }
}

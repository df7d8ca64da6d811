// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `keyword` node of `Python.asdl`. May be null: `arg`.
public record Keyword(String arg, Expr value, int line, int column, int endLine, int endColumn) implements Node.Located {
  @Override
  public int tag() {
    return Tag.KEYWORD;
  }
}

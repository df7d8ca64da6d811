// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `arg` node of `Python.asdl`. May be null: `annotation`, `typeComment`.
public record Arg(String arg, Expr annotation, String typeComment, int line, int column, int endLine, int endColumn) implements Node.Located {
  @Override
  public int tag() {
    return Tag.ARG;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `alias` node of `Python.asdl`. May be null: `asName`.
public record Alias(String name, String asName, int line, int column, int endLine, int endColumn) implements Node.Located {
  @Override
  public int tag() {
    return Tag.ALIAS;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.Node;

/// The errors of the stages after the parser. They know no source text, so that [CompileError#text()] is null: the runtime
/// looks the line up in the file, as CPython does. Their columns count bytes of UTF-8, from 1.
public final class SyntaxErrors {
  private SyntaxErrors() {
  }

  /// A `SyntaxError` at a node.
  public static CompileError at(String message, String fileName, Node.Located node) {
    return at(message, fileName, node.line(), node.column(), node.endLine(), node.endColumn());
  }

  /// A `SyntaxError` at a place given in the terms of the tree.
  public static CompileError at(String message, String fileName, int line, int column, int endLine, int endColumn) {
    return new CompileError(CompileError.Kind.SYNTAX, message, fileName, line, column + 1, endLine, endColumn + 1, null);
  }

  /// What a tree that is too deep for the stack raises.
  public static CompileError tooDeep() {
    return new CompileError(CompileError.Kind.RECURSION, "maximum recursion depth exceeded during compilation");
  }
}

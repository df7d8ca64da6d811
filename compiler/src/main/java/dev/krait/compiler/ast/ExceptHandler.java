// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

import java.util.List;

/// The `excepthandler` family of `Python.asdl`: one record a constructor, immutable, lists unmodifiable by convention.
public sealed interface ExceptHandler extends Node.Located {
  /// The `ExceptHandler` node of `Python.asdl`. May be null: `type`, `name`.
  record Handler(Expr type, String name, List<Stmt> body, int line, int column, int endLine, int endColumn) implements ExceptHandler {
    @Override
    public int tag() {
      return Tag.HANDLER;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

import java.util.List;

/// The `match_case` node of `Python.asdl`. May be null: `guard`.
public record MatchCase(Pattern pattern, Expr guard, List<Stmt> body) implements Node {
  @Override
  public int tag() {
    return Tag.MATCH_CASE;
  }
}

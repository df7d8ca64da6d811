// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

import java.util.List;

/// The `comprehension` node of `Python.asdl`.
public record Comprehension(Expr target, Expr iter, List<Expr> ifs, boolean isAsync) implements Node {
  @Override
  public int tag() {
    return Tag.COMPREHENSION;
  }
}

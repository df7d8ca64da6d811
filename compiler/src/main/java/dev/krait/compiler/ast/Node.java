// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// A node of the abstract syntax tree, in the shape of CPython 3.14's `Python.asdl`. Nodes are immutable records and may
/// be shared by threads.
public sealed interface Node permits Node.Located, Mod, TypeIgnore, Comprehension, Arguments, WithItem, MatchCase {
  /// The node's class as one of the constants of [Tag].
  int tag();

  /// A node with a place in the source: lines count from 1, columns are UTF-8 byte offsets from 0, as in `ast`.
  sealed interface Located extends Node permits Stmt, Expr, ExceptHandler, Pattern, TypeParam, Arg, Keyword, Alias {
    int line();

    int column();

    int endLine();

    int endColumn();
  }
}

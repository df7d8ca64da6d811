// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;

/// Syntax trees as Python objects: the classes of `_ast`, to and from the compiler's trees.
public final class SyntaxTrees {
  private SyntaxTrees() {
  }

  /// Whether the object is an instance of `_ast.AST`.
  public static boolean isTree(ThreadState ts, Object object) {
    return false;
  }

  /// What `compile()` makes of a tree.
  public static Object compile(ThreadState ts, Object tree, String fileName, Parser.Mode mode, int flags, int optimize) {
    throw PyErrors.notImplementedError("syntax trees as objects");
  }

  /// The tree of a source.
  public static Object parse(ThreadState ts, Object source, String fileName, Parser.Mode mode, int flags, int optimize, int featureVersion) {
    throw PyErrors.notImplementedError("syntax trees as objects");
  }
}

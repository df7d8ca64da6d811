// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.scope.SyntaxErrors;
import java.util.ArrayList;

/// The warnings that the passes over a tree cause. They wait for the end of the passes, which may have to start again on another
/// thread. Belongs to one compilation.
public final class TreeWarnings {
  private record Warning(String message, Node.Located node) {
  }

  private ArrayList<Warning> warnings;

  void add(String message, Node.Located node) {
    if (warnings == null) {
      warnings = new ArrayList<>();
    }
    warnings.add(new Warning(message, node));
  }

  /// Gives the warnings to `sink`; the first one that it wants to be an error is thrown as a `SyntaxError`.
  public void give(WarningSink sink, String fileName) {
    if (warnings == null) {
      return;
    }
    for (Warning each : warnings) {
      if (sink.warn(WarningSink.Category.SYNTAX_WARNING, each.message, fileName, each.node.line(), each.node.column())) {
        throw SyntaxErrors.at(each.message, fileName, each.node);
      }
    }
  }
}

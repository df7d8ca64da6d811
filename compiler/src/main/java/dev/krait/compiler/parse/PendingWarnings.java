// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.WarningSink;
import java.util.ArrayList;
import java.util.List;

/// Keeps the warnings of a text until it is known to be valid: those of a refused text are the diagnosis's to report.
final class PendingWarnings implements TokenWarnings {
  private record Warning(String message, int line, int column) {
  }

  private List<Warning> warnings = List.of();

  @Override
  public boolean warn(String message, int line, int column) {
    if (warnings.isEmpty()) {
      warnings = new ArrayList<>();
    }
    warnings.add(new Warning(message, line, column));
    return false;
  }

  /// Hands the warnings on, in the order of their places; true when the sink asked for one to become an error.
  boolean report(WarningSink sink, String fileName) {
    for (int i = 0; i < warnings.size(); i++) {
      Warning warning = warnings.get(i);
      if (sink.warn(WarningSink.Category.SYNTAX_WARNING, warning.message(), fileName, warning.line(), warning.column())) {
        return true;
      }
    }
    return false;
  }
}

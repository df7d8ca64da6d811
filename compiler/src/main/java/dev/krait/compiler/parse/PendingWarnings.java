// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.WarningSink;
import java.util.ArrayList;
import java.util.List;

/// Keeps the warnings of one reading of a text until the reading is over, since it may end in a second one.
final class PendingWarnings implements TokenWarnings {
  record Warning(String message, int line, int column) {
  }

  private final Warning promoted;
  private List<Warning> warnings = List.of();
  private boolean silent;

  PendingWarnings() {
    this(null);
  }

  /// With a warning that is to become an error when it is met.
  PendingWarnings(Warning promoted) {
    this.promoted = promoted;
  }

  /// Takes no further warnings: what was read is read again, or only looked through.
  void silence() {
    silent = true;
  }

  @Override
  public boolean warn(String message, int line, int column) {
    if (silent) {
      return false;
    }
    if (warnings.isEmpty()) {
      warnings = new ArrayList<>();
    }
    Warning warning = new Warning(message, line, column);
    warnings.add(warning);
    return promoted != null && warning.equals(promoted);
  }

  /// Hands the warnings on; returns the one that the sink wants to be an error, or null.
  Warning report(WarningSink sink, String fileName) {
    for (int i = 0; i < warnings.size(); i++) {
      Warning warning = warnings.get(i);
      if (sink.warn(WarningSink.Category.SYNTAX_WARNING, warning.message(), fileName, warning.line(), warning.column())) {
        return warning;
      }
    }
    return null;
  }
}

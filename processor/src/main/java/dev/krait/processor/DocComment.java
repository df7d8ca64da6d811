// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

/// Turns a `///` comment into the text of `__doc__`: no block tags, no margin, and for a class only what stands before the
/// first paragraph that starts with `Java:`.
final class DocComment {
  private DocComment() {
  }

  /// The cleaned text; null where there is none.
  static String clean(String comment) {
    if (comment == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    boolean paragraphStart = true;
    for (String line : comment.split("\n", -1)) {
      String stripped = line.strip();
      if (stripped.startsWith("@") || paragraphStart && stripped.startsWith("Java:")) {
        break;
      }
      paragraphStart = stripped.isEmpty();
      text.append(line.startsWith(" ") ? line.substring(1) : line).append('\n');
    }
    String cleaned = text.toString().strip();
    return cleaned.isEmpty() ? null : cleaned;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// What Python says about a backslash that escapes nothing.
final class InvalidEscapes {
  private InvalidEscapes() {
  }

  /// The warning about `escape`, the backslash and what follows it.
  static String warning(String escape) {
    return "\"" + escape + "\" is an invalid " + kind(escape) + "escape sequence. Such sequences will not work in the future. Did you mean \"\\"
        + escape + "\"? A raw string is also an option.";
  }

  /// The error that takes the warning's place when a filter turns it into one.
  static String error(String escape) {
    return "\"" + escape + "\" is an invalid " + kind(escape) + "escape sequence. Did you mean \"\\" + escape + "\"? A raw string is also an option.";
  }

  private static String kind(String escape) {
    return escape.length() > 2 ? "octal " : "";
  }
}

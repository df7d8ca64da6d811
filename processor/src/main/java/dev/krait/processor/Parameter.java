// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

/// One parameter of a Python signature.
///
/// @param defaultText the text after `=`, or null where an argument is required
record Parameter(String name, Kind kind, String defaultText) {
  /// How arguments reach a parameter.
  enum Kind {
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD
  }

  boolean takesPosition() {
    return kind == Kind.POSITIONAL_ONLY || kind == Kind.POSITIONAL_OR_KEYWORD;
  }

  boolean isVariadic() {
    return kind == Kind.VAR_POSITIONAL || kind == Kind.VAR_KEYWORD;
  }

  boolean isRequired() {
    return defaultText == null && !isVariadic();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// Finds characters by their Unicode name, for `\N{...}`.
final class CharacterNames {
  private CharacterNames() {
  }

  /// The code point called `name`, or -1.
  static int lookup(String name) {
    try {
      return Character.codePointOf(name);
    } catch (IllegalArgumentException unknown) {
      return -1;
    }
  }
}

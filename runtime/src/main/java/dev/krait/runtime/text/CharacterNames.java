// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

/// The names of code points in Unicode 16. Pure functions.
public final class CharacterNames {
  private CharacterNames() {
  }

  /// The name of a code point, or null if it has none.
  public static String nameOrNull(int c) {
    int type = Character.getType(c);
    if (type == Character.UNASSIGNED || type == Character.CONTROL || type == Character.SURROGATE || type == Character.PRIVATE_USE) {
      return null;
    }
    return Character.getName(c);
  }

  /// The code point of that name, or -1; case does not matter.
  public static int lookup(String name) {
    try {
      return Character.codePointOf(name);
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}

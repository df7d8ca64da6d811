// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

/// The private names of classes.
public final class Mangling {
  private Mangling() {
  }

  /// `__x` in class `C` is `_C__x`; names that end with two underscores or have a dot stay.
  public static String mangle(String className, String identifier) {
    if (className == null || !identifier.startsWith("__") || identifier.endsWith("__") || identifier.indexOf('.') >= 0) {
      return identifier;
    }
    int start = 0;
    while (start < className.length() && className.charAt(start) == '_') {
      start++;
    }
    return start == className.length() ? identifier : "_" + className.substring(start) + identifier;
  }
}

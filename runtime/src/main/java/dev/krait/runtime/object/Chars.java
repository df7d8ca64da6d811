// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

/// Properties of code points as Python's `str` methods define them. Pure functions over the JDK's tables.
public final class Chars {
  private Chars() {
  }

  /// Whether `str.isspace` and `str.split` see white space.
  public static boolean isSpace(int c) {
    if (c < 128) {
      return c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f;
    }
    return c == 0x85 || c == 0xa0 || c == 0x1680 || c >= 0x2000 && c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f
        || c == 0x3000;
  }

  /// Whether `str.splitlines` ends a line here.
  public static boolean isLineBreak(int c) {
    return c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /// Whether `repr` shows the code point as it is.
  public static boolean isPrintable(int c) {
    if (c < 127) {
      return c >= ' ';
    }
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR:
        return false;
      default:
        return true;
    }
  }
}

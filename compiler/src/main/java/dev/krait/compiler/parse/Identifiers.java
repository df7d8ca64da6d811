// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// Which characters may stand in a name: `XID_Start` and `XID_Continue` of Unicode 16, and the underscore. The JDK's
/// tables are those of `ID_Start` and `ID_Continue`; the code points listed here are the whole difference.
public final class Identifiers {
  /// Code points that start an identifier for the JDK but not for Python. All lie in the basic plane, in order.
  private static final String NOT_START = "\u037A\u0E33\u0EB3\u2E2F\u309B\u309C\uFC5E\uFC5F\uFC60\uFC61\uFC62\uFC63\uFDFA\uFDFB"
      + "\uFE70\uFE72\uFE74\uFE76\uFE78\uFE7A\uFE7C\uFE7E\uFF9E\uFF9F";
  /// Those of them that may still stand inside an identifier in Python, and are accepted there by both.
  private static final String PART_ONLY = "\u0E33\u0EB3\uFF9E\uFF9F";

  private Identifiers() {
  }

  /// Whether an identifier may begin with `codePoint`.
  public static boolean isStart(int codePoint) {
    return codePoint == '_' || Character.isUnicodeIdentifierStart(codePoint) && NOT_START.indexOf(codePoint) < 0;
  }

  /// Whether an identifier may go on with `codePoint`.
  public static boolean isPart(int codePoint) {
    if (codePoint == 0x200C || codePoint == 0x200D) {
      return true;
    }
    return Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint)
        && (NOT_START.indexOf(codePoint) < 0 || PART_ONLY.indexOf(codePoint) >= 0);
  }

  /// Whether `str.isprintable()` holds for `codePoint`.
  static boolean isPrintable(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      case Character.SPACE_SEPARATOR:
        return codePoint == ' ';
      default:
        return true;
    }
  }
}

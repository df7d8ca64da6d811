// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// Text: an immutable sequence of code points.
@PyTypeDef(value = "str", subclassable = true, self = Object.class)
public final class PyStr {
  public static final PyType TYPE = PyType.builtin(PyStrTable.INSTANCE);

  private PyStr() {
  }

  /// Whether the plain `str` is an identifier.
  public static boolean isIdentifier(Object str) {
    int length = Text.length(str);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(str, i);
      if (i == 0 ? c != 95 && !Character.isUnicodeIdentifierStart(c) : !Character.isUnicodeIdentifierPart(c)) {
        return false;
      }
    }
    return length > 0;
  }
}

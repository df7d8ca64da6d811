// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.json;

import dev.krait.runtime.object.Text;

/// A plain `str` that is read code point by code point. Immutable.
final class JsonText {
  final Object plain;
  final int length;
  /// The text if it is a Java string; else null, and the code points are in the array.
  private final String narrow;
  private final int[] wide;

  JsonText(Object plain) {
    this.plain = plain;
    narrow = plain instanceof String s ? s : null;
    wide = narrow == null ? Text.codePoints(plain) : null;
    length = narrow == null ? wide.length : narrow.length();
  }

  /// The code point at an index within the text.
  int at(int index) {
    return narrow != null ? narrow.charAt(index) : wide[index];
  }

  /// The code point at an index, or -1 past the end.
  int peek(int index) {
    return index < length ? at(index) : -1;
  }

  Object slice(int start, int end) {
    return Text.slice(plain, start, end);
  }

  /// Whether these characters are at an index.
  boolean has(String word, int index) {
    if (index + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (at(index + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

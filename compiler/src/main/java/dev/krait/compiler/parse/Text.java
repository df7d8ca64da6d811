// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.code.CodePoints;
import dev.krait.compiler.code.Const;
import java.util.Arrays;

/// Collects the code points of a string literal, surrogates included, and makes the constant of them.
final class Text {
  private int[] points = new int[32];
  private int length;

  void add(int codePoint) {
    if (length == points.length) {
      points = Arrays.copyOf(points, length * 2);
    }
    points[length++] = codePoint;
  }

  void add(Const string) {
    if (string instanceof Const.WideStr wide) {
      for (int codePoint : wide.value().array()) {
        add(codePoint);
      }
      return;
    }
    String value = ((Const.Str) string).value();
    for (int i = 0; i < value.length(); i++) {
      add(value.charAt(i));
    }
  }

  Const toConst() {
    boolean wide = false;
    for (int i = 0; i < length && !wide; i++) {
      wide = points[i] > 0xFFFF || i > 0 && isPair(points[i - 1], points[i]);
    }
    if (wide) {
      return new Const.WideStr(new CodePoints(Arrays.copyOf(points, length)));
    }
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = (char) points[i];
    }
    return new Const.Str(new String(chars));
  }

  /// The constant for a Java string without lone surrogates.
  static Const constant(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new Const.WideStr(new CodePoints(text.codePoints().toArray()));
      }
    }
    return new Const.Str(text);
  }

  static boolean isEmpty(Const string) {
    return string instanceof Const.Str narrow && narrow.value().isEmpty();
  }

  private static boolean isPair(int high, int low) {
    return high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000;
  }
}

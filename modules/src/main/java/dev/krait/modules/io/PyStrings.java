// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.object.Text;

/// The few operations on plain `str` values that text streams need.
final class PyStrings {
  private PyStrings() {
  }

  static Object concat(Object a, Object b) {
    if (Text.length(a) == 0) {
      return b;
    }
    if (Text.length(b) == 0) {
      return a;
    }
    if (a instanceof String s && b instanceof String t) {
      return Character.isHighSurrogate(s.charAt(s.length() - 1)) ? Text.ofChars(s + t) : s + t;
    }
    int[] left = Text.codePoints(a);
    int[] right = Text.codePoints(b);
    int[] all = java.util.Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, all, left.length, right.length);
    return Text.of(all, 0, all.length);
  }

  static Object slice(Object text, int from, int to) {
    return text instanceof String s ? s.substring(from, to) : Text.of(((PyWideStr) text).codePoints, from, to);
  }

  /// The index of the first occurrence of a short pattern at or after `from`, or -1.
  static int find(Object text, String pattern, int from) {
    if (text instanceof String s) {
      return s.indexOf(pattern, from);
    }
    int[] points = ((PyWideStr) text).codePoints;
    for (int i = from; i + pattern.length() <= points.length; i++) {
      int k = 0;
      while (k < pattern.length() && points[i + k] == pattern.charAt(k)) {
        k++;
      }
      if (k == pattern.length()) {
        return i;
      }
    }
    return -1;
  }

  /// The end of the first line in the text from `from` on, past its line end; -1 if no line ends there. `ending` is the line end, or ""
  /// for any, in which case a carriage return at the very end counts as one.
  static int lineEnd(Object text, int from, String ending) {
    if (!ending.isEmpty()) {
      int at = find(text, ending, from);
      return at < 0 ? -1 : at + ending.length();
    }
    int length = Text.length(text);
    for (int i = from; i < length; i++) {
      int c = Text.codePointAt(text, i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        return i + 1 < length && Text.codePointAt(text, i + 1) == '\n' ? i + 2 : i + 1;
      }
    }
    return -1;
  }

  /// The text with each line feed replaced.
  static Object replaceLineFeeds(Object text, String by) {
    if (text instanceof String s) {
      return s.indexOf('\n') < 0 ? s : s.replace("\n", by);
    }
    int at = find(text, "\n", 0);
    if (at < 0) {
      return text;
    }
    Object result = "";
    int start = 0;
    for (; at >= 0; at = find(text, "\n", start)) {
      result = concat(concat(result, slice(text, start, at)), by);
      start = at + 1;
    }
    return concat(result, slice(text, start, Text.length(text)));
  }
}

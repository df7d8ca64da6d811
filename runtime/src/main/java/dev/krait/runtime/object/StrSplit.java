// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.util.ArrayList;
import java.util.Collections;

/// Taking plain `str` values apart: split, partition, lines, strip. Pure functions.
final class StrSplit {
  private static final int BOTH = 3;
  static final int LEFT = 1;
  static final int RIGHT = 2;

  private StrSplit() {
  }

  private static PyList list(ArrayList<Object> parts) {
    return PyList.of(parts.toArray());
  }

  /// Splits at runs of white space, from the left.
  static PyList whitespace(Object text, int most) {
    ArrayList<Object> parts = new ArrayList<>();
    int length = Text.length(text);
    int left = most;
    int i = 0;
    while (true) {
      while (i < length && Chars.isSpace(Text.codePointAt(text, i))) {
        i++;
      }
      if (i == length) {
        return list(parts);
      }
      if (left-- == 0) {
        parts.add(Text.slice(text, i, length));
        return list(parts);
      }
      int start = i;
      while (i < length && !Chars.isSpace(Text.codePointAt(text, i))) {
        i++;
      }
      parts.add(Text.slice(text, start, i));
    }
  }

  /// Splits at runs of white space, from the right.
  static PyList whitespaceFromRight(Object text, int most) {
    ArrayList<Object> parts = new ArrayList<>();
    int left = most;
    int i = Text.length(text);
    while (true) {
      while (i > 0 && Chars.isSpace(Text.codePointAt(text, i - 1))) {
        i--;
      }
      if (i == 0) {
        break;
      }
      if (left-- == 0) {
        parts.add(Text.slice(text, 0, i));
        break;
      }
      int end = i;
      while (i > 0 && !Chars.isSpace(Text.codePointAt(text, i - 1))) {
        i--;
      }
      parts.add(Text.slice(text, i, end));
    }
    Collections.reverse(parts);
    return list(parts);
  }

  /// Splits at a separator that is not empty, from the left.
  static PyList separator(Object text, Object separator, int most) {
    ArrayList<Object> parts = new ArrayList<>();
    int length = Text.length(text);
    int width = Text.length(separator);
    int start = 0;
    for (int left = most; left != 0; left--) {
      int at = StrSearch.find(text, separator, start, length);
      if (at < 0) {
        break;
      }
      parts.add(Text.slice(text, start, at));
      start = at + width;
    }
    parts.add(start == 0 ? text : Text.slice(text, start, length));
    return list(parts);
  }

  /// Splits at a separator that is not empty, from the right.
  static PyList separatorFromRight(Object text, Object separator, int most) {
    ArrayList<Object> parts = new ArrayList<>();
    int width = Text.length(separator);
    int end = Text.length(text);
    for (int left = most; left != 0; left--) {
      int at = StrSearch.findLast(text, separator, 0, end);
      if (at < 0) {
        break;
      }
      parts.add(Text.slice(text, at + width, end));
      end = at;
    }
    parts.add(Text.slice(text, 0, end));
    Collections.reverse(parts);
    return list(parts);
  }

  /// The lines of a text, with their ends if asked.
  static PyList lines(Object text, boolean keepEnds) {
    ArrayList<Object> parts = new ArrayList<>();
    int length = Text.length(text);
    int start = 0;
    while (start < length) {
      int end = start;
      while (end < length && !Chars.isLineBreak(Text.codePointAt(text, end))) {
        end++;
      }
      int next = end;
      if (end < length) {
        boolean pair = Text.codePointAt(text, end) == '\r' && end + 1 < length && Text.codePointAt(text, end + 1) == '\n';
        next += pair ? 2 : 1;
      }
      parts.add(Text.slice(text, start, keepEnds ? next : end));
      start = next;
    }
    return list(parts);
  }

  /// What stands before the separator, the separator, what stands after.
  static PyTuple partition(Object text, Object separator) {
    int at = StrSearch.find(text, separator, 0, Text.length(text));
    return at < 0 ? PyTuple.of(text, "", "") : cut(text, separator, at);
  }

  static PyTuple partitionFromRight(Object text, Object separator) {
    int at = StrSearch.findLast(text, separator, 0, Text.length(text));
    return at < 0 ? PyTuple.of("", "", text) : cut(text, separator, at);
  }

  private static PyTuple cut(Object text, Object separator, int at) {
    return PyTuple.of(Text.slice(text, 0, at), separator, Text.slice(text, at + Text.length(separator), Text.length(text)));
  }

  static Object stripBoth(Object text, Object chars) {
    return strip(text, chars, BOTH);
  }

  /// Without the given chars (white space if null) on the given sides.
  static Object strip(Object text, Object chars, int sides) {
    int length = Text.length(text);
    int start = 0;
    int end = length;
    while ((sides & LEFT) != 0 && start < end && stripped(chars, Text.codePointAt(text, start))) {
      start++;
    }
    while ((sides & RIGHT) != 0 && end > start && stripped(chars, Text.codePointAt(text, end - 1))) {
      end--;
    }
    return start == 0 && end == length ? text : Text.slice(text, start, end);
  }

  private static boolean stripped(Object chars, int c) {
    if (chars == null) {
      return Chars.isSpace(c);
    }
    if (chars instanceof String s) {
      return c <= 0xFFFF && s.indexOf((char) c) >= 0;
    }
    for (int candidate : ((PyWideStr) chars).codePoints) {
      if (candidate == c) {
        return true;
      }
    }
    return false;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.util.Arrays;

/// Collects code points into a `str` of canonical form. Narrow while all fits a [String], wide from the first code point that does
/// not. Used by one thread.
public final class TextBuilder {
  private final StringBuilder narrow;
  /// The code points once the text is wide; null before.
  private int[] wide;
  private int count;

  public TextBuilder() {
    this(16);
  }

  public TextBuilder(int capacity) {
    narrow = new StringBuilder(capacity);
  }

  /// The number of code points so far.
  public int length() {
    return wide == null ? narrow.length() : count;
  }

  private static boolean makesPair(StringBuilder before, char next) {
    return Character.isLowSurrogate(next) && !before.isEmpty() && Character.isHighSurrogate(before.charAt(before.length() - 1));
  }

  private void widen(int more) {
    if (wide == null) {
      wide = new int[Math.max(16, narrow.length() + more)];
      count = narrow.length();
      for (int i = 0; i < count; i++) {
        wide[i] = narrow.charAt(i);
      }
    } else if (count + more > wide.length) {
      wide = Arrays.copyOf(wide, Math.max(count + more, wide.length + (wide.length >> 1)));
    }
  }

  public TextBuilder append(int codePoint) {
    if (wide == null && codePoint <= 0xFFFF && !makesPair(narrow, (char) codePoint)) {
      narrow.append((char) codePoint);
    } else {
      widen(1);
      wide[count++] = codePoint;
    }
    return this;
  }

  /// Appends a `str` value, of a subclass too.
  public TextBuilder append(Object str) {
    if (str instanceof String s) {
      return append(s);
    }
    if (str instanceof PyStrSub sub) {
      return append(sub.value);
    }
    int[] more = ((PyWideStr) str).codePoints;
    widen(more.length);
    System.arraycopy(more, 0, wide, count, more.length);
    count += more.length;
    return this;
  }

  /// Appends text whose chars are code points each.
  public TextBuilder append(String s) {
    return append(s, 0, s.length());
  }

  public TextBuilder append(String s, int start, int end) {
    if (start == end) {
      return this;
    }
    if (wide == null && !makesPair(narrow, s.charAt(start))) {
      narrow.append(s, start, end);
      return this;
    }
    widen(end - start);
    for (int i = start; i < end; i++) {
      wide[count++] = s.charAt(i);
    }
    return this;
  }

  /// Appends a part of a plain `str` value.
  public TextBuilder append(Object str, int start, int end) {
    if (str instanceof String s) {
      return append(s, start, end);
    }
    int[] codePoints = ((PyWideStr) str).codePoints;
    for (int i = start; i < end; i++) {
      append(codePoints[i]);
    }
    return this;
  }

  /// Appends text in Java's UTF-16, where a pair is one code point.
  public TextBuilder appendJava(String text) {
    return append(Text.fromJava(text));
  }

  /// Appends the code point `times` times.
  public TextBuilder repeat(int codePoint, int times) {
    for (int i = 0; i < times; i++) {
      append(codePoint);
    }
    return this;
  }

  /// Forgets what comes after the first code points.
  public void truncate(int length) {
    if (wide == null) {
      narrow.setLength(length);
    } else {
      count = length;
    }
  }

  /// The text as a `str` value.
  public Object build() {
    return wide == null ? narrow.toString() : Text.of(wide, 0, count);
  }
}

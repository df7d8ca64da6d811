// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

/// The one factory of `str` values, and the operations that do not care which of the two forms a value has.
///
/// Invariant: a `str` value is a [String] whose chars are its code points (a lone surrogate is a code point), or a
/// [PyWideStr] exactly if it has a code point above U+FFFF or an adjacent high-low surrogate pair meant as two code points.
/// An instance of a subclass of `str` is a [PyStrSub] around such a value.
public final class Text {
  private static final String[] LATIN = new String[256];

  static {
    for (int i = 0; i < LATIN.length; i++) {
      LATIN[i] = String.valueOf((char) i).intern();
    }
  }

  private Text() {
  }

  /// The `str` for text in Java's UTF-16: pairs become one code point.
  public static Object fromJava(String text) {
    // Constant time where all characters are Latin-1.
    int length = text.length();
    return text.codePointCount(0, length) == length ? text : new PyWideStr(text.codePoints().toArray());
  }

  /// The `str` for code points, which may be any from 0 to 0x10FFFF; the array is copied.
  public static Object of(int[] codePoints, int start, int end) {
    char[] narrow = new char[end - start];
    for (int i = start; i < end; i++) {
      int c = codePoints[i];
      if (c > 0xFFFF || i > start && Character.isLowSurrogate((char) c) && Character.isHighSurrogate((char) codePoints[i - 1])) {
        return new PyWideStr(java.util.Arrays.copyOfRange(codePoints, start, end));
      }
      narrow[i - start] = (char) c;
    }
    return new String(narrow);
  }

  /// The `str` for chars that are code points each.
  public static Object ofChars(String chars) {
    for (int i = 1; i < chars.length(); i++) {
      if (Character.isLowSurrogate(chars.charAt(i)) && Character.isHighSurrogate(chars.charAt(i - 1))) {
        return new PyWideStr(chars.chars().toArray());
      }
    }
    return chars;
  }

  /// The `str` of one code point.
  public static Object of(int codePoint) {
    return codePoint < LATIN.length ? LATIN[codePoint]
        : codePoint <= 0xFFFF ? String.valueOf((char) codePoint) : new PyWideStr(new int[] {codePoint});
  }

  /// Whether the object is a `str` or an instance of a subclass.
  public static boolean isStr(Object object) {
    return object instanceof String || object instanceof PyWideStr || object instanceof PyStrSub;
  }

  /// The plain value of a `str` or of an instance of a subclass; null for any other object.
  public static Object valueOrNull(Object object) {
    if (object instanceof String || object instanceof PyWideStr) {
      return object;
    }
    return object instanceof PyStrSub sub ? sub.value : null;
  }

  /// The text in Java's UTF-16; of any `str`, subclasses included.
  public static String toJava(Object str) {
    return str instanceof String s ? s : valueOrNull(str).toString();
  }

  public static int length(Object str) {
    return str instanceof String s ? s.length() : str instanceof PyWideStr w ? w.codePoints.length : length(((PyStrSub) str).value);
  }

  public static int codePointAt(Object str, int index) {
    return str instanceof String s ? s.charAt(index)
        : str instanceof PyWideStr w ? w.codePoints[index]
            : codePointAt(((PyStrSub) str).value, index);
  }

  /// The code points in an array of the caller's own.
  public static int[] codePoints(Object str) {
    if (str instanceof PyWideStr w) {
      return w.codePoints.clone();
    }
    if (str instanceof PyStrSub sub) {
      return codePoints(sub.value);
    }
    String s = (String) str;
    int[] result = new int[s.length()];
    for (int i = 0; i < result.length; i++) {
      result[i] = s.charAt(i);
    }
    return result;
  }

  /// Whether a plain `str` has code points that a [String] cannot hold.
  static boolean isWide(Object plain) {
    return plain instanceof PyWideStr;
  }

  /// The code points of a plain `str`, not to be changed.
  static int[] sharedCodePoints(Object plain) {
    return plain instanceof PyWideStr w ? w.codePoints : codePoints(plain);
  }

  /// The `str` for all code points of the array, which is not copied if the text is wide.
  static Object ofOwned(int[] codePoints) {
    return of(codePoints, 0, codePoints.length);
  }

  /// The code points from `start` to `end` of a plain `str`.
  public static Object slice(Object plain, int start, int end) {
    if (plain instanceof String s) {
      return end - start == 1 ? of(s.charAt(start)) : s.substring(start, end);
    }
    return of(((PyWideStr) plain).codePoints, start, end);
  }

  /// One plain `str` after the other.
  public static Object concat(Object a, Object b) {
    if (a instanceof String s && b instanceof String t) {
      if (s.isEmpty()) {
        return t;
      }
      if (t.isEmpty()) {
        return s;
      }
      if (!Character.isLowSurrogate(t.charAt(0)) || !Character.isHighSurrogate(s.charAt(s.length() - 1))) {
        return s.concat(t);
      }
    }
    return new TextBuilder(length(a) + length(b)).append(a).append(b).build();
  }

  /// Whether all code points are below 128.
  public static boolean isAscii(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Searching in plain `str` values. Pure functions.
///
/// A narrow text never contains a wide one: what makes a text wide lies within it.
public final class StrSearch {
  private static final int LONG_NEEDLE = 32;

  private StrSearch() {
  }

  /// A bound of a search as an index clamped to the length; null and None stand for `missing`.
  static int bound(ThreadState ts, Object bound, int length, int missing) {
    if (bound == null || bound == PyNone.NONE) {
      return missing;
    }
    if (!Numbers.hasIndex(bound)) {
      throw PyErrors.typeError("slice indices must be integers or None or have an __index__ method");
    }
    int index = Numbers.clampedIndex(ts, bound);
    return index < 0 ? Math.max(0, index + length) : index;
  }

  /// Where `sub` first is within `start` and `end`, or -1. An end beyond the text is its end.
  public static int find(Object text, Object sub, int start, int end) {
    int last = Math.min(end, Text.length(text));
    int length = Text.length(sub);
    if (start > last - length) {
      return -1;
    }
    if (length == 0) {
      return start;
    }
    if (text instanceof String s) {
      if (!(sub instanceof String t)) {
        return -1;
      }
      return length == 1 ? s.indexOf(t.charAt(0), start, last) : length < LONG_NEEDLE ? s.indexOf(t, start, last) : findLong(s, t, start, last);
    }
    int[] hay = ((PyWideStr) text).codePoints;
    int[] needle = Text.sharedCodePoints(sub);
    if (length >= LONG_NEEDLE) {
      return findByTable(text, needle, start, last);
    }
    for (int i = start; i <= last - length; i++) {
      if (hay[i] == needle[0] && matches(hay, i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /// Compares where the first characters of the text looked for are; a text that makes this slow is searched in linear time.
  private static int findLong(String in, String sub, int start, int end) {
    String first = sub.substring(0, LONG_NEEDLE / 2);
    int last = end - sub.length();
    long compared = 0;
    for (int at = start; (at = in.indexOf(first, at, end)) >= 0 && at <= last; at++) {
      int same = first.length();
      while (same < sub.length() && in.charAt(at + same) == sub.charAt(same)) {
        same++;
      }
      if (same == sub.length()) {
        return at;
      }
      compared += same;
      if (compared > 1000 + 4L * (at - start)) {
        return findByTable(in, Text.codePoints(sub), at + 1, end);
      }
    }
    return -1;
  }

  /// Linear for any text: the failure function of Knuth, Morris and Pratt.
  private static int findByTable(Object in, int[] sub, int start, int end) {
    int[] back = new int[sub.length];
    for (int i = 1, k = 0; i < sub.length; i++) {
      while (k > 0 && sub[i] != sub[k]) {
        k = back[k - 1];
      }
      k += sub[i] == sub[k] ? 1 : 0;
      back[i] = k;
    }
    for (int i = start, k = 0; i < end; i++) {
      int c = Text.codePointAt(in, i);
      while (k > 0 && c != sub[k]) {
        k = back[k - 1];
      }
      k += c == sub[k] ? 1 : 0;
      if (k == sub.length) {
        return i - k + 1;
      }
    }
    return -1;
  }

  /// Where `sub` last is within `start` and `end`, or -1.
  public static int findLast(Object text, Object sub, int start, int end) {
    int last = Math.min(end, Text.length(text));
    int length = Text.length(sub);
    if (start > last - length) {
      return -1;
    }
    if (length == 0) {
      return last;
    }
    if (text instanceof String s) {
      int found = sub instanceof String t ? s.lastIndexOf(t, last - length) : -1;
      return found < start ? -1 : found;
    }
    int[] hay = ((PyWideStr) text).codePoints;
    int[] needle = Text.sharedCodePoints(sub);
    for (int i = last - length; i >= start; i--) {
      if (hay[i] == needle[0] && matches(hay, i, needle)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean matches(int[] hay, int at, int[] needle) {
    for (int i = 1; i < needle.length; i++) {
      if (hay[at + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }

  /// How often `sub` is within `start` and `end`, without overlap.
  static int count(Object text, Object sub, int start, int end) {
    int last = Math.min(end, Text.length(text));
    if (start > last) {
      return 0;
    }
    int length = Text.length(sub);
    if (length == 0) {
      return last - start + 1;
    }
    int count = 0;
    for (int at = start; (at = find(text, sub, at, last)) >= 0; at += length) {
      count++;
    }
    return count;
  }

  /// Whether `part` stands at `index`.
  static boolean matchesAt(Object text, Object part, int index) {
    if (text instanceof String s && part instanceof String t) {
      return s.startsWith(t, index);
    }
    int length = Text.length(part);
    if (index < 0 || index + length > Text.length(text)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Text.codePointAt(text, index + i) != Text.codePointAt(part, i)) {
        return false;
      }
    }
    return true;
  }

  /// `startswith` and `endswith`; the parts are a `str` or a tuple of them.
  static boolean hasAffix(ThreadState ts, Object text, Object parts, Object start, Object end, boolean prefix) {
    int length = Text.length(text);
    int from = bound(ts, start, length, 0);
    int to = Math.min(length, bound(ts, end, length, length));
    String method = prefix ? "startswith" : "endswith";
    if (parts instanceof PyTuple tuple) {
      for (int i = 0; i < tuple.size(); i++) {
        Object part = Text.valueOrNull(tuple.get(i));
        if (part == null) {
          throw PyErrors.typeError("tuple for " + method + " must only contain str, not " + Types.nameOf(tuple.get(i)));
        }
        if (hasAffix(text, part, from, to, prefix)) {
          return true;
        }
      }
      return false;
    }
    Object part = Text.valueOrNull(parts);
    if (part == null) {
      throw PyErrors.typeError(method + " first arg must be str or a tuple of str, not " + Types.nameOf(parts));
    }
    return hasAffix(text, part, from, to, prefix);
  }

  private static boolean hasAffix(Object text, Object part, int from, int to, boolean prefix) {
    int length = Text.length(part);
    return from <= to - length && matchesAt(text, part, prefix ? from : to - length);
  }

  /// The order of two plain texts by code points.
  static int compare(Object a, Object b) {
    if (a instanceof String s && b instanceof String t) {
      return s.compareTo(t);
    }
    int common = Math.min(Text.length(a), Text.length(b));
    for (int i = 0; i < common; i++) {
      int order = Text.codePointAt(a, i) - Text.codePointAt(b, i);
      if (order != 0) {
        return order;
      }
    }
    return Text.length(a) - Text.length(b);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Searching, splitting and changing byte arrays as `bytes` and `bytearray` do; letters, digits and space are those of ASCII.
public final class ByteStrings {
  /// Kinds of bytes, as bits of [#kind].
  public static final int LOWER = 1, UPPER = 2, DIGIT = 4, SPACE = 8;
  private static final byte[] EMPTY = {};

  private ByteStrings() {
  }

  /// What kinds a byte is of.
  public static int kind(byte b) {
    if (b >= 'a' && b <= 'z') {
      return LOWER;
    }
    if (b >= 'A' && b <= 'Z') {
      return UPPER;
    }
    if (b >= '0' && b <= '9') {
      return DIGIT;
    }
    return b == ' ' || b >= 9 && b <= 13 ? SPACE : 0;
  }

  /// The index of the first place of `what` between the bounds, or -1. An empty one is at `from`.
  public static int find(byte[] in, byte[] what, int from, int to) {
    if (what.length > to - from) {
      return -1;
    }
    if (what.length == 0) {
      return from;
    }
    byte first = what[0];
    int last = to - what.length;
    int budget = 64;
    for (int i = from; i <= last; i++) {
      if (in[i] == first) {
        int matched = Arrays.mismatch(in, i, i + what.length, what, 0, what.length);
        if (matched < 0) {
          return i;
        }
        budget += 4 - matched;
        if (budget < 0 && what.length > 8) {
          return findByTable(in, what, i + 1, to);
        }
      }
    }
    return -1;
  }

  /// Linear for any input (the failure function of Knuth, Morris and Pratt): for when the simple search repeats itself.
  private static int findByTable(byte[] in, byte[] what, int from, int to) {
    int[] back = new int[what.length];
    for (int i = 1, k = 0; i < what.length; i++) {
      while (k > 0 && what[i] != what[k]) {
        k = back[k - 1];
      }
      k += what[i] == what[k] ? 1 : 0;
      back[i] = k;
    }
    for (int i = from, k = 0; i < to; i++) {
      while (k > 0 && in[i] != what[k]) {
        k = back[k - 1];
      }
      k += in[i] == what[k] ? 1 : 0;
      if (k == what.length) {
        return i - k + 1;
      }
    }
    return -1;
  }

  /// The index of the last place of `what` between the bounds, or -1. An empty one is at `to`.
  public static int findLast(byte[] in, byte[] what, int from, int to) {
    for (int i = to - what.length; i >= from; i--) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }

  /// How often `what` occurs between the bounds without overlap.
  public static int count(byte[] in, byte[] what, int from, int to) {
    if (to < from) {
      return 0;
    }
    if (what.length == 0) {
      return to - from + 1;
    }
    int count = 0;
    for (int at = from; (at = find(in, what, at, to)) >= 0; at += what.length) {
      count++;
    }
    return count;
  }

  /// The parts between separators, at most `limit + 1` of them; no limit if it is negative.
  public static List<byte[]> split(byte[] in, byte[] separator, int limit) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int at; (limit < 0 || parts.size() < limit) && (at = find(in, separator, from, in.length)) >= 0; from = at + separator.length) {
      parts.add(Arrays.copyOfRange(in, from, at));
    }
    parts.add(Arrays.copyOfRange(in, from, in.length));
    return parts;
  }

  /// Like [#split], from the right end.
  public static List<byte[]> splitRight(byte[] in, byte[] separator, int limit) {
    List<byte[]> parts = new ArrayList<>();
    int to = in.length;
    for (int at; (limit < 0 || parts.size() < limit) && (at = findLast(in, separator, 0, to)) >= 0; to = at) {
      parts.add(Arrays.copyOfRange(in, at + separator.length, to));
    }
    parts.add(Arrays.copyOfRange(in, 0, to));
    java.util.Collections.reverse(parts);
    return parts;
  }

  private static boolean isSpace(byte b) {
    return kind(b) == SPACE;
  }

  /// The parts between runs of white space.
  public static List<byte[]> splitSpace(byte[] in, int limit) {
    List<byte[]> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < in.length && isSpace(in[at])) {
        at++;
      }
      if (at == in.length) {
        return parts;
      }
      int start = at;
      if (limit >= 0 && parts.size() >= limit) {
        parts.add(Arrays.copyOfRange(in, start, in.length));
        return parts;
      }
      while (at < in.length && !isSpace(in[at])) {
        at++;
      }
      parts.add(Arrays.copyOfRange(in, start, at));
    }
  }

  /// Like [#splitSpace], from the right end.
  public static List<byte[]> splitSpaceRight(byte[] in, int limit) {
    List<byte[]> parts = new ArrayList<>();
    int at = in.length;
    while (true) {
      while (at > 0 && isSpace(in[at - 1])) {
        at--;
      }
      if (at == 0) {
        break;
      }
      int end = at;
      if (limit >= 0 && parts.size() >= limit) {
        parts.add(Arrays.copyOfRange(in, 0, end));
        break;
      }
      while (at > 0 && !isSpace(in[at - 1])) {
        at--;
      }
      parts.add(Arrays.copyOfRange(in, at, end));
    }
    java.util.Collections.reverse(parts);
    return parts;
  }

  /// The lines, which end at CR, LF or both.
  public static List<byte[]> lines(byte[] in, boolean keepEnds) {
    List<byte[]> parts = new ArrayList<>();
    int at = 0;
    while (at < in.length) {
      int start = at;
      while (at < in.length && in[at] != '\n' && in[at] != '\r') {
        at++;
      }
      int end = at;
      if (at < in.length) {
        at += in[at] == '\r' && at + 1 < in.length && in[at + 1] == '\n' ? 2 : 1;
      }
      parts.add(Arrays.copyOfRange(in, start, keepEnds ? at : end));
    }
    return parts;
  }

  /// Without the bytes of a set (null for white space) at the left, the right or both ends.
  public static byte[] strip(byte[] in, byte[] set, boolean left, boolean right) {
    boolean[] members = new boolean[256];
    for (int b = 0; b < 256; b++) {
      members[b] = set == null && isSpace((byte) b);
    }
    for (int i = 0; set != null && i < set.length; i++) {
      members[set[i] & 0xff] = true;
    }
    int start = 0;
    int end = in.length;
    while (left && start < end && members[in[start] & 0xff]) {
      start++;
    }
    while (right && end > start && members[in[end - 1] & 0xff]) {
      end--;
    }
    return start == 0 && end == in.length ? in : Arrays.copyOfRange(in, start, end);
  }

  /// With up to `limit` places of one byte string replaced by another; null if the result is too long.
  public static byte[] replace(byte[] in, byte[] old, byte[] next, int limit) {
    int places = count(in, old, 0, in.length);
    places = limit < 0 ? places : Math.min(places, limit);
    if (places == 0) {
      return in;
    }
    long length = in.length + (long) places * (next.length - old.length);
    if (length > Integer.MAX_VALUE - 8) {
      return null;
    }
    byte[] result = new byte[(int) length];
    int from = 0;
    int to = 0;
    for (int i = 0; i < places; i++) {
      int at = old.length == 0 ? i : find(in, old, from, in.length);
      System.arraycopy(in, from, result, to, at - from);
      to += at - from;
      System.arraycopy(next, 0, result, to, next.length);
      to += next.length;
      from = at + old.length;
    }
    System.arraycopy(in, from, result, to, in.length - from);
    return result;
  }

  /// Whether there is a byte and all are of one of the kinds.
  public static boolean all(byte[] in, int kinds) {
    for (byte b : in) {
      if ((kind(b) & kinds) == 0) {
        return false;
      }
    }
    return in.length > 0;
  }

  /// Whether there is a letter of the kind and none of the other one.
  public static boolean isCase(byte[] in, int wanted) {
    boolean some = false;
    for (byte b : in) {
      int kind = kind(b);
      if (kind == wanted) {
        some = true;
      } else if (kind == LOWER || kind == UPPER) {
        return false;
      }
    }
    return some;
  }

  /// Whether words start with an upper-case letter and go on in lower case.
  public static boolean isTitle(byte[] in) {
    boolean some = false;
    boolean inWord = false;
    for (byte b : in) {
      int kind = kind(b);
      if (kind == UPPER && inWord || kind == LOWER && !inWord) {
        return false;
      }
      inWord = kind == UPPER || kind == LOWER;
      some |= inWord;
    }
    return some;
  }

  public static byte[] lower(byte[] in) {
    return changeCase(in, UPPER);
  }

  public static byte[] upper(byte[] in) {
    return changeCase(in, LOWER);
  }

  public static byte[] swapCase(byte[] in) {
    return changeCase(in, UPPER | LOWER);
  }

  private static byte[] changeCase(byte[] in, int from) {
    byte[] result = in.clone();
    for (int i = 0; i < result.length; i++) {
      if ((kind(result[i]) & from) != 0) {
        result[i] ^= 0x20;
      }
    }
    return result;
  }

  public static byte[] capitalize(byte[] in) {
    byte[] result = lower(in);
    if (result.length > 0 && kind(result[0]) == LOWER) {
      result[0] ^= 0x20;
    }
    return result;
  }

  public static byte[] title(byte[] in) {
    byte[] result = lower(in);
    boolean inWord = false;
    for (int i = 0; i < result.length; i++) {
      boolean letter = kind(result[i]) == LOWER;
      if (letter && !inWord) {
        result[i] ^= 0x20;
      }
      inWord = letter;
    }
    return result;
  }

  /// With tabs replaced by spaces up to the next multiple of the size.
  public static byte[] expandTabs(byte[] in, int size) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(in.length);
    int column = 0;
    for (byte b : in) {
      if (b == '\t') {
        int spaces = size <= 0 ? 0 : size - column % size;
        column += spaces;
        for (; spaces > 0; spaces--) {
          out.write(' ');
        }
      } else {
        out.write(b);
        column = b == '\n' || b == '\r' ? 0 : column + 1;
      }
    }
    return out.toByteArray();
  }

  /// With so many fill bytes on each side.
  public static byte[] pad(byte[] in, int left, int right, byte fill) {
    if (left <= 0 && right <= 0) {
      return in;
    }
    byte[] result = new byte[in.length + Math.max(0, left) + Math.max(0, right)];
    Arrays.fill(result, fill);
    System.arraycopy(in, 0, result, Math.max(0, left), in.length);
    return result;
  }

  /// Padded with zeros on the left, after the sign.
  public static byte[] zeroFill(byte[] in, int width) {
    byte[] result = pad(in, width - in.length, 0, (byte) '0');
    if (result.length > in.length && in.length > 0 && (in[0] == '+' || in[0] == '-')) {
      result[0] = in[0];
      result[result.length - in.length] = '0';
    }
    return result;
  }

  /// Mapped by a table of 256 bytes (null for none), without the bytes to delete.
  public static byte[] translate(byte[] in, byte[] table, byte[] delete) {
    boolean[] gone = new boolean[256];
    for (byte b : delete) {
      gone[b & 0xff] = true;
    }
    byte[] result = new byte[in.length];
    int to = 0;
    for (byte b : in) {
      if (!gone[b & 0xff]) {
        result[to++] = table == null ? b : table[b & 0xff];
      }
    }
    return to == result.length ? result : Arrays.copyOf(result, to);
  }

  /// In hexadecimal digits, with a separator every so many bytes: counted from the right if the number is positive, from the left if
  /// it is negative, none if it is 0.
  public static String hex(byte[] in, int separator, int every) {
    if (in.length == 0) {
      return "";
    }
    int group = Math.abs(every);
    StringBuilder text = new StringBuilder(in.length * (group > 0 ? 3 : 2));
    for (int i = 0; i < in.length; i++) {
      int counted = every > 0 ? in.length - i : i;
      if (group > 0 && i > 0 && counted % group == 0) {
        text.append((char) separator);
      }
      text.append(Character.forDigit(in[i] >> 4 & 15, 16)).append(Character.forDigit(in[i] & 15, 16));
    }
    return text.toString();
  }

  /// Joined by a separator; null if the result is too long.
  public static byte[] join(byte[] separator, List<byte[]> parts) {
    if (parts.isEmpty()) {
      return EMPTY;
    }
    long length = (long) separator.length * (parts.size() - 1);
    for (byte[] part : parts) {
      length += part.length;
    }
    if (length > Integer.MAX_VALUE - 8) {
      return null;
    }
    byte[] result = new byte[(int) length];
    int to = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        System.arraycopy(separator, 0, result, to, separator.length);
        to += separator.length;
      }
      byte[] part = parts.get(i);
      System.arraycopy(part, 0, result, to, part.length);
      to += part.length;
    }
    return result;
  }

  /// The literal that denotes the bytes, such as `b'a\x00'`, between other text; a single quote is escaped always, or where it must be.
  public static String literal(byte[] in, boolean escapeSingle, String prefix, String suffix) {
    boolean single = false;
    boolean twice = false;
    for (byte b : in) {
      single |= b == '\'';
      twice |= b == '"';
    }
    char quote = single && !twice ? '"' : '\'';
    StringBuilder text = new StringBuilder(in.length + 8).append(prefix).append('b').append(quote);
    for (byte b : in) {
      if (b == quote || b == '\\' || escapeSingle && b == '\'') {
        text.append('\\').append((char) b);
      } else if (b == '\t') {
        text.append("\\t");
      } else if (b == '\n') {
        text.append("\\n");
      } else if (b == '\r') {
        text.append("\\r");
      } else if (b < ' ' || b == 0x7f) {
        text.append("\\x").append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
      } else {
        text.append((char) b);
      }
    }
    return text.append(quote).append(suffix).toString();
  }
}

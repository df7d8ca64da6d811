// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a source file says about its own encoding (PEP 263). Stateless.
final class EncodingDeclaration {
  private EncodingDeclaration() {
  }

  static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3 && (bytes[0] & 0xff) == 0xEF && (bytes[1] & 0xff) == 0xBB && (bytes[2] & 0xff) == 0xBF;
  }

  /// The encoding named in one of the first two lines, or null. The second line counts only when the first holds nothing
  /// but white space and a comment.
  static String find(byte[] bytes, int start) {
    int at = start;
    for (int line = 0; line < 2; line++) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      int i = at;
      while (i < end && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\f')) {
        i++;
      }
      if (i < end && bytes[i] != '#') {
        return null;
      }
      String name = inComment(bytes, i, end);
      if (name != null) {
        return normalised(name);
      }
      at = end + (end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 1);
    }
    return null;
  }

  static String inComment(byte[] bytes, int from, int end) {
    for (int i = from; i + 6 < end; i++) {
      if (bytes[i] != 'c' || !new String(bytes, i, 6, StandardCharsets.ISO_8859_1).equals("coding")) {
        continue;
      }
      int at = i + 6;
      if (bytes[at] != ':' && bytes[at] != '=') {
        continue;
      }
      do {
        at++;
      } while (at < end && (bytes[at] == ' ' || bytes[at] == '\t'));
      int begin = at;
      while (at < end && isNamePart(bytes[at])) {
        at++;
      }
      if (begin < at) {
        return new String(bytes, begin, at - begin, StandardCharsets.ISO_8859_1);
      }
    }
    return null;
  }

  private static boolean isNamePart(byte b) {
    return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '_' || b == '.';
  }

  private static String normalised(String name) {
    String head = name.substring(0, Math.min(name.length(), 12)).toLowerCase(Locale.ROOT).replace('_', '-');
    if (head.equals("utf-8") || head.startsWith("utf-8-")) {
      return "utf-8";
    }
    for (String latin : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
      if (head.equals(latin) || head.startsWith(latin + "-")) {
        return "iso-8859-1";
      }
    }
    return name;
  }
}

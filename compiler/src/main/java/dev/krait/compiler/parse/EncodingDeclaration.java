// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a source file says about its own encoding (PEP 263), and the check that UTF-8 is what it claims to be.
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

  private static String inComment(byte[] bytes, int from, int end) {
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

  /// The error for a file whose byte order mark says UTF-8 while its coding line says `encoding`.
  static CompileError contradiction(byte[] bytes, int start, String encoding, String fileName) {
    int line = 1;
    int from = start;
    int end = lineEnd(bytes, from);
    if (inComment(bytes, from, end) == null) {
      line = 2;
      from = end + 1;
      end = lineEnd(bytes, from);
    }
    String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    return new CompileError(CompileError.Kind.SYNTAX, "encoding problem: " + encoding + " with BOM", fileName, line, 0, line, end - from + line - 1,
        text);
  }

  private static int lineEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }

  /// Refuses bytes that are not in the encoding `ascii` or `utf8`, as the codec of that name does.
  static void requireCodec(byte[] bytes, boolean ascii, String fileName) {
    int i = 0;
    while (i < bytes.length) {
      int size = bytes[i] >= 0 ? 1 : ascii ? 0 : sequence(bytes, i);
      if (size == 0) {
        String message = ascii ? "'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)"
            : "'utf-8' codec can't decode byte 0x%02x in position %d: " + (isStart(bytes[i]) ? "invalid continuation byte" : "invalid start byte");
        throw SourceText.undecodable(String.format(Locale.ROOT, message, bytes[i] & 0xff, i), fileName);
      }
      i += size;
    }
  }

  private static boolean isStart(byte b) {
    return (b & 0xff) >= 0xC2 && (b & 0xff) <= 0xF4;
  }

  /// Refuses `bytes` when they are not UTF-8.
  static void requireUtf8(byte[] bytes, int start, String fileName, boolean declared) {
    int line = 1;
    int lineStart = start;
    int i = start;
    while (i < bytes.length) {
      int b = bytes[i];
      if (b >= 0) {
        i++;
        if (b == '\n') {
          line++;
          lineStart = i;
        }
        continue;
      }
      int size = sequence(bytes, i);
      if (size == 0) {
        throw notUtf8(bytes, i, line, lineStart, declared);
      }
      i += size;
    }
  }

  private static CompileError notUtf8(byte[] bytes, int at, int line, int lineStart, boolean declared) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    String text = new String(bytes, lineStart, end - lineStart, StandardCharsets.UTF_8);
    String before = new String(bytes, lineStart, at - lineStart, StandardCharsets.UTF_8);
    int column = before.codePointCount(0, before.length()) + 1;
    String message = "Non-UTF-8 code starting with '\\x" + Integer.toHexString(bytes[at] & 0xff) + "' on line " + line
        + ", but no encoding declared; see https://peps.python.org/pep-0263/ for details";
    return new CompileError(CompileError.Kind.SYNTAX, message, null, line, column, line, column, text);
  }

  /// The length of the well-formed sequence of several bytes at `at`, or 0.
  private static int sequence(byte[] bytes, int at) {
    int lead = bytes[at] & 0xff;
    int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + size > bytes.length) {
      return 0;
    }
    int second = bytes[at + 1] & 0xff;
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    for (int i = 2; i < size; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }
}

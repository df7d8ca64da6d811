// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Refuses bytes that are not the text they claim to be, in CPython's words. Those differ between a `bytes` object and a
/// file that is run. Stateless.
final class EncodingErrors {
  private EncodingErrors() {
  }

  /// The error for a text whose byte order mark says UTF-8 while its coding line says `encoding`.
  static CompileError contradiction(byte[] bytes, int start, String encoding, String fileName) {
    int line = 1;
    int from = start;
    int end = lineEnd(bytes, from);
    if (EncodingDeclaration.inComment(bytes, from, end) == null) {
      line = 2;
      from = end + 1;
      end = lineEnd(bytes, from);
    }
    return error("encoding problem: " + encoding + " with BOM", fileName, line, 0, end - from + (fileName == null ? line - 1 : 1),
        text(bytes, from, end));
  }

  private static CompileError error(String message, String fileName, int line, int column, int endColumn, String text) {
    return new CompileError(CompileError.Kind.SYNTAX, message, fileName, line, column, line, endColumn, text);
  }

  private static int lineEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// Refuses a file with a null byte.
  static void refuseNull(byte[] bytes, String fileName) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line++;
        lineStart = i + 1;
      } else if (bytes[i] == 0) {
        throw error("source code cannot contain null bytes", fileName, line, 0, 0, text(bytes, lineStart, i));
      }
    }
  }

  /// Refuses bytes that are not in the encoding `ascii` or `utf8`, as the codec of that name does.
  static void requireCodec(byte[] bytes, boolean ascii, String fileName) {
    int i = 0;
    while (i < bytes.length) {
      int size = bytes[i] >= 0 ? 1 : ascii ? 0 : sequence(bytes, i);
      if (size == 0) {
        throw SourceText.undecodable(ascii
            ? String.format(Locale.ROOT, "'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", bytes[i] & 0xff, i)
            : codecMessage(bytes[i], i), fileName);
      }
      i += size;
    }
  }

  private static String codecMessage(byte b, int position) {
    boolean start = (b & 0xff) >= 0xC2 && (b & 0xff) <= 0xF4;
    return String.format(Locale.ROOT, "'utf-8' codec can't decode byte 0x%02x in position %d: invalid %s byte", b & 0xff, position,
        start ? "continuation" : "start");
  }

  /// Refuses bytes that are not UTF-8.
  static void requireUtf8(byte[] bytes, int start) {
    int at = firstBad(bytes, start);
    if (at >= 0) {
      int line = lineOf(bytes, start, at);
      throw notUtf8(bytes, start, at, line, " on line " + line, null);
    }
  }

  /// Refuses a file that is not UTF-8; `declared` when it says that it is. CPython takes the second line for the first.
  static void requireUtf8InFile(byte[] bytes, int start, boolean declared, String fileName) {
    int at = firstBad(bytes, start);
    if (at < 0) {
      return;
    }
    int line = lineOf(bytes, start, at);
    if (declared) {
      int from = lineStart(bytes, start, at);
      int end = lineEnd(bytes, at);
      String text = text(bytes, from, Math.min(end + 1, bytes.length));
      throw error("(unicode error) " + codecMessage(bytes[at], at - from), fileName, line, 0, -1, text);
    }
    int shown = line == 2 ? 1 : line;
    throw notUtf8(bytes, start, at, shown, " in file " + fileName + " on line " + shown, fileName);
  }

  private static CompileError notUtf8(byte[] bytes, int start, int at, int line, String where, String fileName) {
    int from = lineStart(bytes, start, at);
    String before = text(bytes, from, at);
    int column = before.codePointCount(0, before.length()) + 1;
    String message = "Non-UTF-8 code starting with '\\x" + Integer.toHexString(bytes[at] & 0xff) + "'" + where
        + ", but no encoding declared; see https://peps.python.org/pep-0263/ for details";
    return error(message, fileName, line, column, column, text(bytes, from, lineEnd(bytes, at)));
  }

  private static int lineStart(byte[] bytes, int start, int at) {
    int from = at;
    while (from > start && bytes[from - 1] != '\n') {
      from--;
    }
    return from;
  }

  private static int lineOf(byte[] bytes, int start, int at) {
    int line = 1;
    for (int i = start; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static int firstBad(byte[] bytes, int start) {
    int i = start;
    while (i < bytes.length) {
      int size = bytes[i] >= 0 ? 1 : sequence(bytes, i);
      if (size == 0) {
        return i;
      }
      i += size;
    }
    return -1;
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

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Reads source bytes one at a time, line by line: a line is entered when its first byte is read, not when the newline
/// before it is, which is what the positions of errors rest on. Owned by one tokenizer.
final class SourceCursor {
  static final int EOF = -1;

  final byte[] buf;
  final int length;
  final String fileName;
  /// The next byte to read.
  int cur;
  /// The end of the line being read, behind its newline.
  int lineEnd;
  /// The number of the line being read; 0 before the first.
  int line;
  int lineStart;
  /// Whether someone tried to read on behind the last byte.
  boolean exhausted;
  /// Where each line entered so far begins; line 1 at index 1.
  int[] lineStarts = new int[64];

  /// `buf` has a byte 0 at `length`.
  SourceCursor(byte[] buf, int length, String fileName) {
    this.buf = buf;
    this.length = length;
    this.fileName = fileName;
  }

  int next() {
    if (cur >= lineEnd && !enterLine()) {
      return EOF;
    }
    return buf[cur++] & 0xff;
  }

  void back(int c) {
    if (c != EOF) {
      cur--;
    }
  }

  private boolean enterLine() {
    if (cur >= length) {
      exhausted = true;
      return false;
    }
    int end = cur;
    while (end < length && buf[end] != '\n') {
      end++;
    }
    lineEnd = end < length ? end + 1 : end;
    lineStart = cur;
    line++;
    if (line == lineStarts.length) {
      lineStarts = Arrays.copyOf(lineStarts, line * 2);
    }
    lineStarts[line] = cur;
    return true;
  }

  String text(int from, int to) {
    return new String(buf, from, to - from, StandardCharsets.UTF_8);
  }

  /// The text of line `number`, with its newline when `withNewline` and it has one.
  String lineText(int number, boolean withNewline) {
    int from = 0;
    for (int i = 1; i < number; i++) {
      int newline = newlineFrom(from);
      if (newline == length) {
        break;
      }
      from = newline + 1;
    }
    int to = newlineFrom(from);
    return text(from, withNewline && to < length ? to + 1 : to);
  }

  private int newlineFrom(int from) {
    int i = from;
    while (i < length && buf[i] != '\n') {
      i++;
    }
    return i;
  }

  /// A syntax error at the byte read last.
  CompileError error(String message) {
    return error(message, -1, -1);
  }

  /// A syntax error in the line being read, from `column` to `endColumn` as `SyntaxError` counts; -1 stands for the byte
  /// read last.
  CompileError error(String message, int column, int endColumn) {
    int from = column >= 0 ? column : characters(lineStart, cur);
    int to = endColumn >= 0 ? endColumn : from;
    return new CompileError(CompileError.Kind.SYNTAX, message, fileName, line, from, line, to, text(lineStart, newlineFrom(lineStart)));
  }

  CompileError nonPrintable(int c) {
    return error("invalid non-printable character U+" + hex(c));
  }

  static String hex(int c) {
    String digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    return digits.length() >= 4 ? digits : "0000".substring(digits.length()) + digits;
  }

  private int characters(int from, int to) {
    String text = text(from, to);
    return text.codePointCount(0, text.length());
  }
}

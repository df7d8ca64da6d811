// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import java.util.BitSet;
import java.util.List;

/// The tokens of a text as `_tokenize.TokenizerIter` gives them: places in characters, the line of source with each, and
/// with extra tokens also comments and blank lines, in the form that the `tokenize` module has had from of old.
///
/// Unlike the parser's tokens these keep the `\r` of line ends. Not thread-safe.
public final class TokenReader {
  /// One token; lines count from 1, columns in characters from 0, or -1 where there are none.
  public record Item(int type, String string, int line, int column, int endLine, int endColumn, String source) {
  }

  private final Tokenizer tokenizer;
  private final SourceCursor in;
  private final boolean extraTokens;
  /// The lines that ended with `\r\n`, and those that had no end.
  private final BitSet carriageReturns = new BitSet();
  private final BitSet openLines = new BitSet();
  private boolean done;
  /// The source given last and where it stands, since neighbouring tokens share it.
  private String source = "";
  private int sourceStart = -1;
  private int sourceEnd;

  /// Reads `lines`, everything that the caller's `readline` gave, one element a call.
  public TokenReader(List<String> lines, boolean extraTokens) {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (String line : lines) {
      number = add(text, line, number);
    }
    this.tokenizer = Tokenizer.of(SourceText.ofString(text.toString()), "<string>", extraTokens);
    this.in = tokenizer.in;
    this.extraTokens = extraTokens;
    this.done = lines.isEmpty() && !extraTokens;
  }

  /// Adds what begins at line `number` to the text; returns the number of the line behind it.
  private int add(StringBuilder text, String lines, int number) {
    int from = 0;
    int line = number;
    while (from < lines.length()) {
      int newline = lines.indexOf('\n', from);
      int end = newline < 0 ? lines.length() : newline;
      int zero = lines.indexOf('\0', from);
      if (zero >= 0 && zero < end) {
        throw new CompileError(CompileError.Kind.SYNTAX, "source code cannot contain null bytes", "<string>", line, 0, line, 0,
            lines.substring(from, zero));
      }
      boolean carriageReturn = newline > from && lines.charAt(newline - 1) == '\r';
      carriageReturns.set(line, carriageReturn);
      openLines.set(line, newline < 0);
      text.append(lines, from, carriageReturn ? end - 1 : end).append('\n');
      from = end + 1;
      line++;
    }
    return line;
  }

  /// The next token, or null behind the end marker; a [CompileError] if the text goes wrong.
  public Item next() {
    if (done) {
      return null;
    }
    int kind = tokenizer.next();
    if (kind == TokenKind.ERRORTOKEN) {
      done = true;
      throw error();
    }
    done = kind == TokenKind.ENDMARKER;
    boolean trailing = done || kind == TokenKind.DEDENT && in.exhausted;
    if (extraTokens && trailing) {
      return new Item(kind, "", in.line + 1, 0, in.line + 1, 0, "");
    }
    boolean spansLines = kind == TokenKind.STRING || kind >= TokenKind.FSTRING_START && kind <= TokenKind.TSTRING_END;
    int lineStart = spansLines ? tokenizer.startLineStart : in.lineStart;
    int line = spansLines ? tokenizer.startLine : in.line;
    int start = tokenizer.start;
    int end = tokenizer.end;
    if (extraTokens && (kind == TokenKind.INDENT || kind == TokenKind.DEDENT)) {
      start = kind == TokenKind.INDENT ? in.lineStart : in.cur;
      end = in.cur;
    }
    if (!extraTokens && kind == TokenKind.NEWLINE) {
      end--;
    }
    String string = start < 0 ? "" : restored(start, end, line);
    int column = start < lineStart ? -1 : characters(lineStart, start);
    int endColumn = end < in.lineStart ? -1 : characters(in.lineStart, end);
    if (!extraTokens && kind == TokenKind.NEWLINE && carriageReturns.get(in.line)) {
      string += "\r";
      endColumn++;
    }
    if (extraTokens && (kind == TokenKind.NEWLINE || kind == TokenKind.NL)) {
      string = openLines.get(in.line) ? "" : carriageReturns.get(in.line) ? "\r\n" : "\n";
      endColumn = column + Math.max(1, string.length());
    }
    return new Item(type(kind), string, line, column, in.line, endColumn, source(lineStart, line));
  }

  private int type(int kind) {
    return extraTokens && kind > TokenKind.DEDENT && kind < TokenKind.OP ? TokenKind.OP : kind;
  }

  private int characters(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += (in.buf[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
  }

  /// The lines from `lineStart` to the end of the one being read.
  private String source(int lineStart, int line) {
    if (lineStart != sourceStart || in.lineEnd != sourceEnd) {
      sourceStart = lineStart;
      sourceEnd = in.lineEnd;
      source = restored(lineStart, openLines.get(in.line) ? in.lineEnd - 1 : in.lineEnd, line);
    }
    return source;
  }

  /// The text between two places, the first in `line`, with line ends as they were.
  private String restored(int from, int to, int line) {
    String text = in.text(from, to);
    if (carriageReturns.isEmpty() || text.indexOf('\n') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int current = line;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' && carriageReturns.get(current++)) {
        out.append('\r');
      }
      out.append(text.charAt(i));
    }
    return out.toString();
  }

  private CompileError error() {
    if (tokenizer.error != null) {
      return tokenizer.error;
    }
    switch (tokenizer.stop) {
      case END_OF_TEXT:
        return error(CompileError.Kind.SYNTAX, "unexpected EOF in multi-line statement");
      case UNKNOWN_DEDENT:
        return error(CompileError.Kind.INDENTATION, "unindent does not match any outer indentation level");
      case TABS_AND_SPACES:
        return error(CompileError.Kind.TAB, "inconsistent use of tabs and spaces in indentation");
      case TOO_DEEP:
        return error(CompileError.Kind.INDENTATION, "too many levels of indentation");
      default:
        return error(CompileError.Kind.SYNTAX, "unexpected character after line continuation character");
    }
  }

  private CompileError error(CompileError.Kind kind, String message) {
    int column = characters(in.lineStart, in.lineEnd);
    return new CompileError(kind, message, "<string>", in.line, column, CompileError.ABSENT, CompileError.ABSENT,
        source(in.lineStart, in.line));
  }
}

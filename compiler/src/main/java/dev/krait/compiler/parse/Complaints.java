// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.CompileError.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Makes the errors of a [Diagnosis]: finds their line of source and counts their columns in characters. Where an error
/// stands, and which line is shown, depends on how far the tokenizer has read, as in CPython.
final class Complaints {
  private final Tokenizer tokenizer;
  private final SourceCursor in;
  private final List<Token> tokens;
  private final String fileName;

  Complaints(Tokenizer tokenizer, List<Token> tokens, String fileName) {
    this.tokenizer = tokenizer;
    this.in = tokenizer.in;
    this.tokens = tokens;
    this.fileName = fileName;
  }

  /// An error that covers `place`.
  CompileError at(Place place, String message) {
    return span(place, place, message);
  }

  /// An error from the beginning of `from` to the end of `to`.
  CompileError span(Place from, Place to, String message) {
    return make(Kind.SYNTAX, message, from.line(), from.column() + 1, to.endLine(), to.endColumn() + 1);
  }

  /// An error from the beginning of `place` to where the tokenizer stands.
  CompileError from(Place place, String message) {
    return make(Kind.SYNTAX, message, place.line(), place.column() + 1, in.line, in.cur - in.lineStart);
  }

  /// A syntax error at the last token.
  CompileError last(String message) {
    return atLast(Kind.SYNTAX, message);
  }

  CompileError atLast(Kind kind, String message) {
    return atToken(kind, tokens.get(tokens.size() - 1), message);
  }

  CompileError atToken(Kind kind, Token token, String message) {
    int column = token.column() < 0 ? in.cur - in.lineStart : token.column() + 1;
    int endColumn = token.endColumn() < 0 ? -1 : token.endColumn() + 1;
    return make(kind, message, token.line(), column, token.endLine(), endColumn);
  }

  /// An error at a place given in bytes, columns from 1; an end below 1 stands for none. Columns are counted in the line
  /// shown, even the end's when that stands in another line, and cannot lie beyond it.
  CompileError make(Kind kind, String message, int line, int column, int endLine, int endColumn) {
    String text = lineText(line);
    int from = column > 0 ? characters(text, column) : column;
    int to = endColumn > 0 ? characters(text, endColumn) : endColumn;
    return new CompileError(kind, message, fileName, line, from, endLine, to, text);
  }

  /// An error in a literal: at the escape it complains of, at `token`, or at the last token.
  CompileError of(LiteralError error, Token token) {
    if (error.line > 0) {
      int column = error.column + 1;
      return make(Kind.SYNTAX, error.getMessage(), error.line, column, error.line, column + error.length);
    }
    return token == null ? last(error.getMessage()) : at(token, error.getMessage());
  }

  /// Where a place given as line and column is in the text.
  int offset(int line, int column) {
    return in.lineStarts[line] + column;
  }

  private String lineText(int line) {
    return in.line <= line ? in.text(in.lineStart, in.lineEnd) : in.lineText(line, false);
  }

  /// How many characters the first `count` bytes of `text` are; one that is cut counts.
  private static int characters(String text, int count) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(count, utf8.length + 1);
    int characters = end > utf8.length ? 1 : 0;
    for (int i = 0; i < Math.min(end, utf8.length); i++) {
      characters += (utf8[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    return characters;
  }

  /// The error behind the tokenizer's stop.
  CompileError ofTokenizer() {
    switch (tokenizer.stop) {
      case END_OF_TEXT:
        return tokenizer.level > 0 ? unclosed() : last("unexpected EOF while parsing");
      case UNKNOWN_DEDENT:
        return atLast(Kind.INDENTATION, "unindent does not match any outer indentation level");
      case TABS_AND_SPACES:
        return make(Kind.TAB, "inconsistent use of tabs and spaces in indentation", in.line, 1, in.line, 0);
      case TOO_DEEP:
        return make(Kind.INDENTATION, "too many levels of indentation", in.line, 1, in.line, 0);
      case LINE_CONTINUATION:
        return make(Kind.SYNTAX, "unexpected character after line continuation character", in.line, in.cur - in.lineStart, in.line, 0);
      default:
        return tokenizer.error;
    }
  }

  private CompileError unclosed() {
    int i = tokenizer.level - 1;
    int line = tokenizer.bracketLine[i];
    return make(Kind.SYNTAX, "'" + (char) tokenizer.bracket[i] + "' was never closed", line, tokenizer.bracketColumn[i] + 1, line, 0);
  }

  /// `error`, unless the rest of the text (read when `read`) holds an error of the tokenizer, which goes before; one inside
  /// an f-string does not.
  CompileError afterRest(CompileError error, boolean read) {
    if (!read || tokenizer.stop != null) {
      return error;
    }
    int line = tokens.get(tokens.size() - 1).line();
    int kind;
    do {
      kind = tokenizer.next();
    } while (kind != TokenKind.ERRORTOKEN && kind != TokenKind.ENDMARKER);
    if (kind == TokenKind.ENDMARKER) {
      return error;
    }
    if (tokenizer.inFormatted()) {
      return error;
    }
    if (tokenizer.error != null) {
      return tokenizer.error;
    }
    boolean opened = tokenizer.level > 0 && line > tokenizer.bracketLine[tokenizer.level - 1];
    return opened ? unclosed() : error;
  }
}

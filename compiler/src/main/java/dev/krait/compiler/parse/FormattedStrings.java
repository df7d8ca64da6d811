// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// The f-strings and t-strings a tokenizer is inside of, and the tokens of their literal text.
///
/// Inside an expression the tokenizer works as usual and tells this class about brackets and punctuation; a `}` or `:`
/// that belongs to the string itself brings the text back. Owned by one tokenizer.
final class FormattedStrings {
  private static final int MAX_STRINGS = 150;
  private static final int MAX_EXPRESSIONS = 3;

  /// One string that has begun and not ended.
  private static final class Open {
    int quote;
    int quoteSize;
    boolean raw;
    boolean template;
    int start;
    int line;
    int lineStart;
    /// Whether literal text comes next, not the tokens of an expression.
    boolean inText;
    boolean inSpec;
    /// Brackets open inside the string, its own braces included.
    int brackets;
    /// The value of `brackets` outside each expression nested in format specs; -1 before the first.
    int expression;

    String prefix() {
      return template ? "t-string: " : "f-string: ";
    }

    boolean inExpression() {
      return expression >= 0;
    }
  }

  private final Tokenizer tokenizer;
  private final SourceCursor in;
  private final TokenWarnings warnings;
  /// How many strings are open; the innermost is `open`.
  int depth;
  private Open open;
  private Open[] stack = new Open[4];

  FormattedStrings(Tokenizer tokenizer, SourceCursor in, TokenWarnings warnings) {
    this.tokenizer = tokenizer;
    this.in = in;
    this.warnings = warnings;
  }

  boolean inText() {
    return depth > 0 && open.inText;
  }

  /// Begins a string whose prefix and first quote were read.
  int begin(int quote, boolean template, boolean raw) {
    int size = 1;
    if (in.buf[in.cur] == quote && in.buf[in.cur + 1] == quote) {
      size = 3;
      in.cur += 2;
    }
    tokenizer.end = in.cur;
    if (depth + 1 >= MAX_STRINGS) {
      throw in.error("too many nested f-strings or t-strings");
    }
    if (depth == stack.length) {
      stack = java.util.Arrays.copyOf(stack, depth * 2);
    }
    open = new Open();
    stack[depth++] = open;
    open.quote = quote;
    open.quoteSize = size;
    open.raw = raw;
    open.template = template;
    open.start = tokenizer.start;
    open.line = in.line;
    open.lineStart = in.lineStart;
    open.inText = true;
    open.expression = -1;
    return template ? TokenKind.TSTRING_START : TokenKind.FSTRING_START;
  }

  int next() {
    tokenizer.start = in.cur;
    int c = in.next();
    tokenizer.startLine = in.line;
    tokenizer.startLineStart = in.lineStart;
    in.back(c);
    if (c == '{') {
      in.next();
      int peek = in.next();
      in.back(peek);
      in.back(c);
      if (peek != '{') {
        enterExpression();
        return tokenizer.regular();
      }
    } else if (atEnd()) {
      in.cur += open.quoteSize;
      tokenizer.end = in.cur;
      int kind = open.template ? TokenKind.TSTRING_END : TokenKind.FSTRING_END;
      depth--;
      open = depth > 0 ? stack[depth - 1] : null;
      return kind;
    }
    return middle();
  }

  private boolean atEnd() {
    for (int i = 0; i < open.quoteSize; i++) {
      if (in.buf[in.cur + i] != open.quote) {
        return false;
      }
    }
    return true;
  }

  private void enterExpression() {
    open.expression++;
    if (open.expression >= MAX_EXPRESSIONS) {
      throw in.error(open.prefix() + "expressions nested too deeply");
    }
    open.inText = false;
  }

  private int middleToken(int end) {
    tokenizer.end = end;
    return open.template ? TokenKind.TSTRING_MIDDLE : TokenKind.FSTRING_MIDDLE;
  }

  /// Reads literal text up to an expression, the end of the string, or the first of a pair of braces.
  private int middle() {
    int quotes = 0;
    boolean named = false;
    while (quotes != open.quoteSize) {
      int c = in.next();
      boolean inSpec = open.inSpec && open.inExpression();
      if (c == SourceCursor.EOF || open.quoteSize == 1 && c == '\n') {
        if (inSpec && c == '\n') {
          throw in.error(open.prefix() + "newlines are not allowed in format specifiers for single quoted "
              + (open.template ? "t" : "f") + "-strings");
        }
        tokenizer.unterminatedAtEnd = c == SourceCursor.EOF && open.quoteSize == 3;
        throw unterminated();
      }
      if (c == open.quote) {
        quotes++;
        continue;
      }
      quotes = 0;
      if (c == '{') {
        return openingBrace(inSpec);
      }
      if (c == '}') {
        return named ? middleToken(in.cur) : closingBrace(inSpec);
      }
      if (c == '\\') {
        named |= escape();
      }
    }
    in.cur -= open.quoteSize;
    return middleToken(in.cur);
  }

  private int openingBrace(boolean inSpec) {
    int peek = in.next();
    if (peek == '{' && !inSpec) {
      return middleToken(in.cur - 1);
    }
    in.back(peek);
    in.back('{');
    enterExpression();
    return middleToken(in.cur);
  }

  private int closingBrace(boolean inSpec) {
    int peek = in.next();
    if (peek == '}' && !inSpec && open.brackets == 0) {
      return middleToken(in.cur - 1);
    }
    in.back(peek);
    in.back('}');
    open.inText = false;
    return middleToken(in.cur);
  }

  /// Reads what a backslash escapes; true when it begins the name of a character, whose braces are no expression.
  private boolean escape() {
    int c = in.next();
    if (c == '{' || c == '}') {
      in.back(c);
      if (!open.raw && warnings.warn(InvalidEscapes.warning("\\" + (char) c), in.line, in.cur - 1 - in.lineStart)) {
        in.cur++;
        throw in.error(InvalidEscapes.error("\\" + (char) c));
      }
      return false;
    }
    if (c == 'N' && !open.raw) {
      int brace = in.next();
      if (brace == '{') {
        return true;
      }
      in.back(brace);
    }
    return false;
  }

  private RuntimeException unterminated() {
    int detected = in.line;
    tokenizer.rewind(open.start, open.line, open.lineStart);
    return in.error("unterminated " + (open.quoteSize == 3 ? "triple-quoted " : "") + (open.template ? 't' : 'f')
        + "-string literal (detected at line " + detected + ")");
  }

  /// The message for a string that does not end and whose quotes would end the f-string around it, or null.
  String missingBrace(int quote, int size) {
    if (depth > 0 && open.quote == quote && open.quoteSize == size) {
      return open.prefix() + "expecting '}'";
    }
    return null;
  }

  /// Hears of `:`, `!`, `{` or `}` inside an expression; true when it is the colon before a format spec.
  boolean punctuation(int c) {
    if (c == ':' && open.inExpression() && open.brackets - 1 == open.expression) {
      open.inText = true;
      open.inSpec = true;
      return true;
    }
    return false;
  }

  void opened() {
    if (depth > 0) {
      open.brackets++;
    }
  }

  void refuseSingleBrace(int c) {
    if (depth > 0 && open.brackets == 0 && c == '}') {
      throw in.error(open.prefix() + "single '}' is not allowed");
    }
  }

  /// Refuses a closing bracket that meets the brace of the string's expression.
  void refuseUnmatched(int c, int opening) {
    if (depth > 0 && opening == '{' && open.brackets - 1 == open.expression) {
      throw in.error(open.prefix() + "unmatched '" + (char) c + "'");
    }
  }

  void closed(int c) {
    if (depth == 0) {
      return;
    }
    open.brackets--;
    if (open.brackets < 0) {
      throw in.error(open.prefix() + "unmatched '" + (char) c + "'");
    }
    if (c == '}' && open.brackets == open.expression) {
      open.expression--;
      open.inText = true;
      open.inSpec = false;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.code.ByteSequence;
import dev.krait.compiler.code.Const;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// String literals: plain ones, f-strings, t-strings, and adjacent ones, which join. Owned by one parser.
final class StringParser {
  private final TokenList tokens;
  private final ExpressionParser expressions;
  private final Literals literals;

  StringParser(TokenList tokens, ExpressionParser expressions, Literals literals) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.literals = literals;
  }

  String typeComment(int token) {
    return new String(tokens.buf, tokens.start(token), tokens.end(token) - tokens.start(token), StandardCharsets.UTF_8);
  }

  /// One or more adjacent string literals.
  Expr strings() {
    if (tokens.kind() == TokenKind.STRING && !isString(tokens.peek(1))) {
      return plain(tokens.pos++);
    }
    int first = tokens.pos;
    List<Expr> parts = new ArrayList<>();
    int pieces = 0;
    boolean formatted = false;
    boolean template = false;
    boolean other = false;
    boolean bytes = false;
    boolean text = false;
    while (isString(tokens.kind())) {
      pieces++;
      int i = tokens.pos;
      if (tokens.kind() == TokenKind.STRING) {
        boolean isBytes = literals.isBytes(tokens.start(i));
        bytes |= isBytes;
        text |= !isBytes;
        other = true;
        parts.add(plain(tokens.pos++));
      } else {
        boolean isTemplate = tokens.kind() == TokenKind.TSTRING_START;
        template |= isTemplate;
        formatted |= !isTemplate;
        text = true;
        literalAndFields(parts, isTemplate);
      }
    }
    if (bytes && text || template && (formatted || other)) {
      throw SyntaxFailure.FOUND;
    }
    if (!formatted && !template) {
      return joinedPlain(parts, first, bytes);
    }
    List<Expr> values = merged(parts);
    int line = tokens.line(first);
    int column = tokens.column(first);
    return template ? new Expr.TemplateStr(values, line, column, tokens.endLine(), tokens.endColumn())
        : new Expr.JoinedStr(values, line, column, tokens.endLine(), tokens.endColumn());
  }

  private static boolean isString(int kind) {
    return kind == TokenKind.STRING || kind == TokenKind.FSTRING_START || kind == TokenKind.TSTRING_START;
  }

  private Expr plain(int i) {
    int start = tokens.start(i);
    int lineStart = start - tokens.column(i);
    Const value = literals.string(start, tokens.end(i), tokens.line(i), lineStart);
    String kind = literals.isUnicodePrefixed(start) ? "u" : null;
    return new Expr.Constant(value, kind, tokens.line(i), tokens.column(i), tokens.endLine(i), tokens.endColumn(i));
  }

  private Expr joinedPlain(List<Expr> parts, int first, boolean bytes) {
    Const value;
    if (bytes) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (Expr part : parts) {
        all.writeBytes(((Const.Bytes) ((Expr.Constant) part).value()).value().array());
      }
      value = new Const.Bytes(new ByteSequence(all.toByteArray()));
    } else {
      value = joined(parts, 0, parts.size());
    }
    String kind = ((Expr.Constant) parts.get(0)).kind();
    return new Expr.Constant(value, kind, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private static Const joined(List<Expr> parts, int from, int to) {
    boolean narrow = true;
    int length = 0;
    for (int i = from; i < to && narrow; i++) {
      narrow = ((Expr.Constant) parts.get(i)).value() instanceof Const.Str part && !endsInSurrogate(part.value());
      length += narrow ? ((Const.Str) ((Expr.Constant) parts.get(i)).value()).value().length() : 0;
    }
    if (narrow) {
      StringBuilder all = new StringBuilder(length);
      for (int i = from; i < to; i++) {
        all.append(((Const.Str) ((Expr.Constant) parts.get(i)).value()).value());
      }
      return new Const.Str(all.toString());
    }
    Text all = new Text();
    for (int i = from; i < to; i++) {
      all.add(((Expr.Constant) parts.get(i)).value());
    }
    return all.toConst();
  }

  private static boolean endsInSurrogate(String text) {
    return !text.isEmpty() && Character.isSurrogate(text.charAt(text.length() - 1));
  }

  /// The parts of an f-string or t-string with neighbouring constants joined and empty ones left out.
  private static List<Expr> merged(List<Expr> parts) {
    List<Expr> values = new ArrayList<>(parts.size());
    int i = 0;
    while (i < parts.size()) {
      if (!(parts.get(i) instanceof Expr.Constant first)) {
        values.add(parts.get(i++));
        continue;
      }
      int from = i;
      while (i < parts.size() && parts.get(i) instanceof Expr.Constant) {
        i++;
      }
      Expr.Constant last = (Expr.Constant) parts.get(i - 1);
      Const value = i - from == 1 ? first.value() : joined(parts, from, i);
      if (!Text.isEmpty(value)) {
        values.add(i - from == 1 ? first
            : new Expr.Constant(value, first.kind(), first.line(), first.column(), last.endLine(), last.endColumn()));
      }
    }
    return values;
  }

  /// One f-string or t-string: adds its constants and fields to `parts`.
  private void literalAndFields(List<Expr> parts, boolean template) {
    int begin = tokens.pos++;
    if (template) {
      expressions.require(14);
    }
    boolean raw = isRaw(begin);
    int end = template ? TokenKind.TSTRING_END : TokenKind.FSTRING_END;
    List<Integer> middles = new ArrayList<>(4);
    while (!tokens.accept(end)) {
      if (tokens.kind() == TokenKind.LBRACE) {
        field(parts, template, raw);
      } else {
        middles.add(parts.size());
        middles.add(tokens.pos++);
        parts.add(null);
      }
    }
    fillIn(parts, middles, raw);
  }

  /// Puts the literal texts where they belong; CPython decodes them when the string has ended, and its warnings count lines
  /// from there.
  private void fillIn(List<Expr> parts, List<Integer> middles, boolean raw) {
    int endLine = tokens.line(tokens.pos - 1);
    for (int i = 0; i < middles.size(); i += 2) {
      int token = middles.get(i + 1);
      parts.set(middles.get(i), literal(token, raw, endLine, endsInDoubledBrace(token) ? 1 : 0));
    }
    if (!middles.isEmpty()) {
      removeEmpty(parts);
    }
  }

  private static boolean allConstant(List<Expr> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (!(parts.get(i) instanceof Expr.Constant)) {
        return false;
      }
    }
    return true;
  }

  private static void removeEmpty(List<Expr> parts) {
    int kept = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) != null) {
        parts.set(kept++, parts.get(i));
      }
    }
    parts.subList(kept, parts.size()).clear();
  }

  private boolean isRaw(int begin) {
    for (int i = tokens.start(begin); i < tokens.end(begin); i++) {
      if ((tokens.buf[i] | 0x20) == 'r') {
        return true;
      }
    }
    return false;
  }

  /// Whether the text of a middle token ends with the first of a pair of braces.
  private boolean endsInDoubledBrace(int i) {
    byte last = tokens.buf[tokens.end(i) - 1];
    return (last == '{' || last == '}') && tokens.buf[tokens.end(i)] == last;
  }

  /// The text of a middle token as a constant, or null when it is empty; warnings count lines from `line`, and `more` bytes
  /// behind the text belong to it.
  private Expr literal(int i, boolean raw, int line, int more) {
    int kind = tokens.kind(i);
    if (kind != TokenKind.FSTRING_MIDDLE && kind != TokenKind.TSTRING_MIDDLE) {
      throw SyntaxFailure.FOUND;
    }
    if (tokens.start(i) == tokens.end(i)) {
      return null;
    }
    int start = tokens.start(i);
    int end = tokens.end(i);
    Const value = literals.formattedText(start, end, raw, line, start - tokens.column(i));
    return new Expr.Constant(value, null, tokens.line(i), tokens.column(i), tokens.endLine(i), tokens.endColumn(i) + more);
  }

  private void field(List<Expr> parts, boolean template, boolean raw) {
    int open = tokens.pos++;
    Expr value = expressions.yieldOrStarExpressions();
    boolean debug = tokens.accept(TokenKind.EQUAL);
    int behindExpression = tokens.pos;
    int conversion = -1;
    if (tokens.accept(TokenKind.EXCLAMATION)) {
      conversion = conversion();
    }
    Expr spec = null;
    if (tokens.kind() == TokenKind.COLON) {
      spec = formatSpec(raw);
    }
    tokens.expect(TokenKind.RBRACE);
    int line = tokens.line(open);
    int column = tokens.column(open);
    String source = debug || template ? SourceExcerpt.of(tokens.buf, tokens.end(open), tokens.start(behindExpression)) : null;
    if (debug) {
      int next = behindExpression;
      parts.add(new Expr.Constant(Text.constant(source), null, line, column + 1, tokens.line(next), tokens.column(next)));
      conversion = conversion < 0 && spec == null ? 'r' : conversion;
    }
    int endLine = tokens.endLine();
    int endColumn = tokens.endColumn();
    parts.add(template
        ? new Expr.Interpolation(value, Text.constant(SourceExcerpt.expression(source, debug)), conversion, spec, line, column, endLine, endColumn)
        : new Expr.FormattedValue(value, conversion, spec, line, column, endLine, endColumn));
  }

  private int conversion() {
    int i = tokens.expect(TokenKind.NAME);
    int letter = tokens.buf[tokens.start(i)];
    boolean adjacent = tokens.start(i) == tokens.end(i - 1);
    if (!adjacent || tokens.end(i) - tokens.start(i) != 1 || letter != 'r' && letter != 's' && letter != 'a') {
      throw SyntaxFailure.FOUND;
    }
    return letter;
  }

  private Expr formatSpec(boolean raw) {
    int colon = tokens.pos++;
    List<Expr> parts = new ArrayList<>(2);
    while (tokens.kind() != TokenKind.RBRACE) {
      if (tokens.kind() == TokenKind.LBRACE) {
        field(parts, false, raw);
      } else {
        int i = tokens.pos++;
        Expr text = literal(i, raw, tokens.line(i), 0);
        if (text != null) {
          parts.add(text);
        }
      }
    }
    int line = tokens.line(colon);
    int column = tokens.column(colon);
    if (parts.size() > 1 && allConstant(parts)) {
      // CPython joins such parts as it joins adjacent string literals.
      return new Expr.Constant(joined(parts, 0, parts.size()), null, line, column, tokens.endLine(), tokens.endColumn());
    }
    return new Expr.JoinedStr(merged(parts), line, column, tokens.endLine(), tokens.endColumn());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Const;
import java.util.ArrayList;
import java.util.List;

/// The patterns of `case` blocks. Owned by one parser.
final class PatternParser {
  private final TokenList tokens;
  private final Literals literals;
  private final StringParser strings;

  PatternParser(TokenList tokens, Literals literals, StringParser strings) {
    this.tokens = tokens;
    this.literals = literals;
    this.strings = strings;
  }

  /// What stands behind `case`: a pattern, or several that make a sequence without brackets.
  Pattern patterns() {
    int first = tokens.pos;
    Pattern item = starOrPattern();
    if (tokens.kind() != TokenKind.COMMA) {
      if (item instanceof Pattern.MatchStar) {
        throw SyntaxFailure.FOUND;
      }
      return item;
    }
    List<Pattern> items = new ArrayList<>();
    items.add(item);
    while (tokens.accept(TokenKind.COMMA) && tokens.kind() != TokenKind.COLON && tokens.kind() != TokenKind.KW_IF) {
      items.add(starOrPattern());
    }
    return new Pattern.MatchSequence(items, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Pattern starOrPattern() {
    int first = tokens.pos;
    if (!tokens.accept(TokenKind.STAR)) {
      return pattern();
    }
    String name = tokens.isWord(tokens.pos, "_") ? null : tokens.name(tokens.expect(TokenKind.NAME));
    if (name == null) {
      tokens.pos++;
    }
    refuseLongerName();
    return new Pattern.MatchStar(name, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private void refuseLongerName() {
    int kind = tokens.kind();
    if (kind == TokenKind.DOT || kind == TokenKind.LPAR || kind == TokenKind.EQUAL) {
      throw SyntaxFailure.FOUND;
    }
  }

  private Pattern pattern() {
    int first = tokens.pos;
    Pattern alternatives = orPattern();
    if (!tokens.accept(TokenKind.KW_AS)) {
      return alternatives;
    }
    String name = captureName();
    return new Pattern.MatchAs(alternatives, name, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private String captureName() {
    if (tokens.isWord(tokens.pos, "_")) {
      throw SyntaxFailure.FOUND;
    }
    String name = tokens.expectName();
    refuseLongerName();
    return name;
  }

  private Pattern orPattern() {
    int first = tokens.pos;
    Pattern left = closed();
    if (tokens.kind() != TokenKind.VBAR) {
      return left;
    }
    List<Pattern> alternatives = new ArrayList<>(4);
    alternatives.add(left);
    while (tokens.accept(TokenKind.VBAR)) {
      alternatives.add(closed());
    }
    return new Pattern.MatchOr(alternatives, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Pattern closed() {
    int first = tokens.pos;
    switch (tokens.kind()) {
      case TokenKind.NAME:
        return startingWithName();
      case TokenKind.LPAR:
        return parenthesised();
      case TokenKind.LSQB:
        tokens.pos++;
        List<Pattern> items = items(TokenKind.RSQB, new ArrayList<>());
        return new Pattern.MatchSequence(items, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      case TokenKind.LBRACE:
        return mapping();
      case TokenKind.KW_NONE, TokenKind.KW_TRUE, TokenKind.KW_FALSE:
        Const value = singleton(tokens.kind(tokens.pos++));
        return new Pattern.MatchSingleton(value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      default:
        Expr literal = literal();
        return new Pattern.MatchValue(literal, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
  }

  private static Const singleton(int kind) {
    return kind == TokenKind.KW_NONE ? Const.Singleton.NONE : kind == TokenKind.KW_TRUE ? Const.Singleton.TRUE : Const.Singleton.FALSE;
  }

  private Pattern startingWithName() {
    int first = tokens.pos;
    if (tokens.isWord(first, "_")) {
      tokens.pos++;
      return new Pattern.MatchAs(null, null, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    Expr name = dottedName();
    if (tokens.kind() == TokenKind.LPAR) {
      return classPattern(first, name);
    }
    if (tokens.kind() == TokenKind.EQUAL) {
      throw SyntaxFailure.FOUND;
    }
    if (name instanceof Expr.Name capture) {
      return new Pattern.MatchAs(null, capture.id(), tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    return new Pattern.MatchValue(name, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr dottedName() {
    int first = tokens.pos;
    String head = tokens.expectName();
    Expr name = new Expr.Name(head, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    while (tokens.accept(TokenKind.DOT)) {
      String attribute = tokens.expectName();
      name = new Expr.Attribute(name, attribute, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    return name;
  }

  private Pattern classPattern(int first, Expr cls) {
    tokens.pos++;
    List<Pattern> positional = new ArrayList<>(4);
    List<String> names = new ArrayList<>(2);
    List<Pattern> named = new ArrayList<>(2);
    while (!tokens.accept(TokenKind.RPAR)) {
      if (tokens.kind() == TokenKind.NAME && tokens.peek(1) == TokenKind.EQUAL) {
        names.add(tokens.expectName());
        tokens.pos++;
        named.add(pattern());
      } else if (named.isEmpty()) {
        positional.add(pattern());
      } else {
        throw SyntaxFailure.FOUND;
      }
      if (tokens.kind() != TokenKind.RPAR) {
        tokens.expect(TokenKind.COMMA);
      }
    }
    return new Pattern.MatchClass(cls, positional, names, named, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Pattern parenthesised() {
    int first = tokens.pos++;
    if (tokens.kind() != TokenKind.RPAR) {
      Pattern item = starOrPattern();
      if (tokens.kind() != TokenKind.COMMA) {
        if (item instanceof Pattern.MatchStar) {
          throw SyntaxFailure.FOUND;
        }
        tokens.expect(TokenKind.RPAR);
        return item;
      }
      tokens.pos++;
      List<Pattern> items = new ArrayList<>();
      items.add(item);
      items(TokenKind.RPAR, items);
      return new Pattern.MatchSequence(items, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    tokens.pos++;
    return new Pattern.MatchSequence(List.of(), tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private List<Pattern> items(int closing, List<Pattern> items) {
    while (!tokens.accept(closing)) {
      items.add(starOrPattern());
      if (tokens.kind() != closing) {
        tokens.expect(TokenKind.COMMA);
      }
    }
    return items;
  }

  private Pattern mapping() {
    int first = tokens.pos++;
    List<Expr> keys = new ArrayList<>(4);
    List<Pattern> values = new ArrayList<>(4);
    String rest = null;
    while (!tokens.accept(TokenKind.RBRACE)) {
      if (rest != null) {
        throw SyntaxFailure.FOUND;
      }
      if (tokens.accept(TokenKind.DOUBLESTAR)) {
        rest = captureName();
      } else {
        keys.add(key());
        tokens.expect(TokenKind.COLON);
        values.add(pattern());
      }
      if (tokens.kind() != TokenKind.RBRACE) {
        tokens.expect(TokenKind.COMMA);
      }
    }
    return new Pattern.MatchMapping(keys, values, rest, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr key() {
    int first = tokens.pos;
    switch (tokens.kind()) {
      case TokenKind.NAME:
        Expr name = dottedName();
        if (name instanceof Expr.Name) {
          throw SyntaxFailure.FOUND;
        }
        return name;
      case TokenKind.KW_NONE, TokenKind.KW_TRUE, TokenKind.KW_FALSE:
        Const value = singleton(tokens.kind(tokens.pos++));
        return new Expr.Constant(value, null, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      default:
        return literal();
    }
  }

  /// A string, a number with or without a sign, or a complex number written as a sum.
  private Expr literal() {
    int first = tokens.pos;
    if (tokens.kind() != TokenKind.NUMBER && tokens.kind() != TokenKind.MINUS) {
      if (tokens.kind() == TokenKind.STRING || tokens.kind() == TokenKind.FSTRING_START || tokens.kind() == TokenKind.TSTRING_START) {
        return strings.strings();
      }
      throw SyntaxFailure.FOUND;
    }
    Expr real = signedNumber();
    if (tokens.kind() != TokenKind.PLUS && tokens.kind() != TokenKind.MINUS) {
      return real;
    }
    Operator op = tokens.kind(tokens.pos++) == TokenKind.PLUS ? Operator.ADD : Operator.SUB;
    Expr imaginary = number();
    boolean realIsReal = !isImaginary(real instanceof Expr.UnaryOp signed ? signed.operand() : real);
    if (!realIsReal || !isImaginary(imaginary)) {
      throw SyntaxFailure.FOUND;
    }
    return new Expr.BinOp(real, op, imaginary, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private static boolean isImaginary(Expr number) {
    return ((Expr.Constant) number).value() instanceof Const.Complex;
  }

  private Expr signedNumber() {
    int first = tokens.pos;
    if (!tokens.accept(TokenKind.MINUS)) {
      return number();
    }
    Expr value = number();
    return new Expr.UnaryOp(UnaryOperator.USUB, value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr number() {
    int i = tokens.expect(TokenKind.NUMBER);
    Const value = literals.number(tokens.start(i), tokens.end(i));
    return new Expr.Constant(value, null, tokens.line(i), tokens.column(i), tokens.endLine(i), tokens.endColumn(i));
  }
}

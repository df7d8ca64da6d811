// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.code.Const;
import java.util.ArrayList;
import java.util.List;

/// What binds tightest: names, literals, and everything in brackets of its own, comprehensions included. Owned by one
/// parser.
final class AtomParser {
  private final TokenList tokens;
  private final ParseOptions options;
  private final Literals literals;
  private final ExpressionParser expressions;

  AtomParser(TokenList tokens, ParseOptions options, Literals literals, ExpressionParser expressions) {
    this.tokens = tokens;
    this.options = options;
    this.literals = literals;
    this.expressions = expressions;
  }

  /// `star_named_expression`: an item of a list, set or tuple display.
  private Expr displayItem() {
    return tokens.kind() == TokenKind.STAR ? expressions.starred() : expressions.namedExpression();
  }

  Expr atom() {
    int i = tokens.pos;
    switch (tokens.kind()) {
      case TokenKind.NAME:
        tokens.pos++;
        return new Expr.Name(tokens.name(i), ExprContext.LOAD, tokens.line(i), tokens.column(i), tokens.endLine(i), tokens.endColumn(i));
      case TokenKind.NUMBER:
        tokens.pos++;
        if (options.featureVersion() < 6 && literals.hasUnderscore(tokens.start(i), tokens.end(i))) {
          throw SyntaxFailure.FOUND;
        }
        return constant(i, literals.number(tokens.start(i), tokens.end(i)));
      case TokenKind.STRING, TokenKind.FSTRING_START, TokenKind.TSTRING_START:
        return expressions.strings.strings();
      case TokenKind.KW_NONE:
        tokens.pos++;
        return constant(i, Const.Singleton.NONE);
      case TokenKind.KW_TRUE:
        tokens.pos++;
        return constant(i, Const.Singleton.TRUE);
      case TokenKind.KW_FALSE:
        tokens.pos++;
        return constant(i, Const.Singleton.FALSE);
      case TokenKind.ELLIPSIS:
        tokens.pos++;
        return constant(i, Const.Singleton.ELLIPSIS);
      case TokenKind.LPAR:
        return nested(TokenKind.LPAR);
      case TokenKind.LSQB:
        return nested(TokenKind.LSQB);
      case TokenKind.LBRACE:
        return nested(TokenKind.LBRACE);
      default:
        throw SyntaxFailure.FOUND;
    }
  }

  private Expr nested(int opening) {
    expressions.enter();
    Expr atom = opening == TokenKind.LPAR ? parenthesised() : opening == TokenKind.LSQB ? list() : braces();
    expressions.leave();
    return atom;
  }

  private Expr constant(int i, Const value) {
    return new Expr.Constant(value, null, tokens.line(i), tokens.column(i), tokens.endLine(i), tokens.endColumn(i));
  }

  /// A tuple, a generator expression, or any expression, in parentheses.
  private Expr parenthesised() {
    int first = tokens.pos++;
    if (tokens.accept(TokenKind.RPAR)) {
      return new Expr.Tuple(List.of(), ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    if (tokens.kind() == TokenKind.KW_YIELD) {
      Expr value = expressions.yieldExpression();
      tokens.expect(TokenKind.RPAR);
      return value;
    }
    Expr item = displayItem();
    boolean starred = tokens.kind(first + 1) == TokenKind.STAR;
    if (tokens.kind() == TokenKind.COMMA) {
      List<Expr> items = displayItems(item, TokenKind.RPAR);
      return new Expr.Tuple(items, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    if (starred) {
      throw SyntaxFailure.FOUND;
    }
    if (startsComprehension(tokens.kind())) {
      List<Comprehension> generators = comprehensions();
      tokens.expect(TokenKind.RPAR);
      return new Expr.GeneratorExp(item, generators, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    tokens.expect(TokenKind.RPAR);
    return item;
  }

  /// The items of a display up to its closing bracket, behind the first of them.
  private List<Expr> displayItems(Expr firstItem, int closing) {
    if (tokens.accept(closing)) {
      return List.of(firstItem);
    }
    List<Expr> items = new ArrayList<>();
    items.add(firstItem);
    while (!tokens.accept(closing)) {
      tokens.expect(TokenKind.COMMA);
      if (tokens.accept(closing)) {
        break;
      }
      items.add(displayItem());
    }
    return items;
  }

  private Expr list() {
    int first = tokens.pos++;
    if (tokens.accept(TokenKind.RSQB)) {
      return new Expr.ListDisplay(List.of(), ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    Expr item = displayItem();
    if (startsComprehension(tokens.kind()) && tokens.kind(first + 1) != TokenKind.STAR) {
      List<Comprehension> generators = comprehensions();
      tokens.expect(TokenKind.RSQB);
      return new Expr.ListComp(item, generators, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    List<Expr> items = displayItems(item, TokenKind.RSQB);
    return new Expr.ListDisplay(items, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  /// A dict or a set, or a comprehension of either.
  private Expr braces() {
    int first = tokens.pos++;
    if (tokens.kind() == TokenKind.RBRACE || tokens.kind() == TokenKind.DOUBLESTAR) {
      return dict(first, null, null);
    }
    Expr item = displayItem();
    boolean starred = tokens.kind(first + 1) == TokenKind.STAR;
    if (tokens.kind() == TokenKind.COLON && !starred && !isAssignment(first + 1)) {
      tokens.pos++;
      Expr value = expressions.expression();
      if (startsComprehension(tokens.kind())) {
        List<Comprehension> generators = comprehensions();
        tokens.expect(TokenKind.RBRACE);
        return new Expr.DictComp(item, value, generators, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      }
      return dict(first, item, value);
    }
    if (startsComprehension(tokens.kind()) && !starred) {
      List<Comprehension> generators = comprehensions();
      tokens.expect(TokenKind.RBRACE);
      return new Expr.SetComp(item, generators, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    List<Expr> items = displayItems(item, TokenKind.RBRACE);
    return new Expr.Set(items, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  boolean isAssignment(int i) {
    return tokens.kind(i) == TokenKind.NAME && tokens.kind(i + 1) == TokenKind.COLONEQUAL;
  }

  /// A dict display behind its first pair, if `firstValue` is not null, else behind the brace.
  private Expr dict(int first, Expr firstKey, Expr firstValue) {
    List<Expr> keys = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    boolean pair = firstValue != null;
    if (pair) {
      keys.add(firstKey);
      values.add(firstValue);
    }
    while (!tokens.accept(TokenKind.RBRACE)) {
      if (pair) {
        tokens.expect(TokenKind.COMMA);
        if (tokens.accept(TokenKind.RBRACE)) {
          break;
        }
      }
      pair = true;
      if (tokens.accept(TokenKind.DOUBLESTAR)) {
        keys.add(null);
        values.add(expressions.bitwiseOr());
      } else {
        keys.add(expressions.expression());
        tokens.expect(TokenKind.COLON);
        values.add(expressions.expression());
      }
    }
    return new Expr.Dict(keys, values, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  static boolean startsComprehension(int kind) {
    return kind == TokenKind.KW_FOR || kind == TokenKind.KW_ASYNC;
  }

  List<Comprehension> comprehensions() {
    List<Comprehension> clauses = new ArrayList<>(2);
    while (startsComprehension(tokens.kind())) {
      boolean async = tokens.accept(TokenKind.KW_ASYNC);
      if (async) {
        expressions.require(6);
      }
      tokens.expect(TokenKind.KW_FOR);
      Expr target = expressions.targets();
      tokens.expect(TokenKind.KW_IN);
      Expr iter = expressions.disjunction();
      List<Expr> ifs = List.of();
      if (tokens.kind() == TokenKind.KW_IF) {
        ifs = new ArrayList<>(2);
        while (tokens.accept(TokenKind.KW_IF)) {
          ifs.add(expressions.disjunction());
        }
      }
      clauses.add(new Comprehension(target, iter, ifs, async));
    }
    return clauses;
  }
}

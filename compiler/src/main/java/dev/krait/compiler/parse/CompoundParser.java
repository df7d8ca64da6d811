// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.WithItem;
import java.util.ArrayList;
import java.util.List;

/// Statements that hold blocks. Owned by one parser.
final class CompoundParser {
  private final TokenList tokens;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final PatternParser patterns;

  CompoundParser(TokenList tokens, ExpressionParser expressions, StatementParser statements, Literals literals) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.statements = statements;
    this.patterns = new PatternParser(tokens, literals, expressions.strings);
  }

  /// The compound statement that stands here, or null without having read anything.
  Stmt statement() {
    int first = tokens.pos;
    switch (tokens.kind()) {
      case TokenKind.KW_DEF:
        return function(first, List.of(), false);
      case TokenKind.KW_CLASS:
        return classDefinition(List.of());
      case TokenKind.AT:
        return decorated();
      case TokenKind.KW_IF:
        return conditional();
      case TokenKind.KW_FOR:
        return loop(first, false);
      case TokenKind.KW_WHILE:
        return whileLoop();
      case TokenKind.KW_TRY:
        return tryStatement();
      case TokenKind.KW_WITH:
        return with(first, false);
      case TokenKind.KW_ASYNC:
        return async();
      case TokenKind.NAME:
        return isMatch() ? match() : null;
      default:
        return null;
    }
  }

  /// The last token that is text: where a statement that ended with a block ends.
  private int lastVisible() {
    int i = tokens.pos - 1;
    while (tokens.kind(i) >= TokenKind.NEWLINE && tokens.kind(i) <= TokenKind.DEDENT) {
      i--;
    }
    return i;
  }

  private Stmt async() {
    int first = tokens.pos++;
    expressions.require(5);
    switch (tokens.kind()) {
      case TokenKind.KW_DEF:
        return function(first, List.of(), true);
      case TokenKind.KW_FOR:
        return loop(first, true);
      case TokenKind.KW_WITH:
        return with(first, true);
      default:
        throw SyntaxFailure.FOUND;
    }
  }

  private Stmt decorated() {
    List<Expr> decorators = new ArrayList<>(2);
    while (tokens.accept(TokenKind.AT)) {
      decorators.add(expressions.namedExpression());
      tokens.expect(TokenKind.NEWLINE);
    }
    if (tokens.kind() == TokenKind.KW_CLASS) {
      return classDefinition(decorators);
    }
    int first = tokens.pos;
    boolean async = tokens.accept(TokenKind.KW_ASYNC);
    if (async) {
      expressions.require(5);
    }
    return function(first, decorators, async);
  }

  private Stmt function(int first, List<Expr> decorators, boolean async) {
    tokens.expect(TokenKind.KW_DEF);
    String name = tokens.expectName();
    List<TypeParam> typeParams = expressions.parameters().typeParameters();
    tokens.expect(TokenKind.LPAR);
    Arguments arguments = expressions.parameters().functionParameters();
    tokens.expect(TokenKind.RPAR);
    Expr returns = tokens.accept(TokenKind.RARROW) ? expressions.expression() : null;
    tokens.expect(TokenKind.COLON);
    String typeComment = functionTypeComment();
    List<Stmt> body = statements.block();
    int last = lastVisible();
    return async
        ? new Stmt.AsyncFunctionDef(name, arguments, body, decorators, returns, typeComment, typeParams, tokens.line(first), tokens.column(first),
            tokens.endLine(last), tokens.endColumn(last))
        : new Stmt.FunctionDef(name, arguments, body, decorators, returns, typeComment, typeParams, tokens.line(first), tokens.column(first),
            tokens.endLine(last), tokens.endColumn(last));
  }

  /// The type comment of a function may stand in a line of its own at the head of the block.
  private String functionTypeComment() {
    if (tokens.kind() == TokenKind.NEWLINE && tokens.peek(1) == TokenKind.TYPE_COMMENT && tokens.peek(2) == TokenKind.NEWLINE
        && tokens.peek(3) == TokenKind.INDENT) {
      tokens.pos++;
    }
    return statements.typeComment();
  }

  private Stmt classDefinition(List<Expr> decorators) {
    int first = tokens.pos++;
    String name = tokens.expectName();
    List<TypeParam> typeParams = expressions.parameters().typeParameters();
    ArgumentList bases = tokens.kind() == TokenKind.LPAR ? expressions.arguments(false) : ArgumentList.NONE;
    tokens.expect(TokenKind.COLON);
    List<Stmt> body = statements.block();
    int last = lastVisible();
    return new Stmt.ClassDef(name, bases.positional(), bases.keywords(), body, decorators, typeParams, tokens.line(first), tokens.column(first),
        tokens.endLine(last), tokens.endColumn(last));
  }

  /// An `if` or `elif` with everything that follows it.
  private Stmt conditional() {
    int first = tokens.pos++;
    Expr test = expressions.namedExpression();
    tokens.expect(TokenKind.COLON);
    List<Stmt> body = statements.block();
    List<Stmt> orElse = tokens.kind() == TokenKind.KW_ELIF ? List.of(conditional()) : elseBlock();
    int last = lastVisible();
    return new Stmt.If(test, body, orElse, tokens.line(first), tokens.column(first), tokens.endLine(last), tokens.endColumn(last));
  }

  private List<Stmt> elseBlock() {
    if (!tokens.accept(TokenKind.KW_ELSE)) {
      return List.of();
    }
    tokens.expect(TokenKind.COLON);
    return statements.block();
  }

  private Stmt loop(int first, boolean async) {
    tokens.expect(TokenKind.KW_FOR);
    Expr target = expressions.targets();
    tokens.expect(TokenKind.KW_IN);
    Expr iter = expressions.starExpressions();
    tokens.expect(TokenKind.COLON);
    String typeComment = statements.typeComment();
    List<Stmt> body = statements.block();
    List<Stmt> orElse = elseBlock();
    int last = lastVisible();
    return async
        ? new Stmt.AsyncFor(target, iter, body, orElse, typeComment, tokens.line(first), tokens.column(first), tokens.endLine(last),
            tokens.endColumn(last))
        : new Stmt.For(target, iter, body, orElse, typeComment, tokens.line(first), tokens.column(first), tokens.endLine(last),
            tokens.endColumn(last));
  }

  private Stmt whileLoop() {
    int first = tokens.pos++;
    Expr test = expressions.namedExpression();
    tokens.expect(TokenKind.COLON);
    List<Stmt> body = statements.block();
    List<Stmt> orElse = elseBlock();
    int last = lastVisible();
    return new Stmt.While(test, body, orElse, tokens.line(first), tokens.column(first), tokens.endLine(last), tokens.endColumn(last));
  }

  private Stmt tryStatement() {
    int first = tokens.pos++;
    tokens.expect(TokenKind.COLON);
    List<Stmt> body = statements.block();
    boolean star = tokens.kind() == TokenKind.KW_EXCEPT && tokens.peek(1) == TokenKind.STAR;
    if (star) {
      expressions.require(11);
    }
    List<ExceptHandler> handlers = new ArrayList<>(2);
    while (tokens.kind() == TokenKind.KW_EXCEPT) {
      handlers.add(handler(star));
    }
    List<Stmt> orElse = handlers.isEmpty() ? List.of() : elseBlock();
    List<Stmt> finalBody = List.of();
    if (tokens.accept(TokenKind.KW_FINALLY)) {
      tokens.expect(TokenKind.COLON);
      finalBody = statements.block();
    } else if (handlers.isEmpty()) {
      throw SyntaxFailure.FOUND;
    }
    int last = lastVisible();
    return star
        ? new Stmt.TryStar(body, handlers, orElse, finalBody, tokens.line(first), tokens.column(first), tokens.endLine(last), tokens.endColumn(last))
        : new Stmt.Try(body, handlers, orElse, finalBody, tokens.line(first), tokens.column(first), tokens.endLine(last), tokens.endColumn(last));
  }

  private ExceptHandler.Handler handler(boolean star) {
    int first = tokens.pos++;
    if (star) {
      tokens.expect(TokenKind.STAR);
    }
    Expr type = null;
    String name = null;
    if (star || tokens.kind() != TokenKind.COLON) {
      type = expressions.expressions();
      boolean several = type instanceof Expr.Tuple && tokens.kind(tokens.pos) != TokenKind.KW_AS && !isParenthesised(first + (star ? 2 : 1));
      if (several) {
        expressions.require(14);
      } else if (tokens.kind() == TokenKind.KW_AS) {
        if (type instanceof Expr.Tuple && !isParenthesised(first + (star ? 2 : 1))) {
          throw SyntaxFailure.FOUND;
        }
        tokens.pos++;
        name = tokens.expectName();
      }
    }
    tokens.expect(TokenKind.COLON);
    List<Stmt> body = statements.block();
    int last = lastVisible();
    return new ExceptHandler.Handler(type, name, body, tokens.line(first), tokens.column(first), tokens.endLine(last), tokens.endColumn(last));
  }

  /// Whether the tuple that began at token `first` and ends here is the one in the parenthesis that opens there.
  private boolean isParenthesised(int first) {
    return tokens.kind(first) == TokenKind.LPAR && closing(first) == tokens.pos - 1;
  }

  /// The token that closes the bracket token `open`.
  private int closing(int open) {
    int depth = 0;
    int i = open;
    while (true) {
      switch (tokens.kind(i)) {
        case TokenKind.LPAR, TokenKind.LSQB, TokenKind.LBRACE:
          depth++;
          break;
        case TokenKind.RPAR, TokenKind.RSQB, TokenKind.RBRACE:
          depth--;
          break;
        case TokenKind.ENDMARKER:
          return i;
        default:
          break;
      }
      if (depth == 0) {
        return i;
      }
      i++;
    }
  }

  private Stmt with(int first, boolean async) {
    tokens.expect(TokenKind.KW_WITH);
    List<WithItem> items = tokens.kind() == TokenKind.LPAR ? parenthesisedItems() : null;
    if (items == null) {
      items = new ArrayList<>(2);
      do {
        items.add(withItem(TokenKind.COLON));
      } while (tokens.accept(TokenKind.COMMA));
    }
    tokens.expect(TokenKind.COLON);
    String typeComment = statements.typeComment();
    List<Stmt> body = statements.block();
    int last = lastVisible();
    return async
        ? new Stmt.AsyncWith(items, body, typeComment, tokens.line(first), tokens.column(first), tokens.endLine(last), tokens.endColumn(last))
        : new Stmt.With(items, body, typeComment, tokens.line(first), tokens.column(first), tokens.endLine(last), tokens.endColumn(last));
  }

  /// The items between parentheses, when the parentheses are those of the statement; else null, with nothing read.
  private List<WithItem> parenthesisedItems() {
    int open = tokens.pos;
    int close = closing(open);
    if (tokens.kind(close) == TokenKind.ENDMARKER || tokens.kind(close + 1) != TokenKind.COLON) {
      return null;
    }
    tokens.pos++;
    try {
      List<WithItem> items = new ArrayList<>(2);
      do {
        items.add(withItem(TokenKind.RPAR));
      } while (tokens.accept(TokenKind.COMMA) && tokens.kind() != TokenKind.RPAR);
      tokens.expect(TokenKind.RPAR);
      return items;
    } catch (SyntaxFailure anExpression) {
      tokens.pos = open;
      return null;
    }
  }

  private WithItem withItem(int closing) {
    Expr context = expressions.expression();
    if (!tokens.accept(TokenKind.KW_AS)) {
      return new WithItem(context, null);
    }
    Expr target = expressions.target();
    if (tokens.kind() != TokenKind.COMMA && tokens.kind() != closing) {
      throw SyntaxFailure.FOUND;
    }
    return new WithItem(context, target);
  }

  /// Whether a `match` statement begins here: no other statement that begins with that name has a colon before its newline
  /// and a block of cases behind it.
  private boolean isMatch() {
    if (!tokens.isWord(tokens.pos, "match") || !ExpressionParser.startsExpression(tokens.peek(1))) {
      return false;
    }
    int i = tokens.pos + 1;
    while (tokens.kind(i) != TokenKind.NEWLINE && tokens.kind(i) != TokenKind.ENDMARKER) {
      i++;
    }
    return tokens.kind(i) == TokenKind.NEWLINE && tokens.kind(i - 1) == TokenKind.COLON && tokens.kind(i + 1) == TokenKind.INDENT
        && tokens.isWord(i + 2, "case");
  }

  private Stmt match() {
    int first = tokens.pos++;
    expressions.require(10);
    Expr subject = subject();
    tokens.expect(TokenKind.COLON);
    tokens.expect(TokenKind.NEWLINE);
    tokens.expect(TokenKind.INDENT);
    List<MatchCase> cases = new ArrayList<>();
    while (!tokens.accept(TokenKind.DEDENT)) {
      cases.add(matchCase());
    }
    int last = lastVisible();
    return new Stmt.Match(subject, cases, tokens.line(first), tokens.column(first), tokens.endLine(last), tokens.endColumn(last));
  }

  private Expr subject() {
    int first = tokens.pos;
    Expr item = subjectItem();
    if (tokens.kind() != TokenKind.COMMA) {
      if (tokens.kind(first) == TokenKind.STAR) {
        throw SyntaxFailure.FOUND;
      }
      return item;
    }
    List<Expr> items = new ArrayList<>();
    items.add(item);
    while (tokens.accept(TokenKind.COMMA) && tokens.kind() != TokenKind.COLON) {
      items.add(subjectItem());
    }
    return new Expr.Tuple(items, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr subjectItem() {
    return tokens.kind() == TokenKind.STAR ? expressions.starExpression() : expressions.namedExpression();
  }

  private MatchCase matchCase() {
    if (!tokens.isWord(tokens.pos, "case")) {
      throw SyntaxFailure.FOUND;
    }
    tokens.pos++;
    Pattern pattern = patterns.patterns();
    Expr guard = tokens.accept(TokenKind.KW_IF) ? expressions.namedExpression() : null;
    tokens.expect(TokenKind.COLON);
    return new MatchCase(pattern, guard, statements.block());
  }
}

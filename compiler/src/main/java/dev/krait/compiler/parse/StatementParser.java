// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Stmt;
import java.util.ArrayList;
import java.util.List;

/// Statements of one line, and blocks of statements. Owned by one parser.
final class StatementParser {
  private final TokenList tokens;
  private final ExpressionParser expressions;
  private final CompoundParser compounds;

  StatementParser(TokenList tokens, ExpressionParser expressions, Literals literals) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.compounds = new CompoundParser(tokens, expressions, this, literals);
  }

  /// The statements up to a token of kind `end`, which is read.
  List<Stmt> statements(int end) {
    List<Stmt> statements = new ArrayList<>();
    while (!tokens.accept(end)) {
      statement(statements);
    }
    return statements;
  }

  /// The statements behind the colon of a compound statement.
  List<Stmt> block() {
    if (!tokens.accept(TokenKind.NEWLINE)) {
      List<Stmt> statements = new ArrayList<>(1);
      simpleLine(statements);
      return statements;
    }
    tokens.expect(TokenKind.INDENT);
    return statements(TokenKind.DEDENT);
  }

  /// What one interactive input may hold: one compound statement, or one line.
  List<Stmt> interactive() {
    List<Stmt> statements = new ArrayList<>(1);
    if (tokens.accept(TokenKind.NEWLINE)) {
      statements.add(new Stmt.Pass(tokens.line(0), tokens.column(0), tokens.endLine(), tokens.endColumn()));
      return statements;
    }
    Stmt compound = compounds.statement();
    if (compound != null) {
      statements.add(compound);
      tokens.expect(TokenKind.NEWLINE);
    } else {
      simpleLine(statements);
    }
    return statements;
  }

  private void statement(List<Stmt> statements) {
    Stmt compound = compounds.statement();
    if (compound != null) {
      statements.add(compound);
    } else {
      simpleLine(statements);
    }
  }

  private void simpleLine(List<Stmt> statements) {
    do {
      statements.add(simple());
      if (!tokens.accept(TokenKind.SEMI)) {
        tokens.expect(TokenKind.NEWLINE);
        return;
      }
    } while (!tokens.accept(TokenKind.NEWLINE));
  }

  private Stmt simple() {
    int first = tokens.pos;
    switch (tokens.kind()) {
      case TokenKind.NAME:
        return tokens.peek(1) == TokenKind.NAME ? typeAlias() : expressionOrAssignment();
      case TokenKind.KW_RETURN:
        return returns();
      case TokenKind.KW_IMPORT:
        return imports();
      case TokenKind.KW_FROM:
        return importsFrom();
      case TokenKind.KW_RAISE:
        return raises();
      case TokenKind.KW_PASS:
        tokens.pos++;
        return new Stmt.Pass(tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      case TokenKind.KW_BREAK:
        tokens.pos++;
        return new Stmt.Break(tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      case TokenKind.KW_CONTINUE:
        tokens.pos++;
        return new Stmt.Continue(tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      case TokenKind.KW_DEL:
        return deletes();
      case TokenKind.KW_ASSERT:
        return asserts();
      case TokenKind.KW_GLOBAL:
        List<String> globals = names();
        return new Stmt.Global(globals, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      case TokenKind.KW_NONLOCAL:
        List<String> nonlocals = names();
        return new Stmt.Nonlocal(nonlocals, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      default:
        return expressionOrAssignment();
    }
  }

  private List<String> names() {
    tokens.pos++;
    List<String> names = new ArrayList<>(2);
    do {
      names.add(tokens.expectName());
    } while (tokens.accept(TokenKind.COMMA));
    return names;
  }

  private Stmt returns() {
    int first = tokens.pos++;
    Expr value = endsSimple() ? null : expressions.starExpressions();
    return new Stmt.Return(value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private boolean endsSimple() {
    return tokens.kind() == TokenKind.NEWLINE || tokens.kind() == TokenKind.SEMI;
  }

  private Stmt raises() {
    int first = tokens.pos++;
    Expr exception = null;
    Expr cause = null;
    if (!endsSimple()) {
      exception = expressions.expression();
      if (tokens.accept(TokenKind.KW_FROM)) {
        cause = expressions.expression();
      }
    }
    return new Stmt.Raise(exception, cause, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Stmt asserts() {
    int first = tokens.pos++;
    Expr test = expressions.expression();
    Expr message = tokens.accept(TokenKind.COMMA) ? expressions.expression() : null;
    return new Stmt.Assert(test, message, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Stmt deletes() {
    int first = tokens.pos++;
    List<Expr> targets = new ArrayList<>(2);
    do {
      targets.add(Targets.delete(expressions.primary()));
    } while (tokens.accept(TokenKind.COMMA) && !endsSimple());
    return new Stmt.Delete(targets, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Stmt imports() {
    int first = tokens.pos++;
    List<Alias> names = new ArrayList<>(1);
    do {
      int begin = tokens.pos;
      String name = dottedName();
      String asName = tokens.accept(TokenKind.KW_AS) ? tokens.expectName() : null;
      names.add(new Alias(name, asName, tokens.line(begin), tokens.column(begin), tokens.endLine(), tokens.endColumn()));
    } while (tokens.accept(TokenKind.COMMA));
    return new Stmt.Import(names, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private String dottedName() {
    String name = tokens.expectName();
    if (tokens.kind() != TokenKind.DOT) {
      return name;
    }
    StringBuilder dotted = new StringBuilder(name);
    while (tokens.accept(TokenKind.DOT)) {
      dotted.append('.').append(tokens.expectName());
    }
    return dotted.toString();
  }

  private Stmt importsFrom() {
    int first = tokens.pos++;
    int level = 0;
    while (tokens.kind() == TokenKind.DOT || tokens.kind() == TokenKind.ELLIPSIS) {
      level += tokens.kind(tokens.pos++) == TokenKind.DOT ? 1 : 3;
    }
    String module = level > 0 && tokens.kind() == TokenKind.KW_IMPORT ? null : dottedName();
    tokens.expect(TokenKind.KW_IMPORT);
    List<Alias> names = new ArrayList<>(4);
    if (tokens.kind() == TokenKind.STAR) {
      int star = tokens.pos++;
      names.add(new Alias("*", null, tokens.line(star), tokens.column(star), tokens.endLine(), tokens.endColumn()));
    } else if (tokens.accept(TokenKind.LPAR)) {
      do {
        names.add(importedName());
      } while (tokens.accept(TokenKind.COMMA) && tokens.kind() != TokenKind.RPAR);
      tokens.expect(TokenKind.RPAR);
    } else {
      do {
        names.add(importedName());
      } while (tokens.accept(TokenKind.COMMA));
    }
    if (level == 0 && "__future__".equals(module)) {
      for (Alias name : names) {
        if (name.name().equals("barry_as_FLUFL")) {
          expressions.useOldInequality();
        }
      }
    }
    return new Stmt.ImportFrom(module, names, level, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Alias importedName() {
    int first = tokens.pos;
    String name = tokens.expectName();
    String asName = tokens.accept(TokenKind.KW_AS) ? tokens.expectName() : null;
    return new Alias(name, asName, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  /// Two names in a row can only be a `type` statement.
  private Stmt typeAlias() {
    int first = tokens.pos++;
    if (!tokens.isWord(first, "type")) {
      throw SyntaxFailure.FOUND;
    }
    Expr name = expressions.storeName();
    var parameters = expressions.parameters().typeParameters();
    tokens.expect(TokenKind.EQUAL);
    expressions.require(12);
    Expr value = expressions.expression();
    return new Stmt.TypeAlias(name, parameters, value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Stmt expressionOrAssignment() {
    int first = tokens.pos;
    if (tokens.kind() == TokenKind.KW_YIELD) {
      Expr value = expressions.yieldExpression();
      return new Stmt.ExprStmt(value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    Expr value = expressions.starExpressions();
    switch (tokens.kind()) {
      case TokenKind.EQUAL:
        return assignment(first, value);
      case TokenKind.COLON:
        return annotated(first, value);
      case TokenKind.NEWLINE, TokenKind.SEMI:
        return new Stmt.ExprStmt(value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      default:
        return augmented(first, value);
    }
  }

  private Stmt assignment(int first, Expr value) {
    List<Expr> targets = new ArrayList<>(1);
    while (tokens.accept(TokenKind.EQUAL)) {
      targets.add(Targets.store(value));
      value = expressions.yieldOrStarExpressions();
    }
    String typeComment = typeComment();
    return new Stmt.Assign(targets, value, typeComment, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  String typeComment() {
    return tokens.kind() == TokenKind.TYPE_COMMENT ? expressions.strings.typeComment(tokens.pos++) : null;
  }

  private Stmt annotated(int first, Expr target) {
    boolean simple = target instanceof Expr.Name && tokens.pos == first + 1;
    boolean wrapped = tokens.kind(first) == TokenKind.LPAR;
    if (!Targets.isSingle(target) || wrapped && target instanceof Expr.Name && !isWrapped(first)) {
      throw SyntaxFailure.FOUND;
    }
    tokens.pos++;
    expressions.require(6);
    Expr annotation = expressions.expression();
    Expr value = tokens.accept(TokenKind.EQUAL) ? expressions.yieldOrStarExpressions() : null;
    return new Stmt.AnnAssign(Targets.store(target), annotation, value, simple ? 1 : 0, tokens.line(first), tokens.column(first),
        tokens.endLine(), tokens.endColumn());
  }

  /// Whether nothing but parentheses stands around the name between `first` and here.
  private boolean isWrapped(int first) {
    int i = first;
    int j = tokens.pos - 1;
    while (tokens.kind(i) == TokenKind.LPAR && tokens.kind(j) == TokenKind.RPAR) {
      i++;
      j--;
    }
    return i == j;
  }

  private Stmt augmented(int first, Expr target) {
    int kind = tokens.kind();
    boolean assigns = kind >= TokenKind.PLUSEQUAL && kind <= TokenKind.DOUBLESTAREQUAL || kind == TokenKind.DOUBLESLASHEQUAL
        || kind == TokenKind.ATEQUAL;
    if (!assigns || !Targets.isSingle(target)) {
      throw SyntaxFailure.FOUND;
    }
    if (kind == TokenKind.ATEQUAL) {
      expressions.require(5);
    }
    Operator op = ExpressionParser.operator(kind);
    tokens.pos++;
    Expr value = expressions.yieldOrStarExpressions();
    return new Stmt.AugAssign(Targets.store(target), op, value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  /// The signature in a type comment: `(int, *str) -> None`.
  Mod functionType() {
    tokens.expect(TokenKind.LPAR);
    List<Expr> arguments = new ArrayList<>();
    int stars = 0;
    while (tokens.kind() != TokenKind.RPAR) {
      int kind = tokens.kind();
      int rank = kind == TokenKind.STAR ? 1 : kind == TokenKind.DOUBLESTAR ? 2 : 0;
      if (stars > 0 && rank <= stars) {
        throw SyntaxFailure.FOUND;
      }
      stars = rank;
      tokens.pos += rank > 0 ? 1 : 0;
      arguments.add(expressions.expression());
      if (tokens.kind() != TokenKind.RPAR) {
        tokens.expect(TokenKind.COMMA);
        if (tokens.kind() == TokenKind.RPAR) {
          throw SyntaxFailure.FOUND;
        }
      }
    }
    tokens.pos++;
    tokens.expect(TokenKind.RARROW);
    Expr returns = expressions.expression();
    return new Mod.FunctionType(arguments, returns);
  }

}

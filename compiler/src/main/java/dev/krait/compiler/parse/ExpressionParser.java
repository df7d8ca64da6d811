// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.CmpOp;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/// Expressions, by recursive descent; binary operators by precedence climbing. Every method leaves the token list behind
/// what it read. Owned by one parser.
final class ExpressionParser {
  /// How deep expressions may nest before the text counts as too complex; brackets alone are limited to 200.
  private static final int MAX_DEPTH = 6_000;
  private static final int ADDITIVE = 5;
  private static final int MULTIPLICATIVE = 6;

  private final TokenList tokens;
  private final ParseOptions options;
  final StringParser strings;
  private final ParameterParser parameters;
  private final AtomParser atoms;
  private int depth;
  /// Whether `<>` is the inequality operator, as the future statement of PEP 401 wants.
  private boolean oldInequality;

  ExpressionParser(TokenList tokens, ParseOptions options, Literals literals) {
    this.tokens = tokens;
    this.options = options;
    this.oldInequality = options.has(Parser.BARRY_AS_BDFL);
    this.strings = new StringParser(tokens, this, literals);
    this.atoms = new AtomParser(tokens, options, literals, this);
    this.parameters = new ParameterParser(tokens, this, options);
  }

  ParameterParser parameters() {
    return parameters;
  }

  void useOldInequality() {
    oldInequality = true;
  }

  void require(int minorVersion) {
    if (options.featureVersion() < minorVersion) {
      throw SyntaxFailure.FOUND;
    }
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw new CompileError(CompileError.Kind.MEMORY, "Parser stack overflowed - Python source too complex to parse");
    }
  }

  void leave() {
    depth--;
  }

  /// `star_expressions`: what may stand alone as a statement; a tuple when there is a comma.
  Expr starExpressions() {
    int first = tokens.pos;
    Expr item = starExpression();
    return tokens.kind() == TokenKind.COMMA ? tuple(first, item) : item;
  }

  /// Goes on with a tuple without parentheses behind its first item.
  private Expr tuple(int first, Expr item) {
    List<Expr> items = new ArrayList<>();
    items.add(item);
    while (tokens.accept(TokenKind.COMMA)) {
      if (!startsExpression(tokens.kind())) {
        break;
      }
      items.add(starExpression());
    }
    return new Expr.Tuple(items, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  Expr starExpression() {
    if (tokens.kind() == TokenKind.STAR) {
      return starred();
    }
    return expression();
  }

  Expr starred() {
    int first = tokens.pos++;
    Expr value = bitwiseOr();
    return new Expr.Starred(value, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  Expr namedExpression() {
    if (tokens.kind() == TokenKind.NAME && tokens.peek(1) == TokenKind.COLONEQUAL) {
      return assignmentExpression();
    }
    return expression();
  }

  private Expr assignmentExpression() {
    int first = tokens.pos;
    Expr target = storeName();
    tokens.pos++;
    require(8);
    Expr value = expression();
    return new Expr.NamedExpr(target, value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  /// The next token, a name, as a target.
  Expr storeName() {
    int i = tokens.expect(TokenKind.NAME);
    return new Expr.Name(tokens.name(i), ExprContext.STORE, tokens.line(i), tokens.column(i), tokens.endLine(i), tokens.endColumn(i));
  }

  /// What may stand on the right of an assignment.
  Expr yieldOrStarExpressions() {
    return tokens.kind() == TokenKind.KW_YIELD ? yieldExpression() : starExpressions();
  }

  Expr yieldExpression() {
    int first = tokens.pos++;
    if (tokens.accept(TokenKind.KW_FROM)) {
      Expr value = expression();
      return new Expr.YieldFrom(value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    Expr value = startsExpression(tokens.kind()) ? starExpressions() : null;
    return new Expr.Yield(value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  /// `expressions`: expressions without stars; a tuple when there is a comma.
  Expr expressions() {
    int first = tokens.pos;
    Expr item = expression();
    if (tokens.kind() != TokenKind.COMMA) {
      return item;
    }
    List<Expr> items = new ArrayList<>();
    items.add(item);
    while (tokens.accept(TokenKind.COMMA) && startsExpression(tokens.kind()) && tokens.kind() != TokenKind.STAR) {
      items.add(expression());
    }
    return new Expr.Tuple(items, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  Expr expression() {
    if (tokens.kind() == TokenKind.KW_LAMBDA) {
      return lambda();
    }
    int first = tokens.pos;
    Expr body = disjunction();
    if (tokens.kind() != TokenKind.KW_IF) {
      return body;
    }
    tokens.pos++;
    enter();
    Expr test = disjunction();
    tokens.expect(TokenKind.KW_ELSE);
    Expr orElse = expression();
    depth--;
    return new Expr.IfExp(test, body, orElse, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr lambda() {
    int first = tokens.pos++;
    enter();
    var arguments = parameters.lambdaParameters();
    tokens.expect(TokenKind.COLON);
    Expr body = expression();
    depth--;
    return new Expr.Lambda(arguments, body, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  Expr disjunction() {
    int first = tokens.pos;
    Expr left = conjunction();
    if (tokens.kind() != TokenKind.KW_OR) {
      return left;
    }
    List<Expr> values = new ArrayList<>(4);
    values.add(left);
    while (tokens.accept(TokenKind.KW_OR)) {
      values.add(conjunction());
    }
    return new Expr.BoolOp(BoolOperator.OR, values, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr conjunction() {
    int first = tokens.pos;
    Expr left = inversion();
    if (tokens.kind() != TokenKind.KW_AND) {
      return left;
    }
    List<Expr> values = new ArrayList<>(4);
    values.add(left);
    while (tokens.accept(TokenKind.KW_AND)) {
      values.add(inversion());
    }
    return new Expr.BoolOp(BoolOperator.AND, values, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr inversion() {
    if (tokens.kind() != TokenKind.KW_NOT) {
      return comparison();
    }
    int first = tokens.pos++;
    enter();
    Expr operand = inversion();
    depth--;
    return new Expr.UnaryOp(UnaryOperator.NOT, operand, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr comparison() {
    int first = tokens.pos;
    Expr left = bitwiseOr();
    CmpOp op = comparisonOperator();
    if (op == null) {
      return left;
    }
    Expr right = bitwiseOr();
    CmpOp next = comparisonOperator();
    if (next == null) {
      return new Expr.Compare(left, List.of(op), List.of(right), tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    List<CmpOp> ops = new ArrayList<>(4);
    List<Expr> comparators = new ArrayList<>(4);
    ops.add(op);
    comparators.add(right);
    while (next != null) {
      ops.add(next);
      comparators.add(bitwiseOr());
      next = comparisonOperator();
    }
    return new Expr.Compare(left, ops, comparators, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  /// Reads a comparison operator, or nothing and returns null.
  private CmpOp comparisonOperator() {
    CmpOp op;
    switch (tokens.kind()) {
      case TokenKind.EQEQUAL:
        op = CmpOp.EQ;
        break;
      case TokenKind.NOTEQUAL:
        op = notEqual();
        break;
      case TokenKind.LESS:
        op = CmpOp.LT;
        break;
      case TokenKind.LESSEQUAL:
        op = CmpOp.LT_E;
        break;
      case TokenKind.GREATER:
        op = CmpOp.GT;
        break;
      case TokenKind.GREATEREQUAL:
        op = CmpOp.GT_E;
        break;
      case TokenKind.KW_IN:
        op = CmpOp.IN;
        break;
      case TokenKind.KW_IS:
        op = tokens.peek(1) == TokenKind.KW_NOT ? CmpOp.IS_NOT : CmpOp.IS;
        break;
      case TokenKind.KW_NOT:
        op = tokens.peek(1) == TokenKind.KW_IN ? CmpOp.NOT_IN : null;
        break;
      default:
        op = null;
    }
    if (op != null) {
      tokens.pos += op == CmpOp.IS_NOT || op == CmpOp.NOT_IN ? 2 : 1;
    }
    return op;
  }

  /// `!=`, or `<>` when the future statement of PEP 401 asks for it.
  private CmpOp notEqual() {
    boolean old = tokens.buf[tokens.start(tokens.pos)] == '<';
    if (old != oldInequality) {
      throw SyntaxFailure.FOUND;
    }
    return CmpOp.NOT_EQ;
  }

  Expr bitwiseOr() {
    return binary(1);
  }

  private static int precedence(int kind) {
    switch (kind) {
      case TokenKind.VBAR:
        return 1;
      case TokenKind.CIRCUMFLEX:
        return 2;
      case TokenKind.AMPER:
        return 3;
      case TokenKind.LEFTSHIFT, TokenKind.RIGHTSHIFT:
        return 4;
      case TokenKind.PLUS, TokenKind.MINUS:
        return ADDITIVE;
      case TokenKind.STAR, TokenKind.SLASH, TokenKind.DOUBLESLASH, TokenKind.PERCENT, TokenKind.AT:
        return MULTIPLICATIVE;
      default:
        return 0;
    }
  }

  /// The operator a token of `kind` is, with or without `=` behind it.
  static Operator operator(int kind) {
    switch (kind) {
      case TokenKind.VBAR, TokenKind.VBAREQUAL:
        return Operator.BIT_OR;
      case TokenKind.CIRCUMFLEX, TokenKind.CIRCUMFLEXEQUAL:
        return Operator.BIT_XOR;
      case TokenKind.AMPER, TokenKind.AMPEREQUAL:
        return Operator.BIT_AND;
      case TokenKind.LEFTSHIFT, TokenKind.LEFTSHIFTEQUAL:
        return Operator.LSHIFT;
      case TokenKind.RIGHTSHIFT, TokenKind.RIGHTSHIFTEQUAL:
        return Operator.RSHIFT;
      case TokenKind.PLUS, TokenKind.PLUSEQUAL:
        return Operator.ADD;
      case TokenKind.MINUS, TokenKind.MINEQUAL:
        return Operator.SUB;
      case TokenKind.STAR, TokenKind.STAREQUAL:
        return Operator.MULT;
      case TokenKind.SLASH, TokenKind.SLASHEQUAL:
        return Operator.DIV;
      case TokenKind.DOUBLESLASH, TokenKind.DOUBLESLASHEQUAL:
        return Operator.FLOOR_DIV;
      case TokenKind.PERCENT, TokenKind.PERCENTEQUAL:
        return Operator.MOD;
      case TokenKind.AT, TokenKind.ATEQUAL:
        return Operator.MAT_MULT;
      case TokenKind.DOUBLESTAREQUAL:
        return Operator.POW;
      default:
        return null;
    }
  }

  private Expr binary(int lowest) {
    int first = tokens.pos;
    Expr left = factor();
    while (true) {
      int kind = tokens.kind();
      int precedence = precedence(kind);
      if (precedence < lowest || precedence == 0) {
        return left;
      }
      tokens.pos++;
      if (kind == TokenKind.AT) {
        require(5);
      }
      Expr right = binary(precedence + 1);
      left = new Expr.BinOp(left, operator(kind), right, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
  }

  private Expr factor() {
    UnaryOperator op;
    switch (tokens.kind()) {
      case TokenKind.MINUS:
        op = UnaryOperator.USUB;
        break;
      case TokenKind.PLUS:
        op = UnaryOperator.UADD;
        break;
      case TokenKind.TILDE:
        op = UnaryOperator.INVERT;
        break;
      default:
        return power();
    }
    int first = tokens.pos++;
    enter();
    Expr operand = factor();
    depth--;
    return new Expr.UnaryOp(op, operand, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr power() {
    int first = tokens.pos;
    Expr base = tokens.kind() == TokenKind.KW_AWAIT ? await() : primary();
    if (tokens.kind() != TokenKind.DOUBLESTAR) {
      return base;
    }
    tokens.pos++;
    enter();
    Expr exponent = factor();
    depth--;
    return new Expr.BinOp(base, Operator.POW, exponent, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr await() {
    require(5);
    int first = tokens.pos++;
    Expr value = primary();
    return new Expr.Await(value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  Expr primary() {
    int first = tokens.pos;
    Expr left = atoms.atom();
    while (true) {
      switch (tokens.kind()) {
        case TokenKind.DOT:
          tokens.pos++;
          String name = tokens.expectName();
          left = new Expr.Attribute(left, name, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
          break;
        case TokenKind.LPAR:
          left = call(first, left);
          break;
        case TokenKind.LSQB:
          tokens.pos++;
          enter();
          Expr slices = slices();
          depth--;
          tokens.expect(TokenKind.RSQB);
          left = new Expr.Subscript(left, slices, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
          break;
        default:
          return left;
      }
    }
  }

  private Expr call(int first, Expr function) {
    enter();
    ArgumentList arguments = arguments(true);
    depth--;
    return new Expr.Call(function, arguments.positional(), arguments.keywords(), tokens.line(first), tokens.column(first), tokens.endLine(),
        tokens.endColumn());
  }

  /// Reads the arguments of a call, where a generator may stand alone, or the bases of a class; parentheses included.
  ArgumentList arguments(boolean generator) {
    int open = tokens.expect(TokenKind.LPAR);
    if (tokens.accept(TokenKind.RPAR)) {
      return ArgumentList.NONE;
    }
    ArgumentList arguments = new ArgumentList();
    while (true) {
      argument(arguments, generator ? open : -1);
      if (tokens.accept(TokenKind.RPAR)) {
        return arguments;
      }
      tokens.expect(TokenKind.COMMA);
      if (tokens.accept(TokenKind.RPAR)) {
        return arguments;
      }
    }
  }

  private void argument(ArgumentList arguments, int open) {
    int first = tokens.pos;
    switch (tokens.kind()) {
      case TokenKind.STAR:
        tokens.pos++;
        Expr sequence = expression();
        arguments.addStarred(
            new Expr.Starred(sequence, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn()));
        return;
      case TokenKind.DOUBLESTAR:
        tokens.pos++;
        Expr mapping = expression();
        arguments.addMapping(new Keyword(null, mapping, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn()));
        return;
      case TokenKind.NAME:
        if (tokens.peek(1) == TokenKind.EQUAL) {
          String name = tokens.expectName();
          tokens.pos++;
          Expr value = expression();
          arguments.addKeyword(new Keyword(name, value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn()));
          return;
        }
        break;
      default:
        break;
    }
    Expr value = namedExpression();
    if (AtomParser.startsComprehension(tokens.kind())) {
      List<Comprehension> generators = atoms.comprehensions();
      if (open < 0 || first != open + 1 || tokens.kind() != TokenKind.RPAR) {
        throw SyntaxFailure.FOUND;
      }
      value = new Expr.GeneratorExp(value, generators, tokens.line(open), tokens.column(open), tokens.endLine(tokens.pos),
          tokens.endColumn(tokens.pos));
    }
    arguments.addPositional(value);
  }

  private Expr slices() {
    int first = tokens.pos;
    Expr item = slice();
    if (tokens.kind() != TokenKind.COMMA) {
      if (item instanceof Expr.Starred) {
        require(11);
        return new Expr.Tuple(List.of(item), ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
      }
      return item;
    }
    List<Expr> items = new ArrayList<>(4);
    items.add(item);
    while (tokens.accept(TokenKind.COMMA) && tokens.kind() != TokenKind.RSQB) {
      items.add(slice());
    }
    return new Expr.Tuple(items, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr slice() {
    int first = tokens.pos;
    Expr lower = null;
    if (tokens.kind() == TokenKind.STAR) {
      tokens.pos++;
      Expr value = expression();
      return new Expr.Starred(value, ExprContext.LOAD, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    if (tokens.kind() != TokenKind.COLON) {
      lower = namedExpression();
      if (tokens.kind() != TokenKind.COLON) {
        return lower;
      }
      if (atoms.isAssignment(first)) {
        throw SyntaxFailure.FOUND;
      }
    }
    tokens.pos++;
    Expr upper = endsSlicePart() ? null : expression();
    Expr step = null;
    if (tokens.accept(TokenKind.COLON) && !endsSlicePart()) {
      step = expression();
    }
    return new Expr.Slice(lower, upper, step, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private boolean endsSlicePart() {
    int kind = tokens.kind();
    return kind == TokenKind.COLON || kind == TokenKind.COMMA || kind == TokenKind.RSQB;
  }

  /// `star_targets` before `in`: one target, or a tuple of them when there is a comma.
  Expr targets() {
    int first = tokens.pos;
    Expr item = target();
    if (tokens.kind() != TokenKind.COMMA) {
      return item;
    }
    List<Expr> items = new ArrayList<>(4);
    items.add(item);
    while (tokens.accept(TokenKind.COMMA) && startsTarget(tokens.kind())) {
      items.add(target());
    }
    return new Expr.Tuple(items, ExprContext.STORE, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private static boolean startsTarget(int kind) {
    return kind == TokenKind.STAR || startsExpression(kind) && kind != TokenKind.KW_NOT && kind != TokenKind.KW_LAMBDA;
  }

  Expr target() {
    int first = tokens.pos;
    if (tokens.accept(TokenKind.STAR)) {
      if (tokens.kind() == TokenKind.STAR) {
        throw SyntaxFailure.FOUND;
      }
      Expr value = Targets.store(primary());
      return new Expr.Starred(value, ExprContext.STORE, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    return Targets.store(primary());
  }

  /// Whether an expression, starred or not, may begin with a token of `kind`.
  static boolean startsExpression(int kind) {
    switch (kind) {
      case TokenKind.NAME, TokenKind.NUMBER, TokenKind.STRING, TokenKind.FSTRING_START, TokenKind.TSTRING_START:
      case TokenKind.LPAR, TokenKind.LSQB, TokenKind.LBRACE, TokenKind.ELLIPSIS:
      case TokenKind.MINUS, TokenKind.PLUS, TokenKind.TILDE, TokenKind.STAR:
      case TokenKind.KW_NOT, TokenKind.KW_LAMBDA, TokenKind.KW_AWAIT:
      case TokenKind.KW_NONE, TokenKind.KW_TRUE, TokenKind.KW_FALSE:
        return true;
      default:
        return false;
    }
  }
}

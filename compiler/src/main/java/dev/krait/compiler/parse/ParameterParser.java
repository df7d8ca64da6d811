// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.TypeParam;
import java.util.ArrayList;
import java.util.List;

/// The parameters of functions and lambdas, and type parameters. Owned by one parser.
final class ParameterParser {
  private static final Arguments NONE = new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

  private final TokenList tokens;
  private final ExpressionParser expressions;

  /// The parameter list being read, so that its parts can be filled in one by one.
  private static final class Draft {
    List<Arg> posOnly = List.of();
    List<Arg> args = new ArrayList<>();
    List<Expr> defaults = new ArrayList<>(2);
    Arg varArg;
    List<Arg> kwOnly = List.of();
    List<Expr> kwDefaults = List.of();
    Arg kwArg;
    boolean starSeen;
  }

  ParameterParser(TokenList tokens, ExpressionParser expressions, ParseOptions options) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Arguments lambdaParameters() {
    return parameters(TokenKind.COLON, true);
  }

  /// The parameters of a `def`, up to but not including the closing parenthesis.
  Arguments functionParameters() {
    return parameters(TokenKind.RPAR, false);
  }

  private Arguments parameters(int closing, boolean lambda) {
    if (tokens.kind() == closing) {
      return NONE;
    }
    Draft draft = new Draft();
    while (true) {
      boolean last = parameter(draft, closing, lambda);
      if (tokens.kind() == closing) {
        break;
      }
      if (last) {
        throw SyntaxFailure.FOUND;
      }
    }
    if (draft.starSeen && draft.varArg == null && draft.kwOnly.isEmpty()) {
      throw SyntaxFailure.FOUND;
    }
    return new Arguments(draft.posOnly, draft.args, draft.varArg, draft.kwOnly, draft.kwDefaults, draft.kwArg, draft.defaults);
  }

  /// Reads one parameter or marker with the comma behind it; true when nothing may follow.
  private boolean parameter(Draft draft, int closing, boolean lambda) {
    if (draft.kwArg != null) {
      throw SyntaxFailure.FOUND;
    }
    switch (tokens.kind()) {
      case TokenKind.SLASH:
        tokens.pos++;
        slash(draft);
        return !tokens.accept(TokenKind.COMMA);
      case TokenKind.STAR:
        tokens.pos++;
        return star(draft, closing, lambda);
      case TokenKind.DOUBLESTAR:
        tokens.pos++;
        draft.kwArg = named(lambda, false);
        if (tokens.kind() == TokenKind.EQUAL) {
          throw SyntaxFailure.FOUND;
        }
        boolean more = tokens.accept(TokenKind.COMMA);
        draft.kwArg = withTypeComment(draft.kwArg, lambda);
        return !more;
      default:
        return plain(draft, lambda);
    }
  }

  private void slash(Draft draft) {
    expressions.require(8);
    if (draft.starSeen || !draft.posOnly.isEmpty() || draft.args.isEmpty()) {
      throw SyntaxFailure.FOUND;
    }
    draft.posOnly = draft.args;
    draft.args = new ArrayList<>();
  }

  private boolean star(Draft draft, int closing, boolean lambda) {
    if (draft.starSeen) {
      throw SyntaxFailure.FOUND;
    }
    draft.starSeen = true;
    draft.kwOnly = new ArrayList<>();
    draft.kwDefaults = new ArrayList<>();
    if (tokens.accept(TokenKind.COMMA)) {
      if (tokens.kind() == closing || tokens.kind() == TokenKind.DOUBLESTAR || tokens.kind() == TokenKind.TYPE_COMMENT) {
        throw SyntaxFailure.FOUND;
      }
      return false;
    }
    Arg arg = named(lambda, true);
    if (tokens.kind() == TokenKind.EQUAL) {
      throw SyntaxFailure.FOUND;
    }
    boolean more = tokens.accept(TokenKind.COMMA);
    draft.varArg = withTypeComment(arg, lambda);
    return !more;
  }

  private boolean plain(Draft draft, boolean lambda) {
    Arg arg = named(lambda, false);
    Expr defaultValue = tokens.accept(TokenKind.EQUAL) ? expressions.expression() : null;
    boolean more = tokens.accept(TokenKind.COMMA);
    arg = withTypeComment(arg, lambda);
    if (draft.starSeen) {
      draft.kwOnly.add(arg);
      draft.kwDefaults.add(defaultValue);
    } else {
      draft.args.add(arg);
      if (defaultValue != null) {
        draft.defaults.add(defaultValue);
      } else if (!draft.defaults.isEmpty()) {
        throw SyntaxFailure.FOUND;
      }
    }
    return !more;
  }

  /// A name with its annotation, if it may have one; after a star the annotation may be starred itself.
  private Arg named(boolean lambda, boolean starAnnotation) {
    int first = tokens.pos;
    String name = tokens.expectName();
    Expr annotation = null;
    if (!lambda && tokens.accept(TokenKind.COLON)) {
      boolean starred = starAnnotation && tokens.kind() == TokenKind.STAR;
      if (starred) {
        expressions.require(11);
      }
      annotation = starred ? expressions.starExpression() : expressions.expression();
    }
    return new Arg(name, annotation, null, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Arg withTypeComment(Arg arg, boolean lambda) {
    if (lambda || tokens.kind() != TokenKind.TYPE_COMMENT) {
      return arg;
    }
    String comment = expressions.strings.typeComment(tokens.pos++);
    return new Arg(arg.arg(), arg.annotation(), comment, arg.line(), arg.column(), arg.endLine(), arg.endColumn());
  }

  /// The bracketed type parameters that may stand here, else an empty list.
  List<TypeParam> typeParameters() {
    if (!tokens.accept(TokenKind.LSQB)) {
      return List.of();
    }
    expressions.require(12);
    List<TypeParam> parameters = new ArrayList<>(4);
    do {
      parameters.add(typeParameter());
    } while (tokens.accept(TokenKind.COMMA) && tokens.kind() != TokenKind.RSQB);
    tokens.expect(TokenKind.RSQB);
    return parameters;
  }

  private TypeParam typeParameter() {
    int first = tokens.pos;
    if (tokens.accept(TokenKind.STAR)) {
      String name = tokens.expectName();
      Expr value = typeDefault(true);
      return new TypeParam.TypeVarTuple(name, value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    if (tokens.accept(TokenKind.DOUBLESTAR)) {
      String name = tokens.expectName();
      Expr value = typeDefault(false);
      return new TypeParam.ParamSpec(name, value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
    }
    String name = tokens.expectName();
    Expr bound = tokens.accept(TokenKind.COLON) ? expressions.expression() : null;
    Expr value = typeDefault(false);
    return new TypeParam.TypeVar(name, bound, value, tokens.line(first), tokens.column(first), tokens.endLine(), tokens.endColumn());
  }

  private Expr typeDefault(boolean starred) {
    if (!tokens.accept(TokenKind.EQUAL)) {
      return null;
    }
    expressions.require(13);
    return starred ? expressions.starExpression() : expressions.expression();
  }
}

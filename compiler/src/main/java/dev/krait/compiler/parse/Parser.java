// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Stmt;
import java.util.List;

/// Turns source text into a syntax tree. This class is the way in; the work is that of a tokenizer, whose tokens are all
/// collected first, and of recursive-descent parsers for statements and expressions, which give up at the first sign of
/// an error. What the error is says the diagnosis, which reads the text again. Stateless.
public final class Parser {
  /// What the text is parsed as; the third argument of `compile()`.
  public enum Mode {
    EXEC, EVAL, SINGLE, FUNC_TYPE
  }

  /// Flags of `compile()` that the parser looks at, with CPython's values; others are ignored.
  public static final int DONT_IMPLY_DEDENT = 0x200;
  public static final int TYPE_COMMENTS = 0x1000;
  public static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
  public static final int BARRY_AS_BDFL = 0x400000;

  /// The minor version to pass when nothing is to be refused as too new.
  public static final int LATEST_FEATURES = 14;

  private Parser() {
  }

  /// The tree of `source`; a refused source raises [CompileError].
  public static Mod parse(SourceText source, String fileName, Mode mode, int flags, int featureVersion, WarningSink warnings) {
    ParseOptions options = new ParseOptions(fileName, mode, flags, featureVersion);
    SourceText text = mode == Mode.EXEC ? source.withFinalNewline() : source;
    PendingWarnings pending = new PendingWarnings();
    Mod tree;
    try {
      tree = parse(text, options, pending);
    } catch (SyntaxFailure | CompileError | LiteralError | StackOverflowError refused) {
      throw new CompileError(CompileError.Kind.SYNTAX, "invalid syntax", fileName, 1, 1, 1, 1, null);
    }
    pending.report(warnings, fileName);
    return tree;
  }

  private static Mod parse(SourceText text, ParseOptions options, TokenWarnings warnings) {
    Tokenizer tokenizer = new Tokenizer(text, options.fileName(), false, options.has(TYPE_COMMENTS), warnings);
    TokenList tokens = new TokenList(new TokenSource(tokenizer, options));
    Literals literals = new Literals(tokens.buf, warnings);
    ExpressionParser expressions = new ExpressionParser(tokens, options, literals);
    StatementParser statements = new StatementParser(tokens, expressions, literals);
    switch (options.mode()) {
      case EXEC:
        return new Mod.Module(statements.statements(TokenKind.ENDMARKER), tokens.typeIgnores());
      case SINGLE:
        return interactive(text, tokens, statements.interactive());
      case EVAL:
        Expr value = expressions.expressions();
        skipNewlines(tokens);
        return new Mod.Expression(value);
      default:
        Mod signature = statements.functionType();
        skipNewlines(tokens);
        return signature;
    }
  }

  private static Mod interactive(SourceText text, TokenList tokens, List<Stmt> statements) {
    return new Mod.Interactive(statements);
  }

  private static void skipNewlines(TokenList tokens) {
    while (tokens.accept(TokenKind.NEWLINE)) {
      continue;
    }
    tokens.expect(TokenKind.ENDMARKER);
  }
}

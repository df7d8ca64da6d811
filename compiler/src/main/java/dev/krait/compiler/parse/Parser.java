// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Stmt;
import java.util.List;
import java.util.function.Supplier;

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

  /// The most digits of a decimal integer, unless `sys.set_int_max_str_digits` said otherwise.
  public static final int DEFAULT_MAX_DIGITS = 4300;

  private Parser() {
  }

  /// The tree of `source`; a refused source raises [CompileError].
  public static Mod parse(SourceText source, String fileName, Mode mode, int flags, int featureVersion, WarningSink warnings) {
    return parse(source, fileName, mode, flags, featureVersion, DEFAULT_MAX_DIGITS, warnings);
  }

  /// The same with what `sys.get_int_max_str_digits()` says: the most digits of a decimal integer, or 0 for any number.
  public static Mod parse(SourceText source, String fileName, Mode mode, int flags, int featureVersion, int maxDigits, WarningSink warnings) {
    ParseOptions options = new ParseOptions(fileName, mode, flags, featureVersion, maxDigits);
    SourceText text = mode == Mode.EXEC ? source.withFinalNewline() : source;
    PendingWarnings pending = new PendingWarnings();
    Mod tree;
    try {
      tree = parse(text, options, pending);
    } catch (CompileError refused) {
      throw refused.isSyntaxError() ? diagnose(text, options, warnings) : refused;
    } catch (SyntaxFailure | LiteralError refused) {
      throw diagnose(text, options, warnings);
    } catch (StackOverflowError deep) {
      tree = DeepStack.call(new DeepParse(text, options, pending));
      if (tree == null) {
        throw diagnose(text, options, warnings);
      }
    }
    PendingWarnings.Warning promoted = pending.report(warnings, fileName);
    if (promoted != null) {
      throw DeepStack.call(new DeepDiagnosis(text, options, new PendingWarnings(promoted)));
    }
    return tree;
  }

  /// Parses where the stack is large; null for a text that is refused.
  private record DeepParse(SourceText text, ParseOptions options, TokenWarnings warnings) implements Supplier<Mod> {
    @Override
    public Mod get() {
      try {
        return parse(text, options, warnings);
      } catch (CompileError refused) {
        if (!refused.isSyntaxError()) {
          throw refused;
        }
        return null;
      } catch (SyntaxFailure | LiteralError refused) {
        return null;
      }
    }
  }

  /// Finds the error of a refused text where the stack is large. A text without an error was refused for its depth.
  private record DeepDiagnosis(SourceText text, ParseOptions options, PendingWarnings warnings) implements Supplier<CompileError> {
    @Override
    public CompileError get() {
      CompileError error;
      try {
        error = new Diagnosis(text, options, warnings).run();
      } catch (StackOverflowError deep) {
        error = null;
      }
      return error != null ? error : new CompileError(CompileError.Kind.MEMORY, "Parser stack overflowed - Python source too complex to parse");
    }
  }

  /// The error of a refused text, after the warnings that came before it.
  private static CompileError diagnose(SourceText text, ParseOptions options, WarningSink warnings) {
    PendingWarnings pending = new PendingWarnings();
    CompileError error = DeepStack.call(new DeepDiagnosis(text, options, pending));
    PendingWarnings.Warning promoted = pending.report(warnings, options.fileName());
    return promoted == null ? error : DeepStack.call(new DeepDiagnosis(text, options, new PendingWarnings(promoted)));
  }

  private static Mod parse(SourceText text, ParseOptions options, TokenWarnings warnings) {
    Tokenizer tokenizer = new Tokenizer(text, options.fileName(), false, options.has(TYPE_COMMENTS), warnings);
    TokenList tokens = new TokenList(new TokenSource(tokenizer, options));
    Literals literals = new Literals(tokens.buf, warnings, options.maxDigits());
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
    int behind = tokens.pos == 0 ? 0 : tokens.end(tokens.pos - 1);
    if (behind >= 0 && hasStatement(text.bytes, behind, text.length)) {
      throw SyntaxFailure.FOUND;
    }
    return new Mod.Interactive(statements);
  }

  /// Whether anything but white space and comments stands in `bytes` from `from` on.
  static boolean hasStatement(byte[] bytes, int from, int length) {
    int i = from;
    while (i < length) {
      byte b = bytes[i];
      if (b == '#') {
        while (i < length && bytes[i] != '\n') {
          i++;
        }
      } else if (b == ' ' || b == '\t' || b == '\n' || b == '\f') {
        i++;
      } else {
        return true;
      }
    }
    return false;
  }

  private static void skipNewlines(TokenList tokens) {
    while (tokens.accept(TokenKind.NEWLINE)) {
      continue;
    }
    tokens.expect(TokenKind.ENDMARKER);
  }
}

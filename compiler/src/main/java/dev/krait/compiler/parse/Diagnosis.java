// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.CompileError.Kind;
import dev.krait.compiler.parse.Grammar.Action;
import dev.krait.compiler.parse.Grammar.Alternative;
import dev.krait.compiler.parse.Grammar.Item;
import dev.krait.compiler.parse.Grammar.Rule;
import java.util.ArrayList;
import java.util.List;

/// Finds out what is wrong with a text that the parser refused, and says it as CPython does.
///
/// CPython's parser tries the choices of a grammar in order, twice: the first time to parse, the second time with further
/// choices that only match errors. Which error is reported, and where, follows from that order and from how far the first
/// time reached. So this class does the same over a grammar of its own, `diagnosis.grammar`; it is slow, and never runs
/// for a valid text. Tokens are read when they are first asked for. Owned by one thread.
final class Diagnosis {
  /// The value of something optional that is not there.
  static final Object ABSENT = List.of();

  /// One remembered outcome of a rule at a token.
  private record Memory(Rule rule, Object value, int end, Memory older) {
  }

  private final ParseOptions options;
  private final TokenSource source;
  private final Tokenizer tokenizer;
  private final PendingWarnings warnings;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();
  private final Complaints complaints;
  private final DiagnosisActions actions;
  private int mark;
  private boolean seeking;

  Diagnosis(SourceText text, ParseOptions options, PendingWarnings warnings) {
    this.options = options;
    this.tokenizer = new Tokenizer(text, options.fileName(), false, options.has(Parser.TYPE_COMMENTS), warnings);
    this.warnings = warnings;
    this.source = new TokenSource(tokenizer, options);
    this.complaints = new Complaints(tokenizer, tokens, options.fileName());
    this.actions = new DiagnosisActions(this, complaints, options, new Literals(tokenizer.in.buf, warnings, options.maxDigits()));
  }

  /// The error of the text, or null when there is none.
  CompileError run() {
    Rule start = Grammar.diagnosis().rule(options.mode().name().toLowerCase(java.util.Locale.ROOT));
    CompileError error = null;
    try {
      if (reference(start) != null) {
        return options.mode() == Parser.Mode.SINGLE && moreFollows() ? complaints.last("multiple statements found while compiling a single statement")
            : null;
      }
    } catch (CompileError raised) {
      error = raised;
    } catch (SyntaxFailure missing) {
      error = null;
    }
    warnings.silence();
    if (options.has(Parser.ALLOW_INCOMPLETE_INPUT) && tokenizer.endOfText()) {
      return complaints.atLast(Kind.INCOMPLETE_INPUT, "incomplete input");
    }
    Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    if (error == null) {
      error = seek(start);
    }
    return error != null ? complaints.afterRest(error, error.isSyntaxError() && !tokenizer.in.exhausted) : generic(last);
  }

  private CompileError seek(Rule start) {
    memories.replaceAll(ignored -> null);
    mark = 0;
    seeking = true;
    try {
      reference(start);
      return null;
    } catch (CompileError raised) {
      return raised;
    }
  }

  private CompileError generic(Token last) {
    if (last.kind() == TokenKind.INDENT || last.kind() == TokenKind.DEDENT) {
      return complaints.atLast(Kind.INDENTATION, last.kind() == TokenKind.INDENT ? "unexpected indent" : "unexpected unindent");
    }
    return complaints.afterRest(complaints.at(last, "invalid syntax"), true);
  }

  /// Whether anything but white space and comments stands behind the statement that was read.
  private boolean moreFollows() {
    return Parser.hasStatement(tokenizer.in.buf, tokenizer.in.cur, tokenizer.in.length);
  }

  boolean seeking() {
    return seeking;
  }

  /// The next token, which is read if it was not yet.
  Token token() {
    if (mark == tokens.size()) {
      int kind = source.next();
      tokens.add(kind == TokenKind.ERRORTOKEN
          ? new Token(kind, -1, -1, tokenizer.in.line, -1, tokenizer.in.line, -1, tokenizer.level)
          : new Token(kind, tokenizer.start, tokenizer.end, tokenizer.startLine, tokenizer.column(), tokenizer.endLine(),
              tokenizer.endColumn(), tokenizer.level));
      memories.add(null);
      if (kind == TokenKind.ERRORTOKEN) {
        throw complaints.ofTokenizer();
      }
    }
    return tokens.get(mark);
  }

  /// The token read last before this point.
  Token previous() {
    return tokens.get(mark - 1);
  }

  private Object match(Item item) {
    if (item instanceof Grammar.Terminal terminal) {
      return terminal(terminal);
    }
    if (item instanceof Grammar.Reference reference) {
      return reference(reference.rule());
    }
    if (item instanceof Grammar.Choices choices) {
      return choices(choices.alternatives());
    }
    if (item instanceof Grammar.Optional optional) {
      Object value = match(optional.item());
      return value == null ? ABSENT : value;
    }
    if (item instanceof Grammar.Repeated repeated) {
      return repeated(repeated);
    }
    if (item instanceof Grammar.Lookahead lookahead) {
      int begin = mark;
      boolean found = match(lookahead.item()) != null;
      mark = begin;
      return found == lookahead.wanted() ? ABSENT : null;
    }
    if (item instanceof Grammar.Forced forced) {
      Object value = terminal(forced.token());
      if (value == null && seeking) {
        throw complaints.at(token(), "expected '" + forced.spelling() + "'");
      }
      if (value == null) {
        throw SyntaxFailure.FOUND;
      }
      return value;
    }
    if (item instanceof Grammar.Quiet quiet) {
      boolean before = seeking;
      seeking = false;
      Object value = match(quiet.item());
      seeking = before;
      return value;
    }
    return ABSENT;
  }

  private Object terminal(Grammar.Terminal terminal) {
    Token token = token();
    boolean matches;
    if (terminal.kind() == TokenKind.SOFT_KEYWORD) {
      matches = token.kind() == TokenKind.NAME && isSoftKeyword(actions.source(token));
    } else {
      matches = token.kind() == terminal.kind() && (terminal.word() == null || actions.source(token).equals(terminal.word()));
    }
    if (!matches) {
      return null;
    }
    mark++;
    return token;
  }

  private static boolean isSoftKeyword(String word) {
    return word.equals("_") || word.equals("case") || word.equals("match") || word.equals("type");
  }

  private Object repeated(Grammar.Repeated repeated) {
    List<Object> values = new ArrayList<>();
    int end = mark;
    while (true) {
      if (repeated.separator() != null && !values.isEmpty() && match(repeated.separator()) == null) {
        break;
      }
      Object value = match(repeated.item());
      if (value == null) {
        break;
      }
      values.add(value);
      end = mark;
    }
    mark = end;
    return values.size() < repeated.least() ? null : values;
  }

  /// Matches a rule; null, with nothing read, when it does not match.
  private Object reference(Rule rule) {
    int begin = mark;
    if (!rule.remembered) {
      return choices(rule.alternatives);
    }
    token();
    for (Memory memory = memories.get(begin); memory != null; memory = memory.older()) {
      if (memory.rule() == rule) {
        mark = memory.end();
        return memory.value();
      }
    }
    Object value = choices(rule.alternatives);
    memories.set(begin, new Memory(rule, value, mark, memories.get(begin)));
    return value;
  }

  private Object choices(List<Alternative> alternatives) {
    int begin = mark;
    for (int i = 0; i < alternatives.size(); i++) {
      Alternative alternative = alternatives.get(i);
      if (alternative.onlyErrors() && !seeking) {
        continue;
      }
      Object[] values = new Object[alternative.items().size()];
      int matched = matchAll(alternative, values);
      if (matched == values.length) {
        Object value = outcome(alternative, values, begin);
        if (value == null) {
          mark = begin;
        }
        return value;
      }
      mark = begin;
      if (isCut(alternative, matched)) {
        return null;
      }
    }
    return null;
  }

  private int matchAll(Alternative alternative, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = match(alternative.items().get(i));
      if (values[i] == null) {
        return i;
      }
    }
    return values.length;
  }

  private static boolean isCut(Alternative alternative, int matched) {
    for (int i = 0; i < matched; i++) {
      if (alternative.items().get(i) instanceof Grammar.Cut) {
        return true;
      }
    }
    return false;
  }

  private Object outcome(Alternative alternative, Object[] values, int begin) {
    if (alternative.action() != null) {
      return perform(alternative, alternative.action(), values, begin);
    }
    Object only = null;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!(alternative.items().get(i) instanceof Grammar.Lookahead || alternative.items().get(i) instanceof Grammar.Cut)) {
        only = values[i];
        count++;
      }
    }
    return count == 1 ? only : actions.make(Sketch.GROUP, List.of(), begin);
  }

  private Object perform(Alternative alternative, Action action, Object[] values, int begin) {
    switch (action.verb()) {
      case "since":
        Object value = perform(alternative, action.then(), values, begin);
        if (options.featureVersion() < action.since()) {
          throw complaints.last(action.message() + " only supported in Python 3." + action.since() + " and greater");
        }
        return value;
      case "make":
        return actions.make(action.kind(), action.arguments().isEmpty() ? named(alternative, values) : arguments(alternative, action, values), begin);
      default:
        return actions.perform(action, arguments(alternative, action, values), begin);
    }
  }

  private static List<Object> arguments(Alternative alternative, Action action, Object[] values) {
    List<Object> arguments = new ArrayList<>(2);
    for (String name : action.arguments()) {
      arguments.add(values[alternative.names().indexOf(name)]);
    }
    return arguments;
  }

  private static List<Object> named(Alternative alternative, Object[] values) {
    List<Object> named = new ArrayList<>(2);
    for (int i = 0; i < values.length; i++) {
      if (alternative.names().get(i) != null) {
        named.add(values[i]);
      }
    }
    return named;
  }

  /// Whether the innermost string that is open before this point is a t-string.
  boolean inTemplate() {
    int depth = 0;
    for (int i = mark - 1; i >= 0; i--) {
      int kind = tokens.get(i).kind();
      if (kind == TokenKind.FSTRING_END || kind == TokenKind.TSTRING_END) {
        depth++;
      } else if (kind == TokenKind.FSTRING_START || kind == TokenKind.TSTRING_START) {
        if (depth == 0) {
          return kind == TokenKind.TSTRING_START;
        }
        depth--;
      }
    }
    return false;
  }

  Token tokenAt(int index) {
    return tokens.get(index);
  }

  /// The last token of text before this point.
  Token lastVisible() {
    for (int i = mark - 1; i >= 0; i--) {
      int kind = tokens.get(i).kind();
      if (kind != TokenKind.ENDMARKER && (kind < TokenKind.NEWLINE || kind > TokenKind.DEDENT)) {
        return tokens.get(i);
      }
    }
    return tokens.get(0);
  }
}

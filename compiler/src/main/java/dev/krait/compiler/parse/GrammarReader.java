// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.parse.Grammar.Action;
import dev.krait.compiler.parse.Grammar.Alternative;
import dev.krait.compiler.parse.Grammar.Item;
import dev.krait.compiler.parse.Grammar.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the notation of `diagnosis.grammar`. Used once.
final class GrammarReader {
  private final String text;
  private final Map<String, Rule> rules = new HashMap<>();
  private int at;

  GrammarReader(String text) {
    this.text = text;
  }

  Map<String, Rule> read() {
    skip();
    while (at < text.length()) {
      Rule rule = rule(word());
      if (peekWord("memo")) {
        word();
        rule.remembered = true;
      }
      expect(':');
      accept('|');
      rule.alternatives.addAll(alternatives());
    }
    for (Rule rule : rules.values()) {
      if (rule.alternatives.isEmpty()) {
        throw new IllegalStateException("no rule " + rule.name);
      }
    }
    return rules;
  }

  private Rule rule(String name) {
    Rule rule = rules.get(name);
    if (rule == null) {
      rule = new Rule(name, rules.size());
      rules.put(name, rule);
    }
    return rule;
  }

  private List<Alternative> alternatives() {
    List<Alternative> alternatives = new ArrayList<>();
    do {
      alternatives.add(alternative());
    } while (accept('|'));
    return alternatives;
  }

  private Alternative alternative() {
    boolean onlyErrors = text.startsWith("! ", at);
    if (onlyErrors) {
      at++;
      skip();
    }
    List<Item> items = new ArrayList<>();
    List<String> names = new ArrayList<>();
    while (!endsAlternative()) {
      String name = null;
      if (isLower(text.charAt(at))) {
        int behind = at;
        while (Character.isLetterOrDigit(text.charAt(behind)) || text.charAt(behind) == '_') {
          behind++;
        }
        if (text.charAt(behind) == '=' && text.charAt(behind + 1) != '>') {
          name = text.substring(at, behind);
          at = behind + 1;
        }
      }
      items.add(item());
      names.add(name);
    }
    Action action = null;
    if (text.startsWith("=>", at)) {
      at += 2;
      skip();
      action = action();
    }
    return new Alternative(onlyErrors, items, names, action);
  }

  /// A choice ends at its action, at the next choice, at a closing bracket, or before the next rule.
  private boolean endsAlternative() {
    if (at >= text.length() || text.startsWith("=>", at)) {
      return true;
    }
    char c = text.charAt(at);
    return c == '|' || c == ')' || c == ']' || startsRule();
  }

  private boolean startsRule() {
    return at > 0 && text.charAt(at - 1) == '\n' && isLower(text.charAt(at));
  }

  private Item item() {
    char c = text.charAt(at);
    if (c == '~') {
      at++;
      skip();
      return new Grammar.Cut();
    }
    if (c == '&' || c == '!') {
      at++;
      return new Grammar.Lookahead(item(), c == '&');
    }
    if (c == '^') {
      at++;
      return new Grammar.Quiet(item());
    }
    if (c == '%') {
      at++;
      String spelling = quoted();
      return new Grammar.Forced(terminal(spelling), spelling);
    }
    Item item = simple();
    if (accept('?')) {
      return new Grammar.Optional(item);
    }
    if (accept('*')) {
      return new Grammar.Repeated(item, null, 0);
    }
    if (accept('+')) {
      return new Grammar.Repeated(item, null, 1);
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      Item repeated = simple();
      expect('+');
      return new Grammar.Repeated(repeated, item, 1);
    }
    return item;
  }

  private Item simple() {
    char c = text.charAt(at);
    if (c == '\'') {
      return terminal(quoted());
    }
    if (c == '"') {
      return new Grammar.Terminal(TokenKind.NAME, quoted());
    }
    if (c == '(' || c == '[') {
      at++;
      skip();
      Item choices = new Grammar.Choices(alternatives());
      expect(c == '(' ? ')' : ']');
      return c == '(' ? choices : new Grammar.Optional(choices);
    }
    String word = word();
    return isLower(word.charAt(0)) ? new Grammar.Reference(rule(word)) : new Grammar.Terminal(kind(word), null);
  }

  private static final int SOFT_KEYWORD = TokenKind.SOFT_KEYWORD;

  private static int kind(String name) {
    switch (name) {
      case "NAME":
        return TokenKind.NAME;
      case "NUMBER":
        return TokenKind.NUMBER;
      case "STRING":
        return TokenKind.STRING;
      case "NEWLINE":
        return TokenKind.NEWLINE;
      case "INDENT":
        return TokenKind.INDENT;
      case "DEDENT":
        return TokenKind.DEDENT;
      case "ENDMARKER":
        return TokenKind.ENDMARKER;
      case "TYPE_COMMENT":
        return TokenKind.TYPE_COMMENT;
      case "SOFT_KEYWORD":
        return SOFT_KEYWORD;
      case "FSTRING_START":
        return TokenKind.FSTRING_START;
      case "FSTRING_MIDDLE":
        return TokenKind.FSTRING_MIDDLE;
      case "FSTRING_END":
        return TokenKind.FSTRING_END;
      case "TSTRING_START":
        return TokenKind.TSTRING_START;
      case "TSTRING_MIDDLE":
        return TokenKind.TSTRING_MIDDLE;
      case "TSTRING_END":
        return TokenKind.TSTRING_END;
      default:
        throw new IllegalStateException("no kind of token " + name);
    }
  }

  /// A keyword or operator is whatever token its spelling makes.
  private static Grammar.Terminal terminal(String spelling) {
    Tokenizer tokenizer = Tokenizer.of(SourceText.ofString(spelling), "<grammar>", true);
    int kind = tokenizer.next();
    if (kind == TokenKind.NAME) {
      kind = TokenKind.keyword(spelling.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, spelling.length());
    }
    return new Grammar.Terminal(kind, null);
  }

  private Action action() {
    if (text.charAt(at) == '"') {
      throw new IllegalStateException("action expected at " + at);
    }
    String verb = word();
    switch (verb) {
      case "at", "from":
        return new Action(verb, null, 0, List.of(word()), quoted(), 0, null);
      case "span":
        return new Action(verb, null, 0, List.of(word(), word()), quoted(), 0, null);
      case "indent":
        String block = quoted();
        return new Action(verb, null, 0, block.contains("{line a}") ? List.of("a") : List.of(), block, 0, null);
      case "last", "next":
        return new Action(verb, null, 0, List.of(), quoted(), 0, null);
      case "store", "loop", "del":
        return new Action(verb, null, 0, List.of(word()), null, 0, null);
      case "fold":
        int folded = Sketch.kind(word());
        return new Action(verb, null, folded, List.of(word(), word()), null, 0, null);
      case "trail":
        return new Action(verb, null, 0, List.of(word(), word()), null, 0, null);
      case "call":
        return new Action(verb, word(), 0, arguments(), null, 0, null);
      case "since":
        int minor = Integer.parseInt(word());
        String what = quoted();
        return new Action(verb, null, 0, List.of(), what, minor, action());
      default:
        return isLower(verb.charAt(0)) ? new Action("pass", null, 0, List.of(verb), null, 0, null)
            : new Action("make", null, Sketch.kind(verb), arguments(), null, 0, null);
    }
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    expect('(');
    while (!accept(')')) {
      arguments.add(word());
      accept(',');
    }
    return arguments;
  }

  private String quoted() {
    char quote = text.charAt(at++);
    StringBuilder out = new StringBuilder();
    while (text.charAt(at) != quote) {
      if (text.charAt(at) == '\\') {
        at++;
      }
      out.append(text.charAt(at++));
    }
    at++;
    skip();
    return out.toString();
  }

  private String word() {
    int from = at;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (from == at) {
      throw new IllegalStateException("word expected at " + text.substring(at, Math.min(text.length(), at + 20)));
    }
    String word = text.substring(from, at);
    skip();
    return word;
  }

  private boolean peekWord(String word) {
    return text.startsWith(word, at);
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw new IllegalStateException(c + " expected at " + text.substring(at, Math.min(text.length(), at + 20)));
    }
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      skip();
      return true;
    }
    return false;
  }

  /// Skips white space and comments.
  private void skip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = text.indexOf('\n', at);
      } else if (c == ' ' || c == '\n') {
        at++;
      } else {
        return;
      }
    }
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}

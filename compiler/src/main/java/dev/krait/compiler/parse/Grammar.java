// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The grammar of the diagnosis, read from `diagnosis.grammar`, where its notation is explained. Immutable once read; the
/// reading itself (who matches what, and remembers it) is that of a [Diagnosis].
final class Grammar {
  /// Something that can be matched.
  sealed interface Item {
  }

  /// A token of one kind; a `word` narrows it to a soft keyword.
  record Terminal(int kind, String word) implements Item {
  }

  record Reference(Rule rule) implements Item {
  }

  /// A choice in parentheses.
  record Choices(List<Alternative> alternatives) implements Item {
  }

  record Optional(Item item) implements Item {
  }

  /// `item` as often as it matches, at least `least` times, with `separator` (or null) between.
  record Repeated(Item item, Item separator, int least) implements Item {
  }

  record Lookahead(Item item, boolean wanted) implements Item {
  }

  record Cut() implements Item {
  }

  record Forced(Terminal token, String spelling) implements Item {
  }

  record Quiet(Item item) implements Item {
  }

  /// One choice. `names[i]` is the name the grammar gives to `items[i]`, or null.
  record Alternative(boolean onlyErrors, List<Item> items, List<String> names, Action action) {
  }

  /// What to do with a match; null arguments are unused. See the notation's explanation for the verbs.
  record Action(String verb, String function, int kind, List<String> arguments, String message, int since, Action then) {
  }

  /// A named choice; filled in after all names are known.
  static final class Rule {
    final String name;
    final int index;
    boolean remembered;
    List<Alternative> alternatives = new ArrayList<>();

    Rule(String name, int index) {
      this.name = name;
      this.index = index;
    }
  }

  private final Map<String, Rule> rules;

  private Grammar(Map<String, Rule> rules) {
    this.rules = rules;
  }

  /// Read once, by the first text that is refused.
  private static final class Holder {
    static final Grammar DIAGNOSIS = new Grammar(new GrammarReader(resource()).read());
  }

  static Grammar diagnosis() {
    return Holder.DIAGNOSIS;
  }

  Rule rule(String name) {
    return rules.get(name);
  }

  private static String resource() {
    try (InputStream in = Grammar.class.getResourceAsStream("diagnosis.grammar")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

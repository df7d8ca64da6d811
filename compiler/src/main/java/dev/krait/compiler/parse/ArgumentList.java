// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Keyword;
import java.util.ArrayList;
import java.util.List;

/// The arguments of a call as they are read, which enforces their order.
final class ArgumentList {
  static final ArgumentList NONE = new ArgumentList();

  private List<Expr> positional = List.of();
  private List<Keyword> keywords = List.of();
  private boolean mapping;

  List<Expr> positional() {
    return positional;
  }

  List<Keyword> keywords() {
    return keywords;
  }

  void addPositional(Expr value) {
    if (!keywords.isEmpty()) {
      throw SyntaxFailure.FOUND;
    }
    add(value);
  }

  void addStarred(Expr value) {
    if (mapping) {
      throw SyntaxFailure.FOUND;
    }
    add(value);
  }

  private void add(Expr value) {
    if (positional.isEmpty()) {
      positional = new ArrayList<>(4);
    }
    positional.add(value);
  }

  void addKeyword(Keyword keyword) {
    if (keywords.isEmpty()) {
      keywords = new ArrayList<>(4);
    }
    keywords.add(keyword);
  }

  void addMapping(Keyword keyword) {
    mapping = true;
    addKeyword(keyword);
  }
}

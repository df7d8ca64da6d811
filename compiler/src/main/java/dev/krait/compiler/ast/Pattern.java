// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

import dev.krait.compiler.code.Const;
import java.util.List;

/// The `pattern` family of `Python.asdl`: one record a constructor, immutable, lists unmodifiable by convention.
public sealed interface Pattern extends Node.Located {
  /// The `MatchValue` node of `Python.asdl`.
  record MatchValue(Expr value, int line, int column, int endLine, int endColumn) implements Pattern {
    @Override
    public int tag() {
      return Tag.MATCH_VALUE;
    }
  }

  /// The `MatchSingleton` node of `Python.asdl`.
  record MatchSingleton(Const value, int line, int column, int endLine, int endColumn) implements Pattern {
    @Override
    public int tag() {
      return Tag.MATCH_SINGLETON;
    }
  }

  /// The `MatchSequence` node of `Python.asdl`.
  record MatchSequence(List<Pattern> patterns, int line, int column, int endLine, int endColumn) implements Pattern {
    @Override
    public int tag() {
      return Tag.MATCH_SEQUENCE;
    }
  }

  /// The `MatchMapping` node of `Python.asdl`. May be null: `rest`.
  record MatchMapping(List<Expr> keys, List<Pattern> patterns, String rest, int line, int column, int endLine, int endColumn) implements Pattern {
    @Override
    public int tag() {
      return Tag.MATCH_MAPPING;
    }
  }

  /// The `MatchClass` node of `Python.asdl`.
  record MatchClass(Expr cls, List<Pattern> patterns, List<String> kwdAttrs, List<Pattern> kwdPatterns, int line, int column, int endLine,
      int endColumn) implements Pattern {
    @Override
    public int tag() {
      return Tag.MATCH_CLASS;
    }
  }

  /// The `MatchStar` node of `Python.asdl`. May be null: `name`.
  record MatchStar(String name, int line, int column, int endLine, int endColumn) implements Pattern {
    @Override
    public int tag() {
      return Tag.MATCH_STAR;
    }
  }

  /// The `MatchAs` node of `Python.asdl`. May be null: `pattern`, `name`.
  record MatchAs(Pattern pattern, String name, int line, int column, int endLine, int endColumn) implements Pattern {
    @Override
    public int tag() {
      return Tag.MATCH_AS;
    }
  }

  /// The `MatchOr` node of `Python.asdl`.
  record MatchOr(List<Pattern> patterns, int line, int column, int endLine, int endColumn) implements Pattern {
    @Override
    public int tag() {
      return Tag.MATCH_OR;
    }
  }
}

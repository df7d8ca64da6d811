// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Tag;
import java.util.List;
import java.util.Map;

/// What the diagnosis remembers of something it matched: what kind of expression it is, where it stands, and those parts
/// that an error message may ask for. `kind` is a constant of [Tag], or one of those here.
record Sketch(int kind, List<Object> parts, int line, int column, int endLine, int endColumn) implements Place {
  static final int STATEMENT = -1;
  static final int GROUP = -2;
  static final int PARAMETER = -3;
  static final int MAPPING = -4;
  static final int IN = -5;
  static final int NONE = -6;
  static final int TRUE = -7;
  static final int FALSE = -8;
  static final int ELLIPSIS = -9;

  private static final Map<String, Integer> KINDS = Map.ofEntries(
      Map.entry("STATEMENT", STATEMENT),
      Map.entry("GROUP", GROUP),
      Map.entry("PARAMETER", PARAMETER),
      Map.entry("MAPPING", MAPPING),
      Map.entry("IN", IN),
      Map.entry("NONE", NONE),
      Map.entry("TRUE", TRUE),
      Map.entry("FALSE", FALSE),
      Map.entry("ELLIPSIS", ELLIPSIS),
      Map.entry("TUPLE", Tag.TUPLE),
      Map.entry("IF_EXP", Tag.IF_EXP),
      Map.entry("YIELD", Tag.YIELD),
      Map.entry("STARRED", Tag.STARRED),
      Map.entry("NAMED_EXPR", Tag.NAMED_EXPR),
      Map.entry("BOOL_OP", Tag.BOOL_OP),
      Map.entry("UNARY_OP", Tag.UNARY_OP),
      Map.entry("BIN_OP", Tag.BIN_OP),
      Map.entry("AWAIT", Tag.AWAIT),
      Map.entry("ATTRIBUTE", Tag.ATTRIBUTE),
      Map.entry("CALL", Tag.CALL),
      Map.entry("SUBSCRIPT", Tag.SUBSCRIPT),
      Map.entry("NAME", Tag.NAME),
      Map.entry("LIST_DISPLAY", Tag.LIST_DISPLAY),
      Map.entry("SET", Tag.SET),
      Map.entry("DICT", Tag.DICT),
      Map.entry("LIST_COMP", Tag.LIST_COMP),
      Map.entry("SET_COMP", Tag.SET_COMP),
      Map.entry("GENERATOR_EXP", Tag.GENERATOR_EXP),
      Map.entry("DICT_COMP", Tag.DICT_COMP),
      Map.entry("LAMBDA", Tag.LAMBDA),
      Map.entry("KEYWORD", Tag.KEYWORD),
      Map.entry("JOINED_STR", Tag.JOINED_STR),
      Map.entry("TEMPLATE_STR", Tag.TEMPLATE_STR));

  /// The kind that the grammar calls `name`.
  static int kind(String name) {
    return KINDS.get(name);
  }

  /// What error messages call this kind of expression.
  String describe() {
    switch (kind) {
      case Tag.ATTRIBUTE:
        return "attribute";
      case Tag.SUBSCRIPT:
        return "subscript";
      case Tag.STARRED:
        return "starred";
      case Tag.NAME:
        return "name";
      case Tag.LIST_DISPLAY:
        return "list";
      case Tag.TUPLE:
        return "tuple";
      case Tag.LAMBDA:
        return "lambda";
      case Tag.CALL:
        return "function call";
      case Tag.BOOL_OP, Tag.BIN_OP, Tag.UNARY_OP:
        return "expression";
      case Tag.GENERATOR_EXP:
        return "generator expression";
      case Tag.YIELD:
        return "yield expression";
      case Tag.AWAIT:
        return "await expression";
      case Tag.LIST_COMP:
        return "list comprehension";
      case Tag.SET_COMP:
        return "set comprehension";
      case Tag.DICT_COMP:
        return "dict comprehension";
      case Tag.DICT:
        return "dict literal";
      case Tag.SET:
        return "set display";
      case Tag.JOINED_STR:
        return "f-string expression";
      case Tag.TEMPLATE_STR:
        return "t-string expression";
      case NONE:
        return "None";
      case TRUE:
        return "True";
      case FALSE:
        return "False";
      case ELLIPSIS:
        return "ellipsis";
      case Tag.COMPARE:
        return "comparison";
      case Tag.IF_EXP:
        return "conditional expression";
      case Tag.NAMED_EXPR:
        return "named expression";
      default:
        return "literal";
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Tag;
import java.util.List;

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

  /// The kind that the grammar calls `name`.
  static int kind(String name) {
    switch (name) {
      case "STATEMENT":
        return STATEMENT;
      case "GROUP":
        return GROUP;
      case "PARAMETER":
        return PARAMETER;
      case "MAPPING":
        return MAPPING;
      case "IN":
        return IN;
      case "NONE":
        return NONE;
      case "TRUE":
        return TRUE;
      case "FALSE":
        return FALSE;
      case "ELLIPSIS":
        return ELLIPSIS;
      case "TUPLE":
        return Tag.TUPLE;
      case "IF_EXP":
        return Tag.IF_EXP;
      case "YIELD":
        return Tag.YIELD;
      case "STARRED":
        return Tag.STARRED;
      case "NAMED_EXPR":
        return Tag.NAMED_EXPR;
      case "BOOL_OP":
        return Tag.BOOL_OP;
      case "UNARY_OP":
        return Tag.UNARY_OP;
      case "BIN_OP":
        return Tag.BIN_OP;
      case "AWAIT":
        return Tag.AWAIT;
      case "ATTRIBUTE":
        return Tag.ATTRIBUTE;
      case "CALL":
        return Tag.CALL;
      case "SUBSCRIPT":
        return Tag.SUBSCRIPT;
      case "NAME":
        return Tag.NAME;
      case "LIST_DISPLAY":
        return Tag.LIST_DISPLAY;
      case "SET":
        return Tag.SET;
      case "DICT":
        return Tag.DICT;
      case "LIST_COMP":
        return Tag.LIST_COMP;
      case "SET_COMP":
        return Tag.SET_COMP;
      case "GENERATOR_EXP":
        return Tag.GENERATOR_EXP;
      case "DICT_COMP":
        return Tag.DICT_COMP;
      case "LAMBDA":
        return Tag.LAMBDA;
      case "KEYWORD":
        return Tag.KEYWORD;
      case "JOINED_STR":
        return Tag.JOINED_STR;
      case "TEMPLATE_STR":
        return Tag.TEMPLATE_STR;
      default:
        throw new IllegalArgumentException(name);
    }
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

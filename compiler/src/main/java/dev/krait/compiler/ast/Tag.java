// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// One int for each node class, so that passes over the tree can dispatch with a `tableswitch`: a pattern
/// `switch` would compile to `invokedynamic`, which is slow at start-up.
public final class Tag {
  public static final int MODULE = 0;
  public static final int INTERACTIVE = 1;
  public static final int EXPRESSION = 2;
  public static final int FUNCTION_TYPE = 3;
  public static final int SUITE = 4;
  public static final int FUNCTION_DEF = 5;
  public static final int ASYNC_FUNCTION_DEF = 6;
  public static final int CLASS_DEF = 7;
  public static final int RETURN = 8;
  public static final int DELETE = 9;
  public static final int ASSIGN = 10;
  public static final int TYPE_ALIAS = 11;
  public static final int AUG_ASSIGN = 12;
  public static final int ANN_ASSIGN = 13;
  public static final int FOR = 14;
  public static final int ASYNC_FOR = 15;
  public static final int WHILE = 16;
  public static final int IF = 17;
  public static final int WITH = 18;
  public static final int ASYNC_WITH = 19;
  public static final int MATCH = 20;
  public static final int RAISE = 21;
  public static final int TRY = 22;
  public static final int TRY_STAR = 23;
  public static final int ASSERT = 24;
  public static final int IMPORT = 25;
  public static final int IMPORT_FROM = 26;
  public static final int GLOBAL = 27;
  public static final int NONLOCAL = 28;
  public static final int EXPR = 29;
  public static final int PASS = 30;
  public static final int BREAK = 31;
  public static final int CONTINUE = 32;
  public static final int BOOL_OP = 33;
  public static final int NAMED_EXPR = 34;
  public static final int BIN_OP = 35;
  public static final int UNARY_OP = 36;
  public static final int LAMBDA = 37;
  public static final int IF_EXP = 38;
  public static final int DICT = 39;
  public static final int SET = 40;
  public static final int LIST_COMP = 41;
  public static final int SET_COMP = 42;
  public static final int DICT_COMP = 43;
  public static final int GENERATOR_EXP = 44;
  public static final int AWAIT = 45;
  public static final int YIELD = 46;
  public static final int YIELD_FROM = 47;
  public static final int COMPARE = 48;
  public static final int CALL = 49;
  public static final int FORMATTED_VALUE = 50;
  public static final int INTERPOLATION = 51;
  public static final int JOINED_STR = 52;
  public static final int TEMPLATE_STR = 53;
  public static final int CONSTANT = 54;
  public static final int ATTRIBUTE = 55;
  public static final int SUBSCRIPT = 56;
  public static final int STARRED = 57;
  public static final int NAME = 58;
  public static final int LIST_DISPLAY = 59;
  public static final int TUPLE = 60;
  public static final int SLICE = 61;
  public static final int HANDLER = 62;
  public static final int MATCH_VALUE = 63;
  public static final int MATCH_SINGLETON = 64;
  public static final int MATCH_SEQUENCE = 65;
  public static final int MATCH_MAPPING = 66;
  public static final int MATCH_CLASS = 67;
  public static final int MATCH_STAR = 68;
  public static final int MATCH_AS = 69;
  public static final int MATCH_OR = 70;
  public static final int IGNORE = 71;
  public static final int TYPE_VAR = 72;
  public static final int PARAM_SPEC = 73;
  public static final int TYPE_VAR_TUPLE = 74;
  public static final int COMPREHENSION = 75;
  public static final int ARGUMENTS = 76;
  public static final int ARG = 77;
  public static final int KEYWORD = 78;
  public static final int ALIAS = 79;
  public static final int WITH_ITEM = 80;
  public static final int MATCH_CASE = 81;

  private Tag() {
  }
}

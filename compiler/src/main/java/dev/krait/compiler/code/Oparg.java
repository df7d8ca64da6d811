// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

/// What the arguments of some instructions mean in CPython 3.14: one constant a row, grouped by instruction.
public final class Oparg {
  // BINARY_OP.
  public static final int NB_ADD = 0; // +
  public static final int NB_AND = 1; // &
  public static final int NB_FLOOR_DIVIDE = 2; // //
  public static final int NB_LSHIFT = 3; // <<
  public static final int NB_MATRIX_MULTIPLY = 4; // @
  public static final int NB_MULTIPLY = 5; // *
  public static final int NB_REMAINDER = 6; // %
  public static final int NB_OR = 7; // |
  public static final int NB_POWER = 8; // **
  public static final int NB_RSHIFT = 9; // >>
  public static final int NB_SUBTRACT = 10; // -
  public static final int NB_TRUE_DIVIDE = 11; // /
  public static final int NB_XOR = 12; // ^
  public static final int NB_INPLACE_ADD = 13; // +=
  public static final int NB_INPLACE_AND = 14; // &=
  public static final int NB_INPLACE_FLOOR_DIVIDE = 15; // //=
  public static final int NB_INPLACE_LSHIFT = 16; // <<=
  public static final int NB_INPLACE_MATRIX_MULTIPLY = 17; // @=
  public static final int NB_INPLACE_MULTIPLY = 18; // *=
  public static final int NB_INPLACE_REMAINDER = 19; // %=
  public static final int NB_INPLACE_OR = 20; // |=
  public static final int NB_INPLACE_POWER = 21; // **=
  public static final int NB_INPLACE_RSHIFT = 22; // >>=
  public static final int NB_INPLACE_SUBTRACT = 23; // -=
  public static final int NB_INPLACE_TRUE_DIVIDE = 24; // /=
  public static final int NB_INPLACE_XOR = 25; // ^=
  public static final int NB_SUBSCR = 26; // []

  /// What an in-place operator's number exceeds its plain operator's by.
  public static final int NB_INPLACE = NB_INPLACE_ADD - NB_ADD;

  // CALL_INTRINSIC_1.
  public static final int INTRINSIC_PRINT = 1;
  public static final int INTRINSIC_IMPORT_STAR = 2;
  public static final int INTRINSIC_STOPITERATION_ERROR = 3;
  public static final int INTRINSIC_ASYNC_GEN_WRAP = 4;
  public static final int INTRINSIC_UNARY_POSITIVE = 5;
  public static final int INTRINSIC_LIST_TO_TUPLE = 6;
  public static final int INTRINSIC_TYPEVAR = 7;
  public static final int INTRINSIC_PARAMSPEC = 8;
  public static final int INTRINSIC_TYPEVARTUPLE = 9;
  public static final int INTRINSIC_SUBSCRIPT_GENERIC = 10;
  public static final int INTRINSIC_TYPEALIAS = 11;

  // CALL_INTRINSIC_2.
  public static final int INTRINSIC_PREP_RERAISE_STAR = 1;
  public static final int INTRINSIC_TYPEVAR_WITH_BOUND = 2;
  public static final int INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = 3;
  public static final int INTRINSIC_SET_FUNCTION_TYPE_PARAMS = 4;
  public static final int INTRINSIC_SET_TYPEPARAM_DEFAULT = 5;

  // LOAD_SPECIAL.
  public static final int SPECIAL_ENTER = 0;
  public static final int SPECIAL_EXIT = 1;
  public static final int SPECIAL_AENTER = 2;
  public static final int SPECIAL_AEXIT = 3;

  // LOAD_COMMON_CONSTANT.
  public static final int CONSTANT_ASSERTIONERROR = 0;
  public static final int CONSTANT_NOTIMPLEMENTEDERROR = 1;
  public static final int CONSTANT_BUILTIN_TUPLE = 2;
  public static final int CONSTANT_BUILTIN_ALL = 3;
  public static final int CONSTANT_BUILTIN_ANY = 4;

  // COMPARE_OP: the comparison times 32, this bit where the result is wanted as a bool, and a mask for the specialiser.
  public static final int CMP_LT = 0, CMP_LE = 1, CMP_EQ = 2, CMP_NE = 3, CMP_GT = 4, CMP_GE = 5;
  public static final int COMPARE_TO_BOOL = 16;

  // CONVERT_VALUE.
  public static final int FVC_STR = 1, FVC_REPR = 2, FVC_ASCII = 3;

  // SET_FUNCTION_ATTRIBUTE.
  public static final int MAKE_FUNCTION_DEFAULTS = 0x01, MAKE_FUNCTION_KWDEFAULTS = 0x02, MAKE_FUNCTION_ANNOTATIONS = 0x04,
      MAKE_FUNCTION_CLOSURE = 0x08,
      MAKE_FUNCTION_ANNOTATE = 0x10;

  // RESUME.
  public static final int RESUME_AT_FUNC_START = 0, RESUME_AFTER_YIELD = 1, RESUME_AFTER_YIELD_FROM = 2, RESUME_AFTER_AWAIT = 3,
      RESUME_DEPTH1_MASK = 4;

  private Oparg() {
  }
}

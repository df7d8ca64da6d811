// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

/// The instructions of the register form. The first word of an instruction holds the opcode in its low byte and, where there is a
/// result, the register for it above; the words after it are named in the comment: small letters are registers, `t` is
/// the pc of a jump's target, `site` the index of an inline cache, `name` an index into the code's names.
final class Op {
  static final int MOVE = 0; // a
  static final int LOAD_CONST = 1; // index into the constants
  static final int LOAD_NULL = 2; //
  static final int CHECK_LOCAL = 3; // a: raises if the local is unbound
  static final int JUMP = 4; // t
  static final int JUMP_BACK = 5; // t: looks at requests
  static final int BRANCH_TRUE = 6; // a t
  static final int BRANCH_FALSE = 7; // a t
  static final int BRANCH_NONE = 8; // a t
  static final int BRANCH_NOT_NONE = 9; // a t
  static final int BRANCH_LT = 10; // a b t; the register field is 1 to jump if the comparison is true, 0 if it is false
  static final int BRANCH_LE = 11;
  static final int BRANCH_EQ = 12;
  static final int BRANCH_NE = 13;
  static final int BRANCH_GT = 14;
  static final int BRANCH_GE = 15;
  static final int BRANCH_IS = 16; // a b t, as above
  static final int BRANCH_IN = 17; // a b t, as above
  static final int FOR_ITER = 18; // iterator t
  static final int RETURN = 19; // a
  static final int YIELD = 20; // a, register of the iterator that is delegated to or -1, the first temporary that holds nothing any more
  static final int SEND = 21; // receiver a t
  static final int RETURN_GENERATOR = 22; //
  static final int ADD = 23; // a b operator
  static final int SUB = 24; // a b operator
  static final int MUL = 25; // a b operator
  static final int BINARY = 26; // a b operator
  static final int SUBSCRIPT = 27; // a b
  static final int COMPARE = 28; // a b oparg
  static final int STORE_SUBSCRIPT = 29; // container key value
  static final int NOT = 30; // a
  static final int TO_BOOL = 31; // a
  static final int IS = 32; // a b inverted
  static final int CONTAINS = 33; // a b inverted
  static final int LOAD_GLOBAL = 34; // name site
  static final int LOAD_NAME = 35; // name
  static final int STORE_NAME = 36; // a name
  static final int LOAD_ATTR = 37; // a name site
  static final int LOAD_METHOD = 38; // a name site d: the register field gets the callable, d the receiver or null
  static final int STORE_ATTR = 39; // object value name site
  static final int LOAD_DEREF = 40; // cell
  static final int STORE_DEREF = 41; // cell a
  static final int CALL0 = 42; // f
  static final int CALL1 = 43; // f a
  static final int CALL2 = 44; // f a b
  static final int CALL3 = 45; // f a b c
  static final int CALL = 46; // f n a...
  static final int CALL_METHOD = 47; // f self n a...: self may hold null
  static final int CALL_KEYWORDS = 48; // f self names n a...
  static final int GET_ITER = 49; // a
  static final int BUILD_TUPLE = 50; // n a...
  static final int BUILD_LIST = 51; // n a...
  static final int UNPACK = 52; // a n d...
  static final int LIST_APPEND = 53; // list a
  static final int BUILD_STRING = 54; // n a...
  static final int FORMAT = 55; // a
  static final int STACK = 56; // opcode oparg top: an instruction of CPython on the stack registers
  static final int RAISE = 57; // opcode oparg top: one that does not come back
  static final int EVENT = 58; // kind offset: tells tracers
  static final int LOAD_SUPER = 59; // super class self oparg site d: the register field gets the attribute, d the receiver or null, if not -1

  static final int TRACED_FOR_ITER = 60; // iterator t: like FOR_ITER, tells of StopIteration
  static final int TRACED_SEND = 61; // receiver a t: like SEND, tells of StopIteration

  private static final String[] NAMES = {"MOVE", "LOAD_CONST", "LOAD_NULL", "CHECK_LOCAL", "JUMP", "JUMP_BACK", "BRANCH_TRUE", "BRANCH_FALSE",
      "BRANCH_NONE", "BRANCH_NOT_NONE", "BRANCH_LT", "BRANCH_LE", "BRANCH_EQ", "BRANCH_NE", "BRANCH_GT", "BRANCH_GE", "BRANCH_IS", "BRANCH_IN",
      "FOR_ITER", "RETURN", "YIELD", "SEND", "RETURN_GENERATOR", "ADD", "SUB", "MUL", "BINARY", "SUBSCRIPT", "COMPARE", "STORE_SUBSCRIPT", "NOT",
      "TO_BOOL", "IS", "CONTAINS", "LOAD_GLOBAL", "LOAD_NAME", "STORE_NAME", "LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "LOAD_DEREF",
      "STORE_DEREF", "CALL0", "CALL1", "CALL2", "CALL3", "CALL", "CALL_METHOD", "CALL_KEYWORDS", "GET_ITER", "BUILD_TUPLE", "BUILD_LIST",
      "UNPACK", "LIST_APPEND", "BUILD_STRING", "FORMAT", "STACK", "RAISE", "EVENT", "LOAD_SUPER",
      "TRACED_FOR_ITER", "TRACED_SEND"};

  private Op() {
  }

  static String name(int op) {
    return NAMES[op];
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

/// The opcodes of CPython 3.14 with what is known of each: name, inline-cache units, argument kind and stack effect.
/// Numbers above 255 are the compiler's pseudo opcodes, which never reach a code object. The table is immutable.
public final class Opcode {

  // Instructions of code objects.
  public static final int CACHE = 0;
  public static final int BINARY_SLICE = 1;
  public static final int BUILD_TEMPLATE = 2;
  public static final int CALL_FUNCTION_EX = 4;
  public static final int CHECK_EG_MATCH = 5;
  public static final int CHECK_EXC_MATCH = 6;
  public static final int CLEANUP_THROW = 7;
  public static final int DELETE_SUBSCR = 8;
  public static final int END_FOR = 9;
  public static final int END_SEND = 10;
  public static final int EXIT_INIT_CHECK = 11;
  public static final int FORMAT_SIMPLE = 12;
  public static final int FORMAT_WITH_SPEC = 13;
  public static final int GET_AITER = 14;
  public static final int GET_ANEXT = 15;
  public static final int GET_ITER = 16;
  public static final int RESERVED = 17;
  public static final int GET_LEN = 18;
  public static final int GET_YIELD_FROM_ITER = 19;
  public static final int INTERPRETER_EXIT = 20;
  public static final int LOAD_BUILD_CLASS = 21;
  public static final int LOAD_LOCALS = 22;
  public static final int MAKE_FUNCTION = 23;
  public static final int MATCH_KEYS = 24;
  public static final int MATCH_MAPPING = 25;
  public static final int MATCH_SEQUENCE = 26;
  public static final int NOP = 27;
  public static final int NOT_TAKEN = 28;
  public static final int POP_EXCEPT = 29;
  public static final int POP_ITER = 30;
  public static final int POP_TOP = 31;
  public static final int PUSH_EXC_INFO = 32;
  public static final int PUSH_NULL = 33;
  public static final int RETURN_GENERATOR = 34;
  public static final int RETURN_VALUE = 35;
  public static final int SETUP_ANNOTATIONS = 36;
  public static final int STORE_SLICE = 37;
  public static final int STORE_SUBSCR = 38;
  public static final int TO_BOOL = 39;
  public static final int UNARY_INVERT = 40;
  public static final int UNARY_NEGATIVE = 41;
  public static final int UNARY_NOT = 42;
  public static final int WITH_EXCEPT_START = 43;
  public static final int BINARY_OP = 44;
  public static final int BUILD_INTERPOLATION = 45;
  public static final int BUILD_LIST = 46;
  public static final int BUILD_MAP = 47;
  public static final int BUILD_SET = 48;
  public static final int BUILD_SLICE = 49;
  public static final int BUILD_STRING = 50;
  public static final int BUILD_TUPLE = 51;
  public static final int CALL = 52;
  public static final int CALL_INTRINSIC_1 = 53;
  public static final int CALL_INTRINSIC_2 = 54;
  public static final int CALL_KW = 55;
  public static final int COMPARE_OP = 56;
  public static final int CONTAINS_OP = 57;
  public static final int CONVERT_VALUE = 58;
  public static final int COPY = 59;
  public static final int COPY_FREE_VARS = 60;
  public static final int DELETE_ATTR = 61;
  public static final int DELETE_DEREF = 62;
  public static final int DELETE_FAST = 63;
  public static final int DELETE_GLOBAL = 64;
  public static final int DELETE_NAME = 65;
  public static final int DICT_MERGE = 66;
  public static final int DICT_UPDATE = 67;
  public static final int END_ASYNC_FOR = 68;
  public static final int EXTENDED_ARG = 69;
  public static final int FOR_ITER = 70;
  public static final int GET_AWAITABLE = 71;
  public static final int IMPORT_FROM = 72;
  public static final int IMPORT_NAME = 73;
  public static final int IS_OP = 74;
  public static final int JUMP_BACKWARD = 75;
  public static final int JUMP_BACKWARD_NO_INTERRUPT = 76;
  public static final int JUMP_FORWARD = 77;
  public static final int LIST_APPEND = 78;
  public static final int LIST_EXTEND = 79;
  public static final int LOAD_ATTR = 80;
  public static final int LOAD_COMMON_CONSTANT = 81;
  public static final int LOAD_CONST = 82;
  public static final int LOAD_DEREF = 83;
  public static final int LOAD_FAST = 84;
  public static final int LOAD_FAST_AND_CLEAR = 85;
  public static final int LOAD_FAST_BORROW = 86;
  public static final int LOAD_FAST_BORROW_LOAD_FAST_BORROW = 87;
  public static final int LOAD_FAST_CHECK = 88;
  public static final int LOAD_FAST_LOAD_FAST = 89;
  public static final int LOAD_FROM_DICT_OR_DEREF = 90;
  public static final int LOAD_FROM_DICT_OR_GLOBALS = 91;
  public static final int LOAD_GLOBAL = 92;
  public static final int LOAD_NAME = 93;
  public static final int LOAD_SMALL_INT = 94;
  public static final int LOAD_SPECIAL = 95;
  public static final int LOAD_SUPER_ATTR = 96;
  public static final int MAKE_CELL = 97;
  public static final int MAP_ADD = 98;
  public static final int MATCH_CLASS = 99;
  public static final int POP_JUMP_IF_FALSE = 100;
  public static final int POP_JUMP_IF_NONE = 101;
  public static final int POP_JUMP_IF_NOT_NONE = 102;
  public static final int POP_JUMP_IF_TRUE = 103;
  public static final int RAISE_VARARGS = 104;
  public static final int RERAISE = 105;
  public static final int SEND = 106;
  public static final int SET_ADD = 107;
  public static final int SET_FUNCTION_ATTRIBUTE = 108;
  public static final int SET_UPDATE = 109;
  public static final int STORE_ATTR = 110;
  public static final int STORE_DEREF = 111;
  public static final int STORE_FAST = 112;
  public static final int STORE_FAST_LOAD_FAST = 113;
  public static final int STORE_FAST_STORE_FAST = 114;
  public static final int STORE_GLOBAL = 115;
  public static final int STORE_NAME = 116;
  public static final int SWAP = 117;
  public static final int UNPACK_EX = 118;
  public static final int UNPACK_SEQUENCE = 119;
  public static final int YIELD_VALUE = 120;
  public static final int RESUME = 128;
  public static final int ENTER_EXECUTOR = 255;

  // Pseudo instructions, replaced by the assembler.
  public static final int ANNOTATIONS_PLACEHOLDER = 256;
  public static final int JUMP = 257;
  public static final int JUMP_IF_FALSE = 258;
  public static final int JUMP_IF_TRUE = 259;
  public static final int JUMP_NO_INTERRUPT = 260;
  public static final int LOAD_CLOSURE = 261;
  public static final int POP_BLOCK = 262;
  public static final int SETUP_CLEANUP = 263;
  public static final int SETUP_FINALLY = 264;
  public static final int SETUP_WITH = 265;
  public static final int STORE_FAST_MAYBE_NULL = 266;

  // Specialised forms, which CPython's interpreter puts in place of a base instruction.
  public static final int BINARY_OP_INPLACE_ADD_UNICODE = 3;
  public static final int BINARY_OP_ADD_FLOAT = 129;
  public static final int BINARY_OP_ADD_INT = 130;
  public static final int BINARY_OP_ADD_UNICODE = 131;
  public static final int BINARY_OP_EXTEND = 132;
  public static final int BINARY_OP_MULTIPLY_FLOAT = 133;
  public static final int BINARY_OP_MULTIPLY_INT = 134;
  public static final int BINARY_OP_SUBSCR_DICT = 135;
  public static final int BINARY_OP_SUBSCR_GETITEM = 136;
  public static final int BINARY_OP_SUBSCR_LIST_INT = 137;
  public static final int BINARY_OP_SUBSCR_LIST_SLICE = 138;
  public static final int BINARY_OP_SUBSCR_STR_INT = 139;
  public static final int BINARY_OP_SUBSCR_TUPLE_INT = 140;
  public static final int BINARY_OP_SUBTRACT_FLOAT = 141;
  public static final int BINARY_OP_SUBTRACT_INT = 142;
  public static final int CALL_ALLOC_AND_ENTER_INIT = 143;
  public static final int CALL_BOUND_METHOD_EXACT_ARGS = 144;
  public static final int CALL_BOUND_METHOD_GENERAL = 145;
  public static final int CALL_BUILTIN_CLASS = 146;
  public static final int CALL_BUILTIN_FAST = 147;
  public static final int CALL_BUILTIN_FAST_WITH_KEYWORDS = 148;
  public static final int CALL_BUILTIN_O = 149;
  public static final int CALL_ISINSTANCE = 150;
  public static final int CALL_KW_BOUND_METHOD = 151;
  public static final int CALL_KW_NON_PY = 152;
  public static final int CALL_KW_PY = 153;
  public static final int CALL_LEN = 154;
  public static final int CALL_LIST_APPEND = 155;
  public static final int CALL_METHOD_DESCRIPTOR_FAST = 156;
  public static final int CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS = 157;
  public static final int CALL_METHOD_DESCRIPTOR_NOARGS = 158;
  public static final int CALL_METHOD_DESCRIPTOR_O = 159;
  public static final int CALL_NON_PY_GENERAL = 160;
  public static final int CALL_PY_EXACT_ARGS = 161;
  public static final int CALL_PY_GENERAL = 162;
  public static final int CALL_STR_1 = 163;
  public static final int CALL_TUPLE_1 = 164;
  public static final int CALL_TYPE_1 = 165;
  public static final int COMPARE_OP_FLOAT = 166;
  public static final int COMPARE_OP_INT = 167;
  public static final int COMPARE_OP_STR = 168;
  public static final int CONTAINS_OP_DICT = 169;
  public static final int CONTAINS_OP_SET = 170;
  public static final int FOR_ITER_GEN = 171;
  public static final int FOR_ITER_LIST = 172;
  public static final int FOR_ITER_RANGE = 173;
  public static final int FOR_ITER_TUPLE = 174;
  public static final int JUMP_BACKWARD_JIT = 175;
  public static final int JUMP_BACKWARD_NO_JIT = 176;
  public static final int LOAD_ATTR_CLASS = 177;
  public static final int LOAD_ATTR_CLASS_WITH_METACLASS_CHECK = 178;
  public static final int LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN = 179;
  public static final int LOAD_ATTR_INSTANCE_VALUE = 180;
  public static final int LOAD_ATTR_METHOD_LAZY_DICT = 181;
  public static final int LOAD_ATTR_METHOD_NO_DICT = 182;
  public static final int LOAD_ATTR_METHOD_WITH_VALUES = 183;
  public static final int LOAD_ATTR_MODULE = 184;
  public static final int LOAD_ATTR_NONDESCRIPTOR_NO_DICT = 185;
  public static final int LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES = 186;
  public static final int LOAD_ATTR_PROPERTY = 187;
  public static final int LOAD_ATTR_SLOT = 188;
  public static final int LOAD_ATTR_WITH_HINT = 189;
  public static final int LOAD_CONST_IMMORTAL = 190;
  public static final int LOAD_CONST_MORTAL = 191;
  public static final int LOAD_GLOBAL_BUILTIN = 192;
  public static final int LOAD_GLOBAL_MODULE = 193;
  public static final int LOAD_SUPER_ATTR_ATTR = 194;
  public static final int LOAD_SUPER_ATTR_METHOD = 195;
  public static final int RESUME_CHECK = 196;
  public static final int SEND_GEN = 197;
  public static final int STORE_ATTR_INSTANCE_VALUE = 198;
  public static final int STORE_ATTR_SLOT = 199;
  public static final int STORE_ATTR_WITH_HINT = 200;
  public static final int STORE_SUBSCR_DICT = 201;
  public static final int STORE_SUBSCR_LIST_INT = 202;
  public static final int TO_BOOL_ALWAYS_TRUE = 203;
  public static final int TO_BOOL_BOOL = 204;
  public static final int TO_BOOL_INT = 205;
  public static final int TO_BOOL_LIST = 206;
  public static final int TO_BOOL_NONE = 207;
  public static final int TO_BOOL_STR = 208;
  public static final int UNPACK_SEQUENCE_LIST = 209;
  public static final int UNPACK_SEQUENCE_TUPLE = 210;
  public static final int UNPACK_SEQUENCE_TWO_TUPLE = 211;

  // Instrumented forms, which CPython's interpreter puts in place of an instruction that is being monitored.
  public static final int INSTRUMENTED_END_FOR = 234;
  public static final int INSTRUMENTED_POP_ITER = 235;
  public static final int INSTRUMENTED_END_SEND = 236;
  public static final int INSTRUMENTED_FOR_ITER = 237;
  public static final int INSTRUMENTED_INSTRUCTION = 238;
  public static final int INSTRUMENTED_JUMP_FORWARD = 239;
  public static final int INSTRUMENTED_NOT_TAKEN = 240;
  public static final int INSTRUMENTED_POP_JUMP_IF_TRUE = 241;
  public static final int INSTRUMENTED_POP_JUMP_IF_FALSE = 242;
  public static final int INSTRUMENTED_POP_JUMP_IF_NONE = 243;
  public static final int INSTRUMENTED_POP_JUMP_IF_NOT_NONE = 244;
  public static final int INSTRUMENTED_RESUME = 245;
  public static final int INSTRUMENTED_RETURN_VALUE = 246;
  public static final int INSTRUMENTED_YIELD_VALUE = 247;
  public static final int INSTRUMENTED_END_ASYNC_FOR = 248;
  public static final int INSTRUMENTED_LOAD_SUPER_ATTR = 249;
  public static final int INSTRUMENTED_CALL = 250;
  public static final int INSTRUMENTED_CALL_KW = 251;
  public static final int INSTRUMENTED_CALL_FUNCTION_EX = 252;
  public static final int INSTRUMENTED_JUMP_BACKWARD = 253;
  public static final int INSTRUMENTED_LINE = 254;

  /// One more than the largest instruction, and one more than the largest pseudo instruction.
  public static final int LIMIT = 256, PSEUDO_LIMIT = 267;

  private static final int ARG = 0x1, NAME = 0x2, CONST = 0x4, LOCAL = 0x8, FREE = 0x10, JUMPS = 0x20, BLOCK = 0x40;
  // How the argument changes the stack effect of a row.
  private static final int PLUS_ARG = 0x100, MINUS_ARG = 0x200, MINUS_TWICE_ARG = 0x300, PLUS_LOW_BIT = 0x400, MINUS_LOW_BIT = 0x500,
      PLUS_BOTH_BYTES = 0x600, SHAPE = 0xf00;

  private static final String[] NAMES = new String[PSEUDO_LIMIT];
  private static final byte[] CACHES = new byte[PSEUDO_LIMIT];
  private static final byte[] EFFECTS = new byte[PSEUDO_LIMIT];
  private static final short[] FLAGS = new short[PSEUDO_LIMIT];
  private static final short[] BASES = new short[PSEUDO_LIMIT];

  static {
    instructions();
    pseudoInstructions();
    specializedInstructions();
    instrumentedInstructions();
  }

  private Opcode() {
  }

  /// The name, or null where no opcode has the number.
  public static String name(int opcode) {
    return NAMES[opcode];
  }

  /// Whether an opcode has the number, which may be any.
  public static boolean isDefined(int opcode) {
    return opcode >= 0 && opcode < NAMES.length && NAMES[opcode] != null;
  }

  /// The number of 16-bit inline-cache units after the instruction.
  public static int caches(int opcode) {
    return CACHES[opcode];
  }

  /// The instruction a specialised or instrumented one stands for, otherwise the opcode itself.
  public static int base(int opcode) {
    return BASES[opcode];
  }

  public static boolean hasArg(int opcode) {
    return (FLAGS[opcode] & ARG) != 0;
  }

  /// The argument is an index into `co_names` (shifted where low bits are flags).
  public static boolean hasName(int opcode) {
    return (FLAGS[opcode] & NAME) != 0;
  }

  public static boolean hasConst(int opcode) {
    return (FLAGS[opcode] & CONST) != 0;
  }

  /// The argument is, or is a pair of, indexes of fast locals.
  public static boolean hasLocal(int opcode) {
    return (FLAGS[opcode] & LOCAL) != 0;
  }

  /// The argument is the index of a cell or free variable.
  public static boolean hasFree(int opcode) {
    return (FLAGS[opcode] & FREE) != 0;
  }

  /// The instruction may jump to its argument.
  public static boolean hasJump(int opcode) {
    return (FLAGS[opcode] & JUMPS) != 0;
  }

  /// A `SETUP_...` pseudo instruction: it names the handler of the instructions up to its `POP_BLOCK`.
  public static boolean isBlockPush(int opcode) {
    return (FLAGS[opcode] & BLOCK) != 0;
  }

  /// The instruction's argument is a label: it jumps or it opens a block.
  public static boolean hasTarget(int opcode) {
    return (FLAGS[opcode] & (JUMPS | BLOCK)) != 0;
  }

  public static boolean isPseudo(int opcode) {
    return opcode >= LIMIT;
  }

  /// No instruction follows this one in the flow of control.
  public static boolean isScopeExit(int opcode) {
    return opcode == RETURN_VALUE || opcode == RAISE_VARARGS || opcode == RERAISE;
  }

  public static boolean isUnconditionalJump(int opcode) {
    return opcode == JUMP || opcode == JUMP_NO_INTERRUPT || opcode == JUMP_FORWARD || opcode == JUMP_BACKWARD || opcode == JUMP_BACKWARD_NO_INTERRUPT;
  }

  public static boolean isConditionalJump(int opcode) {
    return opcode >= POP_JUMP_IF_FALSE && opcode <= POP_JUMP_IF_TRUE;
  }

  /// How many values the instruction adds to the stack; `jump` asks for the way to the target.
  public static int stackEffect(int opcode, int oparg, boolean jump) {
    if (jump && (FLAGS[opcode] & BLOCK) != 0) {
      return opcode == SETUP_CLEANUP ? 2 : 1;
    }
    int effect = EFFECTS[opcode];
    return switch (FLAGS[opcode] & SHAPE) {
      case PLUS_ARG -> effect + oparg;
      case MINUS_ARG -> effect - oparg;
      case MINUS_TWICE_ARG -> effect - 2 * oparg;
      case PLUS_LOW_BIT -> effect + (oparg & 1);
      case MINUS_LOW_BIT -> effect - (oparg & 1);
      case PLUS_BOTH_BYTES -> effect + (oparg & 0xff) + (oparg >> 8);
      default -> effect;
    };
  }

  private static void row(int opcode, String name, int caches, int effect, int flags) {
    NAMES[opcode] = name;
    CACHES[opcode] = (byte) caches;
    EFFECTS[opcode] = (byte) effect;
    FLAGS[opcode] = (short) flags;
    BASES[opcode] = (short) opcode;
  }

  private static void alias(int opcode, String name, int base) {
    NAMES[opcode] = name;
    CACHES[opcode] = CACHES[base];
    EFFECTS[opcode] = EFFECTS[base];
    FLAGS[opcode] = FLAGS[base];
    BASES[opcode] = (short) base;
  }

  // Each row: opcode, name, inline-cache units, stack effect, kind of argument.
  private static void instructions() {
    row(CACHE, "CACHE", 0, 0, 0);
    row(BINARY_SLICE, "BINARY_SLICE", 0, -2, 0);
    row(BUILD_TEMPLATE, "BUILD_TEMPLATE", 0, -1, 0);
    row(CALL_FUNCTION_EX, "CALL_FUNCTION_EX", 0, -3, 0);
    row(CHECK_EG_MATCH, "CHECK_EG_MATCH", 0, 0, 0);
    row(CHECK_EXC_MATCH, "CHECK_EXC_MATCH", 0, 0, 0);
    row(CLEANUP_THROW, "CLEANUP_THROW", 0, -1, 0);
    row(DELETE_SUBSCR, "DELETE_SUBSCR", 0, -2, 0);
    row(END_FOR, "END_FOR", 0, -1, 0);
    row(END_SEND, "END_SEND", 0, -1, 0);
    row(EXIT_INIT_CHECK, "EXIT_INIT_CHECK", 0, -1, 0);
    row(FORMAT_SIMPLE, "FORMAT_SIMPLE", 0, 0, 0);
    row(FORMAT_WITH_SPEC, "FORMAT_WITH_SPEC", 0, -1, 0);
    row(GET_AITER, "GET_AITER", 0, 0, 0);
    row(GET_ANEXT, "GET_ANEXT", 0, 1, 0);
    row(GET_ITER, "GET_ITER", 0, 0, 0);
    row(RESERVED, "RESERVED", 0, 0, 0);
    row(GET_LEN, "GET_LEN", 0, 1, 0);
    row(GET_YIELD_FROM_ITER, "GET_YIELD_FROM_ITER", 0, 0, 0);
    row(INTERPRETER_EXIT, "INTERPRETER_EXIT", 0, -1, 0);
    row(LOAD_BUILD_CLASS, "LOAD_BUILD_CLASS", 0, 1, 0);
    row(LOAD_LOCALS, "LOAD_LOCALS", 0, 1, 0);
    row(MAKE_FUNCTION, "MAKE_FUNCTION", 0, 0, 0);
    row(MATCH_KEYS, "MATCH_KEYS", 0, 1, 0);
    row(MATCH_MAPPING, "MATCH_MAPPING", 0, 1, 0);
    row(MATCH_SEQUENCE, "MATCH_SEQUENCE", 0, 1, 0);
    row(NOP, "NOP", 0, 0, 0);
    row(NOT_TAKEN, "NOT_TAKEN", 0, 0, 0);
    row(POP_EXCEPT, "POP_EXCEPT", 0, -1, 0);
    row(POP_ITER, "POP_ITER", 0, -1, 0);
    row(POP_TOP, "POP_TOP", 0, -1, 0);
    row(PUSH_EXC_INFO, "PUSH_EXC_INFO", 0, 1, 0);
    row(PUSH_NULL, "PUSH_NULL", 0, 1, 0);
    row(RETURN_GENERATOR, "RETURN_GENERATOR", 0, 1, 0);
    row(RETURN_VALUE, "RETURN_VALUE", 0, 0, 0);
    row(SETUP_ANNOTATIONS, "SETUP_ANNOTATIONS", 0, 0, 0);
    row(STORE_SLICE, "STORE_SLICE", 0, -4, 0);
    row(STORE_SUBSCR, "STORE_SUBSCR", 1, -3, 0);
    row(TO_BOOL, "TO_BOOL", 3, 0, 0);
    row(UNARY_INVERT, "UNARY_INVERT", 0, 0, 0);
    row(UNARY_NEGATIVE, "UNARY_NEGATIVE", 0, 0, 0);
    row(UNARY_NOT, "UNARY_NOT", 0, 0, 0);
    row(WITH_EXCEPT_START, "WITH_EXCEPT_START", 0, 1, 0);
    row(BINARY_OP, "BINARY_OP", 5, -1, ARG);
    row(BUILD_INTERPOLATION, "BUILD_INTERPOLATION", 0, -1, ARG | MINUS_LOW_BIT);
    row(BUILD_LIST, "BUILD_LIST", 0, 1, ARG | MINUS_ARG);
    row(BUILD_MAP, "BUILD_MAP", 0, 1, ARG | MINUS_TWICE_ARG);
    row(BUILD_SET, "BUILD_SET", 0, 1, ARG | MINUS_ARG);
    row(BUILD_SLICE, "BUILD_SLICE", 0, 1, ARG | MINUS_ARG);
    row(BUILD_STRING, "BUILD_STRING", 0, 1, ARG | MINUS_ARG);
    row(BUILD_TUPLE, "BUILD_TUPLE", 0, 1, ARG | MINUS_ARG);
    row(CALL, "CALL", 3, -1, ARG | MINUS_ARG);
    row(CALL_INTRINSIC_1, "CALL_INTRINSIC_1", 0, 0, ARG);
    row(CALL_INTRINSIC_2, "CALL_INTRINSIC_2", 0, -1, ARG);
    row(CALL_KW, "CALL_KW", 3, -2, ARG | MINUS_ARG);
    row(COMPARE_OP, "COMPARE_OP", 1, -1, ARG);
    row(CONTAINS_OP, "CONTAINS_OP", 1, -1, ARG);
    row(CONVERT_VALUE, "CONVERT_VALUE", 0, 0, ARG);
    row(COPY, "COPY", 0, 1, ARG);
    row(COPY_FREE_VARS, "COPY_FREE_VARS", 0, 0, ARG);
    row(DELETE_ATTR, "DELETE_ATTR", 0, -1, ARG | NAME);
    row(DELETE_DEREF, "DELETE_DEREF", 0, 0, ARG | FREE);
    row(DELETE_FAST, "DELETE_FAST", 0, 0, ARG | LOCAL);
    row(DELETE_GLOBAL, "DELETE_GLOBAL", 0, 0, ARG | NAME);
    row(DELETE_NAME, "DELETE_NAME", 0, 0, ARG | NAME);
    row(DICT_MERGE, "DICT_MERGE", 0, -1, ARG);
    row(DICT_UPDATE, "DICT_UPDATE", 0, -1, ARG);
    row(END_ASYNC_FOR, "END_ASYNC_FOR", 0, -2, ARG | JUMPS);
    row(EXTENDED_ARG, "EXTENDED_ARG", 0, 0, ARG);
    row(FOR_ITER, "FOR_ITER", 1, 1, ARG | JUMPS);
    row(GET_AWAITABLE, "GET_AWAITABLE", 0, 0, ARG);
    row(IMPORT_FROM, "IMPORT_FROM", 0, 1, ARG | NAME);
    row(IMPORT_NAME, "IMPORT_NAME", 0, -1, ARG | NAME);
    row(IS_OP, "IS_OP", 0, -1, ARG);
    row(JUMP_BACKWARD, "JUMP_BACKWARD", 1, 0, ARG | JUMPS);
    row(JUMP_BACKWARD_NO_INTERRUPT, "JUMP_BACKWARD_NO_INTERRUPT", 0, 0, ARG | JUMPS);
    row(JUMP_FORWARD, "JUMP_FORWARD", 0, 0, ARG | JUMPS);
    row(LIST_APPEND, "LIST_APPEND", 0, -1, ARG);
    row(LIST_EXTEND, "LIST_EXTEND", 0, -1, ARG);
    row(LOAD_ATTR, "LOAD_ATTR", 9, 0, ARG | NAME | PLUS_LOW_BIT);
    row(LOAD_COMMON_CONSTANT, "LOAD_COMMON_CONSTANT", 0, 1, ARG);
    row(LOAD_CONST, "LOAD_CONST", 0, 1, ARG | CONST);
    row(LOAD_DEREF, "LOAD_DEREF", 0, 1, ARG | LOCAL);
    row(LOAD_FAST, "LOAD_FAST", 0, 1, ARG | LOCAL);
    row(LOAD_FAST_AND_CLEAR, "LOAD_FAST_AND_CLEAR", 0, 1, ARG | LOCAL);
    row(LOAD_FAST_BORROW, "LOAD_FAST_BORROW", 0, 1, ARG | LOCAL);
    row(LOAD_FAST_BORROW_LOAD_FAST_BORROW, "LOAD_FAST_BORROW_LOAD_FAST_BORROW", 0, 2, ARG | LOCAL);
    row(LOAD_FAST_CHECK, "LOAD_FAST_CHECK", 0, 1, ARG | LOCAL);
    row(LOAD_FAST_LOAD_FAST, "LOAD_FAST_LOAD_FAST", 0, 2, ARG | LOCAL);
    row(LOAD_FROM_DICT_OR_DEREF, "LOAD_FROM_DICT_OR_DEREF", 0, 0, ARG | FREE);
    row(LOAD_FROM_DICT_OR_GLOBALS, "LOAD_FROM_DICT_OR_GLOBALS", 0, 0, ARG | NAME);
    row(LOAD_GLOBAL, "LOAD_GLOBAL", 4, 1, ARG | NAME | PLUS_LOW_BIT);
    row(LOAD_NAME, "LOAD_NAME", 0, 1, ARG | NAME);
    row(LOAD_SMALL_INT, "LOAD_SMALL_INT", 0, 1, ARG);
    row(LOAD_SPECIAL, "LOAD_SPECIAL", 0, 1, ARG);
    row(LOAD_SUPER_ATTR, "LOAD_SUPER_ATTR", 1, -2, ARG | NAME | PLUS_LOW_BIT);
    row(MAKE_CELL, "MAKE_CELL", 0, 0, ARG | FREE);
    row(MAP_ADD, "MAP_ADD", 0, -2, ARG);
    row(MATCH_CLASS, "MATCH_CLASS", 0, -2, ARG);
    row(POP_JUMP_IF_FALSE, "POP_JUMP_IF_FALSE", 1, -1, ARG | JUMPS);
    row(POP_JUMP_IF_NONE, "POP_JUMP_IF_NONE", 1, -1, ARG | JUMPS);
    row(POP_JUMP_IF_NOT_NONE, "POP_JUMP_IF_NOT_NONE", 1, -1, ARG | JUMPS);
    row(POP_JUMP_IF_TRUE, "POP_JUMP_IF_TRUE", 1, -1, ARG | JUMPS);
    row(RAISE_VARARGS, "RAISE_VARARGS", 0, 0, ARG | MINUS_ARG);
    row(RERAISE, "RERAISE", 0, -1, ARG);
    row(SEND, "SEND", 1, 0, ARG | JUMPS);
    row(SET_ADD, "SET_ADD", 0, -1, ARG);
    row(SET_FUNCTION_ATTRIBUTE, "SET_FUNCTION_ATTRIBUTE", 0, -1, ARG);
    row(SET_UPDATE, "SET_UPDATE", 0, -1, ARG);
    row(STORE_ATTR, "STORE_ATTR", 4, -2, ARG | NAME);
    row(STORE_DEREF, "STORE_DEREF", 0, -1, ARG | FREE);
    row(STORE_FAST, "STORE_FAST", 0, -1, ARG | LOCAL);
    row(STORE_FAST_LOAD_FAST, "STORE_FAST_LOAD_FAST", 0, 0, ARG | LOCAL);
    row(STORE_FAST_STORE_FAST, "STORE_FAST_STORE_FAST", 0, -2, ARG | LOCAL);
    row(STORE_GLOBAL, "STORE_GLOBAL", 0, -1, ARG | NAME);
    row(STORE_NAME, "STORE_NAME", 0, -1, ARG | NAME);
    row(SWAP, "SWAP", 0, 0, ARG);
    row(UNPACK_EX, "UNPACK_EX", 0, 0, ARG | PLUS_BOTH_BYTES);
    row(UNPACK_SEQUENCE, "UNPACK_SEQUENCE", 1, -1, ARG | PLUS_ARG);
    row(YIELD_VALUE, "YIELD_VALUE", 0, 0, ARG);
    row(RESUME, "RESUME", 0, 0, ARG);
    row(ENTER_EXECUTOR, "ENTER_EXECUTOR", 0, 0, ARG);
  }

  private static void pseudoInstructions() {
    row(ANNOTATIONS_PLACEHOLDER, "ANNOTATIONS_PLACEHOLDER", 0, 0, 0);
    row(JUMP, "JUMP", 0, 0, ARG | JUMPS);
    row(JUMP_IF_FALSE, "JUMP_IF_FALSE", 0, 0, ARG | JUMPS);
    row(JUMP_IF_TRUE, "JUMP_IF_TRUE", 0, 0, ARG | JUMPS);
    row(JUMP_NO_INTERRUPT, "JUMP_NO_INTERRUPT", 0, 0, ARG | JUMPS);
    row(LOAD_CLOSURE, "LOAD_CLOSURE", 0, 1, ARG | LOCAL);
    row(POP_BLOCK, "POP_BLOCK", 0, 0, 0);
    row(SETUP_CLEANUP, "SETUP_CLEANUP", 0, 0, ARG | BLOCK);
    row(SETUP_FINALLY, "SETUP_FINALLY", 0, 0, ARG | BLOCK);
    row(SETUP_WITH, "SETUP_WITH", 0, 0, ARG | BLOCK);
    row(STORE_FAST_MAYBE_NULL, "STORE_FAST_MAYBE_NULL", 0, -1, ARG | LOCAL);
  }

  private static void specializedInstructions() {
    alias(BINARY_OP_INPLACE_ADD_UNICODE, "BINARY_OP_INPLACE_ADD_UNICODE", BINARY_OP);
    alias(BINARY_OP_ADD_FLOAT, "BINARY_OP_ADD_FLOAT", BINARY_OP);
    alias(BINARY_OP_ADD_INT, "BINARY_OP_ADD_INT", BINARY_OP);
    alias(BINARY_OP_ADD_UNICODE, "BINARY_OP_ADD_UNICODE", BINARY_OP);
    alias(BINARY_OP_EXTEND, "BINARY_OP_EXTEND", BINARY_OP);
    alias(BINARY_OP_MULTIPLY_FLOAT, "BINARY_OP_MULTIPLY_FLOAT", BINARY_OP);
    alias(BINARY_OP_MULTIPLY_INT, "BINARY_OP_MULTIPLY_INT", BINARY_OP);
    alias(BINARY_OP_SUBSCR_DICT, "BINARY_OP_SUBSCR_DICT", BINARY_OP);
    alias(BINARY_OP_SUBSCR_GETITEM, "BINARY_OP_SUBSCR_GETITEM", BINARY_OP);
    alias(BINARY_OP_SUBSCR_LIST_INT, "BINARY_OP_SUBSCR_LIST_INT", BINARY_OP);
    alias(BINARY_OP_SUBSCR_LIST_SLICE, "BINARY_OP_SUBSCR_LIST_SLICE", BINARY_OP);
    alias(BINARY_OP_SUBSCR_STR_INT, "BINARY_OP_SUBSCR_STR_INT", BINARY_OP);
    alias(BINARY_OP_SUBSCR_TUPLE_INT, "BINARY_OP_SUBSCR_TUPLE_INT", BINARY_OP);
    alias(BINARY_OP_SUBTRACT_FLOAT, "BINARY_OP_SUBTRACT_FLOAT", BINARY_OP);
    alias(BINARY_OP_SUBTRACT_INT, "BINARY_OP_SUBTRACT_INT", BINARY_OP);
    alias(CALL_ALLOC_AND_ENTER_INIT, "CALL_ALLOC_AND_ENTER_INIT", CALL);
    alias(CALL_BOUND_METHOD_EXACT_ARGS, "CALL_BOUND_METHOD_EXACT_ARGS", CALL);
    alias(CALL_BOUND_METHOD_GENERAL, "CALL_BOUND_METHOD_GENERAL", CALL);
    alias(CALL_BUILTIN_CLASS, "CALL_BUILTIN_CLASS", CALL);
    alias(CALL_BUILTIN_FAST, "CALL_BUILTIN_FAST", CALL);
    alias(CALL_BUILTIN_FAST_WITH_KEYWORDS, "CALL_BUILTIN_FAST_WITH_KEYWORDS", CALL);
    alias(CALL_BUILTIN_O, "CALL_BUILTIN_O", CALL);
    alias(CALL_ISINSTANCE, "CALL_ISINSTANCE", CALL);
    alias(CALL_KW_BOUND_METHOD, "CALL_KW_BOUND_METHOD", CALL_KW);
    alias(CALL_KW_NON_PY, "CALL_KW_NON_PY", CALL_KW);
    alias(CALL_KW_PY, "CALL_KW_PY", CALL_KW);
    alias(CALL_LEN, "CALL_LEN", CALL);
    alias(CALL_LIST_APPEND, "CALL_LIST_APPEND", CALL);
    alias(CALL_METHOD_DESCRIPTOR_FAST, "CALL_METHOD_DESCRIPTOR_FAST", CALL);
    alias(CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS, "CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS", CALL);
    alias(CALL_METHOD_DESCRIPTOR_NOARGS, "CALL_METHOD_DESCRIPTOR_NOARGS", CALL);
    alias(CALL_METHOD_DESCRIPTOR_O, "CALL_METHOD_DESCRIPTOR_O", CALL);
    alias(CALL_NON_PY_GENERAL, "CALL_NON_PY_GENERAL", CALL);
    alias(CALL_PY_EXACT_ARGS, "CALL_PY_EXACT_ARGS", CALL);
    alias(CALL_PY_GENERAL, "CALL_PY_GENERAL", CALL);
    alias(CALL_STR_1, "CALL_STR_1", CALL);
    alias(CALL_TUPLE_1, "CALL_TUPLE_1", CALL);
    alias(CALL_TYPE_1, "CALL_TYPE_1", CALL);
    alias(COMPARE_OP_FLOAT, "COMPARE_OP_FLOAT", COMPARE_OP);
    alias(COMPARE_OP_INT, "COMPARE_OP_INT", COMPARE_OP);
    alias(COMPARE_OP_STR, "COMPARE_OP_STR", COMPARE_OP);
    alias(CONTAINS_OP_DICT, "CONTAINS_OP_DICT", CONTAINS_OP);
    alias(CONTAINS_OP_SET, "CONTAINS_OP_SET", CONTAINS_OP);
    alias(FOR_ITER_GEN, "FOR_ITER_GEN", FOR_ITER);
    alias(FOR_ITER_LIST, "FOR_ITER_LIST", FOR_ITER);
    alias(FOR_ITER_RANGE, "FOR_ITER_RANGE", FOR_ITER);
    alias(FOR_ITER_TUPLE, "FOR_ITER_TUPLE", FOR_ITER);
    alias(JUMP_BACKWARD_JIT, "JUMP_BACKWARD_JIT", JUMP_BACKWARD);
    alias(JUMP_BACKWARD_NO_JIT, "JUMP_BACKWARD_NO_JIT", JUMP_BACKWARD);
    alias(LOAD_ATTR_CLASS, "LOAD_ATTR_CLASS", LOAD_ATTR);
    alias(LOAD_ATTR_CLASS_WITH_METACLASS_CHECK, "LOAD_ATTR_CLASS_WITH_METACLASS_CHECK", LOAD_ATTR);
    alias(LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN, "LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN", LOAD_ATTR);
    alias(LOAD_ATTR_INSTANCE_VALUE, "LOAD_ATTR_INSTANCE_VALUE", LOAD_ATTR);
    alias(LOAD_ATTR_METHOD_LAZY_DICT, "LOAD_ATTR_METHOD_LAZY_DICT", LOAD_ATTR);
    alias(LOAD_ATTR_METHOD_NO_DICT, "LOAD_ATTR_METHOD_NO_DICT", LOAD_ATTR);
    alias(LOAD_ATTR_METHOD_WITH_VALUES, "LOAD_ATTR_METHOD_WITH_VALUES", LOAD_ATTR);
    alias(LOAD_ATTR_MODULE, "LOAD_ATTR_MODULE", LOAD_ATTR);
    alias(LOAD_ATTR_NONDESCRIPTOR_NO_DICT, "LOAD_ATTR_NONDESCRIPTOR_NO_DICT", LOAD_ATTR);
    alias(LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES, "LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES", LOAD_ATTR);
    alias(LOAD_ATTR_PROPERTY, "LOAD_ATTR_PROPERTY", LOAD_ATTR);
    alias(LOAD_ATTR_SLOT, "LOAD_ATTR_SLOT", LOAD_ATTR);
    alias(LOAD_ATTR_WITH_HINT, "LOAD_ATTR_WITH_HINT", LOAD_ATTR);
    alias(LOAD_CONST_IMMORTAL, "LOAD_CONST_IMMORTAL", LOAD_CONST);
    alias(LOAD_CONST_MORTAL, "LOAD_CONST_MORTAL", LOAD_CONST);
    alias(LOAD_GLOBAL_BUILTIN, "LOAD_GLOBAL_BUILTIN", LOAD_GLOBAL);
    alias(LOAD_GLOBAL_MODULE, "LOAD_GLOBAL_MODULE", LOAD_GLOBAL);
    alias(LOAD_SUPER_ATTR_ATTR, "LOAD_SUPER_ATTR_ATTR", LOAD_SUPER_ATTR);
    alias(LOAD_SUPER_ATTR_METHOD, "LOAD_SUPER_ATTR_METHOD", LOAD_SUPER_ATTR);
    alias(RESUME_CHECK, "RESUME_CHECK", RESUME);
    alias(SEND_GEN, "SEND_GEN", SEND);
    alias(STORE_ATTR_INSTANCE_VALUE, "STORE_ATTR_INSTANCE_VALUE", STORE_ATTR);
    alias(STORE_ATTR_SLOT, "STORE_ATTR_SLOT", STORE_ATTR);
    alias(STORE_ATTR_WITH_HINT, "STORE_ATTR_WITH_HINT", STORE_ATTR);
    alias(STORE_SUBSCR_DICT, "STORE_SUBSCR_DICT", STORE_SUBSCR);
    alias(STORE_SUBSCR_LIST_INT, "STORE_SUBSCR_LIST_INT", STORE_SUBSCR);
    alias(TO_BOOL_ALWAYS_TRUE, "TO_BOOL_ALWAYS_TRUE", TO_BOOL);
    alias(TO_BOOL_BOOL, "TO_BOOL_BOOL", TO_BOOL);
    alias(TO_BOOL_INT, "TO_BOOL_INT", TO_BOOL);
    alias(TO_BOOL_LIST, "TO_BOOL_LIST", TO_BOOL);
    alias(TO_BOOL_NONE, "TO_BOOL_NONE", TO_BOOL);
    alias(TO_BOOL_STR, "TO_BOOL_STR", TO_BOOL);
    alias(UNPACK_SEQUENCE_LIST, "UNPACK_SEQUENCE_LIST", UNPACK_SEQUENCE);
    alias(UNPACK_SEQUENCE_TUPLE, "UNPACK_SEQUENCE_TUPLE", UNPACK_SEQUENCE);
    alias(UNPACK_SEQUENCE_TWO_TUPLE, "UNPACK_SEQUENCE_TWO_TUPLE", UNPACK_SEQUENCE);
  }

  private static void instrumentedInstructions() {
    alias(INSTRUMENTED_END_FOR, "INSTRUMENTED_END_FOR", END_FOR);
    alias(INSTRUMENTED_POP_ITER, "INSTRUMENTED_POP_ITER", POP_ITER);
    alias(INSTRUMENTED_END_SEND, "INSTRUMENTED_END_SEND", END_SEND);
    alias(INSTRUMENTED_FOR_ITER, "INSTRUMENTED_FOR_ITER", FOR_ITER);
    row(INSTRUMENTED_INSTRUCTION, "INSTRUMENTED_INSTRUCTION", 0, 0, 0);
    alias(INSTRUMENTED_JUMP_FORWARD, "INSTRUMENTED_JUMP_FORWARD", JUMP_FORWARD);
    alias(INSTRUMENTED_NOT_TAKEN, "INSTRUMENTED_NOT_TAKEN", NOT_TAKEN);
    alias(INSTRUMENTED_POP_JUMP_IF_TRUE, "INSTRUMENTED_POP_JUMP_IF_TRUE", POP_JUMP_IF_TRUE);
    alias(INSTRUMENTED_POP_JUMP_IF_FALSE, "INSTRUMENTED_POP_JUMP_IF_FALSE", POP_JUMP_IF_FALSE);
    alias(INSTRUMENTED_POP_JUMP_IF_NONE, "INSTRUMENTED_POP_JUMP_IF_NONE", POP_JUMP_IF_NONE);
    alias(INSTRUMENTED_POP_JUMP_IF_NOT_NONE, "INSTRUMENTED_POP_JUMP_IF_NOT_NONE", POP_JUMP_IF_NOT_NONE);
    alias(INSTRUMENTED_RESUME, "INSTRUMENTED_RESUME", RESUME);
    alias(INSTRUMENTED_RETURN_VALUE, "INSTRUMENTED_RETURN_VALUE", RETURN_VALUE);
    alias(INSTRUMENTED_YIELD_VALUE, "INSTRUMENTED_YIELD_VALUE", YIELD_VALUE);
    alias(INSTRUMENTED_END_ASYNC_FOR, "INSTRUMENTED_END_ASYNC_FOR", END_ASYNC_FOR);
    alias(INSTRUMENTED_LOAD_SUPER_ATTR, "INSTRUMENTED_LOAD_SUPER_ATTR", LOAD_SUPER_ATTR);
    alias(INSTRUMENTED_CALL, "INSTRUMENTED_CALL", CALL);
    alias(INSTRUMENTED_CALL_KW, "INSTRUMENTED_CALL_KW", CALL_KW);
    alias(INSTRUMENTED_CALL_FUNCTION_EX, "INSTRUMENTED_CALL_FUNCTION_EX", CALL_FUNCTION_EX);
    alias(INSTRUMENTED_JUMP_BACKWARD, "INSTRUMENTED_JUMP_BACKWARD", JUMP_BACKWARD);
    row(INSTRUMENTED_LINE, "INSTRUMENTED_LINE", 0, 0, 0);
  }
}

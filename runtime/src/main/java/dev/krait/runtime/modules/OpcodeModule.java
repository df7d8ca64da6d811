// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.compiler.code.Opcode;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// What is known of the opcodes; for the module opcode.
///
/// Java: stateless, over the compiler's table.
@PyModuleDef("_opcode")
final class OpcodeModule {
  @Constant("ENABLE_SPECIALIZATION")
  static final Object ENABLE_SPECIALIZATION = PyBool.FALSE;
  @Constant("ENABLE_SPECIALIZATION_FT")
  static final Object ENABLE_SPECIALIZATION_FT = PyBool.FALSE;
  private static final String[] INTRINSICS_1 = {"INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR",
      "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC",
      "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"};
  private static final String[] INTRINSICS_2 = {"INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND",
      "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT"};
  private static final String[] OPERATORS = {"NB_ADD", "+", "NB_AND", "&", "NB_FLOOR_DIVIDE", "//", "NB_LSHIFT", "<<", "NB_MATRIX_MULTIPLY", "@",
      "NB_MULTIPLY", "*", "NB_REMAINDER", "%", "NB_OR", "|", "NB_POWER", "**", "NB_RSHIFT", ">>", "NB_SUBTRACT", "-", "NB_TRUE_DIVIDE", "/",
      "NB_XOR", "^"};

  private OpcodeModule() {
  }

  private static boolean exists(int opcode) {
    return opcode >= 0 && opcode < Opcode.PSEUDO_LIMIT && Opcode.name(opcode) != null;
  }

  /// Return whether the opcode exists.
  @Function("is_valid(opcode)")
  static boolean isValid(int opcode) {
    return exists(opcode);
  }

  /// Return whether the opcode uses its argument.
  @Function("has_arg(opcode)")
  static boolean hasArg(int opcode) {
    return exists(opcode) && Opcode.hasArg(opcode);
  }

  /// Return whether the argument is the index of a constant.
  @Function("has_const(opcode)")
  static boolean hasConst(int opcode) {
    return exists(opcode) && Opcode.hasConst(opcode);
  }

  /// Return whether the argument is the index of a name.
  @Function("has_name(opcode)")
  static boolean hasName(int opcode) {
    return exists(opcode) && Opcode.hasName(opcode);
  }

  /// Return whether the opcode jumps.
  @Function("has_jump(opcode)")
  static boolean hasJump(int opcode) {
    return exists(opcode) && Opcode.hasJump(opcode);
  }

  /// Return whether the argument is the index of a cell or free variable.
  @Function("has_free(opcode)")
  static boolean hasFree(int opcode) {
    return exists(opcode) && Opcode.hasFree(opcode);
  }

  /// Return whether the argument is the index of a local variable.
  @Function("has_local(opcode)")
  static boolean hasLocal(int opcode) {
    return exists(opcode) && Opcode.hasLocal(opcode);
  }

  /// Return whether the opcode sets up a handler.
  @Function("has_exc(opcode)")
  static boolean hasExc(int opcode) {
    return exists(opcode) && Opcode.isBlockPush(opcode);
  }

  /// Return how many values an instruction adds to the stack; jump tells whether it jumps, with None for the larger of both.
  @Function("stack_effect(opcode, oparg=None, /, *, jump=None)")
  static long stackEffect(ThreadState ts, int opcode, Object oparg, Object jump) {
    int argument = oparg == PyNone.NONE ? 0 : (int) ((PyInt) Numbers.index(ts, oparg)).value;
    if (jump != PyNone.NONE && !(jump instanceof PyBool)) {
      throw PyErrors.valueError("stack_effect: jump must be False, True or None");
    }
    if (!exists(opcode) || Opcode.base(opcode) != opcode) {
      throw PyErrors.valueError("invalid opcode or oparg");
    }
    if (jump == PyNone.NONE) {
      return Math.max(Opcode.stackEffect(opcode, argument, false), Opcode.stackEffect(opcode, argument, true));
    }
    return Opcode.stackEffect(opcode, argument, jump == PyBool.TRUE);
  }

  /// Return statistics of specialisation: there are none.
  @Function("get_specialization_stats()")
  static Object getSpecializationStats() {
    return PyNone.NONE;
  }

  /// Return the binary operators as pairs of name and symbol, in the order of their numbers.
  @Function("get_nb_ops()")
  static Object getNbOps() {
    int count = OPERATORS.length / 2;
    Object[] pairs = new Object[2 * count + 1];
    for (int i = 0; i < count; i++) {
      String name = OPERATORS[2 * i];
      String symbol = OPERATORS[2 * i + 1];
      pairs[i] = PyTuple.of(name, symbol);
      pairs[count + i] = PyTuple.of("NB_INPLACE_" + name.substring(3), symbol + "=");
    }
    pairs[2 * count] = PyTuple.of("NB_SUBSCR", "[]");
    return PyList.of(pairs);
  }

  /// Return the names of the intrinsic functions with one argument.
  @Function("get_intrinsic1_descs()")
  static Object getIntrinsic1Descs() {
    return PyList.of((Object[]) INTRINSICS_1.clone());
  }

  /// Return the names of the intrinsic functions with two arguments.
  @Function("get_intrinsic2_descs()")
  static Object getIntrinsic2Descs() {
    return PyList.of((Object[]) INTRINSICS_2.clone());
  }

  /// Return the special methods that LOAD_SPECIAL knows.
  @Function("get_special_method_names()")
  static Object getSpecialMethodNames() {
    return PyList.of("__enter__", "__exit__", "__aenter__", "__aexit__");
  }

  /// Return the executor at an offset of a code object; there are none.
  @Function("get_executor(code, offset)")
  static Object getExecutor(ThreadState ts, Object code, int offset) {
    if (!(code instanceof PyCode)) {
      throw PyErrors.typeError("expected a code object, not '" + Types.nameOf(code) + "'");
    }
    throw PyErrors.runtimeError("Executors are not available in this build");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Opcode;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;

/// Whether code can run in an interpreter that knows nothing else of it. Stateless: a ValueError says what is in the way.
public final class CodeChecks {
  private CodeChecks() {
  }

  /// A function is stateless if its code is all there is to it: no defaults, no closure, no global but builtins.
  static void requireStateless(ThreadState ts, PyFunction function) {
    Object defaults = Objects.getAttribute(ts, function, "__defaults__");
    if (defaults instanceof PyTuple t && t.size() > 0) {
      throw PyErrors.valueError("defaults not supported");
    }
    Object keywordDefaults = Objects.getAttribute(ts, function, "__kwdefaults__");
    if (keywordDefaults instanceof PyDict d && d.size() > 0) {
      throw PyErrors.valueError("keyword defaults not supported");
    }
    Object closure = Objects.getAttribute(ts, function, "__closure__");
    if (closure != PyNone.NONE && Sequences.length(ts, closure) > 0) {
      throw PyErrors.valueError("closures not supported");
    }
    requireStateless(ts, function.code(), function.globals());
  }

  /// Code is stateless if it has no free variable and uses no global name but builtins; without globals all names are taken for builtins.
  public static void requireStateless(ThreadState ts, PyCode code, PyDict globals) {
    if (code.freeCount() > 0) {
      throw PyErrors.valueError("closures not supported");
    }
    byte[] instructions = code.object.code;
    int argument = 0;
    for (int i = 0; i < instructions.length; i += 2) {
      int opcode = instructions[i] & 0xFF;
      argument = argument << 8 | instructions[i + 1] & 0xFF;
      if (opcode == Opcode.EXTENDED_ARG) {
        continue;
      }
      if (opcode == Opcode.LOAD_GLOBAL && !isBuiltin(ts, Text.fromJava(code.object.names.get(argument >> 1)), globals)) {
        throw PyErrors.valueError("globals not supported");
      }
      argument = 0;
      i += 2 * Opcode.caches(opcode);
    }
  }

  private static boolean isBuiltin(ThreadState ts, Object name, PyDict globals) {
    if (globals != null && globals.get(ts, name) != null) {
      return false;
    }
    return ts.interpreter().builtins().get(ts, name) != null;
  }

  /// A script has no parameters, no free variables, and returns nothing.
  static void requireScript(PyCode code) {
    CodeObject object = code.object;
    if (code.freeCount() > 0) {
      throw PyErrors.valueError("closures not supported");
    }
    if (object.argCount > 0 || object.posOnlyArgCount > 0 || object.kwOnlyArgCount > 0
        || (object.flags & (CodeObject.CO_VARARGS | CodeObject.CO_VARKEYWORDS)) != 0) {
      throw PyErrors.valueError("code with args not supported");
    }
    int suspended = CodeObject.CO_GENERATOR | CodeObject.CO_COROUTINE | CodeObject.CO_ASYNC_GENERATOR;
    if ((object.flags & suspended) != 0 || !returnsOnlyNone(code)) {
      throw PyErrors.valueError("code that returns a value is not a script");
    }
  }

  /// Whether code returns nothing but None.
  public static boolean returnsOnlyNone(PyCode co) {
    byte[] code = co.object.code;
    boolean loadsNone = false;
    for (int i = 0; i < code.length; i += 2) {
      int opcode = code[i] & 0xFF;
      if (opcode == Opcode.RETURN_VALUE && !loadsNone) {
        return false;
      }
      loadsNone = opcode == Opcode.LOAD_CONST && co.object.consts.get(code[i + 1] & 0xFF) == Const.Singleton.NONE;
      i += 2 * Opcode.caches(opcode);
    }
    return true;
  }
}

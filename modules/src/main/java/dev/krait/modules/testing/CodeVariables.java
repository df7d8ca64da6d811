// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import dev.krait.modules.interpreters.CodeChecks;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Evaluation;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PySet;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// What kinds of variables code uses, counted.
///
/// Java: stateless.
@PyModuleDef(value = "_testinternalcapi", extension = true, gil = PyModuleDef.Gil.NOT_USED, part = true)
public final class CodeVariables {
  private static final int ARGUMENT = CodeObject.CO_FAST_ARG_POS | CodeObject.CO_FAST_ARG_KW | CodeObject.CO_FAST_ARG_VAR;

  private CodeVariables() {
  }

  private static PyCode code(Object given) {
    if (given instanceof PyFunction function) {
      return function.code();
    }
    if (given instanceof PyCode code) {
      return code;
    }
    throw PyErrors.typeError("argument must be a code object or a function");
  }

  private static PyDict namespace(Object given, Object standard) {
    return given instanceof PyDict dict ? dict : standard instanceof PyDict dict ? dict : null;
  }

  /// Return how many variables of each kind a function or code has. Names in the given sets are not counted, those that are found are added.
  @Function("get_code_var_counts(code, globalnames=<unrepresentable>, attrnames=<unrepresentable>, globalsns=<unrepresentable>, "
      + "builtinsns=<unrepresentable>)")
  static Object counts(ThreadState ts, Object code, Object globalnames, Object attrnames, Object globalsns, Object builtinsns) {
    PyCode co = code(code);
    PySet globals = names(ts, "globalnames", globalnames);
    PySet attributes = names(ts, "attrnames", attrnames);
    PyFunction function = code instanceof PyFunction f ? f : null;
    PyDict globalNames = namespace(globalsns, function == null ? null : function.globals());
    PyDict builtins = namespace(builtinsns, function == null ? null : Evaluation.builtinsOf(ts, function.globals()));
    PyDict result = new PyDict();
    int[] free = new int[1];
    PyDict locals = locals(co.object, free);
    PyDict unbound = unbound(ts, co.object, globals, attributes, globalNames, builtins);
    put(result, "total", number(locals, "total") + free[0] + number(unbound, "total"));
    result.put("locals", locals);
    put(result, "numfree", free[0]);
    result.put("unbound", unbound);
    return result;
  }

  private static PySet names(ThreadState ts, String argument, Object given) {
    if (given == null) {
      return new PySet();
    }
    if (!(given instanceof PySet set)) {
      throw PyErrors.typeError("expected a set for \"" + argument + "\", got " + Objects.reprText(ts, given));
    }
    return set;
  }

  private static void put(PyDict counts, String name, int number) {
    counts.put(name, PyInt.of(number));
  }

  private static int number(PyDict counts, String name) {
    return (int) ((PyInt) counts.get(name)).value;
  }

  private static PyDict locals(CodeObject code, int[] free) {
    int pure = 0;
    int cellArguments = 0;
    int cells = 0;
    int hidden = 0;
    int hiddenCells = 0;
    for (byte kind : code.localsPlusKinds) {
      if ((kind & CodeObject.CO_FAST_FREE) != 0) {
        free[0]++;
      } else if ((kind & CodeObject.CO_FAST_HIDDEN) != 0) {
        hiddenCells += (kind & CodeObject.CO_FAST_CELL) != 0 ? 1 : 0;
        hidden++;
      } else if ((kind & CodeObject.CO_FAST_CELL) != 0) {
        cellArguments += (kind & ARGUMENT) != 0 ? 1 : 0;
        cells++;
      } else if ((kind & ARGUMENT) == 0) {
        pure++;
      }
    }
    PyDict arguments = arguments(code);
    PyDict result = new PyDict();
    put(result, "total", number(arguments, "total") + pure + cells - cellArguments + hidden);
    result.put("args", arguments);
    put(result, "numpure", pure);
    PyDict cellCounts = new PyDict();
    put(cellCounts, "total", cells);
    put(cellCounts, "numargs", cellArguments);
    put(cellCounts, "numothers", cells - cellArguments);
    result.put("cells", cellCounts);
    PyDict hiddenCounts = new PyDict();
    put(hiddenCounts, "total", hidden);
    put(hiddenCounts, "numpure", hidden - hiddenCells);
    put(hiddenCounts, "numcells", hiddenCells);
    result.put("hidden", hiddenCounts);
    return result;
  }

  private static PyDict arguments(CodeObject code) {
    int list = (code.flags & CodeObject.CO_VARARGS) != 0 ? 1 : 0;
    int mapping = (code.flags & CodeObject.CO_VARKEYWORDS) != 0 ? 1 : 0;
    PyDict result = new PyDict();
    put(result, "total", code.argCount + code.kwOnlyArgCount + list + mapping);
    put(result, "numposonly", code.posOnlyArgCount);
    put(result, "numposorkw", code.argCount - code.posOnlyArgCount);
    put(result, "numkwonly", code.kwOnlyArgCount);
    put(result, "varargs", list);
    put(result, "varkwargs", mapping);
    return result;
  }

  private static PyDict unbound(ThreadState ts, CodeObject code, PySet globals, PySet attributes, PyDict globalNames, PyDict builtins) {
    int attribute = 0;
    int global = 0;
    int inGlobals = 0;
    int inBuiltins = 0;
    int argument = 0;
    for (int i = 0; i < code.code.length; i += 2) {
      int opcode = code.code[i] & 0xFF;
      argument = argument << 8 | code.code[i + 1] & 0xFF;
      if (opcode == Opcode.EXTENDED_ARG) {
        continue;
      }
      if (opcode == Opcode.LOAD_ATTR) {
        attribute += addName(ts, attributes, code, argument >> 1) ? 1 : 0;
      } else if (opcode == Opcode.LOAD_GLOBAL && addName(ts, globals, code, argument >> 1)) {
        Object name = Text.fromJava(code.names.get(argument >> 1));
        global++;
        if (globalNames != null && globalNames.get(ts, name) != null) {
          inGlobals++;
        } else if (builtins != null && builtins.get(ts, name) != null) {
          inBuiltins++;
        }
      }
      argument = 0;
      i += 2 * Opcode.caches(opcode);
    }
    PyDict result = new PyDict();
    put(result, "total", code.names.size());
    put(result, "numattrs", attribute);
    put(result, "numunknown", code.names.size() - attribute - global);
    PyDict globalCounts = new PyDict();
    put(globalCounts, "total", global);
    put(globalCounts, "numglobal", inGlobals);
    put(globalCounts, "numbuiltin", inBuiltins);
    put(globalCounts, "numunknown", global - inGlobals - inBuiltins);
    result.put("globals", globalCounts);
    return result;
  }

  private static boolean addName(ThreadState ts, PySet names, CodeObject code, int index) {
    int before = names.size();
    names.add(ts, Text.fromJava(code.names.get(index)));
    return names.size() > before;
  }

  /// Raise ValueError if a function or code needs more than builtins.
  @Function("verify_stateless_code(code, globalnames=<unrepresentable>, globalsns=<unrepresentable>, builtinsns=<unrepresentable>)")
  static void verifyStateless(ThreadState ts, Object code, PySet globalnames, PyDict globalsns, PyDict builtinsns) {
    PyCode co = code(code);
    CodeChecks.requireStateless(ts, co, namespace(globalsns, code instanceof PyFunction f ? f.globals() : null));
  }
}

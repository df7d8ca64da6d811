// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.interp.InterpreterLimits;
import dev.krait.runtime.interp.Membership;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// Functions that tell how they were called, and functions that call others in a given way.
///
/// Java: one for each module object, immutable once set up.
@PyModuleDef(value = "_testcapi", extension = true, gil = PyModuleDef.Gil.NOT_USED, part = true)
public final class CapiCalls {
  private PyModule module;

  CapiCalls() {
  }

  @Setup
  void setup(ThreadState ts, PyModule made) {
    module = made;
  }

  static Object given(Object self, Object[] args) {
    return PyTuple.of(self, PyTuple.of(args));
  }

  static Object given(Object self, Object[] args, PyDict kwargs) {
    return PyTuple.of(self, PyTuple.of(args), kwargs == null ? PyNone.NONE : kwargs);
  }

  /// Return the module and the arguments.
  @Function("meth_varargs(*args)")
  Object varargs(Object[] args) {
    return given(module, args);
  }

  /// Return the module, the arguments and the keyword arguments.
  @Function("meth_varargs_keywords(*args, **kwargs)")
  Object varargsKeywords(Object[] args, PyDict kwargs) {
    return given(module, args, kwargs);
  }

  /// Return the module and the argument.
  @Function("meth_o(object, /)")
  Object one(Object object) {
    return PyTuple.of(module, object);
  }

  /// Return the module.
  @Function("meth_noargs()")
  Object none() {
    return module;
  }

  /// Return the module and the arguments.
  @Function("meth_fastcall(*args)")
  Object fastcall(Object[] args) {
    return given(module, args);
  }

  /// Return the module, the arguments and the keyword arguments.
  @Function("meth_fastcall_keywords(*args, **kwargs)")
  Object fastcallKeywords(Object[] args, PyDict kwargs) {
    return given(module, args, kwargs);
  }

  /// Call an object with the items of a tuple and of a dictionary, either of which may be None.
  @Function("pyobject_fastcalldict(func, func_args, kwargs, /)")
  static Object callDict(ThreadState ts, Object func, Object funcArgs, Object kwargs) {
    return callWith(ts, func, funcArgs, kwargs);
  }

  /// Call an object with the items of a tuple, and with keyword arguments where a dictionary is given.
  @Function("pyvectorcall_call(func, argstuple, kwargs=None, /)")
  static Object callTuple(ThreadState ts, Object func, Object argstuple, Object kwargs) {
    return callWith(ts, func, argstuple, kwargs);
  }

  /// Call a builtin function with the items of a tuple, and with keyword arguments where a dictionary is given.
  @Function("pycfunction_call(func, argstuple, kwargs=None, /)")
  static Object callBuiltin(ThreadState ts, Object func, Object argstuple, Object kwargs) {
    return callWith(ts, func, argstuple, kwargs);
  }

  private static Object callWith(ThreadState ts, Object function, Object arguments, Object keywords) {
    Object[] given = items(arguments);
    if (!(keywords instanceof PyDict dict)) {
      return Calls.call(ts, function, given, given.length, null);
    }
    Object[] args = Arrays.copyOf(given, given.length + dict.size());
    String[] names = new String[dict.size()];
    PyDict.Cursor cursor = dict.cursor();
    for (int i = 0; cursor.advance(); i++) {
      names[i] = Text.toJava(cursor.key());
      args[given.length + i] = cursor.value();
    }
    return Calls.call(ts, function, args, given.length, names);
  }

  /// Call an object with the items of a tuple, the last of which are the values of the keywords that a tuple names.
  @Function("pyobject_vectorcall(func, func_args, kwnames, /)")
  static Object callVector(ThreadState ts, Object func, Object funcArgs, Object kwnames) {
    Object[] args = items(funcArgs);
    Object[] keywords = items(kwnames);
    if (keywords.length > args.length) {
      throw PyErrors.valueError("kwnames is longer than args");
    }
    String[] names = new String[keywords.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = Text.toJava(keywords[i]);
    }
    return Calls.call(ts, func, args, args.length - names.length, names.length == 0 ? null : names);
  }

  private static Object[] items(Object tuple) {
    if (tuple == PyNone.NONE) {
      return new Object[0];
    }
    if (!(tuple instanceof PyTuple t)) {
      throw PyErrors.typeError("expected tuple, got " + Types.nameOf(tuple));
    }
    return t.toArray();
  }

  /// Return the line of the instruction at an offset of a code object.
  @Function("code_offset_to_line(code, offset, /)")
  static long offsetToLine(PyCode code, int offset) {
    return code.lineOf(offset / 2);
  }

  /// Run source text in an interpreter that shares what it can with the main one, is made for this and ends after it.
  @Function("run_in_subinterp(code, /)")
  static int runInSubinterpreter(ThreadState ts, Object code) {
    if (!Text.isStr(code)) {
      throw PyErrors.typeError("run_in_subinterp() argument 1 must be str, not " + Types.nameOf(code));
    }
    return CapiInterpreters.runOnce(ts, code, InterpreterLimits.LEGACY, Membership.LEGACY_CAPI);
  }
}

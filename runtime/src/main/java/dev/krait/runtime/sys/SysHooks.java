// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// The hooks of `sys` in their original form: what shows values and exceptions.
@PyModuleDef(value = "sys", part = true)
final class SysHooks {
  private SysHooks() {
  }

  /// Print the representation of an object to sys.stdout, unless it is None, and keep it as builtins._.
  @Function("displayhook(object, /)")
  static void displayhook(ThreadState ts, Object object) {
    Object builtins = ts.interpreter().modules().get("builtins");
    if (builtins == null) {
      throw PyErrors.runtimeError("lost builtins module");
    }
    if (object == PyNone.NONE) {
      return;
    }
    Objects.setAttribute(ts, builtins, "_", PyNone.NONE);
    Object out = ts.interpreter().system().get("stdout");
    if (out == null || out == PyNone.NONE) {
      throw PyErrors.runtimeError("lost sys.stdout");
    }
    Object shown = Objects.repr(ts, object);
    try {
      Calls.method(ts, out, "write", shown);
    } catch (PyException e) {
      if (!PyErrors.is(e, Exceptions.UNICODE_ENCODE_ERROR)) {
        throw e;
      }
      writeEscaped(ts, out, shown);
    }
    Calls.method(ts, out, "write", "\n");
    Objects.setAttribute(ts, builtins, "_", object);
  }

  /// Writes what the stream can not encode with backslashes.
  private static void writeEscaped(ThreadState ts, Object out, Object shown) {
    Object encoding = Objects.getAttribute(ts, out, "encoding");
    Object encoded = Calls.method(ts, shown, "encode", encoding, "backslashreplace");
    Object buffer = Objects.findAttribute(ts, out, "buffer");
    if (buffer != null) {
      Calls.method(ts, buffer, "write", encoded);
    } else {
      Calls.method(ts, out, "write", Calls.method(ts, encoded, "decode", encoding, "strict"));
    }
  }

  /// Print an exception with its traceback to sys.stderr.
  @Function("excepthook(exctype, value, traceback, /)")
  static void excepthook(ThreadState ts, Object exctype, Object value, Object traceback) {
    Object err = ts.interpreter().system().get("stderr");
    if (err == null || err == PyNone.NONE) {
      return;
    }
    if (!(value instanceof PyBaseException exception)) {
      Calls.method(ts, err, "write",
          "TypeError: print_exception(): Exception expected for value, " + Types.nameOf(value) + " found\n");
      return;
    }
    if (traceback != PyNone.NONE && exception.traceback == null && Types.nameOf(traceback).equals("traceback")) {
      exception.traceback = traceback;
    }
    try {
      Calls.call1(ts, Imports.attribute(ts, "traceback", "_print_exception_bltin"), exception);
    } catch (PyException e) {
      PlainTraceback.print(ts, err, exception);
    }
    Calls.method(ts, err, "flush");
  }

  /// Report an exception that nobody can catch.
  @Function("unraisablehook(unraisable, /)")
  static void unraisablehook(ThreadState ts, Object unraisable) {
    if (Types.of(unraisable) != Unraisable.ARGS) {
      throw PyErrors.typeError("sys.unraisablehook argument type must be UnraisableHookArgs");
    }
    PyTuple args = (PyTuple) unraisable;
    Object err = ts.interpreter().system().get("stderr");
    if (err == null || err == PyNone.NONE) {
      return;
    }
    Object object = args.get(4);
    if (object != PyNone.NONE) {
      Object message = args.get(3);
      String lead = message == PyNone.NONE ? "Exception ignored in: " : Text.toJava(Objects.str(ts, message)) + ": ";
      Calls.method(ts, err, "write", Text.fromJava(lead + safeRepr(ts, object) + "\n"));
    } else if (args.get(3) != PyNone.NONE) {
      Calls.method(ts, err, "write", Text.fromJava(Text.toJava(Objects.str(ts, args.get(3))) + ":\n"));
    }
    printUnraisable(ts, err, args);
  }

  private static String safeRepr(ThreadState ts, Object object) {
    try {
      return Objects.reprText(ts, object);
    } catch (PyException e) {
      return "<object repr() failed>";
    }
  }

  private static void printUnraisable(ThreadState ts, Object err, PyTuple args) {
    if (args.get(1) instanceof PyBaseException exception) {
      try {
        Calls.call1(ts, Imports.attribute(ts, "traceback", "_print_exception_bltin"), exception);
      } catch (PyException e) {
        PlainTraceback.print(ts, err, exception);
      }
    } else {
      Calls.method(ts, err, "write", Text.fromJava(Types.of(args.get(0)).name() + "\n"));
    }
    Calls.method(ts, err, "flush");
  }

  /// Enter the debugger that PYTHONBREAKPOINT names, by default pdb.
  @Function("breakpointhook(*args, **kwargs)")
  static Object breakpointhook(ThreadState ts, Object[] args, String[] keywordNames) {
    String name = variable(ts, "PYTHONBREAKPOINT");
    if (name != null && name.equals("0")) {
      return PyNone.NONE;
    }
    if (name == null || name.isEmpty()) {
      name = "pdb.set_trace";
    }
    int dot = name.lastIndexOf('.');
    Object function;
    try {
      String module = dot < 0 ? "builtins" : name.substring(0, dot);
      function = Objects.getAttribute(ts, Imports.module(ts, module), Text.fromJava(name.substring(dot + 1)));
    } catch (PyException e) {
      if (!PyErrors.is(e, Exceptions.IMPORT_ERROR) && !PyErrors.is(e, Exceptions.ATTRIBUTE_ERROR)
          && !PyErrors.is(e, Exceptions.VALUE_ERROR)) {
        throw e;
      }
      Warnings.warn(ts, Exceptions.RUNTIME_WARNING, "Ignoring unimportable $PYTHONBREAKPOINT: \"" + name + "\"", 1);
      return PyNone.NONE;
    }
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    return Calls.call(ts, function, args, args.length - keywords, keywordNames);
  }

  /// A variable of the environment as the program has set it by now.
  private static String variable(ThreadState ts, String name) {
    Configuration c = ts.interpreter().system().configuration();
    if (c.ignoreEnvironment) {
      return null;
    }
    if (ts.interpreter().modules().get("os") instanceof Object os) {
      Object environ = Objects.findAttribute(ts, os, "environ");
      Object value = environ == null ? null : Calls.method(ts, environ, "get", name);
      return value == null || !Text.isStr(value) ? null : Text.toJava(value);
    }
    return c.environment.get(name);
  }
}

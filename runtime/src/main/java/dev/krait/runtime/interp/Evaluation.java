// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;

/// Where code objects start to run: for `exec`, `eval`, imports and the command line.
public final class Evaluation {
  private Evaluation() {
  }

  /// Runs a code object and returns its result.
  ///
  /// @param locals where names are stored that are no fast locals; null for the globals
  /// @param closure the cells of the free variables, or null if there are none
  public static Object run(ThreadState ts, PyCode code, PyDict globals, Object locals, PyTuple closure) {
    PyFunction function = new PyFunction(ts, code, globals);
    function.closure = closure;
    return run(ts, function, locals == null ? globals : locals);
  }

  /// Runs a function's code without arguments in a namespace: module code and class bodies.
  static Object run(ThreadState ts, PyFunction function, Object locals) {
    Frame frame = function.newFrame(ts);
    if (Translator.usesMapping(function.code.object)) {
      frame.locals = locals;
    }
    return Loop.enter(ts, frame);
  }

  /// The namespace that counts as the caller's where a builtin is called without a frame: that of `__main__` while that runs, else null.
  public static PyDict outermostNamespace(ThreadState ts) {
    boolean running = ts.interpreter().membership().isRunning();
    return running && ts.interpreter().modules().get("__main__") instanceof PyModule main ? main.dict() : null;
  }

  /// The mapping of builtins that code with these globals uses.
  public static Object builtinsOf(ThreadState ts, PyDict globals) {
    Object given = globals.get(ts, "__builtins__");
    if (given == null) {
      return ts.interpreter().builtins();
    }
    return given instanceof PyModule m ? m.dict() : given;
  }
}

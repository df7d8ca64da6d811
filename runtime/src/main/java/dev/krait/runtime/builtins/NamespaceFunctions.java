// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.interp.ClassBuilding;
import dev.krait.runtime.interp.Evaluation;
import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.interp.FrameLocalsProxy;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// Functions of namespaces and modules.
@PyModuleDef(value = "builtins", part = true)
final class NamespaceFunctions {
  private NamespaceFunctions() {
  }

  /// Return the namespace of the module that the caller belongs to.
  @Function("globals()")
  static Object globals(ThreadState ts) {
    PyDict globals = ts.frame == null ? Evaluation.outermostNamespace(ts) : ts.frame.globals();
    return globals == null ? PyNone.NONE : globals;
  }

  /// Return the local variables of the caller: in a function a new dictionary, elsewhere the namespace itself.
  @Function("locals()")
  static Object locals(ThreadState ts) {
    Frame frame = ts.frame;
    if (frame == null) {
      PyDict namespace = Evaluation.outermostNamespace(ts);
      if (namespace == null) {
        throw PyErrors.systemError("frame does not exist");
      }
      return namespace;
    }
    Object mapping = frame.localsMapping(ts);
    return mapping instanceof FrameLocalsProxy ? Calls.call1(ts, PyDict.TYPE, mapping) : mapping;
  }

  /// Import a module; the import statement calls this function.
  ///
  /// With names to import from it, the result is the module of that name, else the top-level package. The level is the number of
  /// dots of a relative import.
  @Function("__import__(name, globals=None, locals=None, fromlist=(), level=0)")
  static Object importModule(ThreadState ts, Object name, Object globals, Object locals, Object fromlist, int level) {
    return Imports.importLevel(ts, name, globals, fromlist, level);
  }

  /// Make a class from the function of its body, its name, its bases and its keywords; for the class statement.
  @Function("__build_class__(*args, **kwargs)")
  static Object buildClass(ThreadState ts, Object[] args, String[] keywordNames) {
    return ClassBuilding.build(ts, args, keywordNames);
  }
}

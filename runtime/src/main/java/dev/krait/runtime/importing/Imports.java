// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.ModuleErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// Importing modules: what the `import` statement, `__import__` and Java code call. Finding and loading is importlib's.
public final class Imports {
  private Imports() {
  }

  /// The module of an absolute name, as `importlib.import_module` gives it.
  public static Object module(ThreadState ts, String name) {
    return load(ts, name);
  }

  /// An attribute of a module.
  public static Object attribute(ThreadState ts, String module, String name) {
    return Objects.getAttribute(ts, module(ts, module), name);
  }

  /// `__import__`.
  ///
  /// @param globals the namespace of the importing module; null or None where there is none
  /// @param names   what comes after `from … import`; None or empty for a plain import
  public static Object importLevel(ThreadState ts, Object name, Object globals, Object names, int level) {
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("module name must be a string");
    }
    if (level < 0) {
      throw PyErrors.valueError("level must be >= 0");
    }
    Object absolute = name;
    if (level > 0) {
      absolute = RelativeNames.resolve(ts, name, globals, level);
    } else if (Text.length(name) == 0) {
      throw PyErrors.valueError("Empty module name");
    }
    try {
      return importAbsolute(ts, name, absolute, names, level);
    } catch (PyException e) {
      if (ts.interpreter().system().configuration().verbose == 0) {
        ImportFrames.remove(e);
      }
      throw e;
    }
  }

  private static Object importAbsolute(ThreadState ts, Object name, Object absolute, Object names, int level) {
    Object module = load(ts, absolute);
    boolean hasNames = names != null && names != PyNone.NONE && Objects.isTrue(ts, names);
    if (!hasNames) {
      return level == 0 || Text.length(name) > 0 ? front(ts, name, absolute, module, level) : module;
    }
    if (Objects.findAttribute(ts, module, "__path__") == null) {
      return module;
    }
    Interpreter interpreter = ts.interpreter();
    return Calls.call3(ts, interpreter.imports().importlib().dict().get("_handle_fromlist"), module, names, interpreter.builtin("__import__"));
  }

  /// The module that a plain `import a.b` binds: `a`.
  private static Object front(ThreadState ts, Object name, Object absolute, Object module, int level) {
    String text = Text.toJava(name);
    int dot = text.indexOf('.');
    if (dot < 0) {
      return module;
    }
    if (level == 0) {
      return importLevel(ts, Text.fromJava(text.substring(0, dot)), null, null, 0);
    }
    String full = Text.toJava(absolute);
    Object wanted = Text.fromJava(full.substring(0, full.length() - (text.length() - dot)));
    Object found = ts.interpreter().modules().get(ts, wanted);
    if (found == null) {
      throw PyErrors.of(Exceptions.KEY_ERROR, Text.fromJava(Objects.reprText(ts, wanted) + " not in sys.modules as expected"));
    }
    return found;
  }

  private static Object load(ThreadState ts, Object name) {
    Interpreter interpreter = ts.interpreter();
    PyModule importlib = interpreter.imports().importlib();
    Object module = interpreter.modules().get(ts, name);
    if (module != null && module != PyNone.NONE) {
      Object spec = module instanceof PyModule m && m.type == PyModule.TYPE ? m.dict().get("__spec__")
          : Objects.findAttribute(ts, module, "__spec__");
      if (importlib != null && ModuleErrors.isInitializing(ts, spec)) {
        Calls.call1(ts, importlib.dict().get("_lock_unlock_module"), name);
      }
      ImportTimes times = interpreter.imports().times();
      if (times != null && interpreter.system().configuration().importTime > 1) {
        times.cached(name);
      }
      return module;
    }
    if (importlib == null) {
      throw PyErrors.importError(Exceptions.IMPORT_ERROR, "import is not set up yet: " + Text.toJava(name), name, null);
    }
    PyDict sys = interpreter.system().namespace();
    interpreter.system().audit(ts, "import", name, PyNone.NONE, orNone(sys.get("path")), orNone(sys.get("meta_path")),
        orNone(sys.get("path_hooks")));
    Object find = importlib.dict().get("_find_and_load");
    Object importFunction = interpreter.builtin("__import__");
    ImportTimes times = interpreter.imports().times();
    return times == null ? Calls.call2(ts, find, name, importFunction) : times.timed(ts, find, name, importFunction);
  }

  private static Object orNone(Object value) {
    return value == null ? PyNone.NONE : value;
  }
}

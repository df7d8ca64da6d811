// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;

/// What a program is told when a module lacks a name: that it is not yet complete, that it hides another module, or just that.
public final class ModuleErrors {
  private ModuleErrors() {
  }

  /// The error for reading an attribute that a module does not have.
  static PyException missing(ThreadState ts, PyModule module, Object name) {
    Object moduleName = module.dict().get("__name__");
    String attribute = Text.toJava(name);
    if (moduleName == null || !Text.isStr(moduleName)) {
      return PyErrors.attributeError(module, name, "module has no attribute '" + attribute + "'");
    }
    String called = Text.toJava(moduleName);
    String plain = "module '" + called + "' has no attribute '" + attribute + "'";
    Object spec = module.dict().get("__spec__");
    return PyErrors.attributeError(module, name, spec == null || spec == PyNone.NONE ? plain : explained(ts, spec, called, attribute, plain));
  }

  private static String explained(ThreadState ts, Object spec, String module, String attribute, String plain) {
    Object origin = origin(ts, spec);
    boolean shadowing = origin != null && isPossiblyShadowing(ts, Text.toJava(origin));
    if (shadowing && isStandard(ts, module)) {
      return plain + " (consider renaming " + Objects.reprText(ts, origin) + " since it has the same name as the standard library module named '"
          + module + "' and prevents importing that standard library module)";
    }
    if (isInitializing(ts, spec)) {
      if (shadowing) {
        return plain + " (consider renaming " + Objects.reprText(ts, origin)
            + " if it has the same name as a library you intended to import)";
      }
      return "partially initialized module '" + module + "' " + (origin == null ? "" : "from '" + Text.toJava(origin) + "' ")
          + "has no attribute '" + attribute + "' (most likely due to a circular import)";
    }
    Object pending = Objects.findAttribute(ts, spec, "_uninitialized_submodules");
    if (pending != null && Sequences.contains(ts, pending, Text.fromJava(attribute))) {
      return "cannot access submodule '" + attribute + "' of module '" + module + "' (most likely due to a circular import)";
    }
    return plain;
  }

  /// The error for `from module import name`. The module may be any object.
  public static PyException cannotImport(ThreadState ts, Object module, Object name) {
    Object moduleName = Objects.findAttribute(ts, module, "__name__");
    Object shown = moduleName != null && Text.isStr(moduleName) ? moduleName : "<unknown module name>";
    Object spec = Objects.findAttribute(ts, module, "__spec__");
    Object origin = spec == null || spec == PyNone.NONE ? null : origin(ts, spec);
    if (origin == null && Objects.findAttribute(ts, module, "__file__") instanceof Object file && Text.isStr(file)) {
      origin = file;
    }
    String named = Objects.reprText(ts, name);
    String from = Objects.reprText(ts, shown);
    boolean shadowing = origin != null && isPossiblyShadowing(ts, Text.toJava(origin));
    String message;
    if (shadowing && isStandard(ts, Text.toJava(shown))) {
      message = "cannot import name " + named + " from " + from + " (consider renaming " + Objects.reprText(ts, origin)
          + " since it has the same name as the standard library module named " + from + " and prevents importing that standard library module)";
    } else if (spec != null && isInitializing(ts, spec)) {
      message = shadowing
          ? "cannot import name " + named + " from " + from + " (consider renaming " + Objects.reprText(ts, origin)
              + " if it has the same name as a library you intended to import)"
          : "cannot import name " + named + " from partially initialized module " + from + " (most likely due to a circular import)"
              + (origin == null ? "" : " (" + Text.toJava(origin) + ")");
    } else {
      message = "cannot import name " + named + " from " + from + " (" + (origin == null ? "unknown location" : Text.toJava(origin)) + ")";
    }
    return PyErrors.importFromError(message, shown, origin == null ? null : origin, name);
  }

  /// The file that a spec says a module comes from, or null.
  private static Object origin(ThreadState ts, Object spec) {
    Object hasLocation = Objects.findAttribute(ts, spec, "has_location");
    if (hasLocation == null || !Objects.isTrue(ts, hasLocation)) {
      return null;
    }
    Object origin = Objects.findAttribute(ts, spec, "origin");
    return origin != null && Text.isStr(origin) ? origin : null;
  }

  /// Whether the module that the spec belongs to is being run for the first time.
  public static boolean isInitializing(ThreadState ts, Object spec) {
    if (spec == null || spec == PyNone.NONE) {
      return false;
    }
    Object initializing = Objects.findAttribute(ts, spec, "_initializing");
    return initializing != null && Objects.isTrue(ts, initializing);
  }

  private static boolean isStandard(ThreadState ts, String module) {
    Object names = ts.interpreter().system().get("stdlib_module_names");
    String kind = names == null ? "" : dev.krait.runtime.type.Types.of(names).solid().name();
    return (kind.equals("frozenset") || kind.equals("set")) && Sequences.contains(ts, names, Text.fromJava(module));
  }

  /// Whether the file lies in the folder that the main program put first on the path.
  private static boolean isPossiblyShadowing(ThreadState ts, String origin) {
    String first = ts.interpreter().system().firstPath();
    if (ts.interpreter().system().configuration().safePath || first == null) {
      return false;
    }
    int slash = origin.lastIndexOf('/');
    if (slash < 0) {
      return false;
    }
    String folder = origin.substring(0, slash);
    if (origin.startsWith("__init__.py", slash + 1)) {
      slash = folder.lastIndexOf('/');
      if (slash < 0) {
        return false;
      }
      folder = folder.substring(0, slash);
    }
    return folder.equals(first.isEmpty() ? System.getProperty("user.dir") : first);
  }
}

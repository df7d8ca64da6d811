// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.ModuleErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;

/// The import statements.
final class Imports {
  private Imports() {
  }

  /// IMPORT_NAME: calls `builtins.__import__`.
  static Object name(ThreadState ts, Frame frame, int index, Object level, Object names) {
    Object function = Names.find(ts, frame.function.builtins, "__import__");
    if (function == null) {
      throw PyErrors.importError(Exceptions.IMPORT_ERROR, "__import__ not found", null, null);
    }
    Object locals = frame.locals == null ? PyNone.NONE : frame.locals;
    return Calls.call(ts, function, new Object[] {frame.code.code.names()[index], frame.function.globals, locals, names, level}, 5, null);
  }

  /// IMPORT_FROM: an attribute of the module, or the submodule in `sys.modules` while the package is still being imported.
  static Object from(ThreadState ts, Object module, Object name) {
    Object found = Objects.findAttribute(ts, module, name);
    if (found != null) {
      return found;
    }
    Object moduleName = Objects.findAttribute(ts, module, "__name__");
    if (moduleName != null && Text.isStr(moduleName)) {
      Object full = Text.fromJava(Text.toJava(moduleName) + "." + Text.toJava(name));
      Object loaded = Names.find(ts, modules(ts), full);
      if (loaded != null) {
        return loaded;
      }
    }
    throw ModuleErrors.cannotImport(ts, module, name);
  }

  private static Object modules(ThreadState ts) {
    return ts.interpreter().modules();
  }

  /// `from module import *` into the frame's namespace.
  static void star(ThreadState ts, Frame frame, Object module) {
    Object all = Objects.findAttribute(ts, module, "__all__");
    boolean skipUnderscores = all == null;
    Object names = all;
    if (all == null) {
      Object dict = Objects.findAttribute(ts, module, "__dict__");
      if (dict == null) {
        throw PyErrors.importError(Exceptions.IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__", null, null);
      }
      names = Calls.method(ts, dict, "keys");
    }
    for (Object name : Sequences.toArray(ts, names)) {
      if (!Text.isStr(name)) {
        throw notAString(ts, module, name, skipUnderscores);
      }
      if (skipUnderscores && Text.length(name) > 0 && Text.codePointAt(name, 0) == '_') {
        continue;
      }
      Object value = Objects.getAttribute(ts, module, Text.valueOrNull(name));
      if (frame.locals instanceof PyDict d && d.type == PyDict.TYPE) {
        d.put(ts, name, value);
      } else {
        Objects.setItem(ts, frame.locals, name, value);
      }
    }
  }

  private static PyException notAString(ThreadState ts, Object module, Object name, boolean key) {
    Object moduleName = Objects.getAttribute(ts, module, "__name__");
    return PyErrors.typeError((key ? "Key in " : "Item in ") + Text.toJava(moduleName) + (key ? ".__dict__" : ".__all__") + " must be str, not "
        + dev.krait.runtime.type.Types.nameOf(name));
  }
}

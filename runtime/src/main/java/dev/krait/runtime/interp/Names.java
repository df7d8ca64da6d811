// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// Names that are looked up in mappings, and the errors for names that are not bound.
final class Names {
  private Names() {
  }

  static PyException undefined(Object name) {
    return PyErrors.nameError(Exceptions.NAME_ERROR, name, "name '" + Text.toJava(name) + "' is not defined");
  }

  static PyException unboundLocal(PyCode code, int register) {
    return PyErrors.nameError(Exceptions.UNBOUND_LOCAL_ERROR, null,
        "cannot access local variable '" + Text.toJava(code.localNames()[register]) + "' where it is not associated with a value");
  }

  /// The error for an unbound cell: of this function's own variable, or of one of a function around it.
  static PyException unboundCell(PyCode code, int register) {
    if ((code.object.localsPlusKinds[register] & CodeObject.CO_FAST_FREE) == 0) {
      return unboundLocal(code, register);
    }
    Object name = code.localNames()[register];
    return PyErrors.nameError(Exceptions.NAME_ERROR, name,
        "cannot access free variable '" + Text.toJava(name) + "' where it is not associated with a value in enclosing scope");
  }

  /// The item of a mapping, or null if it has none of that name.
  static Object find(ThreadState ts, Object mapping, Object name) {
    if (mapping instanceof PyDict d && d.type == PyDict.TYPE) {
      return d.get(ts, name);
    }
    try {
      return Objects.getItem(ts, mapping, name);
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.KEY_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  static Object load(ThreadState ts, Frame frame, int index) {
    Object name = frame.code.code.names()[index];
    Object locals = frame.locals;
    if (locals == null) {
      throw PyErrors.systemError("no locals when loading '" + Text.toJava(name) + "'");
    }
    Object value = find(ts, locals, name);
    return value != null ? value : loadGlobal(ts, frame, name);
  }

  static Object loadGlobal(ThreadState ts, Frame frame, Object name) {
    Object value = find(ts, frame.function.globals, name);
    if (value == null) {
      value = find(ts, frame.function.builtins, name);
      if (value == null) {
        throw undefined(name);
      }
    }
    return value;
  }

  static void store(ThreadState ts, Frame frame, int index, Object value) {
    Object name = frame.code.code.names()[index];
    Object locals = frame.locals;
    if (locals instanceof PyDict d && d.type == PyDict.TYPE) {
      d.put(ts, name, value);
    } else if (locals == null) {
      throw PyErrors.systemError("no locals found when storing '" + Text.toJava(name) + "'");
    } else {
      Objects.setItem(ts, locals, name, value);
    }
  }

  static void delete(ThreadState ts, Frame frame, int index) {
    Object name = frame.code.code.names()[index];
    if (frame.locals == null) {
      throw PyErrors.systemError("no locals when deleting '" + Text.toJava(name) + "'");
    }
    if (frame.locals instanceof PyDict d && d.type == PyDict.TYPE) {
      deleteFrom(ts, d, name);
      return;
    }
    try {
      Objects.deleteItem(ts, frame.locals, name);
    } catch (PyException e) {
      throw e.value.type.isSubtypeOf(Exceptions.KEY_ERROR) ? undefined(name) : e;
    }
  }

  static void deleteGlobal(ThreadState ts, Frame frame, int index) {
    Object name = frame.code.code.names()[index];
    deleteFrom(ts, frame.function.globals, name);
  }

  private static void deleteFrom(ThreadState ts, PyDict names, Object name) {
    Object value = names.remove(ts, name);
    if (value == null) {
      throw undefined(name);
    }
    Garbage.noteDeleted(ts, value);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.PyUnion;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Calls into the module `typing`, where the rarer parts are written in Python.
final class Typing {
  private Typing() {
  }

  private static Object module(ThreadState ts) {
    return Calls.call1(ts, ts.interpreter().builtin("__import__"), "typing");
  }

  static Object call(ThreadState ts, String function, Object... args) {
    return Calls.call(ts, Objects.getAttribute(ts, module(ts), function), args);
  }

  /// The object as a type; strings become forward references, None its type.
  static Object checked(ThreadState ts, Object arg, String message) {
    return arg instanceof PyType ? arg : call(ts, "_type_check", arg, message);
  }

  /// The name of the module whose code runs, None if it has none; null if no Python code runs.
  static Object caller(ThreadState ts) {
    Object name = ts.frame == null ? null : ts.frame.globals().get("__name__");
    return name == null && ts.frame != null ? PyNone.NONE : name;
  }

  /// The union of two types, for objects that know no other way.
  static Object union(ThreadState ts, Object lhs, Object rhs) {
    return Objects.getItem(ts, PyUnion.TYPE, PyTuple.of(lhs, rhs));
  }

  static PyException notSubclassable(Object object) {
    return PyErrors.typeError("Cannot subclass an instance of " + Types.of(object).name());
  }
}

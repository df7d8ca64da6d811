// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.builtin.PyBuiltinFunction;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;

/// What `object` offers to pickle and copy.
final class Reduction {
  private Reduction() {
  }

  private static Object copyreg(ThreadState ts) {
    return Calls.call1(ts, ts.interpreter().builtin("__import__"), "copyreg");
  }

  /// `object.__reduce__`.
  static Object reduce(ThreadState ts, Object self, int protocol) {
    return common(ts, self, protocol);
  }

  /// `object.__reduce_ex__`: an overridden `__reduce__` comes first.
  static Object reduceEx(ThreadState ts, Object self, int protocol) {
    Object method = Types.of(self).lookup("__reduce__");
    Object bound = Objects.findAttribute(ts, self, "__reduce__");
    if (bound != null && method != PyType.OBJECT.lookup("__reduce__")) {
      return Calls.call0(ts, bound);
    }
    return common(ts, self, protocol);
  }

  private static Object common(ThreadState ts, Object self, int protocol) {
    if (protocol >= 2) {
      return byNew(ts, self);
    }
    return Calls.call2(ts, Objects.getAttribute(ts, copyreg(ts), "_reduce_ex"), self, PyInt.of(protocol));
  }

  /// The reduction of protocol 2 and later: through `__new__` with the arguments the object asks for, then its state.
  private static Object byNew(ThreadState ts, Object self) {
    PyType cls = Types.of(self);
    if (cls.slot(Slot.NEW) == null || cls.has(PyType.NO_INSTANCES)) {
      throw PyErrors.typeError("cannot pickle '" + cls.messageName() + "' object");
    }
    Object args = null;
    Object kwargs = null;
    Object hook = Objects.findAttribute(ts, self, "__getnewargs_ex__");
    if (hook != null) {
      PyTuple pair = newArgsEx(ts, Calls.call0(ts, hook));
      args = pair.get(0);
      kwargs = pair.get(1);
    } else {
      hook = Objects.findAttribute(ts, self, "__getnewargs__");
      if (hook != null) {
        args = Calls.call0(ts, hook);
        if (!(args instanceof PyTuple)) {
          throw PyErrors.typeError("__getnewargs__ should return a tuple, not '" + Types.nameOf(args) + "'");
        }
      }
    }
    Object maker;
    Object given;
    if (kwargs == null || ((PyDict) kwargs).size() == 0) {
      maker = Objects.getAttribute(ts, copyreg(ts), "__newobj__");
      given = PyTuple.of(args == null ? new Object[] {cls} : Calls.prepend(cls, ((PyTuple) args).items()));
    } else {
      maker = Objects.getAttribute(ts, copyreg(ts), "__newobj_ex__");
      given = PyTuple.of(cls, args, kwargs);
    }
    boolean required = args == null && !(self instanceof PyList) && !(self instanceof PyDict);
    Object state = state(ts, self, required);
    Object listItems = Types.of(self).isSubtypeOf(PyList.TYPE) ? Iterators.of(ts, self) : PyNone.NONE;
    Object dictItems = Types.of(self).isSubtypeOf(PyDict.TYPE) ? Iterators.of(ts, Calls.method(ts, self, "items")) : PyNone.NONE;
    return PyTuple.of(maker, given, state, listItems, dictItems);
  }

  private static PyTuple newArgsEx(ThreadState ts, Object result) {
    if (!(result instanceof PyTuple pair)) {
      throw PyErrors.typeError("__getnewargs_ex__ should return a tuple, not '" + Types.nameOf(result) + "'");
    }
    if (pair.size() != 2) {
      throw PyErrors.valueError("__getnewargs_ex__ should return a tuple of length 2, not " + pair.size());
    }
    if (!(pair.get(0) instanceof PyTuple)) {
      throw PyErrors.typeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '" + Types.nameOf(pair.get(0)) + "'");
    }
    if (!(pair.get(1) instanceof PyDict)) {
      throw PyErrors.typeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '" + Types.nameOf(pair.get(1)) + "'");
    }
    return pair;
  }

  /// What the object's own `__getstate__` says.
  private static Object state(ThreadState ts, Object self, boolean required) {
    Object method = Types.of(self).lookup("__getstate__");
    if (method == PyType.OBJECT.lookup("__getstate__")
        && Objects.findAttribute(ts, self, "__getstate__") instanceof PyBuiltinFunction) {
      return getState(ts, self, required);
    }
    return Calls.call0(ts, Objects.getAttribute(ts, self, "__getstate__"));
  }

  /// `object.__getstate__`: the attributes, with the values of slots in a second dictionary. TypeError if state is required of an object whose
  /// content pickle can not know.
  static Object getState(ThreadState ts, Object self, boolean required) {
    PyType cls = Types.of(self);
    if (required && hidesContent(cls)) {
      throw PyErrors.typeError("cannot pickle '" + cls.messageName() + "' object");
    }
    Object dict = Objects.findAttribute(ts, self, "__dict__");
    Object state = dict == null || dict instanceof PyDict d && d.size() == 0 ? PyNone.NONE : dict;
    PyDict slots = slotValues(ts, self, cls);
    return slots == null || slots.size() == 0 ? state : PyTuple.of(state, slots);
  }

  /// Whether instances have content of the builtin type that they derive from, which no attribute shows.
  private static boolean hidesContent(PyType cls) {
    PyType solid = cls.solid();
    return solid != PyType.OBJECT && !solid.has(PyType.MIXIN) && !(solid.table() instanceof PlainTable);
  }

  private static PyDict slotValues(ThreadState ts, Object self, PyType cls) {
    Object names = Calls.call1(ts, Objects.getAttribute(ts, copyreg(ts), "_slotnames"), cls);
    if (names == PyNone.NONE) {
      return null;
    }
    PyDict slots = new PyDict();
    for (Object name : Sequences.toArray(ts, names)) {
      try {
        Object value = Objects.findAttribute(ts, self, name);
        if (value != null) {
          slots.put(ts, name, value);
        }
      } catch (PyException e) {
        if (!e.value.type.isSubtypeOf(Exceptions.ATTRIBUTE_ERROR)) {
          throw e;
        }
      }
    }
    return slots;
  }
}

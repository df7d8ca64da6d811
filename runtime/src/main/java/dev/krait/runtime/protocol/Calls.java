// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.JavaObjects;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Calling things: any object, a special method from a type's slot, a method by name.
public final class Calls {
  public static final Object[] NO_ARGS = {};
  public static final String[] NO_NAMES = {};

  private Calls() {
  }

  public static PyException notCallable(Object object) {
    return PyErrors.typeError("'" + Types.nameOf(object) + "' object is not callable");
  }

  public static boolean isCallable(Object object) {
    return object instanceof PyFunction || Types.of(object).slot(Slot.CALL) != null;
  }

  /// Calls with `positional` arguments and then the keywords' values in `args`; see [PyObject#call].
  public static Object call(ThreadState ts, Object callee, Object[] args, int positional, String[] keywordNames) {
    return callee instanceof PyObject o ? o.call(ts, args, positional, keywordNames)
        : JavaObjects.call(ts, callee, args, positional, keywordNames);
  }

  /// Calls with positional arguments only.
  public static Object call(ThreadState ts, Object callee, Object... args) {
    return call(ts, callee, args, args.length, null);
  }

  public static Object call0(ThreadState ts, Object callee) {
    return callee instanceof PyObject o ? o.call0(ts) : call(ts, callee, NO_ARGS, 0, null);
  }

  public static Object call1(ThreadState ts, Object callee, Object a) {
    return callee instanceof PyObject o ? o.call1(ts, a) : call(ts, callee, new Object[] {a}, 1, null);
  }

  public static Object call2(ThreadState ts, Object callee, Object a, Object b) {
    return callee instanceof PyObject o ? o.call2(ts, a, b) : call(ts, callee, new Object[] {a, b}, 2, null);
  }

  public static Object call3(ThreadState ts, Object callee, Object a, Object b, Object c) {
    return callee instanceof PyObject o ? o.call3(ts, a, b, c) : call(ts, callee, new Object[] {a, b, c}, 3, null);
  }

  /// Calls with one more positional argument in front.
  public static Object callPrepended(ThreadState ts, Object callee, Object first, Object[] args, int positional, String[] keywordNames) {
    if (keywordNames == null) {
      switch (args.length) {
        case 0:
          return call1(ts, callee, first);
        case 1:
          return call2(ts, callee, first, args[0]);
        case 2:
          return call3(ts, callee, first, args[0], args[1]);
        default:
      }
    }
    return call(ts, callee, prepend(first, args), positional + 1, keywordNames);
  }

  public static Object[] prepend(Object first, Object[] args) {
    Object[] all = new Object[args.length + 1];
    all[0] = first;
    System.arraycopy(args, 0, all, 1, args.length);
    return all;
  }

  /// Calls the raw attribute of a slot with `self`, as a special method is called: without a bound method where it can.
  public static Object slotCall(ThreadState ts, Object slot, Object self, Object[] args, int positional, String[] keywordNames) {
    if (slot instanceof PyWrapperDescr w) {
      return w.table.call(w.row, ts, self, args, 0, positional, w.knownKeywords(self, keywordNames));
    }
    if (slot instanceof PyFunction f) {
      return callPrepended(ts, f, self, args, positional, keywordNames);
    }
    return call(ts, bind(ts, slot, self), args, positional, keywordNames);
  }

  public static Object slot0(ThreadState ts, Object slot, Object self) {
    if (slot instanceof PyWrapperDescr w) {
      return w.table.call0(w.row, ts, self);
    }
    return slot instanceof PyFunction f ? f.call1(ts, self) : call0(ts, bind(ts, slot, self));
  }

  public static Object slot1(ThreadState ts, Object slot, Object self, Object a) {
    if (slot instanceof PyWrapperDescr w) {
      return w.table.call1(w.row, ts, self, a);
    }
    return slot instanceof PyFunction f ? f.call2(ts, self, a) : call1(ts, bind(ts, slot, self), a);
  }

  public static Object slot2(ThreadState ts, Object slot, Object self, Object a, Object b) {
    if (slot instanceof PyWrapperDescr w) {
      return w.table.call2(w.row, ts, self, a, b);
    }
    return slot instanceof PyFunction f ? f.call3(ts, self, a, b) : call2(ts, bind(ts, slot, self), a, b);
  }

  /// What a raw class attribute gives when it is read through an instance.
  public static Object bind(ThreadState ts, Object attribute, Object self) {
    PyType cls = Types.of(self);
    Object get = Types.of(attribute).slot(Slot.GET);
    return get == null ? attribute : slot2(ts, get, attribute, self, cls);
  }

  /// What a raw class attribute that is a static method gives when it is read through the class.
  public static Object unwrapStatic(ThreadState ts, Object attribute, PyType cls) {
    Object get = Types.of(attribute).slot(Slot.GET);
    return get == null ? attribute : slot2(ts, get, attribute, dev.krait.runtime.object.PyNone.NONE, cls);
  }

  /// Calls a method by name, without making a bound method where it can.
  public static Object method(ThreadState ts, Object self, Object name, Object... args) {
    Object unbound = Attributes.methodOrNull(ts, self, name);
    if (unbound != null) {
      return callPrepended(ts, unbound, self, args, args.length, null);
    }
    return call(ts, Objects.getAttribute(ts, self, name), args, args.length, null);
  }

  /// The special method of that name, bound to the object, looked up on its type only; null if there is none.
  public static Object specialOrNull(ThreadState ts, Object self, Object name) {
    Object attribute = Types.of(self).lookup(name);
    return attribute == null ? null : bind(ts, attribute, self);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.builtin.PyNewFunction;
import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// Calling a type: `__new__`, then `__init__` if the result is an instance.
public final class Instantiation {
  private Instantiation() {
  }

  /// Calls a type whose metatype does not override `__call__`.
  public static Object call(ThreadState ts, PyType cls, Object[] args, int positional, String[] keywordNames) {
    if (cls.type != PyType.TYPE) {
      Object slot = cls.type.slot(Slot.CALL);
      if (!(slot instanceof PyWrapperDescr)) {
        return Calls.slotCall(ts, slot, cls, args, positional, keywordNames);
      }
    }
    return make(ts, cls, args, positional, keywordNames);
  }

  static Object call0(ThreadState ts, PyType cls) {
    PyFunction initializer = plainInitializer(cls);
    if (initializer != null) {
      Object instance = PyBaseObject.allocate(ts, cls);
      return checked(instance, initializer.call1(ts, instance));
    }
    return call(ts, cls, Calls.NO_ARGS, 0, null);
  }

  static Object call1(ThreadState ts, PyType cls, Object a) {
    PyFunction initializer = plainInitializer(cls);
    if (initializer != null) {
      Object instance = PyBaseObject.allocate(ts, cls);
      return checked(instance, initializer.call2(ts, instance, a));
    }
    if (cls.type == PyType.TYPE && !cls.isHeap() && cls.slot(Slot.NEW) instanceof PyNewFunction constructor && hasNoInitializer(cls)) {
      return constructor.call2(ts, cls, a);
    }
    return call(ts, cls, new Object[] {a}, 1, null);
  }

  static Object call2(ThreadState ts, PyType cls, Object a, Object b) {
    PyFunction initializer = plainInitializer(cls);
    if (initializer != null) {
      Object instance = PyBaseObject.allocate(ts, cls);
      return checked(instance, initializer.call3(ts, instance, a, b));
    }
    if (cls.type == PyType.TYPE && !cls.isHeap() && cls.slot(Slot.NEW) instanceof PyNewFunction constructor && hasNoInitializer(cls)) {
      return constructor.call3(ts, cls, a, b);
    }
    return call(ts, cls, new Object[] {a, b}, 2, null);
  }

  static Object call3(ThreadState ts, PyType cls, Object a, Object b, Object c) {
    PyFunction initializer = plainInitializer(cls);
    Object[] args = {a, b, c};
    if (initializer != null) {
      Object instance = PyBaseObject.allocate(ts, cls);
      return checked(instance, Calls.callPrepended(ts, initializer, instance, args, 3, null));
    }
    return call(ts, cls, args, 3, null);
  }

  /// The `__init__` of a class whose instances `object` makes and nothing else has a say in; null for other classes.
  private static PyFunction plainInitializer(PyType cls) {
    return cls.type == PyType.TYPE && cls.isHeap() && cls.slot(Slot.INIT) instanceof PyFunction f
        && cls.slot(Slot.NEW) == PyType.OBJECT.slot(Slot.NEW)
            ? f
            : null;
  }

  /// Whether `__init__` is that of `object`, which has nothing to say where another type's `__new__` has taken the arguments.
  private static boolean hasNoInitializer(PyType cls) {
    return cls.slot(Slot.INIT) == PyType.OBJECT.slot(Slot.INIT) && cls.slot(Slot.NEW) != PyType.OBJECT.slot(Slot.NEW)
        && !cls.has(PyType.NO_INSTANCES);
  }

  private static Object checked(Object instance, Object result) {
    if (result != PyNone.NONE) {
      throw PyErrors.typeError("__init__() should return None, not '" + Types.nameOf(result) + "'");
    }
    return instance;
  }

  /// What `type.__call__` does.
  public static Object make(ThreadState ts, PyType cls, Object[] args, int positional, String[] keywordNames) {
    if (cls == PyType.TYPE && positional == 1 && keywordNames == null) {
      return Types.of(args[0]);
    }
    Object constructor = cls.slot(Slot.NEW);
    if (constructor == null || cls.has(PyType.NO_INSTANCES)) {
      throw PyErrors.typeError("cannot create '" + TypeNames.full(cls) + "' instances");
    }
    Object instance = constructor == PyType.OBJECT.slot(Slot.NEW) && cls.slot(Slot.INIT) != PyType.OBJECT.slot(Slot.INIT)
        ? PyBaseObject.allocate(ts, cls)
        : Calls.callPrepended(ts, Calls.unwrapStatic(ts, constructor, cls), cls, args, positional, keywordNames);
    PyType made = Types.of(instance);
    if (made != cls && !made.isSubtypeOf(cls)) {
      return instance;
    }
    Object initializer = made.slot(Slot.INIT);
    if (initializer != null && (initializer != PyType.OBJECT.slot(Slot.INIT) || args.length > 0)) {
      return checked(instance, Calls.slotCall(ts, initializer, instance, args, positional, keywordNames));
    }
    return instance;
  }
}

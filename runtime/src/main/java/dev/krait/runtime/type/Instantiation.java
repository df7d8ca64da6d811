// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.error.PyErrors;
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
      Object result = Calls.slotCall(ts, initializer, instance, args, positional, keywordNames);
      if (result != PyNone.NONE) {
        throw PyErrors.typeError("__init__() should return None, not '" + Types.nameOf(result) + "'");
      }
    }
    return instance;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.TypeAttributes;
import dev.krait.runtime.type.Types;

/// What every object can do: attributes, text forms, truth, comparison, length, items.
public final class Objects {
  private static final int[] REFLECTED = {Slot.GT, Slot.GE, Slot.EQ, Slot.NE, Slot.LT, Slot.LE};
  private static final String[] SYMBOLS = {"<", "<=", "==", "!=", ">", ">="};

  private Objects() {
  }

  /// `getattr(object, name)`; the name is a plain `str` value.
  public static Object getAttribute(ThreadState ts, Object object, Object name) {
    PyType cls = Types.of(object);
    if (cls.has(PyType.GENERIC_GET)) {
      return object instanceof PyType t ? TypeAttributes.get(ts, t, name) : plainGet(ts, cls, object, name);
    }
    return hookedGet(ts, cls, object, name);
  }

  /// A builtin type is marked generic although its table may bring a `__getattribute__` of its own.
  private static Object plainGet(ThreadState ts, PyType cls, Object object, Object name) {
    Object slot = cls.slot(Slot.GETATTRIBUTE);
    if (slot == PyType.OBJECT.slot(Slot.GETATTRIBUTE)) {
      return Attributes.genericGet(ts, object, name);
    }
    return Calls.slot1(ts, slot, object, name);
  }

  private static Object hookedGet(ThreadState ts, PyType cls, Object object, Object name) {
    Object fallback = cls.slot(Slot.GETATTR);
    Object slot = cls.slot(Slot.GETATTRIBUTE);
    if (fallback == null) {
      return Calls.slot1(ts, slot, object, name);
    }
    try {
      if (slot == PyType.OBJECT.slot(Slot.GETATTRIBUTE)) {
        Object found = Attributes.genericFind(ts, object, name);
        return found != null ? found : Calls.slot1(ts, fallback, object, name);
      }
      return Calls.slot1(ts, slot, object, name);
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.ATTRIBUTE_ERROR)) {
        throw e;
      }
    }
    return Calls.slot1(ts, fallback, object, name);
  }

  /// Like [#getAttribute], but null instead of an AttributeError.
  public static Object findAttribute(ThreadState ts, Object object, Object name) {
    PyType cls = Types.of(object);
    if (!(object instanceof PyType) && cls.has(PyType.GENERIC_GET) && cls.slot(Slot.GETATTRIBUTE) == PyType.OBJECT.slot(Slot.GETATTRIBUTE)) {
      try {
        return Attributes.genericFind(ts, object, name);
      } catch (PyException e) {
        return absentOnly(e);
      }
    }
    try {
      return getAttribute(ts, object, name);
    } catch (PyException e) {
      return absentOnly(e);
    }
  }

  private static Object absentOnly(PyException e) {
    if (e.value.type.isSubtypeOf(Exceptions.ATTRIBUTE_ERROR)) {
      return null;
    }
    throw e;
  }

  /// `setattr(object, name, value)`, or `delattr` if the value is null.
  public static void setAttribute(ThreadState ts, Object object, Object name, Object value) {
    PyType cls = Types.of(object);
    Object slot = cls.slot(value == null ? Slot.DELATTR : Slot.SETATTR);
    if (slot == PyType.OBJECT.slot(value == null ? Slot.DELATTR : Slot.SETATTR)) {
      Attributes.genericSet(ts, object, name, value);
    } else if (value == null) {
      Calls.slot1(ts, slot, object, name);
    } else {
      Calls.slot2(ts, slot, object, name, value);
    }
  }

  /// `repr(object)`: a `str`, perhaps of a subclass.
  public static Object repr(ThreadState ts, Object object) {
    ts.enterNative();
    try {
      Object result = Calls.slot0(ts, Types.of(object).slot(Slot.REPR), object);
      if (!Text.isStr(result)) {
        throw PyErrors.typeError("__repr__ returned non-string (type " + Types.nameOf(result) + ")");
      }
      return result;
    } finally {
      ts.leaveNative();
    }
  }

  /// `str(object)`: a `str`, perhaps of a subclass.
  public static Object str(ThreadState ts, Object object) {
    if (object instanceof String || object instanceof PyWideStr) {
      return object;
    }
    ts.enterNative();
    try {
      Object result = Calls.slot0(ts, Types.of(object).slot(Slot.STR), object);
      if (!Text.isStr(result)) {
        throw PyErrors.typeError("__str__ returned non-string (type " + Types.nameOf(result) + ")");
      }
      return result;
    } finally {
      ts.leaveNative();
    }
  }

  /// `repr(object)` in Java's UTF-16, for messages.
  public static String reprText(ThreadState ts, Object object) {
    return Text.toJava(repr(ts, object));
  }

  /// The truth of an object.
  public static boolean isTrue(ThreadState ts, Object object) {
    if (object instanceof PyBool) {
      return object == PyBool.TRUE;
    }
    if (object instanceof PyInt i) {
      return i.value != 0;
    }
    if (object == PyNone.NONE) {
      return false;
    }
    if (object instanceof String s) {
      return !s.isEmpty();
    }
    PyType cls = Types.of(object);
    Object slot = cls.slot(Slot.BOOL);
    if (slot != null) {
      Object truth = Calls.slot0(ts, slot, object);
      if (!(truth instanceof PyBool)) {
        throw PyErrors.typeError("__bool__ should return bool, returned " + Types.nameOf(truth));
      }
      return truth == PyBool.TRUE;
    }
    return cls.slot(Slot.LEN) == null || Sequences.longLength(ts, object) != 0;
  }

  /// Calls a comparison method; one that can not be got from its descriptor does not count.
  private static Object compareBy(ThreadState ts, Object method, Object self, Object other) {
    if (method instanceof PyWrapperDescr || method instanceof PyFunction) {
      return Calls.slot1(ts, method, self, other);
    }
    Object bound;
    try {
      bound = Calls.bind(ts, method, self);
    } catch (PyException e) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return Calls.call1(ts, bound, other);
  }

  /// Compares with one of the slots LT, LE, EQ, NE, GT, GE: the operators, not the methods.
  public static Object compare(ThreadState ts, int slot, Object lhs, Object rhs) {
    ts.enterNative();
    try {
      PyType left = Types.of(lhs);
      PyType right = Types.of(rhs);
      int reflected = REFLECTED[slot - Slot.LT];
      Object reverse = right.slot(reflected);
      boolean reverseFirst = left != right && reverse != null && right.isSubtypeOf(left);
      if (reverseFirst) {
        Object result = compareBy(ts, reverse, rhs, lhs);
        if (result != PyNotImplemented.NOT_IMPLEMENTED) {
          return result;
        }
      }
      Object method = left.slot(slot);
      if (method != null) {
        Object result = compareBy(ts, method, lhs, rhs);
        if (result != PyNotImplemented.NOT_IMPLEMENTED) {
          return result;
        }
      }
      if (!reverseFirst && reverse != null) {
        Object result = compareBy(ts, reverse, rhs, lhs);
        if (result != PyNotImplemented.NOT_IMPLEMENTED) {
          return result;
        }
      }
    } finally {
      ts.leaveNative();
    }
    if (slot == Slot.EQ || slot == Slot.NE) {
      return PyBool.of(Identity.same(lhs, rhs) == (slot == Slot.EQ));
    }
    throw PyErrors.typeError("'" + SYMBOLS[slot - Slot.LT] + "' not supported between instances of '" + Types.nameOf(lhs) + "' and '"
        + Types.nameOf(rhs) + "'");
  }

  /// `lhs == rhs` as a truth value, without the shortcut for identity.
  public static boolean equal(ThreadState ts, Object lhs, Object rhs) {
    int simple = equalSimple(lhs, rhs);
    return simple >= 0 ? simple > 0 : isTrue(ts, compare(ts, Slot.EQ, lhs, rhs));
  }

  /// Whether the two are the same object or equal, as containers compare their items.
  public static boolean identicalOrEqual(ThreadState ts, Object lhs, Object rhs) {
    return lhs == rhs || Identity.same(lhs, rhs) || equal(ts, lhs, rhs);
  }

  /// Compares a key with another one in a table: 1 equal, 0 different, -1 if that would need a call and `ts` is null.
  public static int equalKeys(ThreadState ts, Object candidate, Object key) {
    int simple = equalSimple(candidate, key);
    if (simple >= 0) {
      return simple;
    }
    if (candidate == key || Identity.same(candidate, key)) {
      return 1;
    }
    return ts == null ? -1 : isTrue(ts, compare(ts, Slot.EQ, candidate, key)) ? 1 : 0;
  }

  /// Equality of the commonest plain values: 1, 0, or -1 if it takes the protocol.
  private static int equalSimple(Object lhs, Object rhs) {
    if (lhs instanceof String s) {
      return rhs instanceof String ? s.equals(rhs) ? 1 : 0 : rhs instanceof PyInt || rhs instanceof PyWideStr ? 0 : -1;
    }
    if (lhs instanceof PyInt i) {
      return rhs instanceof PyInt j ? i.value == j.value ? 1 : 0 : rhs instanceof String || rhs instanceof PyBigInt ? 0 : -1;
    }
    if (lhs instanceof PyFloat f && rhs instanceof PyFloat g) {
      return f.value == g.value ? 1 : 0;
    }
    if (lhs instanceof PyWideStr || lhs instanceof PyBigInt) {
      return lhs.equals(rhs) ? 1 : rhs != null && lhs.getClass() == rhs.getClass() ? 0 : -1;
    }
    return -1;
  }

  /// `object.__ne__`: what `__eq__` says, inverted.
  public static Object invertedEqual(ThreadState ts, Object self, Object other) {
    Object result = Calls.slot1(ts, Types.of(self).slot(Slot.EQ), self, other);
    return result == PyNotImplemented.NOT_IMPLEMENTED ? result : PyBool.of(!isTrue(ts, result));
  }

  /// `object[key]`.
  public static Object getItem(ThreadState ts, Object object, Object key) {
    Object slot = Types.of(object).slot(Slot.GETITEM);
    if (slot != null) {
      return Calls.slot1(ts, slot, object, key);
    }
    if (object instanceof PyType t) {
      if (t == PyType.TYPE) {
        return new dev.krait.runtime.object.PyGenericAlias(t, key);
      }
      Object method = TypeAttributes.find(ts, t, "__class_getitem__");
      if (method != null) {
        return Calls.call1(ts, method, key);
      }
      throw PyErrors.typeError("type '" + t.name() + "' is not subscriptable");
    }
    throw PyErrors.typeError("'" + Types.nameOf(object) + "' object is not subscriptable");
  }

  /// `object[key] = value`.
  public static void setItem(ThreadState ts, Object object, Object key, Object value) {
    Object slot = Types.of(object).slot(Slot.SETITEM);
    if (slot == null) {
      throw PyErrors.typeError("'" + Types.nameOf(object) + "' object does not support item assignment");
    }
    Calls.slot2(ts, slot, object, key, value);
  }

  /// `del object[key]`.
  public static void deleteItem(ThreadState ts, Object object, Object key) {
    Object slot = Types.of(object).slot(Slot.DELITEM);
    if (slot == null) {
      boolean sequence = (Types.of(object).isHeap() || Types.of(object).slot(Slot.GETITEM) != null) && Numbers.hasIndex(key);
      throw PyErrors.typeError("'" + Types.nameOf(object) + "' object " + (sequence ? "doesn't" : "does not") + " support item deletion");
    }
    Calls.slot1(ts, slot, object, key);
  }

  /// `isinstance(object, cls)` for any class or tuple of classes, hooks included.
  public static boolean isInstance(ThreadState ts, Object object, Object cls) {
    if (Types.of(object) == cls) {
      return true;
    }
    if (cls instanceof PyType t && t.type == PyType.TYPE) {
      return realIsInstance(ts, object, t);
    }
    if (cls instanceof PyTuple tuple) {
      return isInstanceOfAny(ts, object, tuple);
    }
    Object check = Calls.specialOrNull(ts, cls, "__instancecheck__");
    if (check != null) {
      return isTrue(ts, Calls.call1(ts, check, object));
    }
    return abstractIsInstance(ts, object, cls);
  }

  private static boolean isInstanceOfAny(ThreadState ts, Object object, PyTuple classes) {
    ts.enterNative();
    try {
      for (int i = 0; i < classes.size(); i++) {
        if (isInstance(ts, object, classes.get(i))) {
          return true;
        }
      }
      return false;
    } finally {
      ts.leaveNative();
    }
  }

  /// `type.__instancecheck__`: the real type first, then what `__class__` claims.
  public static boolean realIsInstance(ThreadState ts, Object object, PyType cls) {
    PyType real = Types.of(object);
    if (real.isSubtypeOf(cls)) {
      return true;
    }
    if (!(object instanceof PyObject) || !real.isHeap() && !(real.lookup("__class__") != PyType.OBJECT.lookup("__class__"))) {
      return false;
    }
    Object claimed = findAttribute(ts, object, "__class__");
    return claimed instanceof PyType t && t != real && t.isSubtypeOf(cls);
  }

  private static boolean abstractIsInstance(ThreadState ts, Object object, Object cls) {
    if (!(findAttribute(ts, cls, "__bases__") instanceof PyTuple)) {
      throw PyErrors.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
    }
    Object claimed = findAttribute(ts, object, "__class__");
    return claimed != null && abstractIsSubclass(ts, claimed, cls);
  }

  /// `issubclass(derived, cls)` for any class or tuple of classes, hooks included.
  public static boolean isSubclass(ThreadState ts, Object derived, Object cls) {
    if (cls instanceof PyType t && t.type == PyType.TYPE) {
      return derived == cls || realIsSubclass(ts, derived, t);
    }
    if (cls instanceof PyTuple tuple) {
      return isSubclassOfAny(ts, derived, tuple);
    }
    Object check = Calls.specialOrNull(ts, cls, "__subclasscheck__");
    if (check != null) {
      return isTrue(ts, Calls.call1(ts, check, derived));
    }
    return realIsSubclass(ts, derived, cls);
  }

  private static boolean isSubclassOfAny(ThreadState ts, Object derived, PyTuple classes) {
    ts.enterNative();
    try {
      for (int i = 0; i < classes.size(); i++) {
        if (isSubclass(ts, derived, classes.get(i))) {
          return true;
        }
      }
      return false;
    } finally {
      ts.leaveNative();
    }
  }

  /// `type.__subclasscheck__`.
  public static boolean realIsSubclass(ThreadState ts, Object derived, Object cls) {
    if (derived instanceof PyType d && cls instanceof PyType t) {
      return d.isSubtypeOf(t);
    }
    if (!(findAttribute(ts, derived, "__bases__") instanceof PyTuple)) {
      throw PyErrors.typeError("issubclass() arg 1 must be a class");
    }
    if (!(findAttribute(ts, cls, "__bases__") instanceof PyTuple)) {
      throw PyErrors.typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
    }
    return abstractIsSubclass(ts, derived, cls);
  }

  private static boolean abstractIsSubclass(ThreadState ts, Object derived, Object cls) {
    if (derived == cls) {
      return true;
    }
    if (findAttribute(ts, derived, "__bases__") instanceof PyTuple bases) {
      ts.enterNative();
      try {
        for (int i = 0; i < bases.size(); i++) {
          if (abstractIsSubclass(ts, bases.get(i), cls)) {
            return true;
          }
        }
      } finally {
        ts.leaveNative();
      }
    }
    return false;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;

/// An unordered, immutable collection of unique hashable objects.
///
/// Java: immutable once it is made; the hash is remembered.
@PyTypeDef(value = "frozenset", subclassable = true)
public class PyFrozenSet extends PySetBase {
  public static final PyType TYPE = PyType.builtin(PyFrozenSetTable.INSTANCE);
  public static final PyFrozenSet EMPTY = new PyFrozenSet(TYPE, new PyDict());

  /// 0 while it is not known; a race computes it twice.
  private long hash;

  private PyFrozenSet(PyType type, PyDict items) {
    super(type, items);
  }

  /// An instance of a Python class derived from `frozenset`.
  static final class Derived extends PyFrozenSet {
    private final PyInstance attributes;

    Derived(PyType type, PyDict items) {
      super(type, items);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  /// A frozenset of the items of an iterable.
  public static PyFrozenSet of(ThreadState ts, Object iterable) {
    if (iterable instanceof PyFrozenSet f && f.type == TYPE) {
      return f;
    }
    PyDict items = collect(ts, iterable);
    return items.size() == 0 ? EMPTY : new PyFrozenSet(TYPE, items);
  }

  /// A frozenset of the items of the iterable.
  @New("frozenset(iterable=(), /)")
  static Object create(ThreadState ts, PyType cls, Object iterable) {
    return cls == TYPE ? of(ts, iterable) : new Derived(cls, collect(ts, iterable));
  }

  private Object made(PyDict result) {
    return result.size() == 0 ? EMPTY : new PyFrozenSet(TYPE, result == items ? result.copy() : result);
  }

  /// The set itself, or a plain frozenset with the items of an instance of a subclass.
  @Method("copy()")
  Object copy() {
    return type == TYPE ? this : made(items.copy());
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    long known = hash;
    if (known == 0) {
      known = contentHash(ts);
      hash = known;
    }
    return known;
  }

  /// Whether the two sets have no item in common.
  @Method("isdisjoint(other, /)")
  boolean isDisjoint(ThreadState ts, Object other) {
    return isDisjointFrom(ts, other);
  }

  /// Whether every item is also in the other.
  @Method("issubset(other, /)")
  boolean isSubset(ThreadState ts, Object other) {
    return isSubsetOfAny(ts, other);
  }

  /// Whether every item of the other is in this set.
  @Method("issuperset(other, /)")
  boolean isSuperset(ThreadState ts, Object other) {
    return isSupersetOfAny(ts, other);
  }

  /// A new set with the items of this one and all others.
  @Method("union(*others)")
  Object union(ThreadState ts, Object[] others) {
    PyDict result = others.length == 0 ? items.copy() : united(ts, items, others[0]);
    for (int i = 1; i < others.length; i++) {
      addTo(ts, result, others[i]);
    }
    return made(result);
  }

  /// A new set with the items that all have in common.
  @Method("intersection(*others)")
  Object intersection(ThreadState ts, Object[] others) {
    PyDict result = others.length == 0 ? items.copy() : items;
    for (Object other : others) {
      result = intersection(ts, result, other);
    }
    return made(result);
  }

  /// A new set with the items that are in none of the others.
  @Method("difference(*others)")
  Object difference(ThreadState ts, Object[] others) {
    PyDict result = others.length == 0 ? items.copy() : items;
    for (Object other : others) {
      result = difference(ts, result, other);
    }
    return made(result);
  }

  /// A new set with the items that are in exactly one of the two.
  @Method("symmetric_difference(other, /)")
  Object symmetricDifference(ThreadState ts, Object other) {
    return made(symmetricDifferenceOf(ts, items, other));
  }

  @Special("__len__")
  int length() {
    return size();
  }

  /// Whether the item is in the set.
  @Method("__contains__(object, /)")
  boolean containsItem(ThreadState ts, Object object) {
    return contains(ts, object);
  }

  @Special("__iter__")
  Object iterator() {
    return new PySetIterator(this);
  }

  @Special("__or__")
  Object or(ThreadState ts, Object value) {
    return value instanceof PySetBase ? union(ts, new Object[] {value}) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object value) {
    return value instanceof PySetBase s ? s.operate(ts, Slot.OR, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__and__")
  Object and(ThreadState ts, Object value) {
    return value instanceof PySetBase ? made(intersection(ts, items, value)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__rand__")
  Object reflectedAnd(ThreadState ts, Object value) {
    return value instanceof PySetBase s ? s.operate(ts, Slot.AND, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__sub__")
  Object subtract(ThreadState ts, Object value) {
    return value instanceof PySetBase ? made(difference(ts, items, value)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__rsub__")
  Object reflectedSubtract(ThreadState ts, Object value) {
    return value instanceof PySetBase s ? s.operate(ts, Slot.SUB, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__xor__")
  Object xor(ThreadState ts, Object value) {
    return value instanceof PySetBase ? symmetricDifference(ts, value) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__rxor__")
  Object reflectedXor(ThreadState ts, Object value) {
    return value instanceof PySetBase s ? s.operate(ts, Slot.XOR, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Override
  Object operate(ThreadState ts, int slot, Object other) {
    switch (slot) {
      case Slot.OR:
        return or(ts, other);
      case Slot.AND:
        return and(ts, other);
      case Slot.SUB:
        return subtract(ts, other);
      default:
        return xor(ts, other);
    }
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return repr(ts, TYPE);
  }

  /// How pickle makes the set again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return reduction(ts);
  }

  /// How many bytes the set takes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 64 + items.sizeOf();
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}

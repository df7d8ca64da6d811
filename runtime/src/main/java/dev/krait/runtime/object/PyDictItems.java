// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;

/// The entries of a dictionary, as a view that follows it.
@PyTypeDef("dict_items")
public class PyDictItems extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyDictItemsTable.INSTANCE);

  final PyDict dict;

  public PyDictItems(PyDict dict) {
    this(TYPE, dict);
  }

  protected PyDictItems(PyType type, PyDict dict) {
    super(type);
    this.dict = dict;
  }

  @Special("__len__")
  int length() {
    return dict.size();
  }

  @Special("__iter__")
  Object iterator() {
    return dict.itemIterator();
  }

  /// An iterator from the last to the first.
  @Method("__reversed__()")
  Object reversed() {
    return dict.itemReversed();
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    Object[] items = Sequences.toArray(ts, this);
    String name = type.name();
    return Reprs.items(ts, this, items, name + "([", "])", "...");
  }

  /// The dictionary, read-only.
  @Getter("mapping")
  Object mapping() {
    return new PyMappingProxy(dict);
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    if (!(key instanceof PyTuple pair) || pair.size() != 2) {
      return false;
    }
    Object value = dict.get(ts, pair.get(0));
    return value != null && Objects.identicalOrEqual(ts, value, pair.get(1));
  }

  @Special("__and__")
  Object and(ThreadState ts, Object value) {
    return new PySet(PySetBase.intersection(ts, PySetBase.collect(ts, this), value));
  }

  @Special("__rand__")
  Object reflectedAnd(ThreadState ts, Object value) {
    return and(ts, value);
  }

  @Special("__or__")
  Object or(ThreadState ts, Object value) {
    PyDict items = PySetBase.collect(ts, this);
    PySetBase.addTo(ts, items, value);
    return new PySet(items);
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object value) {
    PyDict items = PySetBase.collect(ts, value);
    PySetBase.addTo(ts, items, this);
    return new PySet(items);
  }

  @Special("__sub__")
  Object subtract(ThreadState ts, Object value) {
    PyDict items = PySetBase.collect(ts, this);
    PySetBase.removeAll(ts, items, value);
    return new PySet(items);
  }

  @Special("__rsub__")
  Object reflectedSubtract(ThreadState ts, Object value) {
    PyDict items = PySetBase.collect(ts, value);
    PySetBase.removeAll(ts, items, this);
    return new PySet(items);
  }

  @Special("__xor__")
  Object xor(ThreadState ts, Object value) {
    PyDict items = PySetBase.collect(ts, this);
    PySetBase.symmetricDifference(ts, items, value);
    return new PySet(items);
  }

  @Special("__rxor__")
  Object reflectedXor(ThreadState ts, Object value) {
    PyDict items = PySetBase.collect(ts, value);
    PySetBase.symmetricDifference(ts, items, this);
    return new PySet(items);
  }

  /// Whether the view and the iterable have no item in common.
  @Method("isdisjoint(other, /)")
  boolean isDisjoint(ThreadState ts, Object other) {
    if (other == this) {
      return dict.size() == 0;
    }
    Object iterator = Iterators.of(ts, other);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (contains(ts, next)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWithin(ThreadState ts, Object other) {
    Object iterator = iterator();
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (!Sequences.contains(ts, other, next)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(ThreadState ts, Object other) {
    Object iterator = Iterators.of(ts, other);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (!contains(ts, next)) {
        return false;
      }
    }
    return true;
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PySetBase) && !(other instanceof PyDictKeys) && !(other instanceof PyDictItems)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    int mine = dict.size();
    int others = Sequences.length(ts, other);
    switch (slot) {
      case Slot.EQ:
        return PyBool.of(mine == others && isWithin(ts, other));
      case Slot.NE:
        return PyBool.of(mine != others || !isWithin(ts, other));
      case Slot.LT:
        return PyBool.of(mine < others && isWithin(ts, other));
      case Slot.LE:
        return PyBool.of(mine <= others && isWithin(ts, other));
      case Slot.GT:
        return PyBool.of(mine > others && holds(ts, other));
      default:
        return PyBool.of(mine >= others && holds(ts, other));
    }
  }
}

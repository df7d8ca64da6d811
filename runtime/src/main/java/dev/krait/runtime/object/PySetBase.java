// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.Method;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;

/// What `set` and `frozenset` share: unique hashable objects, kept as the keys of a dictionary table.
///
/// Thread rule: that of [PyDict], whose monitor guards the items.
public abstract class PySetBase extends PyObject {
  private static final Object PRESENT = PyBool.TRUE;

  final PyDict items;

  PySetBase(PyType type, PyDict items) {
    super(type);
    this.items = items;
  }

  /// The result of an operation on sets: a plain set of the same kind over the items, which it then owns.
  abstract Object made(PyDict result);

  static int hashOf(ThreadState ts, Object item) {
    return DictTable.mix(item instanceof String s ? Hashes.of(s) : PyDict.hashOf(ts, item, "set element"));
  }

  public final int size() {
    return items.size();
  }

  /// Whether the item, which must be hashable, is in the set.
  public final boolean has(ThreadState ts, Object item) {
    return items.getHashed(ts, item, hashOf(ts, item)) != null;
  }

  /// Adds an item; false if it was there. Only for a set that is not yet shared, or a mutable one.
  public final boolean put(ThreadState ts, Object item) {
    return items.store(ts, item, hashOf(ts, item), PRESENT, false) == null;
  }

  /// The items at one moment.
  public final Object[] toArray() {
    return items.snapshot(PyDict.KEYS);
  }

  /// A new collection of the items of an iterable.
  static PyDict collect(ThreadState ts, Object iterable) {
    PyDict result = new PyDict();
    addTo(ts, result, iterable);
    return result;
  }

  /// Adds the items of any iterable; those of sets and dictionaries without hashing them again.
  static void addTo(ThreadState ts, PyDict target, Object iterable) {
    PyDict source = table(iterable);
    if (source != null && !(source instanceof InstanceDict)) {
      if (source != target) {
        if (!(iterable instanceof PySetBase) || !target.takeTable(source)) {
          addKeys(ts, target, source);
        }
      }
      return;
    }
    Object[] view = iterable instanceof PyDictItems || iterable instanceof PyDictValues ? Snapshots.of(iterable) : null;
    if (view != null) {
      for (Object item : view) {
        target.store(ts, item, hashOf(ts, item), PRESENT, false);
      }
      return;
    }
    Object iterator = Iterators.of(ts, iterable);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      target.store(ts, next, hashOf(ts, next), PRESENT, false);
    }
  }

  private static void addKeys(ThreadState ts, PyDict target, PyDict source) {
    target.change(ts, DictPair.frozen(source), PyDict.ADD, PRESENT);
  }

  /// The table of a set, of the keys of a dictionary, or of a dictionary whose iteration nobody overrides; else null.
  static PyDict table(Object iterable) {
    if (iterable instanceof PySetBase set && (!set.type.isHeap() || set.type.slot(Slot.ITER) == set.type.solid().slot(Slot.ITER))) {
      return set.items;
    }
    if (iterable instanceof PyDictKeys keys) {
      return keys.type == PyDictKeys.TYPE ? keys.dict : null;
    }
    return iterable instanceof PyDict dict && dict.type == PyDict.TYPE ? dict : null;
  }

  /// The items of this set without those of the others.
  static void removeAll(ThreadState ts, PyDict target, Object iterable) {
    PyDict source = table(iterable);
    if (source != null && !(source instanceof InstanceDict)) {
      if (source == target) {
        target.clear();
        return;
      }
      target.change(ts, DictPair.frozen(source), PyDict.REMOVE, null);
      return;
    }
    Object iterator = Iterators.of(ts, iterable);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      target.removeHashed(ts, next, hashOf(ts, next));
    }
  }

  /// The items of the table that are not in the iterable.
  static PyDict difference(ThreadState ts, PyDict items, Object iterable) {
    PyDict source = table(iterable);
    if (source == null || source instanceof InstanceDict || items.size() >> 2 > source.size()) {
      if (source == null || source instanceof InstanceDict) {
        PyDict result = items.copy();
        removeAll(ts, result, iterable);
        return result;
      }
      DictPair pair = DictPair.of(items, source);
      PyDict result = pair.ownFirst(items);
      PyDict.Cursor cursor = pair.second.cursor();
      while (cursor.advance()) {
        result.removeHashed(ts, cursor.key, cursor.hash);
      }
      return result;
    }
    DictPair pair = DictPair.of(items, source);
    PyDict result = new PyDict();
    PyDict.Cursor cursor = pair.first.cursor();
    while (cursor.advance()) {
      if (pair.second.getHashed(ts, cursor.key, cursor.hash) == null) {
        result.store(ts, cursor.key, cursor.hash, PRESENT, false);
      }
    }
    return result;
  }

  /// The items that are in both.
  static PyDict intersection(ThreadState ts, PyDict items, Object iterable) {
    PyDict result = new PyDict();
    PyDict source = iterable instanceof PySetBase ? table(iterable) : null;
    if (source != null) {
      DictPair pair = DictPair.of(items, source);
      PyDict small = pair.second.size() > pair.first.size() ? pair.first : pair.second;
      PyDict large = small == pair.first ? pair.second : pair.first;
      PyDict.Cursor cursor = small.cursor();
      while (cursor.advance()) {
        if (large.getHashed(ts, cursor.key, cursor.hash) != null) {
          result.store(ts, cursor.key, cursor.hash, PRESENT, false);
        }
      }
      return result;
    }
    Object iterator = Iterators.of(ts, iterable);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      int hash = hashOf(ts, next);
      if (items.getHashed(ts, next, hash) != null) {
        result.store(ts, next, hash, PRESENT, false);
      }
    }
    return result;
  }

  /// A new table with the items of both.
  static PyDict united(ThreadState ts, PyDict items, Object iterable) {
    PyDict source = table(iterable);
    if (source == null || source instanceof InstanceDict) {
      PyDict result = items.copy();
      addTo(ts, result, iterable);
      return result;
    }
    DictPair pair = DictPair.of(items, source);
    PyDict result = pair.ownFirst(items);
    addKeys(ts, result, pair.second);
    return result;
  }

  /// A new table with the items that are in exactly one of the two.
  static PyDict symmetricDifferenceOf(ThreadState ts, PyDict items, Object iterable) {
    PyDict source = table(iterable);
    if (source == null || source instanceof InstanceDict) {
      PyDict result = items.copy();
      symmetricDifference(ts, result, iterable);
      return result;
    }
    DictPair pair = DictPair.of(items, source);
    PyDict result = pair.ownFirst(items);
    result.change(ts, pair.second, PyDict.TOGGLE, PRESENT);
    return result;
  }

  /// Changes the table to the items that are in exactly one of the two.
  static void symmetricDifference(ThreadState ts, PyDict target, Object iterable) {
    PyDict other = table(iterable);
    if (other == target) {
      target.clear();
      return;
    }
    if (other == null || other instanceof InstanceDict) {
      other = collect(ts, iterable);
    }
    target.change(ts, DictPair.frozen(other), PyDict.TOGGLE, PRESENT);
  }

  final boolean isDisjointFrom(ThreadState ts, Object iterable) {
    if (iterable == this) {
      return size() == 0;
    }
    PyDict source = iterable instanceof PySetBase ? table(iterable) : null;
    if (source != null) {
      return intersection(ts, items, iterable).size() == 0;
    }
    Object iterator = Iterators.of(ts, iterable);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (has(ts, next)) {
        return false;
      }
    }
    return true;
  }

  final boolean isSubsetOf(ThreadState ts, PySetBase other) {
    DictPair pair = DictPair.of(items, other.items);
    if (pair.first.size() > pair.second.size()) {
      return false;
    }
    PyDict.Cursor cursor = pair.first.cursor();
    while (cursor.advance()) {
      if (pair.second.getHashed(ts, cursor.key, cursor.hash) == null) {
        return false;
      }
    }
    return true;
  }

  final boolean isSubsetOfAny(ThreadState ts, Object other) {
    return isSubsetOf(ts, other instanceof PySetBase set ? set : new PySet(collect(ts, other)));
  }

  final boolean isSupersetOfAny(ThreadState ts, Object other) {
    if (other instanceof PySetBase set) {
      return set.isSubsetOf(ts, this);
    }
    Object iterator = Iterators.of(ts, other);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (!has(ts, next)) {
        return false;
      }
    }
    return true;
  }

  /// Compares with one of the slots LT to GE: as subset and superset.
  @Comparisons
  final Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PySetBase that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    switch (slot) {
      case Slot.LT:
        return PyBool.of(size() < that.size() && isSubsetOf(ts, that));
      case Slot.LE:
        return PyBool.of(isSubsetOf(ts, that));
      case Slot.GT:
        return PyBool.of(size() > that.size() && that.isSubsetOf(ts, this));
      case Slot.GE:
        return PyBool.of(that.isSubsetOf(ts, this));
      default:
        return PyBool.of((size() == that.size() && isSubsetOf(ts, that)) == (slot == Slot.EQ));
    }
  }

  /// Whether the item is in the set; a set that is asked for is looked up as a frozenset.
  final boolean contains(ThreadState ts, Object item) {
    return items.getHashed(ts, item, hashOrFrozen(ts, item)) != null;
  }

  /// The hash of an item to look up or to remove; that of a mutable set is its content's.
  final int hashOrFrozen(ThreadState ts, Object item) {
    if (item instanceof PySet set && Hashes.isUnhashable(set)) {
      return DictTable.mix(set.contentHash(ts));
    }
    return hashOf(ts, item);
  }

  /// A hash that does not depend on the order of the items; the same as `collections.abc.Set._hash` computes.
  final long contentHash(ThreadState ts) {
    long hash = (size() + 1) * 1927868237L;
    PyDict.Cursor cursor = items.cursor();
    while (cursor.advance()) {
      long h = Hashes.of(ts, cursor.key());
      hash ^= (h ^ h << 16 ^ 89869747L) * 3644798167L;
    }
    hash ^= hash >>> 11 ^ hash >>> 25;
    hash = hash * 69069L + 907133923L;
    return hash == -1 ? 590923713 : hash;
  }

  final Object repr(ThreadState ts, PyType exact) {
    String name = type.name();
    if (size() == 0) {
      return Text.fromJava(name + "()");
    }
    boolean plain = type == PySet.TYPE;
    return Reprs.items(ts, this, toArray(), plain ? "{" : name + "({", plain ? "}" : "})", name + "(...)");
  }

  /// How pickle makes the set again.
  final Object reduction(ThreadState ts) {
    Object state = Objects.findAttribute(ts, this, "__getstate__");
    Object saved = state == null ? PyNone.NONE : Calls.call0(ts, state);
    return PyTuple.of(type, PyTuple.of(PyList.of(toArray())), saved);
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
    return reflected(ts, Slot.OR, value);
  }

  @Special("__and__")
  Object and(ThreadState ts, Object value) {
    return value instanceof PySetBase ? made(intersection(ts, items, value)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__rand__")
  Object reflectedAnd(ThreadState ts, Object value) {
    return reflected(ts, Slot.AND, value);
  }

  @Special("__sub__")
  Object subtract(ThreadState ts, Object value) {
    return value instanceof PySetBase ? made(difference(ts, items, value)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__rsub__")
  Object reflectedSubtract(ThreadState ts, Object value) {
    return reflected(ts, Slot.SUB, value);
  }

  @Special("__xor__")
  Object xor(ThreadState ts, Object value) {
    return value instanceof PySetBase ? symmetricDifference(ts, value) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__rxor__")
  Object reflectedXor(ThreadState ts, Object value) {
    return reflected(ts, Slot.XOR, value);
  }

  private Object reflected(ThreadState ts, int slot, Object value) {
    return value instanceof PySetBase left ? left.operate(ts, slot, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// One of the operators OR, AND, SUB, XOR as the builtin type defines it.
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

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// An unordered collection of unique hashable objects.
@PyTypeDef(value = "set", subclassable = true)
public class PySet extends PySetBase {
  public static final PyType TYPE = PyType.builtin(PySetTable.INSTANCE);

  public PySet() {
    this(new PyDict());
  }

  PySet(PyDict items) {
    super(TYPE, items);
  }

  private PySet(PyType type) {
    super(type, new PyDict());
  }

  /// An instance of a Python class derived from `set`.
  static final class Derived extends PySet {
    private final PyInstance attributes;

    Derived(PyType type) {
      super(type);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  /// A set of the items of an iterable.
  public static PySet of(ThreadState ts, Object iterable) {
    return new PySet(collect(ts, iterable));
  }

  /// A new set, whatever the arguments: `__init__` fills it.
  @New("set(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (cls != TYPE) {
      return new Derived(cls);
    }
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("set() takes no keyword arguments");
    }
    return new PySet();
  }

  /// Fills the set with the items of the iterable.
  @Special("__init__(iterable=(), /)")
  void init(ThreadState ts, Object[] args, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("set() takes no keyword arguments");
    }
    if (args.length > 1) {
      throw PyErrors.typeError("set expected at most 1 argument, got " + args.length);
    }
    if (size() > 0) {
      items.clear();
    }
    if (args.length > 0) {
      addTo(ts, items, args[0]);
    }
  }

  @Override
  Object made(PyDict result) {
    return new PySet(result);
  }

  /// Adds an item.
  @Method("add(object, /)")
  public final void add(ThreadState ts, Object object) {
    put(ts, object);
  }

  /// Removes an item; KeyError if it is not there.
  @Method("remove(object, /)")
  void remove(ThreadState ts, Object object) {
    if (items.removeHashed(ts, object, hashOrFrozen(ts, object)) == null) {
      throw PyErrors.keyError(object);
    }
  }

  /// Removes an item if it is there.
  @Method("discard(object, /)")
  void discard(ThreadState ts, Object object) {
    items.removeHashed(ts, object, hashOrFrozen(ts, object));
  }

  /// Removes any item and returns it; KeyError if there is none.
  @Method("pop()")
  Object pop() {
    Object[] pair = items.removeEnd(false);
    if (pair == null) {
      throw PyErrors.keyError("pop from an empty set");
    }
    return pair[0];
  }

  /// Removes all items.
  @Method("clear()")
  void clear() {
    items.clear();
  }

  /// A new set with the same items.
  @Method("copy()")
  Object copy() {
    return new PySet(items.copy());
  }

  /// Adds the items of all others.
  @Method("update(*others)")
  void update(ThreadState ts, Object[] others) {
    for (Object other : others) {
      addTo(ts, items, other);
    }
  }

  /// Keeps only the items that are in all others.
  @Method("intersection_update(*others)")
  void intersectionUpdate(ThreadState ts, Object[] others) {
    PyDict before = before();
    PyDict result = before;
    for (Object other : others) {
      result = intersection(ts, result, other);
    }
    replace(ts, before, result);
  }

  /// The items as they are now, in a table that stays as it is.
  private PyDict before() {
    return Multi.threads() ? items.copy() : items;
  }

  /// Keeps only what is in the result, of those items that were there before.
  private void replace(ThreadState ts, PyDict before, PyDict result) {
    if (result == before) {
      return;
    }
    if (before == items) {
      items.clear();
      addTo(ts, items, new PySet(result));
      return;
    }
    // What other threads have added meanwhile stays.
    before.change(ts, result, PyDict.REMOVE, null);
    items.change(ts, before, PyDict.REMOVE, null);
  }

  /// Removes the items of all others.
  @Method("difference_update(*others)")
  void differenceUpdate(ThreadState ts, Object[] others) {
    for (Object other : others) {
      removeAll(ts, items, other);
    }
  }

  /// Keeps the items that are in exactly one of the two.
  @Method("symmetric_difference_update(other, /)")
  void symmetricDifferenceUpdate(ThreadState ts, Object other) {
    symmetricDifference(ts, items, other);
  }

  @Special("__ior__")
  Object orInPlace(ThreadState ts, Object value) {
    if (!(value instanceof PySetBase)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    addTo(ts, items, value);
    return this;
  }

  @Special("__iand__")
  Object andInPlace(ThreadState ts, Object value) {
    if (!(value instanceof PySetBase)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    PyDict before = before();
    replace(ts, before, intersection(ts, before, value));
    return this;
  }

  @Special("__isub__")
  Object subtractInPlace(ThreadState ts, Object value) {
    if (!(value instanceof PySetBase)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    removeAll(ts, items, value);
    return this;
  }

  @Special("__ixor__")
  Object xorInPlace(ThreadState ts, Object value) {
    if (!(value instanceof PySetBase)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    symmetricDifference(ts, items, value);
    return this;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return repr(ts, TYPE);
  }
}

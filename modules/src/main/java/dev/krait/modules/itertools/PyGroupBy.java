// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives runs of items with equal keys: each time the key and an iterator over the run.
@PyTypeDef(value = "groupby", module = "itertools", subclassable = true)
public final class PyGroupBy extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyGroupByTable.INSTANCE);

  final Object source;
  /// Null for the items themselves.
  private final Object key;
  Object targetKey;
  Object currentKey;
  Object currentValue;
  /// The group that was given last; an older one is at its end.
  PyGrouper group;

  private PyGroupBy(PyType type, Object source, Object key) {
    super(type);
    this.source = source;
    this.key = key;
  }

  /// Groups the items of the iterable by what the key function returns for them.
  @New("groupby(iterable, key=None)")
  static Object create(ThreadState ts, PyType cls, Object iterable, Object key) {
    return new PyGroupBy(cls, Iterators.of(ts, iterable), key == PyNone.NONE ? null : key);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    group = null;
    while (true) {
      if (currentKey != null) {
        if (targetKey == null || !Objects.identicalOrEqual(ts, targetKey, currentKey)) {
          break;
        }
      }
      if (!step(ts)) {
        return null;
      }
    }
    targetKey = currentKey;
    PyGrouper made = new PyGrouper(this, targetKey);
    group = made;
    return PyTuple.of(currentKey, made);
  }

  /// Reads the next item and its key; false at the end.
  boolean step(ThreadState ts) {
    Object value = Iterators.next(ts, source);
    if (value == null) {
      return false;
    }
    Object newKey = key == null ? value : Calls.call1(ts, key, value);
    currentValue = value;
    currentKey = newKey;
    return true;
  }
}

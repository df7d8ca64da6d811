// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// An immutable sequence of objects.
@PyTypeDef(value = "tuple", subclassable = true)
public class PyTuple extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyTupleTable.INSTANCE);

  public static final PyTuple EMPTY = new PyTuple(new Object[0]);

  private final Object[] items;

  /// A tuple over the array, which it then owns.
  public PyTuple(Object[] items) {
    this(TYPE, items);
  }

  PyTuple(PyType type, Object[] items) {
    super(type);
    this.items = items;
  }

  /// A tuple over the array, which it then owns.
  public static PyTuple of(Object... items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  public int size() {
    return items.length;
  }

  public Object get(int index) {
    return items[index];
  }

  /// A copy of the items.
  public Object[] toArray() {
    return items.clone();
  }

  /// The items themselves, not to be changed.
  public Object[] items() {
    return items;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A mutable sequence of objects.
@PyTypeDef(value = "list", subclassable = true)
public class PyList extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyListTable.INSTANCE);

  private Object[] items;
  private int size;

  public PyList() {
    this(TYPE, new Object[0], 0);
  }

  private PyList(PyType type, Object[] items, int size) {
    super(type);
    this.items = items;
    this.size = size;
  }

  /// A list over the array, which it then owns.
  public static PyList of(Object... items) {
    return new PyList(TYPE, items, items.length);
  }

  public int size() {
    return size;
  }

  /// A copy of the items.
  public Object[] toArray() {
    return java.util.Arrays.copyOf(items, size, Object[].class);
  }
}

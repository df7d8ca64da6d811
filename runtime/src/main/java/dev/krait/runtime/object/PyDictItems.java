// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The entries of a dictionary, as a view that follows it.
@PyTypeDef("dict_items")
public class PyDictItems extends PyDictSetView {
  public static final PyType TYPE = PyType.builtin(PyDictItemsTable.INSTANCE);

  public PyDictItems(PyDict dict) {
    this(TYPE, dict);
  }

  protected PyDictItems(PyType type, PyDict dict) {
    super(type, dict);
  }

  @Override
  @Special("__iter__")
  Object iterator() {
    return dict.itemIterator();
  }

  /// An iterator from the last to the first.
  @Method("__reversed__()")
  Object reversed() {
    return dict.itemReversed();
  }

  @Override
  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    if (!(key instanceof PyTuple pair) || pair.size() != 2) {
      return false;
    }
    Object value = dict.get(ts, pair.get(0));
    return value != null && Objects.identicalOrEqual(ts, value, pair.get(1));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.type.PyType;

/// The entries of an ordered dictionary, as a view that follows it.
@PyTypeDef("odict_items")
public final class PyOrderedDictItems extends PyDictItems {
  public static final PyType TYPE = PyType.builtin(PyOrderedDictItemsTable.INSTANCE, PyDictItems.TYPE);

  PyOrderedDictItems(PyOrderedDict dict) {
    super(TYPE, dict);
  }

  /// What iterating over this view gives, at one moment; null if it has to be iterated over.
  Object[] atOnce() {
    return type == TYPE ? ((PyOrderedDict) dict).entriesAtOnce(PyDict.ITEMS) : null;
  }

  @Special("__iter__")
  Object inOrder() {
    return iterator();
  }

  /// An iterator from the last to the first.
  @Method("__reversed__()")
  Object inReverseOrder() {
    return reversed();
  }
}

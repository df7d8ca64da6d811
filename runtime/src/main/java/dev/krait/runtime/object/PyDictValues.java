// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.type.PyType;

/// The values of a dictionary, as a view that follows it.
@PyTypeDef("dict_values")
public class PyDictValues extends PyDictView {
  public static final PyType TYPE = PyType.builtin(PyDictValuesTable.INSTANCE);

  public PyDictValues(PyDict dict) {
    this(TYPE, dict);
  }

  protected PyDictValues(PyType type, PyDict dict) {
    super(type, dict);
  }

  @Special("__iter__")
  Object iterator() {
    return dict.valueIterator();
  }

  /// An iterator from the last to the first.
  @Method("__reversed__()")
  Object reversed() {
    return dict.valueReversed();
  }
}

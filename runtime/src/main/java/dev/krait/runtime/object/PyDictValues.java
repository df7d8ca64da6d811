// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The values of a dictionary, as a view that follows it.
@PyTypeDef("dict_values")
public class PyDictValues extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyDictValuesTable.INSTANCE);

  final PyDict dict;

  public PyDictValues(PyDict dict) {
    this(TYPE, dict);
  }

  protected PyDictValues(PyType type, PyDict dict) {
    super(type);
    this.dict = dict;
  }

  @Special("__len__")
  int length() {
    return dict.size();
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
}

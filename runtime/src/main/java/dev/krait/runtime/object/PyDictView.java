// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What the views of a dictionary have in common: they follow it, and keep nothing themselves.
///
/// Thread rule: that of [PyDict].
abstract class PyDictView extends PyObject {
  final PyDict dict;

  PyDictView(PyType type, PyDict dict) {
    super(type);
    this.dict = dict;
  }

  @Special("__len__")
  int length() {
    return dict.size();
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

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The keys of a dictionary, as a view that follows it.
@PyTypeDef("dict_keys")
public class PyDictKeys extends PyDictSetView {
  public static final PyType TYPE = PyType.builtin(PyDictKeysTable.INSTANCE);

  public PyDictKeys(PyDict dict) {
    this(TYPE, dict);
  }

  protected PyDictKeys(PyType type, PyDict dict) {
    super(type, dict);
  }

  @Override
  @Special("__iter__")
  Object iterator() {
    return dict.keyIterator();
  }

  /// An iterator from the last to the first.
  @Method("__reversed__()")
  Object reversed() {
    return dict.keyReversed();
  }

  @Override
  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    return dict.get(ts, key) != null;
  }
}

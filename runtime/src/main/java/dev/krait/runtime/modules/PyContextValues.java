// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the values of a mapping that does not change, such as a context.
@PyTypeDef("values")
public final class PyContextValues extends PyContextIteration {
  public static final PyType TYPE = PyType.builtin(PyContextValuesTable.INSTANCE);

  /// An iterator over an array that nobody changes any more.
  public PyContextValues(Object[] items) {
    super(TYPE, items);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    return following();
  }

  @Special("__len__")
  int length() {
    return size();
  }
}

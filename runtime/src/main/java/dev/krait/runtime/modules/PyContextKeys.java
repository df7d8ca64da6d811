// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the keys of a mapping that does not change, such as a context.
@PyTypeDef("keys")
public final class PyContextKeys extends PyContextIteration {
  public static final PyType TYPE = PyType.builtin(PyContextKeysTable.INSTANCE);

  /// An iterator over an array that nobody changes any more.
  public PyContextKeys(Object[] items) {
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

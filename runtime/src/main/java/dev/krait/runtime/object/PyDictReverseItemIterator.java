// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the entries of a dictionary from the last to the first, as pairs.
@PyTypeDef("dict_reverseitemiterator")
public final class PyDictReverseItemIterator extends PyDictIteration {
  public static final PyType TYPE = PyType.builtin(PyDictReverseItemIteratorTable.INSTANCE);

  PyDictReverseItemIterator(PyDict dict) {
    super(TYPE, dict, true);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    if (!Multi.threads()) {
      return pair();
    }
    // Two threads that share the iterator get whole pairs.
    synchronized (this) {
      return pair();
    }
  }

  private Object pair() {
    return step() ? PyTuple.of(key, value) : null;
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    return hint();
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return reduction(ts);
  }
}

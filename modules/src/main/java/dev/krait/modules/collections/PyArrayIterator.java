// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyIndexIterator;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the items of an array.
@PyTypeDef(value = "arrayiterator", module = "array")
public final class PyArrayIterator extends PyIndexIterator<PyArray> {
  public static final PyType TYPE = PyType.builtin(PyArrayIteratorTable.INSTANCE);

  PyArrayIterator(PyArray source) {
    super(TYPE, source);
  }

  @Override
  protected Object item(PyArray from, int at) {
    return from.itemOrNull(at);
  }

  @Override
  protected int size(PyArray from) {
    return from.size();
  }

  @Override
  @Special("__iter__")
  public Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    return super.next(ts);
  }

  /// How pickle makes the iterator again.
  @Override
  @Method("__reduce__()")
  public Object reduce(ThreadState ts) {
    return super.reduce(ts);
  }

  /// Moves to the index that `__reduce__` noted.
  @Method("__setstate__(state, /)")
  void setState(ThreadState ts, Object state) {
    moveTo(Numbers.clampedIndexForCall(ts, state));
  }
}

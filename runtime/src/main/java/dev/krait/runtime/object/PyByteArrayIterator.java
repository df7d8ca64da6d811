// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the bytes of an object, as integers.
@PyTypeDef("bytearray_iterator")
public final class PyByteArrayIterator extends PyIndexIterator<PyByteArray> {
  public static final PyType TYPE = PyType.builtin(PyByteArrayIteratorTable.INSTANCE);

  public PyByteArrayIterator(PyByteArray source) {
    super(TYPE, source);
  }

  @Override
  protected Object item(PyByteArray from, int at) {
    return from.itemOrNull(at);
  }

  @Override
  protected int size(PyByteArray from) {
    return from.length();
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    return left();
  }

  /// Moves to the index that `__reduce__` noted.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    moveTo(Numbers.clampedIndex(ts, object));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over an object through its `__getitem__` with 0, 1, 2 and so on, until IndexError.
@PyTypeDef("iterator")
public final class PySequenceIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PySequenceIteratorTable.INSTANCE);

  /// Null once exhausted.
  private Object sequence;
  private long index;

  public PySequenceIterator(Object sequence) {
    super(TYPE);
    this.sequence = sequence;
  }

  /// This iterator.
  @Special("__iter__")
  Object iterator() {
    return this;
  }

  /// The next item.
  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object source = sequence;
    if (source == null) {
      return null;
    }
    try {
      return Objects.getItem(ts, source, PyInt.of(index++));
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.INDEX_ERROR) && !e.value.type.isSubtypeOf(Exceptions.STOP_ITERATION)) {
        throw e;
      }
      sequence = null;
      return null;
    }
  }
}

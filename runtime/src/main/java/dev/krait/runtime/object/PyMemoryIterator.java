// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the items of a memoryview with one dimension.
@PyTypeDef("memory_iterator")
public final class PyMemoryIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyMemoryIteratorTable.INSTANCE);

  /// Null once exhausted.
  private PyMemoryView view;
  private final int length;
  private int index;

  PyMemoryIterator(PyMemoryView view, int length) {
    super(TYPE);
    this.view = view;
    this.length = length;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    PyMemoryView source = view;
    if (source == null) {
      return null;
    }
    source.buffer();
    int at = index;
    if (at >= length) {
      view = null;
      return null;
    }
    index = at + 1;
    return source.itemAt(at);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.List;

/// Iterates over ranges of instructions.
@PyTypeDef("line_iterator")
final class PyLineIterator extends PyIterator {
  static final PyType TYPE = PyType.builtin(PyLineIteratorTable.INSTANCE);

  private final List<Object> items;
  private int at;

  PyLineIterator(List<Object> items) {
    super(TYPE);
    this.items = items;
  }

  @Override
  public Object next(ThreadState ts) {
    // Threads that share it may move the place between two looks.
    int place = at;
    if (place >= items.size()) {
      return null;
    }
    at = place + 1;
    return items.get(place);
  }

  /// Return self.
  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Special("__next__")
  Object pythonNext(ThreadState ts) {
    return next(ts);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over a deque from the right end to the left; the deque must not change meanwhile.
@PyTypeDef(value = "_deque_reverse_iterator", module = "collections")
public final class PyDequeReverseIterator extends PyDequeCursor {
  public static final PyType TYPE = PyType.builtin(PyDequeReverseIteratorTable.INSTANCE);

  PyDequeReverseIterator(PyDeque deque, int index) {
    super(TYPE, deque, index);
  }

  /// An iterator that leaves out so many items.
  @New("_deque_reverse_iterator(deque, index=0, /)")
  static Object create(ThreadState ts, PyType cls, Object deque, long index) {
    PyDeque source = source(TYPE, deque);
    return new PyDequeReverseIterator(source, within(source, index));
  }

  @Override
  int index(int passed, int size) {
    return size - 1 - passed;
  }
}

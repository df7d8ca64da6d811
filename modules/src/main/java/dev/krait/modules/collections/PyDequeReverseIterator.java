// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Iterates over a deque from the right end to the left; the deque must not change meanwhile.
@PyTypeDef(value = "_deque_reverse_iterator", module = "collections")
public final class PyDequeReverseIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyDequeReverseIteratorTable.INSTANCE);

  private final PyDeque deque;
  private int changes;
  private final int size;
  private int index;

  PyDequeReverseIterator(PyDeque deque, int index) {
    super(TYPE);
    this.deque = deque;
    changes = deque.changes;
    size = deque.size();
    this.index = index;
  }

  /// An iterator that leaves out so many items.
  @New("_deque_reverse_iterator(deque, index=0, /)")
  static Object create(ThreadState ts, PyType cls, Object deque, long index) {
    if (!(deque instanceof PyDeque source)) {
      throw PyErrors.typeError("_deque_reverse_iterator() argument 1 must be collections.deque, not " + Types.nameOf(deque));
    }
    return new PyDequeReverseIterator(source, (int) Math.max(0, Math.min(index, source.size())));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    if (changes != deque.changes) {
      changes = -1;
      throw PyErrors.runtimeError("deque mutated during iteration");
    }
    if (index >= size) {
      return null;
    }
    Object item = deque.getOrNull(size - 1 - index);
    index++;
    return item;
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    return Math.max(0, size - index);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(TYPE, PyTuple.of(deque, PyInt.of(index)));
  }
}

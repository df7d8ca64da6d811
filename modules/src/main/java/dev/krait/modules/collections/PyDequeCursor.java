// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Method;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// What the two iterators over a deque have in common: how many items have been passed, and that the deque must not change meanwhile.
abstract class PyDequeCursor extends PyIterator {
  private final PyDeque deque;
  private int changes;
  private final int size;
  private int passed;

  PyDequeCursor(PyType type, PyDeque deque, int passed) {
    super(type);
    this.deque = deque;
    changes = deque.changes;
    size = deque.size();
    this.passed = passed;
  }

  /// The argument of a constructor as a deque.
  static PyDeque source(PyType type, Object deque) {
    if (!(deque instanceof PyDeque source)) {
      throw PyErrors.typeError(type.name() + "() argument 1 must be collections.deque, not " + Types.nameOf(deque));
    }
    return source;
  }

  /// A number of items to leave out, within the deque.
  static int within(PyDeque deque, long passed) {
    return (int) Math.max(0, Math.min(passed, deque.size()));
  }

  /// The index of the item that comes after so many of so many.
  abstract int index(int passed, int size);

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    if (changes != deque.changes) {
      changes = -1;
      passed = size;
      throw PyErrors.runtimeError("deque mutated during iteration");
    }
    if (passed >= size) {
      return null;
    }
    Object item = deque.getOrNull(index(passed, size));
    passed++;
    return item;
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    return Math.max(0, size - passed);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(type, PyTuple.of(deque, PyInt.of(passed)));
  }
}

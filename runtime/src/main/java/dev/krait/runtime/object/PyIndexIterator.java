// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What the iterators over objects with numbered items have in common: the object, and the index of the next item.
///
/// Thread rule: the fields are not locked; threads that share an iterator may see an item twice.
public abstract class PyIndexIterator<S extends PyObject> extends PyIterator {
  /// Null once exhausted.
  private S source;
  private int index;

  protected PyIndexIterator(PyType type, S source) {
    super(type);
    this.source = source;
  }

  /// The item at an index, or null behind the end.
  protected abstract Object item(S from, int at);

  /// How many items there are.
  protected abstract int size(S from);

  @Special("__iter__")
  public Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    S from = source;
    if (from == null) {
      return null;
    }
    int at = index;
    Object item = item(from, at);
    if (item == null) {
      source = null;
    } else {
      index = at + 1;
    }
    return item;
  }

  /// How many items are left.
  protected final int left() {
    S from = source;
    return from == null ? 0 : Math.max(0, size(from) - index);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  public Object reduce(ThreadState ts) {
    Object iter = Interpreter.visibleBuiltin(ts, "iter");
    S from = source;
    return from == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(from), PyInt.of(index));
  }

  /// Moves to the index that [#reduce] noted.
  protected final void moveTo(int at) {
    S from = source;
    if (from != null) {
      index = Math.max(0, Math.min(at, size(from)));
    }
  }
}

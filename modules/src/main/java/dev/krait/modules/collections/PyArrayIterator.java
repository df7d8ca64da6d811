// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the items of an array.
///
/// Java: the fields are not locked; threads that share an iterator may see an item twice.
@PyTypeDef(value = "arrayiterator", module = "array")
public final class PyArrayIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyArrayIteratorTable.INSTANCE);

  /// Null once exhausted.
  private PyArray source;
  private int index;

  PyArrayIterator(PyArray source) {
    super(TYPE);
    this.source = source;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    PyArray from = source;
    if (from == null) {
      return null;
    }
    int at = index;
    Object item = from.itemOrNull(at);
    if (item == null) {
      source = null;
    } else {
      index = at + 1;
    }
    return item;
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object iter = Interpreter.visibleBuiltin(ts, "iter");
    PyArray from = source;
    return from == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(from), PyInt.of(index));
  }

  /// Moves to the index that [#reduce] noted.
  @Method("__setstate__(state, /)")
  void setState(ThreadState ts, Object state) {
    int at = Numbers.clampedIndexForCall(ts, state);
    PyArray from = source;
    if (from != null) {
      index = Math.max(0, Math.min(at, from.size()));
    }
  }
}

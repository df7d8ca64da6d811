// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the bytes of an object, as integers.
@PyTypeDef("bytes_iterator")
public final class PyBytesIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyBytesIteratorTable.INSTANCE);

  /// Null once exhausted.
  private PyBytes source;
  private int index;

  public PyBytesIterator(PyBytes source) {
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
    PyBytes from = source;
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

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    PyBytes from = source;
    return from == null ? 0 : Math.max(0, from.length() - index);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object iter = Interpreter.visibleBuiltin(ts, "iter");
    PyBytes from = source;
    return from == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(from), PyInt.of(index));
  }

  /// Moves to the index that [#reduce] noted.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    int at = Numbers.clampedIndex(ts, object);
    PyBytes from = source;
    if (from != null) {
      index = Math.max(0, Math.min(at, from.length()));
    }
  }
}

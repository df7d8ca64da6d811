// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over a tuple.
@PyTypeDef("tuple_iterator")
public final class PyTupleIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyTupleIteratorTable.INSTANCE);

  /// Null once exhausted.
  private PyTuple tuple;
  private int index;

  public PyTupleIterator(PyTuple tuple) {
    super(TYPE);
    this.tuple = tuple;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    PyTuple source = tuple;
    if (source == null) {
      return null;
    }
    int at = index;
    Object item = at < source.size() ? source.get(at) : null;
    if (item == null) {
      tuple = null;
    } else {
      index = at + 1;
    }
    return item;
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    PyTuple from = tuple;
    return from == null ? 0 : Math.max(0, from.size() - index);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object iter = Interpreter.visibleBuiltin(ts, "iter");
    PyTuple source = tuple;
    return source == null ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(iter, PyTuple.of(source), PyInt.of(index));
  }

  /// Moves to the index that [#reduce] noted.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    int at = Numbers.clampedIndex(ts, object);
    PyTuple from = tuple;
    if (from != null) {
      index = Math.max(0, Math.min(at, from.size()));
    }
  }
}

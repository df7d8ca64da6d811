// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over a list by index, so that it sees items appended meanwhile.
@PyTypeDef("list_iterator")
public final class PyListIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyListIteratorTable.INSTANCE);

  /// Null once exhausted.
  private PyList list;
  private int index;

  public PyListIterator(PyList list) {
    super(TYPE);
    this.list = list;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    PyList source = list;
    if (source == null) {
      return null;
    }
    int at = index;
    Object item = at < source.size() ? source.getOrNull(at) : null;
    if (item == null) {
      list = null;
    } else {
      index = at + 1;
    }
    return item;
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    PyList from = list;
    return from == null ? 0 : Math.max(0, from.size() - index);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object iter = Interpreter.visibleBuiltin(ts, "iter");
    PyList source = list;
    return source == null ? PyTuple.of(iter, PyTuple.of(new PyList())) : PyTuple.of(iter, PyTuple.of(source), PyInt.of(index));
  }

  /// Moves to the index that [#reduce] noted.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    int at = Numbers.clampedIndex(ts, object);
    PyList from = list;
    if (from != null) {
      index = Math.max(0, Math.min(at, from.size()));
    }
  }
}

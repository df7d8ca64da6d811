// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over a list from the last item to the first.
@PyTypeDef("list_reverseiterator")
public final class PyListReverseIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyListReverseIteratorTable.INSTANCE);

  /// Null once exhausted.
  private PyList list;
  private int index;

  public PyListReverseIterator(PyList list) {
    super(TYPE);
    this.list = list;
    index = list.size() - 1;
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
    Object item = at >= 0 && at < source.size() ? source.getOrNull(at) : null;
    if (item == null) {
      list = null;
    }
    index = at - 1;
    return item;
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    PyList source = list;
    return source == null || index >= source.size() ? 0 : Math.max(0, index + 1);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    PyList source = list;
    return source == null ? PyTuple.of(Interpreter.visibleBuiltin(ts, "iter"), PyTuple.of(new PyList()))
        : PyTuple.of(Interpreter.visibleBuiltin(ts, "reversed"), PyTuple.of(source), PyInt.of(index));
  }

  /// Moves to the index that [#reduce] noted.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    int at = Numbers.clampedIndex(ts, object);
    PyList source = list;
    if (source != null) {
      index = Math.max(-1, Math.min(at, source.size() - 1));
    }
  }
}

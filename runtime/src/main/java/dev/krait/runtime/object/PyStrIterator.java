// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the code points of a text.
@PyTypeDef("str_iterator")
public final class PyStrIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyStrIteratorTable.INSTANCE);

  /// Null once exhausted.
  private Object text;
  private int index;

  public PyStrIterator(Object text) {
    super(TYPE);
    this.text = text;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object source = text;
    int at = index;
    if (source == null || at >= Text.length(source)) {
      text = null;
      return null;
    }
    index = at + 1;
    return Text.of(Text.codePointAt(source, at));
  }

  /// How many code points are left.
  @Method("__length_hint__()")
  long lengthHint() {
    Object source = text;
    return source == null ? 0 : Math.max(0, Text.length(source) - index);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object iter = Interpreter.visibleBuiltin(ts, "iter");
    Object source = text;
    return source == null ? PyTuple.of(iter, PyTuple.of("")) : PyTuple.of(iter, PyTuple.of(source), PyInt.of(index));
  }

  /// Moves to the index that [#reduce] noted.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    int at = Numbers.clampedIndex(ts, object);
    Object source = text;
    if (source != null) {
      index = Math.max(0, Math.min(at, Text.length(source)));
    }
  }
}

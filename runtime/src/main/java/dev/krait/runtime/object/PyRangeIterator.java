// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over a range whose items fit a long. The fields are public for the interpreter's loop over `range(...)`.
@PyTypeDef("range_iterator")
public final class PyRangeIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyRangeIteratorTable.INSTANCE);

  /// The next item, if any are left.
  public long current;
  public final long step;
  /// How many items are left.
  public long left;

  public PyRangeIterator(long start, long step, long count) {
    super(TYPE);
    this.current = start;
    this.step = step;
    this.left = count;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    if (left <= 0) {
      return null;
    }
    left--;
    long value = current;
    current = value + step;
    return PyInt.of(value);
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    return left;
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    PyRange rest = new PyRange(PyInt.of(current), PyInt.of(current + step * left), PyInt.of(step));
    return PyTuple.of(Interpreter.visibleBuiltin(ts, "iter"), PyTuple.of(rest), PyNone.NONE);
  }

  /// Skips items.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    long skip = Math.max(0, Math.min(left, Converters.toLong(ts, object)));
    current += skip * step;
    left -= skip;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over a range whose items fit a long.
///
/// Thread rule: no lock. Threads that share one may get the same item twice, but never one outside of the range: the only thing that
/// changes is [#current], and every value written to it is an item or the end.
@PyTypeDef("range_iterator")
public sealed class PyRangeIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyRangeIteratorTable.INSTANCE);

  /// How many items make one long-lived.
  private static final long LONG = 4096;

  private final long step;
  /// One step after the last item, which may have wrapped round.
  private final long end;
  /// The next item, or the end.
  private long current;

  private PyRangeIterator(long start, long step, long count) {
    super(TYPE);
    this.current = start;
    this.step = step;
    this.end = start + step * count;
  }

  static PyRangeIterator of(long start, long step, long count) {
    return Long.compareUnsigned(count, LONG) < 0 ? new PyRangeIterator(start, step, count) : new Distant(start, step, count);
  }

  /// One that will live for long, with room behind its fields for the reason that [dev.krait.runtime.interp.LoopFrame] gives.
  @SuppressWarnings("unused")
  private static final class Distant extends PyRangeIterator {
    private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15;

    Distant(long start, long step, long count) {
      super(start, step, count);
    }
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    long value = current;
    if (value == end) {
      return null;
    }
    current = value + step;
    return PyInt.of(value);
  }

  private long left(long from) {
    return step > 0 ? Long.divideUnsigned(end - from, step) : Long.divideUnsigned(from - end, -step);
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    return left(current);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    long from = current;
    PyRange rest = new PyRange(PyInt.of(from), PyInt.of(from + step * left(from)), PyInt.of(step));
    return PyTuple.of(Interpreter.visibleBuiltin(ts, "iter"), PyTuple.of(rest), PyNone.NONE);
  }

  /// Skips items.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    long from = current;
    current = from + step * Math.max(0, Math.min(left(from), Converters.toLong(ts, object)));
  }
}

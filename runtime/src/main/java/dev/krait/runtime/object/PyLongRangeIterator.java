// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.math.BigInteger;

/// Iterates over a range with items of any size.
@PyTypeDef("longrange_iterator")
public final class PyLongRangeIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyLongRangeIteratorTable.INSTANCE);

  private final BigInteger start;
  private final BigInteger step;
  private final BigInteger count;
  private BigInteger index = BigInteger.ZERO;

  PyLongRangeIterator(Object start, Object step, Object count) {
    super(TYPE);
    this.start = PyRange.big(start);
    this.step = PyRange.big(step);
    this.count = PyRange.big(count);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    BigInteger at = index;
    if (at.compareTo(count) >= 0) {
      return null;
    }
    index = at.add(BigInteger.ONE);
    return PyLong.of(start.add(step.multiply(at)));
  }

  /// How many items are left.
  @Method("__length_hint__()")
  Object lengthHint() {
    return PyLong.of(count.subtract(index));
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    PyRange whole = new PyRange(PyLong.of(start.add(step.multiply(index))), PyLong.of(start.add(step.multiply(count))), PyLong.of(step));
    return PyTuple.of(Interpreter.visibleBuiltin(ts, "iter"), PyTuple.of(whole), PyNone.NONE);
  }

  /// Skips items.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    index = PyRange.big(Numbers.index(ts, object)).max(BigInteger.ZERO).min(count);
  }
}

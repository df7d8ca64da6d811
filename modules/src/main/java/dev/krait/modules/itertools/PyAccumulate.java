// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;

/// Gives running totals, or the running results of another function.
@PyTypeDef(value = "accumulate", module = "itertools", subclassable = true)
public final class PyAccumulate extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyAccumulateTable.INSTANCE);

  private final Object source;
  /// Null for addition.
  private final Object function;
  private Object initial;
  private Object total;

  private PyAccumulate(PyType type, Object source, Object function, Object initial) {
    super(type);
    this.source = source;
    this.function = function;
    this.initial = initial;
  }

  /// Accumulates the items of the iterable.
  @New("accumulate(iterable, func=None, *, initial=None)")
  static Object create(ThreadState ts, PyType cls, Object iterable, Object func, Object initial) {
    Object source = Iterators.of(ts, iterable);
    return new PyAccumulate(cls, source, func == PyNone.NONE ? null : func, initial == PyNone.NONE ? null : initial);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object first = initial;
    if (first != null) {
      total = first;
      initial = null;
      return first;
    }
    Object item = Iterators.next(ts, source);
    if (item == null) {
      return null;
    }
    Object before = total;
    Object after = item;
    if (before != null) {
      after = function == null ? Numbers.binary(ts, Slot.ADD, before, item) : Calls.call2(ts, function, before, item);
    }
    total = after;
    return after;
  }
}

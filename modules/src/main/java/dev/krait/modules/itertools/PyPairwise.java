// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives each item together with the one after it.
@PyTypeDef(value = "pairwise", module = "itertools", subclassable = true)
public final class PyPairwise extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyPairwiseTable.INSTANCE);

  /// Null once exhausted.
  private Object source;
  private Object previous;

  private PyPairwise(PyType type, Object source) {
    super(type);
    this.source = source;
  }

  /// Pairs up the items of the iterable.
  @New("pairwise(iterable, /)")
  static Object create(ThreadState ts, PyType cls, Object iterable) {
    return new PyPairwise(cls, Iterators.of(ts, iterable));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object from = source;
    if (from == null) {
      return null;
    }
    Object first = previous;
    if (first == null) {
      first = Iterators.next(ts, from);
      if (first == null) {
        source = null;
        return null;
      }
      previous = first;
      if (source == null) {
        previous = null;
        return null;
      }
    }
    Object second = Iterators.next(ts, from);
    if (second == null) {
      source = null;
      previous = null;
      return null;
    }
    previous = second;
    return PyTuple.of(first, second);
  }
}

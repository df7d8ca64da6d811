// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.Arrays;

/// Gives the items of an iterable in tuples of a certain length; the last may be shorter, unless strict is true.
@PyTypeDef(value = "batched", module = "itertools", subclassable = true)
public final class PyBatched extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyBatchedTable.INSTANCE);

  /// Null once exhausted.
  private Object source;
  private final int size;
  private final boolean strict;

  private PyBatched(PyType type, Object source, int size, boolean strict) {
    super(type);
    this.source = source;
    this.size = size;
    this.strict = strict;
  }

  /// Takes n items at a time.
  @New("batched(iterable, n, *, strict=False)")
  static Object create(ThreadState ts, PyType cls, Object iterable, long n, boolean strict) {
    if (n < 1) {
      throw PyErrors.valueError("n must be at least one");
    }
    return new PyBatched(cls, Iterators.of(ts, iterable), (int) Math.min(n, Integer.MAX_VALUE - 8), strict);
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
    Object[] items = new Object[Math.min(size, 64)];
    int count = 0;
    while (count < size) {
      Object item = Iterators.next(ts, from);
      if (item == null) {
        source = null;
        break;
      }
      if (count == items.length) {
        items = Arrays.copyOf(items, Math.min(size, 2 * count));
      }
      items[count++] = item;
    }
    if (count == 0) {
      return null;
    }
    if (count < size && strict) {
      throw PyErrors.valueError("batched(): incomplete batch");
    }
    return PyTuple.of(count == items.length ? items : Arrays.copyOf(items, count));
  }
}

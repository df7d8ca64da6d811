// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives all ways to choose so many items, in order and without repetition.
@PyTypeDef(value = "combinations", module = "itertools", subclassable = true)
public final class PyCombinations extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyCombinationsTable.INSTANCE);

  private final Object[] pool;
  /// Null before the first result and after the last one.
  private int[] indices;
  private final int length;
  private boolean started;

  private PyCombinations(PyType type, Object[] pool, int length) {
    super(type);
    this.pool = pool;
    this.length = length;
  }

  /// Chooses r items of the iterable.
  @New("combinations(iterable, r)")
  static Object create(ThreadState ts, PyType cls, Object iterable, long r) {
    Object[] pool = Sequences.toArray(ts, iterable);
    if (r < 0) {
      throw PyErrors.valueError("r must be non-negative");
    }
    return new PyCombinations(cls, pool, (int) Math.min(r, Integer.MAX_VALUE));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public synchronized Object next(ThreadState ts) {
    if (!started) {
      started = true;
      if (length > pool.length) {
        return null;
      }
      indices = new int[length];
      for (int i = 0; i < length; i++) {
        indices[i] = i;
      }
      return result(indices);
    }
    int[] at = indices;
    if (at == null) {
      return null;
    }
    int i = length - 1;
    while (i >= 0 && at[i] == i + pool.length - length) {
      i--;
    }
    if (i < 0) {
      indices = null;
      return null;
    }
    at[i]++;
    for (int j = i + 1; j < length; j++) {
      at[j] = at[j - 1] + 1;
    }
    return result(at);
  }

  private Object result(int[] at) {
    Object[] items = new Object[length];
    for (int i = 0; i < length; i++) {
      items[i] = pool[at[i]];
    }
    return PyTuple.of(items);
  }

  /// The size of the iterator in memory, in bytes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 56 + 8L * Math.min(length, pool.length);
  }
}

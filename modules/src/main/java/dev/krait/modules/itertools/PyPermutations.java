// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives all orders of so many items, or of all.
@PyTypeDef(value = "permutations", module = "itertools", subclassable = true)
public final class PyPermutations extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyPermutationsTable.INSTANCE);

  private final Object[] pool;
  private final int length;
  /// Null before the first result and after the last one.
  private int[] indices;
  private int[] cycles;
  private boolean started;

  private PyPermutations(PyType type, Object[] pool, int length) {
    super(type);
    this.pool = pool;
    this.length = length;
  }

  /// Permutes r items of the iterable.
  @New("permutations(iterable, r=None)")
  static Object create(ThreadState ts, PyType cls, Object iterable, Object r) {
    Object[] pool = Sequences.toArray(ts, iterable);
    long length = pool.length;
    if (r != PyNone.NONE) {
      if (Numbers.intOrNull(r) == null) {
        throw PyErrors.typeError("Expected int as r");
      }
      length = dev.krait.runtime.builtin.Converters.toLong(ts, r);
      if (length < 0) {
        throw PyErrors.valueError("r must be non-negative");
      }
    }
    return new PyPermutations(cls, pool, (int) Math.min(length, Integer.MAX_VALUE));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public synchronized Object next(ThreadState ts) {
    int n = pool.length;
    if (!started) {
      started = true;
      if (length > n) {
        return null;
      }
      indices = new int[n];
      cycles = new int[length];
      for (int i = 0; i < n; i++) {
        indices[i] = i;
      }
      for (int i = 0; i < length; i++) {
        cycles[i] = n - i;
      }
      return result(indices);
    }
    int[] at = indices;
    if (at == null) {
      return null;
    }
    for (int i = length - 1; i >= 0; i--) {
      cycles[i]--;
      if (cycles[i] == 0) {
        int first = at[i];
        System.arraycopy(at, i + 1, at, i, n - i - 1);
        at[n - 1] = first;
        cycles[i] = n - i;
      } else {
        int other = n - cycles[i];
        int swapped = at[i];
        at[i] = at[other];
        at[other] = swapped;
        return result(at);
      }
    }
    indices = null;
    return null;
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
    return 56 + 8L * pool.length + 8L * Math.min(length, pool.length);
  }
}

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

/// Gives the cartesian product of iterables: the last one turns fastest.
@PyTypeDef(value = "product", module = "itertools", subclassable = true)
public final class PyProduct extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyProductTable.INSTANCE);

  private final Object[][] pools;
  /// Null before the first result and after the last one.
  private int[] indices;
  private boolean started;

  private PyProduct(PyType type, Object[][] pools) {
    super(type);
    this.pools = pools;
  }

  /// Multiplies the iterables, repeated so many times.
  @New("product(*iterables, repeat=1)")
  static Object create(ThreadState ts, PyType cls, Object[] iterables, long repeat) {
    if (repeat < 0) {
      throw PyErrors.valueError("repeat argument cannot be negative");
    }
    long total = iterables.length * repeat;
    if (iterables.length > 0 && repeat > Integer.MAX_VALUE / iterables.length / 8) {
      throw PyErrors.overflowError("repeat argument too large");
    }
    Object[][] pools = new Object[(int) total][];
    for (int i = 0; i < iterables.length && total > 0; i++) {
      pools[i] = Sequences.toArray(ts, iterables[i]);
    }
    for (int i = iterables.length; i < pools.length; i++) {
      pools[i] = pools[i - iterables.length];
    }
    return new PyProduct(cls, pools);
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
      for (Object[] pool : pools) {
        if (pool.length == 0) {
          return null;
        }
      }
      indices = new int[pools.length];
      return result(indices);
    }
    int[] at = indices;
    if (at == null) {
      return null;
    }
    for (int i = pools.length - 1; i >= 0; i--) {
      if (++at[i] < pools[i].length) {
        return result(at);
      }
      at[i] = 0;
    }
    indices = null;
    return null;
  }

  private Object result(int[] at) {
    Object[] items = new Object[pools.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = pools[i][at[i]];
    }
    return PyTuple.of(items);
  }

  /// The size of the iterator in memory, in bytes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 48 + 8L * pools.length;
  }
}

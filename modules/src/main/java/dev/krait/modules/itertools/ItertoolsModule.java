// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;

/// Iterators that are made from other iterators.
@dev.krait.annotations.PyModuleDef(value = "itertools", types = {PyAccumulate.class, PyBatched.class, PyChain.class, PyCombinations.class,
    PyCombinationsWithReplacement.class, PyCompress.class, PyCount.class, PyCycle.class, PyDropWhile.class, PyFilterFalse.class,
    PyGroupBy.class, PyGrouper.class, PyISlice.class, PyPairwise.class, PyPermutations.class, PyProduct.class, PyRepeat.class,
    PyStarMap.class, PyTakeWhile.class, PyTee.class, PyZipLongest.class})
final class ItertoolsModule {
  private ItertoolsModule() {
  }

  /// Makes n independent iterators over one iterable, as a tuple.
  @dev.krait.annotations.Function("tee(iterable, n=2, /)")
  static Object tee(ThreadState ts, Object iterable, long n) {
    if (n < 0) {
      throw PyErrors.valueError("n must be >= 0");
    }
    if (n > Integer.MAX_VALUE - 8) {
      throw PyErrors.memoryError();
    }
    Object[] result = new Object[(int) n];
    if (n > 0) {
      PyTee first = PyTee.of(ts, iterable);
      for (int i = 0; i < result.length; i++) {
        result[i] = i == 0 ? first : first.copy();
      }
    }
    return PyTuple.of(result);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.number.FloatSums;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;

/// The functions of `math` on many numbers. Pure functions.
final class SumFunctions {
  private SumFunctions() {
  }

  static double hypot(ThreadState ts, Object[] coordinates) {
    double[] vector = new double[coordinates.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = Converters.toDouble(ts, coordinates[i]);
    }
    return FloatSums.length(vector);
  }

  static double distance(ThreadState ts, Object p, Object q) {
    Object[] from = p instanceof PyTuple t ? t.items() : Sequences.toArray(ts, p);
    Object[] to = q instanceof PyTuple t ? t.items() : Sequences.toArray(ts, q);
    if (from.length != to.length) {
      throw PyErrors.valueError("both points must have the same number of dimensions");
    }
    double[] vector = new double[from.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = Math.abs(Converters.toDouble(ts, from[i]) - Converters.toDouble(ts, to[i]));
    }
    return FloatSums.length(vector);
  }

  static double sum(ThreadState ts, Object seq) {
    FloatSums sum = new FloatSums();
    Object iterator = Iterators.of(ts, seq);
    for (Object item; (item = Iterators.next(ts, iterator)) != null;) {
      if (!sum.add(Converters.toDouble(ts, item))) {
        throw PyErrors.overflowError("intermediate overflow in fsum");
      }
    }
    if (sum.cancelsInfinities()) {
      throw PyErrors.valueError("-inf + inf in fsum");
    }
    return sum.result();
  }

  static Object product(ThreadState ts, Object iterable, Object start) {
    Object iterator = Iterators.of(ts, iterable);
    Object result = start;
    for (Object item; (item = Iterators.next(ts, iterator)) != null;) {
      result = Numbers.binary(ts, Slot.MUL, result, item);
    }
    return result;
  }

  static Object dot(ThreadState ts, Object p, Object q) {
    Object left = Iterators.of(ts, p);
    Object right = Iterators.of(ts, q);
    Object total = PyInt.ZERO;
    double[] a = new double[8];
    double[] b = new double[8];
    int floats = 0;
    while (true) {
      Object x = Iterators.next(ts, left);
      Object y = Iterators.next(ts, right);
      if ((x == null) != (y == null)) {
        throw PyErrors.valueError("Inputs are not the same length");
      }
      if (x == null) {
        return floats == 0 ? total : flush(ts, total, a, b, floats);
      }
      if (isFloatPair(x, y)) {
        if (floats == a.length) {
          a = java.util.Arrays.copyOf(a, 2 * floats);
          b = java.util.Arrays.copyOf(b, 2 * floats);
        }
        a[floats] = Converters.toDouble(ts, x);
        b[floats++] = Converters.toDouble(ts, y);
      } else {
        total = floats == 0 ? total : flush(ts, total, a, b, floats);
        floats = 0;
        total = Numbers.binary(ts, Slot.ADD, total, Numbers.binary(ts, Slot.MUL, x, y));
      }
    }
  }

  /// Whether the two are floats, or a float and an int that a float can hold.
  private static boolean isFloatPair(Object x, Object y) {
    return x instanceof PyFloat && (y instanceof PyFloat || isSmall(y)) || y instanceof PyFloat && isSmall(x);
  }

  private static boolean isSmall(Object x) {
    return x instanceof PyInt || x instanceof PyBool;
  }

  private static Object flush(ThreadState ts, Object total, double[] a, double[] b, int count) {
    return Numbers.binary(ts, Slot.ADD, total, new PyFloat(FloatSums.dot(a, b, count)));
  }
}

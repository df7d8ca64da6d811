// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// `sum`: in a long while all items are small ints, then in a double with Neumaier's compensation while all are floats or ints,
/// then with the operator. Used by one thread.
final class Summation {
  private final ThreadState ts;
  private final Object iterator;
  /// The item that the fast part could not add, or null at the end.
  private Object pending;

  private Summation(ThreadState ts, Object iterator) {
    this.ts = ts;
    this.iterator = iterator;
  }

  static Object sum(ThreadState ts, Object iterable, Object start) {
    Object iterator = Iterators.of(ts, iterable);
    if (Text.isStr(start)) {
      throw PyErrors.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    String kind = Types.of(start).solid().name();
    if (kind.equals("bytes") || kind.equals("bytearray")) {
      throw PyErrors.typeError("sum() can't sum " + kind + " [use b''.join(seq) instead]");
    }
    return new Summation(ts, iterator).run(start);
  }

  private Object run(Object start) {
    Object total = start;
    pending = Iterators.next(ts, iterator);
    if (total instanceof PyInt i) {
      total = addLongs(i.value);
    }
    if (total instanceof PyFloat f && pending != null) {
      total = addDoubles(f.value);
    }
    while (pending != null) {
      total = Numbers.binary(ts, Slot.ADD, total, pending);
      pending = Iterators.next(ts, iterator);
      if (total instanceof PyFloat f && pending instanceof PyFloat) {
        total = addDoubles(f.value);
      }
    }
    return total;
  }

  private Object addLongs(long start) {
    long total = start;
    while (pending != null) {
      long value;
      if (pending instanceof PyInt i) {
        value = i.value;
      } else if (pending instanceof PyBool b) {
        value = b == PyBool.TRUE ? 1 : 0;
      } else {
        break;
      }
      long next = total + value;
      if (((total ^ next) & (value ^ next)) < 0) {
        break;
      }
      total = next;
      pending = Iterators.next(ts, iterator);
    }
    if (pending instanceof PyFloat f) {
      double sum = total + f.value;
      pending = Iterators.next(ts, iterator);
      return new PyFloat(sum);
    }
    return PyInt.of(total);
  }

  private Object addDoubles(double start) {
    double total = start;
    double compensation = 0;
    while (pending != null) {
      double value;
      if (pending instanceof PyFloat f) {
        value = f.value;
      } else if (pending instanceof PyInt i) {
        value = i.value;
      } else if (pending instanceof PyBigInt b && !Double.isInfinite(b.value.doubleValue())) {
        value = b.value.doubleValue();
      } else {
        break;
      }
      double next = total + value;
      compensation += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
      total = next;
      pending = Iterators.next(ts, iterator);
    }
    return new PyFloat(compensation != 0 && Double.isFinite(compensation) ? total + compensation : total);
  }
}

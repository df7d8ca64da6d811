// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// `sum`: in a long while all items are small ints, then in doubles with Neumaier's compensation while all are floats or ints, and
/// complex numbers after the first, then with the operator. Used by one thread.
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
    if (total instanceof PyInt && pending != null) {
      total = addPending(total);
    }
    if (total instanceof PyFloat f && pending != null) {
      total = addDoubles(f.value);
    }
    if (total instanceof PyFloat && pending != null) {
      total = addPending(total);
    }
    if (total instanceof PyComplex c && c.type == PyComplex.TYPE && pending != null) {
      total = addComplex(c);
    }
    while (pending != null) {
      total = addPending(total);
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

  private Object addPending(Object total) {
    Object sum = Numbers.binary(ts, Slot.ADD, total, pending);
    pending = Iterators.next(ts, iterator);
    return sum;
  }

  private Object addDoubles(double start) {
    Compensated total = new Compensated(start);
    while (pending != null && addReal(total)) {
      pending = Iterators.next(ts, iterator);
    }
    return new PyFloat(total.value());
  }

  private Object addComplex(PyComplex start) {
    Compensated real = new Compensated(start.real);
    Compensated imaginary = new Compensated(start.imaginary);
    while (pending != null) {
      if (pending instanceof PyComplex c && c.type == PyComplex.TYPE) {
        real.add(c.real);
        imaginary.add(c.imaginary);
      } else if (!addReal(real)) {
        break;
      }
      pending = Iterators.next(ts, iterator);
    }
    return new PyComplex(real.value(), imaginary.value());
  }

  /// Adds the item if it is a float or an int that is in range.
  private boolean addReal(Compensated total) {
    if (pending instanceof PyFloat f) {
      total.add(f.value);
    } else if (pending instanceof PyInt i) {
      total.add(i.value);
    } else if (pending instanceof PyBigInt b && !Double.isInfinite(b.value.doubleValue())) {
      total.add(b.value.doubleValue());
    } else {
      return false;
    }
    return true;
  }

  /// A sum with Neumaier's compensation.
  private static final class Compensated {
    private double total;
    private double compensation;

    Compensated(double start) {
      total = start;
    }

    void add(double value) {
      double next = total + value;
      compensation += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
      total = next;
    }

    double value() {
      return compensation != 0 && Double.isFinite(compensation) ? total + compensation : total;
    }
  }
}

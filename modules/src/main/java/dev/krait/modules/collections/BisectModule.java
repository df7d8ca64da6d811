// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Bisection of sorted sequences.
@PyModuleDef("_bisect")
final class BisectModule {
  private BisectModule() {
  }

  private static int find(ThreadState ts, Object a, Object x, long lo, Object hi, Object key, boolean right) {
    if (lo < 0) {
      throw PyErrors.valueError("lo must be non-negative");
    }
    long low = lo;
    long high;
    if (hi == PyNone.NONE) {
      high = Sequences.length(ts, a);
    } else {
      if (!Numbers.hasIndex(hi)) {
        throw PyErrors.typeError("argument should be integer or None, not '" + Types.nameOf(hi) + "'");
      }
      high = Converters.toLong(ts, hi);
    }
    while (low < high) {
      long middle = low + high >>> 1;
      Object item = Objects.getItem(ts, a, PyInt.of(middle));
      if (key != PyNone.NONE) {
        item = Calls.call1(ts, key, item);
      }
      boolean left = right ? !Objects.isTrue(ts, Objects.compare(ts, Slot.LT, x, item)) : Objects.isTrue(ts, Objects.compare(ts, Slot.LT, item, x));
      if (left) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (int) low;
  }

  private static void insert(ThreadState ts, Object a, int at, Object x) {
    if (a instanceof PyList list && list.type == PyList.TYPE) {
      list.insertAt(at, x);
    } else {
      Calls.method(ts, a, "insert", PyInt.of(at), x);
    }
  }

  private static Object keyOf(ThreadState ts, Object x, Object key) {
    return key == PyNone.NONE ? x : Calls.call1(ts, key, x);
  }

  /// The index where to put x into a sorted sequence, before items that are equal to it.
  @Function("bisect_left(a, x, lo=0, hi=None, *, key=None)")
  static long bisectLeft(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
    return find(ts, a, x, lo, hi, key, false);
  }

  /// Puts x into a sorted sequence, before items that are equal to it.
  @Function("insort_left(a, x, lo=0, hi=None, *, key=None)")
  static void insortLeft(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
    insert(ts, a, find(ts, a, keyOf(ts, x, key), lo, hi, key, false), x);
  }

  /// The index where to put x into a sorted sequence, after items that are equal to it.
  @Function("bisect_right(a, x, lo=0, hi=None, *, key=None)")
  static long bisectRight(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
    return find(ts, a, x, lo, hi, key, true);
  }

  /// Puts x into a sorted sequence, after items that are equal to it.
  @Function("insort_right(a, x, lo=0, hi=None, *, key=None)")
  static void insortRight(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
    insert(ts, a, find(ts, a, keyOf(ts, x, key), lo, hi, key, true), x);
  }
}

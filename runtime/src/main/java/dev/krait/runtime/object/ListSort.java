// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.collect.TimSort;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;

/// Sorting by `<` as lists and `sorted` do it: keys once, then a merge sort whose comparison is chosen by what the keys are.
final class ListSort {
  private ListSort() {
  }

  /// Sorts the array, whose elements stay complete whatever the key function or a comparison raises.
  static void sort(ThreadState ts, Object[] items, Object key, boolean reverse) {
    Object[] keys = items;
    if (key != null) {
      keys = new Object[items.length];
      for (int i = 0; i < items.length; i++) {
        keys[i] = Calls.call1(ts, key, items[i]);
      }
    }
    if (reverse) {
      turn(items, keys);
    }
    try {
      TimSort.sort(keys, keys == items ? null : items, items.length, order(ts, keys));
    } finally {
      if (reverse) {
        turn(items, keys);
      }
    }
  }

  /// Waits until no other thread sorts the list by Python code, with the list's lock held, which is let go of meanwhile. It is given up
  /// where the other thread does not go on: while it is outside Python, or waits for a list itself. Then the change goes through, and the
  /// sort raises ValueError.
  static void awaitEnd(PyList list) {
    ThreadState ts = ThreadState.currentOrNull();
    if (ts == null || list.sorter == ts) {
      return;
    }
    boolean interrupted = false;
    ts.standsStill = true;
    try {
      for (ThreadState other; (other = list.sorter) != null && other.isRunning() && !other.standsStill;) {
        list.wait(1);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      ts.standsStill = false;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether sorting these without a key function runs no Python code.
  static boolean isPlain(Object[] items) {
    return !(order(null, items) instanceof ByOperator);
  }

  private static void turn(Object[] items, Object[] keys) {
    TimSort.reverse(items, 0, items.length);
    if (keys != items) {
      TimSort.reverse(keys, 0, keys.length);
    }
  }

  private static TimSort.Order order(ThreadState ts, Object[] keys) {
    if (keys.length == 0) {
      return null;
    }
    Class<?> common = keys[0].getClass();
    for (Object key : keys) {
      if (key.getClass() != common) {
        return new ByOperator(ts);
      }
    }
    if (common == PyInt.class) {
      return new ByLong();
    }
    if (common == String.class) {
      return new ByText();
    }
    return common == PyFloat.class ? new ByDouble() : new ByOperator(ts);
  }

  private record ByOperator(ThreadState ts) implements TimSort.Order {
    @Override
    public boolean less(Object lhs, Object rhs) {
      return Objects.isTrue(ts, Objects.compare(ts, Slot.LT, lhs, rhs));
    }
  }

  private record ByLong() implements TimSort.Order {
    @Override
    public boolean less(Object lhs, Object rhs) {
      return ((PyInt) lhs).value < ((PyInt) rhs).value;
    }
  }

  private record ByDouble() implements TimSort.Order {
    @Override
    public boolean less(Object lhs, Object rhs) {
      return ((PyFloat) lhs).value < ((PyFloat) rhs).value;
    }
  }

  private record ByText() implements TimSort.Order {
    @Override
    public boolean less(Object lhs, Object rhs) {
      return ((String) lhs).compareTo((String) rhs) < 0;
    }
  }
}

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
    Class<?> common = commonClass(keys);
    if (common == PyTuple.class && keys.length > 2) {
      TimSort.Order first = firstOrder(keys);
      return first != null ? new ByTuple(first, ts) : new ByOperator(ts);
    }
    TimSort.Order plain = plainOrder(common);
    return plain != null ? plain : new ByOperator(ts);
  }

  /// The class of all the objects, or null if there are several.
  private static Class<?> commonClass(Object[] objects) {
    Class<?> common = objects[0].getClass();
    for (Object object : objects) {
      if (object.getClass() != common) {
        return null;
      }
    }
    return common;
  }

  /// The order of the first items of tuples if no Python code runs for it, else null.
  private static TimSort.Order firstOrder(Object[] tuples) {
    Object[] firsts = new Object[tuples.length];
    for (int i = 0; i < tuples.length; i++) {
      PyTuple tuple = (PyTuple) tuples[i];
      if (tuple.size() == 0) {
        return null;
      }
      firsts[i] = tuple.get(0);
    }
    Class<?> common = commonClass(firsts);
    return common == PyFloat.class ? null : plainOrder(common);
  }

  private static TimSort.Order plainOrder(Class<?> common) {
    if (common == PyInt.class) {
      return new ByLong();
    }
    if (common == String.class) {
      return new ByText();
    }
    return common == PyFloat.class ? new ByDouble() : null;
  }

  private record ByOperator(ThreadState ts) implements TimSort.Order {
    @Override
    public boolean less(Object lhs, Object rhs) {
      return Objects.isTrue(ts, Objects.compare(ts, Slot.LT, lhs, rhs));
    }
  }

  /// Tuples whose first items have a total order: most pairs are told apart by these.
  private record ByTuple(TimSort.Order first, ThreadState ts) implements TimSort.Order {
    @Override
    public boolean less(Object lhs, Object rhs) {
      PyTuple left = (PyTuple) lhs;
      PyTuple right = (PyTuple) rhs;
      if (first.less(left.get(0), right.get(0))) {
        return true;
      }
      return !first.less(right.get(0), left.get(0)) && ItemComparison.less(ts, left, right, 1);
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

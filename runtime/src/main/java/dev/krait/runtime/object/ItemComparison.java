// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;

/// Comparison of two sequences item by item, as list, tuple and deque do it.
public final class ItemComparison {
  private ItemComparison() {
  }

  /// Compares the items with one of the slots LT to GE; a Python value.
  public static Object compare(ThreadState ts, int slot, Object[] lhs, Object[] rhs) {
    if (lhs.length != rhs.length && (slot == Slot.EQ || slot == Slot.NE)) {
      return PyBool.of(slot == Slot.NE);
    }
    int common = Math.min(lhs.length, rhs.length);
    for (int i = 0; i < common; i++) {
      if (!Objects.identicalOrEqual(ts, lhs[i], rhs[i])) {
        if (slot == Slot.EQ || slot == Slot.NE) {
          return PyBool.of(slot == Slot.NE);
        }
        return Objects.compare(ts, slot, lhs[i], rhs[i]);
      }
    }
    return PyBool.of(compareLengths(slot, lhs.length, rhs.length));
  }

  /// Whether the tuple comes before the other one, of which the same number of first items are known to be equal.
  static boolean less(ThreadState ts, PyTuple lhs, PyTuple rhs, int equal) {
    int common = Math.min(lhs.size(), rhs.size());
    for (int i = equal; i < common; i++) {
      if (!Objects.identicalOrEqual(ts, lhs.get(i), rhs.get(i))) {
        return Objects.isTrue(ts, Objects.compare(ts, Slot.LT, lhs.get(i), rhs.get(i)));
      }
    }
    return lhs.size() < rhs.size();
  }

  /// The same comparison of two numbers.
  public static boolean compareLengths(int slot, int lhs, int rhs) {
    switch (slot) {
      case Slot.LT:
        return lhs < rhs;
      case Slot.LE:
        return lhs <= rhs;
      case Slot.EQ:
        return lhs == rhs;
      case Slot.NE:
        return lhs != rhs;
      case Slot.GT:
        return lhs > rhs;
      default:
        return lhs >= rhs;
    }
  }
}

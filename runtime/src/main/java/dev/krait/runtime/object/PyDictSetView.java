// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Comparisons;
import dev.krait.annotations.Method;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;

/// What the views of keys and of items have in common: they compare and combine as sets.
///
/// Thread rule: that of [PyDict].
abstract class PyDictSetView extends PyDictView {
  PyDictSetView(PyType type, PyDict dict) {
    super(type, dict);
  }

  abstract Object iterator();

  abstract boolean contains(ThreadState ts, Object item);

  @Special("__and__")
  Object and(ThreadState ts, Object value) {
    return new PySet(PySetBase.intersection(ts, PySetBase.collect(ts, this), value));
  }

  @Special("__rand__")
  Object reflectedAnd(ThreadState ts, Object value) {
    return and(ts, value);
  }

  @Special("__or__")
  Object or(ThreadState ts, Object value) {
    return combined(ts, Slot.OR, this, value);
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object value) {
    return combined(ts, Slot.OR, value, this);
  }

  @Special("__sub__")
  Object subtract(ThreadState ts, Object value) {
    return combined(ts, Slot.SUB, this, value);
  }

  @Special("__rsub__")
  Object reflectedSubtract(ThreadState ts, Object value) {
    return combined(ts, Slot.SUB, value, this);
  }

  @Special("__xor__")
  Object xor(ThreadState ts, Object value) {
    return combined(ts, Slot.XOR, this, value);
  }

  @Special("__rxor__")
  Object reflectedXor(ThreadState ts, Object value) {
    return combined(ts, Slot.XOR, value, this);
  }

  private static Object combined(ThreadState ts, int slot, Object left, Object right) {
    PyDict items = PySetBase.collect(ts, left);
    switch (slot) {
      case Slot.OR:
        PySetBase.addTo(ts, items, right);
        break;
      case Slot.SUB:
        PySetBase.removeAll(ts, items, right);
        break;
      default:
        PySetBase.symmetricDifference(ts, items, right);
    }
    return new PySet(items);
  }

  /// Whether the view and the iterable have no item in common.
  @Method("isdisjoint(other, /)")
  boolean isDisjoint(ThreadState ts, Object other) {
    if (other == this) {
      return dict.size() == 0;
    }
    Object iterator = Iterators.of(ts, other);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (contains(ts, next)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWithin(ThreadState ts, Object other) {
    Object iterator = iterator();
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (!Sequences.contains(ts, other, next)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(ThreadState ts, Object other) {
    Object iterator = Iterators.of(ts, other);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (!contains(ts, next)) {
        return false;
      }
    }
    return true;
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PySetBase) && !(other instanceof PyDictSetView)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    int mine = dict.size();
    int others = Sequences.length(ts, other);
    switch (slot) {
      case Slot.EQ:
        return PyBool.of(mine == others && isWithin(ts, other));
      case Slot.NE:
        return PyBool.of(mine != others || !isWithin(ts, other));
      case Slot.LT:
        return PyBool.of(mine < others && isWithin(ts, other));
      case Slot.LE:
        return PyBool.of(mine <= others && isWithin(ts, other));
      case Slot.GT:
        return PyBool.of(mine > others && holds(ts, other));
      default:
        return PyBool.of(mine >= others && holds(ts, other));
    }
  }
}

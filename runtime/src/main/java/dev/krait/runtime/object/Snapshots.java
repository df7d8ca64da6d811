// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.type.Slot;

/// The items of builtin collections at one moment: what `list(x)`, `sorted(x)`, `tuple(x)` and `extend` take when the iteration of `x`
/// is that of the builtin type, so that other threads that change `x` meanwhile can not disturb them.
public final class Snapshots {
  private Snapshots() {
  }

  /// The items, in an array that the caller owns; null if the object has to be iterated over.
  public static Object[] of(Object iterable) {
    if (iterable instanceof PyList l) {
      return l.type == PyList.TYPE || l.type.slot(Slot.ITER) == PyList.TYPE.slot(Slot.ITER) ? l.toArray() : null;
    }
    if (iterable instanceof PyTuple t) {
      return t.type == PyTuple.TYPE || t.type.slot(Slot.ITER) == PyTuple.TYPE.slot(Slot.ITER) ? t.toArray() : null;
    }
    if (iterable instanceof PySetBase s) {
      return PySetBase.table(s) == null ? null : s.toArray();
    }
    if (iterable instanceof PyDict d) {
      return d.isPlain() || d instanceof PyOrderedDict o && o.iteratesInOrder() ? d.snapshot(PyDict.KEYS) : null;
    }
    return ofView(iterable);
  }

  private static Object[] ofView(Object view) {
    if (view instanceof PyDictKeys k) {
      return k.type == PyDictKeys.TYPE || k.type == PyOrderedDictKeys.TYPE ? k.dict.snapshot(PyDict.KEYS) : null;
    }
    if (view instanceof PyDictValues v) {
      return v.type == PyDictValues.TYPE ? v.dict.snapshot(PyDict.VALUES) : v instanceof PyOrderedDictValues o ? o.atOnce() : null;
    }
    if (view instanceof PyDictItems i) {
      return i.type == PyDictItems.TYPE ? i.dict.snapshot(PyDict.ITEMS) : i instanceof PyOrderedDictItems o ? o.atOnce() : null;
    }
    return null;
  }
}

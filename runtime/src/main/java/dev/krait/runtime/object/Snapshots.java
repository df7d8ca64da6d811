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
      return d instanceof PyOrderedDict || !d.isPlain() ? null : d.snapshot(PyDict.KEYS);
    }
    return ofView(iterable);
  }

  private static Object[] ofView(Object view) {
    if (view instanceof PyDictKeys k) {
      return k.type == PyDictKeys.TYPE ? k.dict.snapshot(PyDict.KEYS) : null;
    }
    if (view instanceof PyDictValues v) {
      return v.type == PyDictValues.TYPE ? v.dict.snapshot(PyDict.VALUES) : null;
    }
    return view instanceof PyDictItems i && i.type == PyDictItems.TYPE ? i.dict.snapshot(PyDict.ITEMS) : null;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySequenceIterator;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Iteration. Exhaustion is Java null here, not StopIteration.
public final class Iterators {
  private Iterators() {
  }

  /// `iter(object)`.
  public static Object of(ThreadState ts, Object object) {
    if (object instanceof PyIterator i && !i.type.isHeap() && i.isIterable()) {
      return i;
    }
    PyType cls = Types.of(object);
    Object slot = cls.slot(Slot.ITER);
    if (slot == null || slot == PyNone.NONE) {
      if (slot == null && cls.slot(Slot.GETITEM) != null && (cls.isHeap() || cls.has(PyType.SEQUENCE))
          && !cls.isSubtypeOf(dev.krait.runtime.object.PyDict.TYPE)) {
        return new PySequenceIterator(object);
      }
      throw PyErrors.typeError("'" + cls.name() + "' object is not iterable");
    }
    Object iterator = Calls.slot0(ts, slot, object);
    if (Types.of(iterator).slot(Slot.NEXT) == null) {
      throw PyErrors.typeError("iter() returned non-iterator of type '" + Types.nameOf(iterator) + "'");
    }
    return iterator;
  }

  /// The next item, or null when the iterator is exhausted. Other exceptions pass through.
  public static Object next(ThreadState ts, Object iterator) {
    if (iterator instanceof PyIterator i && !i.type.isHeap() && i.isIterable()) {
      return i.next(ts);
    }
    Object slot = Types.of(iterator).slot(Slot.NEXT);
    if (slot == null) {
      throw PyErrors.typeError("'" + Types.nameOf(iterator) + "' object is not an iterator");
    }
    if (slot instanceof PyWrapperDescr w) {
      return w.table.call0(w.row, ts, iterator);
    }
    try {
      return Calls.slot0(ts, slot, iterator);
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.STOP_ITERATION)) {
        return null;
      }
      throw e;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/// Assignment to `__bases__`: the class and all its subclasses get new orders of resolution, or nothing changes.
final class BaseAssignment {
  private BaseAssignment() {
  }

  static void assign(ThreadState ts, PyType cls, Object value) {
    if (!(value instanceof PyTuple tuple)) {
      throw PyErrors.typeError("can only assign tuple to " + cls.name() + ".__bases__, not " + Types.nameOf(value));
    }
    if (tuple.size() == 0) {
      throw PyErrors.typeError("can only assign non-empty tuple to " + cls.name() + ".__bases__, not ()");
    }
    PyType[] bases = new PyType[tuple.size()];
    for (int i = 0; i < bases.length; i++) {
      if (!(tuple.get(i) instanceof PyType base)) {
        throw PyErrors.typeError(cls.name() + ".__bases__ must be tuple of classes, not '" + Types.nameOf(tuple.get(i)) + "'");
      }
      if (base.isSubtypeOf(cls) || extendsLayout(base, cls)) {
        throw PyErrors.typeError("a __bases__ item causes an inheritance cycle");
      }
      bases[i] = base;
    }
    PyType next = TypeBuilder.bestBase(bases);
    PyType old = cls.base();
    if (next.solid() != old.solid() || reserved(next) != reserved(old) || next.has(PyType.HAS_DICT) && !cls.has(PyType.HAS_DICT)) {
      throw PyErrors.typeError("__bases__ assignment: '" + next.name() + "' object layout differs from '" + old.name() + "'");
    }
    replace(ts, cls, bases, next);
  }

  /// Whether a class derives from another by the chain of layouts, which is right even while orders are being computed.
  private static boolean extendsLayout(PyType type, PyType ancestor) {
    for (PyType t = type; t != null; t = t.base()) {
      if (t == ancestor) {
        return true;
      }
    }
    return false;
  }

  private static int reserved(PyType type) {
    return type.isHeap() ? type.reservedSlots() : 0;
  }

  private static void replace(ThreadState ts, PyType cls, PyType[] bases, PyType next) {
    PyType[] oldBases = cls.bases();
    PyType oldBase = cls.base();
    List<PyType> changed = new ArrayList<>();
    List<PyType[]> orders = new ArrayList<>();
    cls.setBases(bases, next);
    try {
      resolve(ts, cls, changed, orders);
    } catch (PyException e) {
      cls.setBases(oldBases, oldBase);
      for (int i = changed.size() - 1; i >= 0; i--) {
        changed.get(i).resolve(orders.get(i));
      }
      throw e;
    }
    for (PyType base : oldBases) {
      TypeBuilder.subclassesOf(ts, base).remove(cls);
    }
    TypeBuilder.register(ts, cls);
  }

  /// Gives the class its new order, then its subclasses; notes the old ones.
  private static void resolve(ThreadState ts, PyType cls, List<PyType> changed, List<PyType[]> orders) {
    PyType[] order = TypeBuilder.resolutionOrder(ts, cls);
    changed.add(cls);
    orders.add(cls.mro());
    cls.resolve(order);
    for (PyType subclass : cls.subclasses().live()) {
      resolve(ts, subclass, changed, orders);
    }
  }
}

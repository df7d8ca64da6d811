// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.World;

/// Assignment to `__class__`: allowed between classes of the same layout, with the world stopped.
final class ClassAssignment {
  private ClassAssignment() {
  }

  static void assign(ThreadState ts, Object self, Object value) {
    if (value == null) {
      throw PyErrors.typeError("can't delete __class__ attribute");
    }
    if (!(value instanceof PyType next)) {
      throw PyErrors.typeError("__class__ must be set to a class, not '" + Types.nameOf(value) + "' object");
    }
    PyType old = Types.of(self);
    boolean modules = old.solid() == next.solid() && old.solid().name().equals("module");
    if (!modules && (!old.isHeap() || !next.isHeap())) {
      throw PyErrors.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if (old.solid() != next.solid() || old.reservedSlots() != next.reservedSlots() || !sameSlots(old, next)
        || old.has(PyType.HAS_DICT) != next.has(PyType.HAS_DICT)) {
      throw PyErrors.typeError("__class__ assignment: '" + next.name() + "' object layout differs from '" + old.name() + "'");
    }
    World.stopped(ts, () -> move((PyObject) self, next));
  }

  private static boolean sameSlots(PyType a, PyType b) {
    return a.reservedSlots() == 0 || TypeBuilder.slotNames(a).equals(TypeBuilder.slotNames(b));
  }

  private static void move(PyObject self, PyType next) {
    PyInstance instance = self.attributes();
    if (instance == null) {
      self.type = next;
      return;
    }
    Shape old = instance.shape();
    self.type = next;
    instance.type = next;
    if (old.isDictionary()) {
      instance.publishShape(next.dictionaryShape());
      return;
    }
    PyDict contents = InstanceAttributes.contents(instance);
    for (int i = 0; i < old.size(); i++) {
      instance.set(old.slotAt(i), null);
    }
    instance.publishShape(next.rootShape());
    PyDict.Cursor cursor = contents.cursor();
    while (cursor.advance()) {
      InstanceAttributes.set(null, instance, cursor.key(), cursor.value());
    }
  }
}

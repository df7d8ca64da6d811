// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.annotations.Getter;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.thread.ThreadState;

/// The attribute that a Python class has for the dictionary of its instances; no type of its own.
@PyTypeDef(value = "object", self = Object.class)
final class HeapAttributes {
  private HeapAttributes() {
  }

  /// dictionary for instance variables
  @Getter("__dict__")
  static Object dict(ThreadState ts, Object self) {
    PyDict dict = Attributes.dictOf(ts, self);
    if (dict == null) {
      throw PyErrors.attributeError(self, "__dict__", "'" + Types.nameOf(self) + "' object has no attribute '__dict__'");
    }
    return dict;
  }

  /// list of weak references to the object
  @Getter("__weakref__")
  static Object weakReference(ThreadState ts, Object self) {
    Object reference = ts.interpreter().weakReferences().plainOrNull(self);
    return reference == null ? PyNone.NONE : reference;
  }

  @Setter("__dict__")
  static void setDict(ThreadState ts, Object self, Object value) {
    PyInstance instance = self instanceof PyObject o ? o.attributes() : null;
    if (instance == null) {
      throw PyErrors.attributeError(self, "__dict__", "This object has no __dict__");
    }
    if (value != null && !(value instanceof PyDict)) {
      throw PyErrors.typeError("__dict__ must be set to a dictionary, not a '" + Types.nameOf(value) + "'");
    }
    InstanceAttributes.toDictionary(ts, instance, value == null ? new PyDict() : (PyDict) value);
  }
}

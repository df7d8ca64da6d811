// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// Reading and writing the attributes of types: `type.__getattribute__` and `type.__setattr__`.
public final class TypeAttributes {
  private TypeAttributes() {
  }

  /// The attribute, or an AttributeError.
  public static Object get(ThreadState ts, PyType cls, Object name) {
    Object found = find(ts, cls, name);
    if (found == null) {
      throw missing(cls, name);
    }
    return found;
  }

  private static PyException missing(PyType cls, Object name) {
    return PyErrors.attributeError(cls, name, "type object '" + cls.name() + "' has no attribute '" + Text.toJava(name) + "'");
  }

  /// The attribute, or null.
  public static Object find(ThreadState ts, PyType cls, Object name) {
    PyType metatype = cls.type;
    Object metaAttribute = metatype.lookup(name);
    Object metaGet = null;
    if (metaAttribute != null) {
      PyType descriptorType = Types.of(metaAttribute);
      metaGet = descriptorType.slot(Slot.GET);
      if (metaGet != null && Attributes.isDataDescriptor(descriptorType)) {
        return Calls.slot2(ts, metaGet, metaAttribute, cls, metatype);
      }
    }
    Object attribute = cls.lookup(name);
    if (attribute != null) {
      Object get = Types.of(attribute).slot(Slot.GET);
      return get == null ? attribute : Calls.slot2(ts, get, attribute, PyNone.NONE, cls);
    }
    return metaGet != null ? Calls.slot2(ts, metaGet, metaAttribute, cls, metatype) : metaAttribute;
  }

  /// Sets, or with a null value deletes, an attribute of a class.
  public static void set(ThreadState ts, PyType cls, Object name, Object value) {
    if (cls.has(PyType.IMMUTABLE)) {
      throw PyErrors.typeError("cannot set '" + Text.toJava(name) + "' attribute of immutable type '" + TypeNames.full(cls) + "'");
    }
    Object metaAttribute = cls.type.lookup(name);
    if (metaAttribute != null) {
      Object slot = Types.of(metaAttribute).slot(value == null ? Slot.DELETE : Slot.SET);
      if (slot != null) {
        if (value == null) {
          Calls.slot1(ts, slot, metaAttribute, cls);
        } else {
          Calls.slot2(ts, slot, metaAttribute, cls, value);
        }
        return;
      }
    }
    if (!cls.setAttribute(ts, name, value)) {
      throw missing(cls, name);
    }
  }

  static PyTuple tuple(PyType[] types) {
    return PyTuple.of(java.util.Arrays.copyOf(types, types.length, Object[].class));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.builtin.PyMethodDescr;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;

/// The generic way of reading and writing attributes, which `object` offers and most types use.
public final class Attributes {
  private Attributes() {
  }

  /// The name as a plain `str` value, or a TypeError.
  public static Object checkedName(Object name) {
    Object plain = Text.valueOrNull(name);
    if (plain == null) {
      throw PyErrors.typeError("attribute name must be string, not '" + Types.nameOf(name) + "'");
    }
    return plain;
  }

  public static boolean isDataDescriptor(PyType descriptorType) {
    return descriptorType.slot(Slot.SET) != null || descriptorType.slot(Slot.DELETE) != null;
  }

  /// `object.__getattribute__`.
  public static Object genericGet(ThreadState ts, Object self, Object name) {
    Object found = genericFind(ts, self, name);
    if (found == null) {
      throw missing(self, name);
    }
    return found;
  }

  public static PyException missing(Object self, Object name) {
    return PyErrors.attributeError(self, name, "'" + Types.nameOf(self) + "' object has no attribute '" + Text.toJava(name) + "'");
  }

  /// Like [#genericGet], but null where the attribute is missing.
  public static Object genericFind(ThreadState ts, Object self, Object name) {
    PyType cls = Types.of(self);
    Object descriptor = cls.lookup(name);
    Object get = null;
    if (descriptor != null) {
      PyType descriptorType = Types.of(descriptor);
      get = descriptorType.slot(Slot.GET);
      if (get != null && isDataDescriptor(descriptorType)) {
        return Calls.slot2(ts, get, descriptor, self, cls);
      }
    }
    Object own = findOwn(ts, self, name);
    if (own != null) {
      return own;
    }
    return get != null ? Calls.slot2(ts, get, descriptor, self, cls) : descriptor;
  }

  /// The object's own attribute, not its type's; null if it has none of that name.
  public static Object findOwn(ThreadState ts, Object self, Object name) {
    if (!(self instanceof PyObject o)) {
      return null;
    }
    PyInstance instance = o.attributes();
    if (instance != null) {
      return InstanceAttributes.get(ts, instance, name);
    }
    PyDict dict = o.dictOrNull();
    return dict == null ? null : dict.get(ts, name);
  }

  /// The function or method descriptor to call with `self` in front; null if reading the attribute is not that simple.
  public static Object methodOrNull(ThreadState ts, Object self, Object name) {
    PyType cls = Types.of(self);
    if (!cls.has(PyType.GENERIC_GET) || cls == PyType.TYPE || self instanceof PyType) {
      return null;
    }
    Object attribute = cls.lookup(name);
    boolean method = attribute instanceof PyFunction || attribute instanceof PyMethodDescr;
    return method && findOwn(ts, self, name) == null ? attribute : null;
  }

  /// `object.__setattr__`, or `__delattr__` if the value is null.
  public static void genericSet(ThreadState ts, Object self, Object name, Object value) {
    PyType cls = Types.of(self);
    Object descriptor = cls.lookup(name);
    if (descriptor != null) {
      PyType descriptorType = Types.of(descriptor);
      Object slot = descriptorType.slot(value == null ? Slot.DELETE : Slot.SET);
      if (slot != null) {
        if (value == null) {
          Calls.slot1(ts, slot, descriptor, self);
        } else {
          Calls.slot2(ts, slot, descriptor, self, value);
        }
        return;
      }
      if (isDataDescriptor(descriptorType)) {
        throw PyErrors.attributeError(self, name, value == null ? "__delete__" : "__set__");
      }
    }
    setOwn(ts, self, name, value, descriptor);
  }

  private static void setOwn(ThreadState ts, Object self, Object name, Object value, Object descriptor) {
    if (self instanceof PyObject o) {
      PyInstance instance = o.attributes();
      if (instance != null && o.type.has(PyType.HAS_DICT)) {
        if (value != null) {
          InstanceAttributes.set(ts, instance, name, value);
        } else if (!InstanceAttributes.delete(ts, instance, name)) {
          throw missing(self, name);
        }
        return;
      }
      PyDict dict = instance != null ? null : o.dictForWrite();
      if (dict != null) {
        if (value != null) {
          dict.put(ts, name, value);
        } else if (dict.remove(ts, name) == null) {
          throw missing(self, name);
        }
        return;
      }
    }
    String text = Text.toJava(name);
    if (descriptor != null) {
      throw PyErrors.attributeError(self, name, "'" + Types.nameOf(self) + "' object attribute '" + text + "' is read-only");
    }
    boolean plain = Types.of(self).has(PyType.GENERIC_SET);
    throw PyErrors.attributeError(self, name, "'" + Types.nameOf(self) + "' object has no attribute '" + text + "'"
        + (plain ? " and no __dict__ for setting new attributes" : ""));
  }

  /// `object.__dir__`: the names of the object and of its class, unsorted.
  public static PyList dir(ThreadState ts, Object self) {
    PyDict names = new PyDict();
    Object dict = Objects.findAttribute(ts, self, "__dict__");
    if (dict instanceof PyDict d) {
      collect(ts, d, names);
    }
    Object claimed = Objects.findAttribute(ts, self, "__class__");
    if (claimed instanceof PyType cls) {
      for (PyType t : cls.mro()) {
        collect(ts, t.dict(), names);
      }
    }
    return keys(names);
  }

  /// `type.__dir__`: the names of the class and of its bases, unsorted.
  public static PyList dir(ThreadState ts, PyType cls) {
    PyDict names = new PyDict();
    for (PyType t : cls.mro()) {
      collect(ts, t.dict(), names);
    }
    return keys(names);
  }

  private static void collect(ThreadState ts, PyDict from, PyDict names) {
    PyDict.Cursor cursor = from.cursor();
    while (cursor.advance()) {
      names.put(ts, cursor.key(), PyNone.NONE);
    }
  }

  private static PyList keys(PyDict dict) {
    List<Object> keys = new ArrayList<>();
    PyDict.Cursor cursor = dict.cursor();
    while (cursor.advance()) {
      keys.add(cursor.key());
    }
    return PyList.of(keys.toArray());
  }

  /// The `__dict__` of an object, as a live view; null if it has none.
  public static PyDict dictOf(ThreadState ts, Object self) {
    if (!(self instanceof PyObject o)) {
      return null;
    }
    PyInstance instance = o.attributes();
    if (instance != null) {
      return o.type.has(PyType.HAS_DICT) ? InstanceAttributes.view(instance) : null;
    }
    return o.dictForWrite();
  }
}

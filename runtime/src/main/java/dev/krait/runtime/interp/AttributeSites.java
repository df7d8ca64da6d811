// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.builtin.PyMethodDescr;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Shape;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Loads and stores of attributes with inline caches. An entry guards itself by the shape of the instance, or by its type, and by the
/// version of the type; it is immutable, so that racing threads only replace one right entry by another.
final class AttributeSites {
  private AttributeSites() {
  }

  /// An attribute that instances of one shape have in a slot.
  static final class SlotSite {
    final Shape shape;
    final long version;
    final int slot;

    SlotSite(Shape shape, long version, int slot) {
      this.shape = shape;
      this.version = version;
      this.slot = slot;
    }
  }

  /// An attribute of a type that its instances do not hide: the value is the raw attribute.
  static final class TypeSite {
    final PyType type;
    final long version;
    /// The shape of instances that were seen not to have the name; null if instances have no attributes of their own.
    final Shape shape;
    final Object value;
    /// Whether the value is to be called with the instance in front.
    final boolean method;

    TypeSite(PyType type, long version, Shape shape, Object value, boolean method) {
      this.type = type;
      this.version = version;
      this.shape = shape;
      this.value = value;
      this.method = method;
    }

    boolean fits(Object object) {
      if (shape != null) {
        return object instanceof PyInstance i && i.shape() == shape && type.version() == version;
      }
      return Types.of(object) == type && type.version() == version;
    }
  }

  /// An attribute of one class, read through the class itself.
  static final class ClassSite {
    final PyType owner;
    final long version;
    final Object value;

    ClassSite(PyType owner, long version, Object value) {
      this.owner = owner;
      this.version = version;
      this.value = value;
    }
  }

  /// `object.name`.
  static Object load(ThreadState ts, RegisterCode form, Object object, int index, int siteIndex) {
    Object site = form.sites[siteIndex];
    if (site instanceof SlotSite s) {
      if (object instanceof PyInstance i && i.shape() == s.shape && s.shape.type.version() == s.version) {
        Object value = i.get(s.slot);
        if (value != null) {
          return value;
        }
      }
    } else if (site instanceof TypeSite s) {
      if (s.fits(object)) {
        return s.value;
      }
    } else if (site instanceof ClassSite s && s.owner == object && s.owner.version() == s.version) {
      return s.value;
    }
    return loadSlow(ts, form, object, form.code.names[index], siteIndex);
  }

  private static Object loadSlow(ThreadState ts, RegisterCode form, Object object, Object name, int siteIndex) {
    Object made = object instanceof PyType t ? classSite(t, name) : instanceSite(object, name);
    if (made != null) {
      form.sites[siteIndex] = made;
    }
    return Objects.getAttribute(ts, object, name);
  }

  private static boolean isPlainlyReadable(PyType type) {
    return type.has(PyType.GENERIC_GET) && type.slot(Slot.GETATTRIBUTE) == PyType.OBJECT.slot(Slot.GETATTRIBUTE);
  }

  /// A site for an attribute in a slot of the instance, or for a plain value in its class; null if it is neither.
  private static Object instanceSite(Object object, Object name) {
    PyType type = Types.of(object);
    long version = type.version();
    if (version == 0 || !isPlainlyReadable(type)) {
      return null;
    }
    Object raw = type.lookup(name);
    PyType rawType = raw == null ? null : Types.of(raw);
    if (rawType != null && Attributes.isDataDescriptor(rawType)) {
      return null;
    }
    if (object instanceof PyInstance i) {
      Shape shape = i.shape();
      int slot = shape.slotOf(name);
      if (shape.type != type || shape.isDictionary()) {
        return null;
      }
      if (slot >= 0) {
        return new SlotSite(shape, version, slot);
      }
      return raw == null || rawType.slot(Slot.GET) != null ? null : new TypeSite(type, version, shape, raw, false);
    }
    return null;
  }

  private static Object classSite(PyType type, Object name) {
    long version = type.version();
    if (version == 0 || type.type != PyType.TYPE) {
      return null;
    }
    Object meta = PyType.TYPE.lookup(name);
    if (meta != null && Attributes.isDataDescriptor(Types.of(meta))) {
      return null;
    }
    Object raw = type.lookup(name);
    if (raw == null || !(raw instanceof PyFunction) && Types.of(raw).slot(Slot.GET) != null) {
      return null;
    }
    return new ClassSite(type, version, raw);
  }

  /// `LOAD_METHOD`: object, name, site, register for the receiver.
  static void loadMethod(ThreadState ts, RegisterCode form, Object[] r, int pc) {
    int[] code = form.words;
    Object object = r[code[pc + 1]];
    int result = code[pc] >>> 8;
    int self = code[pc + 4];
    Object site = form.sites[code[pc + 3]];
    if (site instanceof TypeSite s) {
      if (s.fits(object)) {
        r[result] = s.value;
        r[self] = s.method ? object : null;
        return;
      }
    } else if (site instanceof ClassSite s && s.owner == object && s.owner.version() == s.version) {
      r[result] = s.value;
      r[self] = null;
      return;
    }
    Object name = form.code.names[code[pc + 2]];
    TypeSite made = methodSite(object, name);
    if (made != null) {
      form.sites[code[pc + 3]] = made;
      r[result] = made.value;
      r[self] = object;
      return;
    }
    Object unbound = Attributes.methodOrNull(ts, object, name);
    if (unbound != null) {
      r[result] = unbound;
      r[self] = object;
    } else {
      r[result] = load(ts, form, object, code[pc + 2], code[pc + 3]);
      r[self] = null;
    }
  }

  /// A site for a method that can be called with the object in front.
  private static TypeSite methodSite(Object object, Object name) {
    PyType type = Types.of(object);
    long version = type.version();
    if (object instanceof PyType || version == 0 || !isPlainlyReadable(type)) {
      return null;
    }
    Object raw = type.lookup(name);
    if (!(raw instanceof PyFunction || raw instanceof PyMethodDescr)) {
      return null;
    }
    if (object instanceof PyInstance i) {
      Shape shape = i.shape();
      boolean hidden = shape.type != type || shape.isDictionary() || shape.slotOf(name) >= 0;
      return hidden ? null : new TypeSite(type, version, shape, raw, true);
    }
    if (object instanceof PyObject o && (o.attributes() != null || o.dictForWrite() != null)) {
      return null;
    }
    return new TypeSite(type, version, null, raw, true);
  }

  /// `object.name = value`.
  static void store(ThreadState ts, RegisterCode form, Object object, Object value, int index, int siteIndex) {
    if (form.sites[siteIndex] instanceof SlotSite s && object instanceof PyInstance i && i.shape() == s.shape
        && s.shape.type.version() == s.version && i.get(s.slot) != null) {
      i.set(s.slot, value);
      return;
    }
    Object name = form.code.names[index];
    Objects.setAttribute(ts, object, name, value);
    if (object instanceof PyInstance i) {
      storeSite(form, i, name, siteIndex);
    }
  }

  private static void storeSite(RegisterCode form, PyInstance object, Object name, int siteIndex) {
    PyType type = object.type;
    long version = type.version();
    if (version == 0 || !type.has(PyType.GENERIC_SET) || type.slot(Slot.SETATTR) != PyType.OBJECT.slot(Slot.SETATTR)) {
      return;
    }
    Object raw = type.lookup(name);
    Shape shape = object.shape();
    int slot = shape.slotOf(name);
    if (slot >= 0 && shape.type == type && !shape.isDictionary() && (raw == null || !Attributes.isDataDescriptor(Types.of(raw)))) {
      form.sites[siteIndex] = new SlotSite(shape, version, slot);
    }
  }
}

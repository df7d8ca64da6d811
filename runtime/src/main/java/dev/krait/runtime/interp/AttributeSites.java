// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.builtin.PyMemberDescr;
import dev.krait.runtime.builtin.PyMethodDescr;
import dev.krait.runtime.object.DictCell;
import dev.krait.runtime.object.PyClassMethod;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyProperty;
import dev.krait.runtime.object.PyStaticMethod;
import dev.krait.runtime.object.PySuper;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Shape;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Loads and stores of attributes with inline caches ([AttributeSite]). A place where objects of many kinds meet goes through
/// [Objects] for those that it has no entry for.
final class AttributeSites {
  private AttributeSites() {
  }

  /// `object.name`.
  static Object load(ThreadState ts, RegisterCode form, Object object, int index, int siteIndex) {
    for (AttributeSite s = (AttributeSite) form.sites[siteIndex]; s != null; s = s.next) {
      if (s.fits(object)) {
        Object value = read(ts, s, object);
        if (value != null) {
          return value;
        }
        break;
      }
    }
    return loadSlow(ts, form, object, form.code.names()[index], siteIndex);
  }

  /// The value, or null if it is no longer there.
  private static Object read(ThreadState ts, AttributeSite s, Object object) {
    switch (s.kind) {
      case AttributeSite.SLOT:
      case AttributeSite.RESERVED:
        return ((PyInstance) object).get(s.slot);
      case AttributeSite.VALUE:
        return s.value;
      case AttributeSite.METHOD:
        return new PyMethod(s.value, object);
      case AttributeSite.BOUND:
        return new PyMethod(s.value, s.bound);
      case AttributeSite.PROPERTY:
        return ((PyProperty) s.value).read(ts, object);
      default:
        return ((DictCell) s.value).get();
    }
  }

  private static Object loadSlow(ThreadState ts, RegisterCode form, Object object, Object name, int siteIndex) {
    AttributeSite chain = (AttributeSite) form.sites[siteIndex];
    if (AttributeSite.hasRoom(chain)) {
      AttributeSite made = make(object, name);
      // A method of a builtin type gives another kind of bound method, which the descriptor makes.
      if (made != null && !(made.kind == AttributeSite.METHOD && made.value instanceof PyMethodDescr)) {
        form.sites[siteIndex] = made.before(chain);
      }
    }
    return Objects.getAttribute(ts, object, name);
  }

  /// `LOAD_METHOD`: object, name, site, register for the receiver.
  static void loadMethod(ThreadState ts, RegisterCode form, Object[] r, int pc) {
    int[] code = form.words;
    Object object = r[code[pc + 1]];
    int siteIndex = code[pc + 3];
    for (AttributeSite s = (AttributeSite) form.sites[siteIndex]; s != null; s = s.next) {
      if (s.fits(object)) {
        if (place(ts, s, object, r, code[pc] >>> 8, code[pc + 4])) {
          return;
        }
        break;
      }
    }
    Object name = form.code.names()[code[pc + 2]];
    AttributeSite chain = (AttributeSite) form.sites[siteIndex];
    if (AttributeSite.hasRoom(chain)) {
      AttributeSite made = make(object, name);
      if (made != null) {
        form.sites[siteIndex] = made.before(chain);
        if (place(ts, made, object, r, code[pc] >>> 8, code[pc + 4])) {
          return;
        }
      }
    }
    Object unbound = Attributes.methodOrNull(ts, object, name);
    r[code[pc] >>> 8] = unbound != null ? unbound : Objects.getAttribute(ts, object, name);
    r[code[pc + 4]] = unbound != null ? object : null;
  }

  /// Puts what is to be called into one register and what comes in front of the arguments, or null, into another; false if the
  /// attribute is no longer there.
  private static boolean place(ThreadState ts, AttributeSite s, Object object, Object[] r, int result, int self) {
    if (s.kind == AttributeSite.METHOD) {
      r[result] = s.value;
      r[self] = object;
      return true;
    }
    if (s.kind == AttributeSite.BOUND) {
      r[result] = s.value;
      r[self] = s.bound;
      return true;
    }
    Object value = read(ts, s, object);
    if (value == null) {
      return false;
    }
    r[result] = value;
    r[self] = null;
    return true;
  }

  private static boolean isPlainlyReadable(PyType type) {
    return type.has(PyType.GENERIC_GET) && type.slot(Slot.GETATTRIBUTE) == PyType.OBJECT.slot(Slot.GETATTRIBUTE);
  }

  /// An entry for reading the attribute of objects like this one; null if there is no short way.
  private static AttributeSite make(Object object, Object name) {
    if (object instanceof PyType t) {
      return ofClass(t, name);
    }
    if (object instanceof PyModule m) {
      return ofModule(m, name);
    }
    PyType type = Types.of(object);
    long version = type.version();
    if (version == 0 || !isPlainlyReadable(type)) {
      return null;
    }
    Object raw = type.lookup(name);
    if (raw != null && Attributes.isDataDescriptor(Types.of(raw))) {
      return ofDataDescriptor(object, type, version, raw);
    }
    if (object instanceof PyInstance i) {
      return ofInstance(i, type, version, name, raw);
    }
    if (raw == null || object instanceof PyObject o && (o.attributes() != null || o.dictForWrite() != null)) {
      return null;
    }
    return ofRaw(AttributeSite.ofType(AttributeSite.VALUE, type, version, -1, raw), null, type);
  }

  private static AttributeSite ofDataDescriptor(Object object, PyType type, long version, Object raw) {
    if (raw instanceof PyMemberDescr d) {
      return object instanceof PyInstance && type.isSubtypeOf(d.owner) ? AttributeSite.ofType(AttributeSite.RESERVED, type, version, d.slot, null)
          : null;
    }
    return raw instanceof PyProperty p && p.type == PyProperty.TYPE ? AttributeSite.ofType(AttributeSite.PROPERTY, type, version, -1, raw) : null;
  }

  private static AttributeSite ofInstance(PyInstance object, PyType type, long version, Object name, Object raw) {
    Shape shape = object.shape();
    if (shape.type != type || shape.isDictionary()) {
      return null;
    }
    int slot = shape.slotOf(name);
    if (slot >= 0) {
      return AttributeSite.ofShape(AttributeSite.SLOT, shape, version, slot, null);
    }
    return raw == null ? null : ofRaw(AttributeSite.ofShape(AttributeSite.VALUE, shape, version, -1, raw), shape, type);
  }

  /// Turns an entry for a raw attribute of a type into one for what reading it through an instance gives.
  private static AttributeSite ofRaw(AttributeSite plain, Shape shape, PyType type) {
    Object raw = plain.value;
    if (Types.of(raw).slot(Slot.GET) == null) {
      return plain;
    }
    long version = type.version();
    if (raw instanceof PyFunction || raw instanceof PyMethodDescr) {
      return like(AttributeSite.METHOD, shape, type, version, raw);
    }
    if (raw instanceof PyStaticMethod s && s.type == PyStaticMethod.TYPE && s.function() != null) {
      return like(AttributeSite.VALUE, shape, type, version, s.function());
    }
    if (raw instanceof PyClassMethod c && c.type == PyClassMethod.TYPE && c.function() instanceof PyFunction f) {
      return like(AttributeSite.VALUE, shape, type, version, f).boundTo(type);
    }
    return null;
  }

  private static AttributeSite like(int kind, Shape shape, PyType type, long version, Object value) {
    return shape != null ? AttributeSite.ofShape(kind, shape, version, -1, value) : AttributeSite.ofType(kind, type, version, -1, value);
  }

  /// An attribute that is read through its class.
  private static AttributeSite ofClass(PyType type, Object name) {
    long version = type.version();
    if (version == 0 || type.type != PyType.TYPE || PyType.TYPE.lookup(name) != null) {
      return null;
    }
    Object raw = type.lookup(name);
    if (raw == null) {
      return null;
    }
    if (raw instanceof PyFunction || raw instanceof PyMethodDescr || Types.of(raw).slot(Slot.GET) == null) {
      return AttributeSite.ofOwner(AttributeSite.VALUE, type, type, version, raw);
    }
    if (raw instanceof PyStaticMethod s && s.type == PyStaticMethod.TYPE && s.function() != null) {
      return AttributeSite.ofOwner(AttributeSite.VALUE, type, type, version, s.function());
    }
    if (raw instanceof PyClassMethod c && c.type == PyClassMethod.TYPE && c.function() instanceof PyFunction f) {
      return AttributeSite.ofOwner(AttributeSite.VALUE, type, type, version, f).boundTo(type);
    }
    return null;
  }

  private static AttributeSite ofModule(PyModule module, Object name) {
    if (module.type != PyModule.TYPE || !(name instanceof String text) || PyModule.TYPE.lookup(name) != null || module.dict().get(text) == null) {
      return null;
    }
    return AttributeSite.ofOwner(AttributeSite.CELL, module, PyModule.TYPE, PyModule.TYPE.version(), module.dict().cell(text));
  }

  /// `object.name = value`.
  static void store(ThreadState ts, RegisterCode form, Object object, Object value, int index, int siteIndex) {
    for (AttributeSite s = (AttributeSite) form.sites[siteIndex]; s != null; s = s.next) {
      if (s.fits(object)) {
        if (write(s, (PyInstance) object, value)) {
          return;
        }
        break;
      }
    }
    Object name = form.code.names()[index];
    Shape before = object instanceof PyInstance i ? i.shape() : null;
    Objects.setAttribute(ts, object, name, value);
    AttributeSite chain = (AttributeSite) form.sites[siteIndex];
    if (before != null && AttributeSite.hasRoom(chain)) {
      AttributeSite made = makeStore((PyInstance) object, before, name);
      if (made != null) {
        form.sites[siteIndex] = made.before(chain);
      }
    }
  }

  private static boolean write(AttributeSite s, PyInstance object, Object value) {
    switch (s.kind) {
      case AttributeSite.SLOT:
        if (object.get(s.slot) == null) {
          return false;
        }
        object.set(s.slot, value);
        return true;
      case AttributeSite.RESERVED:
        InstanceAttributes.setReserved(object, s.slot, value);
        return true;
      default:
        return InstanceAttributes.addAlong(object, s.shape, (Shape) s.value, s.slot, value);
    }
  }

  /// An entry for storing into objects that look as this one did before a store.
  private static AttributeSite makeStore(PyInstance object, Shape before, Object name) {
    PyType type = object.type;
    long version = type.version();
    if (version == 0 || !type.has(PyType.GENERIC_SET) || type.slot(Slot.SETATTR) != PyType.OBJECT.slot(Slot.SETATTR)) {
      return null;
    }
    Object raw = type.lookup(name);
    if (raw != null && Attributes.isDataDescriptor(Types.of(raw))) {
      return raw instanceof PyMemberDescr d && type.isSubtypeOf(d.owner) ? AttributeSite.ofType(AttributeSite.RESERVED, type, version, d.slot, null)
          : null;
    }
    Shape after = object.shape();
    int slot = after.slotOf(name);
    if (slot < 0 || after.type != type || before.type != type || after.isDictionary()) {
      return null;
    }
    if (before.slotOf(name) < 0) {
      return after.follows(before, name) ? AttributeSite.ofShape(AttributeSite.ADD, before, version, slot, after) : null;
    }
    return AttributeSite.ofShape(AttributeSite.SLOT, before, version, slot, null);
  }

  /// `LOAD_SUPER`: `super`, class, object, name, site, register for the receiver or -1. Like `super(class, object).name`.
  static void loadSuper(ThreadState ts, RegisterCode form, Object[] r, int pc) {
    int[] code = form.words;
    Object proxy = r[code[pc + 1]];
    Object cls = r[code[pc + 2]];
    Object self = r[code[pc + 3]];
    int receiver = code[pc + 6];
    if (form.sites[code[pc + 5]] instanceof AttributeSite s && s.fits(self) && s.bound == cls && proxy == PySuper.TYPE) {
      r[code[pc] >>> 8] = s.value;
      r[receiver] = self;
      return;
    }
    int flags = code[pc + 4];
    Object[] operands = {proxy, cls, self};
    ClassBuilding.loadSuper(ts, form.code, operands, flags);
    Object found = operands[0];
    r[code[pc] >>> 8] = found;
    if (receiver < 0) {
      return;
    }
    r[receiver] = operands[1];
    PyType type = Types.of(self);
    if (operands[1] != null && cls instanceof PyType c && proxy == PySuper.TYPE && !(self instanceof PyType)) {
      long version = type.version();
      if (version != 0 && PySuper.findRaw(ts, c, type, form.code.names()[flags >> 2]) == found) {
        form.sites[code[pc + 5]] = AttributeSite.ofType(AttributeSite.METHOD, type, version, -1, found).boundTo(c);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.builtin.BuiltinTable;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// type(object) -> the object's type
/// type(name, bases, dict, **kwds) -> a new type
///
/// Java: A type: its name, bases, method resolution order, attributes, and the slots through which special methods are called.
/// What Python sees of it (`type`'s own methods) is in [TypeMethods].
///
/// # Builtin types and Python classes
/// A builtin type is made from its generated table, is immutable, shared by all interpreters, and fills its attributes and slots
/// when it is first asked for one. A Python class ("heap type") belongs to an interpreter and is made by [TypeBuilder].
///
/// # Versions
/// Whoever caches a lookup remembers [#version] and is right for as long as it is unchanged. A change, under [#LOCK], sets the
/// version of the type and of all its subclasses to 0, changes, then gives each a number that was never used before. A
/// reader caches only if the version was the same and not 0 before and after its lookup.
public final class PyType extends PyObject {
  /// Bits of [#flags]. GENERIC_GET and GENERIC_SET say that attribute access is not overridden in Python,
  /// CONCATENATES that `+` and `*` of this builtin are those of a sequence.
  public static final int HEAP = 1, SUBCLASSABLE = 2, IMMUTABLE = 4, HAS_DICT = 8, HAS_WEAKREF = 16, ABSTRACT = 32, HAS_DEL = 64, SEQUENCE = 128,
      MAPPING = 256, NO_INSTANCES = 512, GENERIC_GET = 1024, GENERIC_SET = 2048, CONCATENATES = 4096, MIXIN = 8192;

  /// The guard of all changes to types: they are rare, and one reaches into subclasses. A leaf lock.
  static final Object LOCK = new Object();
  private static final AtomicLong NEXT_VERSION = new AtomicLong(1);
  private static final Object MISSING = new Object();

  public static final PyType OBJECT = new PyType(null, PyBaseObjectTable.INSTANCE, null);
  public static final PyType TYPE = new PyType(null, TypeMethodsTable.INSTANCE, OBJECT);

  static {
    OBJECT.type = TYPE;
    TYPE.type = TYPE;
    TYPE.flags |= HAS_DICT | HAS_WEAKREF;
  }

  private volatile String name;
  private volatile Object qualName;
  private final BuiltinTable table;
  private volatile PyType[] bases;
  private volatile PyType[] mro;
  private volatile PyType base;
  private PyDict dict;
  private Object[] slots;
  private volatile long version;
  private volatile int flags;
  private volatile ConcurrentHashMap<Object, Object> lookups = new ConcurrentHashMap<>(4);
  private Shape rootShape;
  private Shape dictionaryShape;
  private final int reservedSlots;
  /// Heap types derived from this heap type; those derived from a builtin type belong to an interpreter.
  private final SubclassList subclasses = new SubclassList();

  /// A builtin type.
  private PyType(PyType metatype, BuiltinTable table, PyType base) {
    super(metatype);
    this.table = table;
    this.name = table.name();
    this.qualName = name;
    this.base = base;
    bases = base == null ? new PyType[0] : new PyType[] {base};
    mro = prepend(this, base == null ? new PyType[0] : base.mro);
    reservedSlots = 0;
    boolean generic = base == null || base.has(GENERIC_GET) && (table == TypeMethodsTable.INSTANCE || table.find("__getattribute__") < 0);
    flags = IMMUTABLE | (base == null ? 0 : base.flags & (SEQUENCE | MAPPING)) | (generic ? GENERIC_GET : 0) | GENERIC_SET
        | (table.subclassable() ? SUBCLASSABLE : 0);
    // A builtin type does not inherit the constructor of `object`.
    if (base != null && (base.base == null && !table.subclassable() || base.has(NO_INSTANCES)) && table.find("__new__") < 0) {
      flags |= NO_INSTANCES;
    }
    version = NEXT_VERSION.getAndIncrement();
  }

  /// A Python class with its attributes; the slots and the order of resolution follow.
  PyType(PyType metatype, String name, Object qualName, PyType[] bases, PyType base, PyDict dict, int flags, int reservedSlots) {
    super(metatype);
    this.table = null;
    this.name = name;
    this.qualName = qualName;
    this.bases = bases;
    this.base = base;
    this.dict = dict;
    this.flags = flags | HEAP;
    this.reservedSlots = reservedSlots;
    this.mro = new PyType[] {this};
  }

  /// A builtin type that derives from `object`.
  public static PyType builtin(BuiltinTable table) {
    return new PyType(TYPE, table, OBJECT);
  }

  /// A builtin type that derives from another one.
  public static PyType builtin(BuiltinTable table, PyType base) {
    return new PyType(TYPE, table, base);
  }

  /// A builtin type whose instances have a `__dict__`; the first base decides the layout.
  public static PyType builtinWithDict(BuiltinTable table, PyType... bases) {
    PyType type = new PyType(TYPE, table, bases[0]);
    type.flags |= HAS_DICT;
    if (bases.length > 1) {
      type.bases = bases;
      type.mro = Mro.of(type, bases);
    }
    return type;
  }

  /// A builtin sequence that `case [...]` matches, whose `+` and `*` come after the other operand's own methods.
  public static PyType sequence(BuiltinTable table) {
    return flagged(table, SEQUENCE | CONCATENATES);
  }

  /// A builtin type whose `+` and `*` come after the other operand's own methods, but which `case [...]` does not match.
  public static PyType concatenating(BuiltinTable table) {
    return flagged(table, CONCATENATES);
  }

  /// A builtin type that adds nothing to the layout of its instances, so that a class may have it beside any other base.
  public static PyType mixin(BuiltinTable table) {
    return flagged(table, MIXIN);
  }

  /// A builtin mapping that `case {...}` matches.
  public static PyType mapping(BuiltinTable table) {
    return flagged(table, MAPPING);
  }

  private static PyType flagged(BuiltinTable table, int flag) {
    PyType type = new PyType(TYPE, table, OBJECT);
    type.flags |= flag;
    return type;
  }

  private static PyType[] prepend(PyType first, PyType[] rest) {
    PyType[] result = new PyType[rest.length + 1];
    result[0] = first;
    System.arraycopy(rest, 0, result, 1, rest.length);
    return result;
  }

  public String name() {
    return name;
  }

  /// The name as messages give it: that of a builtin type starts with its module.
  public String messageName() {
    return table == null || table.module().equals("builtins") ? name : table.module() + "." + name;
  }

  void setName(String name) {
    this.name = name;
  }

  public Object qualName() {
    return qualName;
  }

  void setQualName(Object qualName) {
    this.qualName = qualName;
  }

  /// The generated table of a builtin type; null for a Python class.
  public BuiltinTable table() {
    return table;
  }

  /// The base that decides the layout: `__base__`.
  public PyType base() {
    return base;
  }

  /// Not to be changed.
  public PyType[] bases() {
    return bases;
  }

  /// The method resolution order, this type first; not to be changed.
  public PyType[] mro() {
    return mro;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  void setFlag(int flag, boolean on) {
    synchronized (LOCK) {
      flags = on ? flags | flag : flags & ~flag;
    }
  }

  public boolean isHeap() {
    return (flags & HEAP) != 0;
  }

  /// The nearest builtin type among this one and its bases by layout; it decides the Java class of instances.
  public PyType solid() {
    PyType t = this;
    while (t.isHeap()) {
      t = t.base;
    }
    return t;
  }

  /// The number that identifies the present state of this type's attributes, its bases' included; 0 while it changes.
  public long version() {
    return version;
  }

  public boolean isSubtypeOf(PyType other) {
    if (this == other) {
      return true;
    }
    for (PyType t : mro) {
      if (t == other) {
        return true;
      }
    }
    return false;
  }

  int reservedSlots() {
    return reservedSlots;
  }

  /// The shape of a new instance.
  Shape rootShape() {
    Shape shape = rootShape;
    if (shape == null) {
      synchronized (LOCK) {
        if (rootShape == null) {
          dictionaryShape = Shape.dictionary(this, reservedSlots);
          rootShape = Shape.root(this, reservedSlots);
        }
        shape = rootShape;
      }
    }
    return shape;
  }

  Shape dictionaryShape() {
    rootShape();
    return dictionaryShape;
  }

  SubclassList subclasses() {
    return subclasses;
  }

  /// The type's own attributes, without those of its bases. Reached from Python through a mapping proxy only; change it with
  /// [#setAttribute].
  public PyDict dict() {
    if (slots == null) {
      fill();
    }
    return dict;
  }

  /// The raw attribute behind a special method (one of the constants of [Slot]), inherited ones included; null if absent.
  public Object slot(int slot) {
    Object[] s = slots;
    if (s == null) {
      s = fill();
    }
    return s[slot];
  }

  /// Finds a raw attribute along the method resolution order; null if absent. The name is a `str` value.
  public Object lookup(Object attribute) {
    if (version == 0) {
      // In the middle of a change: what is cached may be older than what another thread has already seen in the dictionary.
      return search(attribute, 0);
    }
    ConcurrentHashMap<Object, Object> cache = lookups;
    Object found = cache.get(attribute);
    if (found == null) {
      found = search(attribute, 0);
      cache.put(attribute, found == null ? MISSING : found);
    }
    return found == MISSING ? null : found;
  }

  /// Like [#lookup], but starts `skip` types into the order and does not cache; for `super`.
  Object search(Object attribute, int skip) {
    PyType[] order = mro;
    ThreadState ts = ThreadState.currentOrNull();
    for (int i = skip; i < order.length; i++) {
      Object found = order[i].dict().get(ts, attribute);
      if (found == null && !order[i].isHeap() && attribute.equals("__doc__")) {
        // The documentation of a builtin type stays out of its dictionary, so that it is not loaded before it is asked for.
        found = order[i].doc();
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Fills attributes and slots of a builtin type at first use.
  private Object[] fill() {
    synchronized (LOCK) {
      if (slots == null) {
        if (dict == null) {
          dict = table == null ? new PyDict() : table.attributes(this);
        }
        Object[] made = computeSlots();
        VarHandle.releaseFence();
        slots = made;
      }
      return slots;
    }
  }

  private Object[] computeSlots() {
    Object[] made = new Object[Slot.COUNT];
    PyType[] order = mro;
    for (int i = order.length - 1; i >= 0; i--) {
      PyType t = order[i];
      PyDict attributes = t == this ? dict : t.dict();
      if (t != this && !t.isHeap() && t.base == (i + 1 < order.length ? order[i + 1] : null)) {
        System.arraycopy(t.slots, 0, made, 0, made.length);
        continue;
      }
      PyDict.Cursor cursor = attributes.cursor();
      while (cursor.advance()) {
        int slot = Slot.find(cursor.key());
        if (slot >= 0) {
          made[slot] = cursor.value();
        }
      }
    }
    updateFlags(made);
    return made;
  }

  private void updateFlags(Object[] made) {
    if (this == OBJECT || !isHeap()) {
      return;
    }
    int generic = 0;
    if (made[Slot.GETATTRIBUTE] == OBJECT.slot(Slot.GETATTRIBUTE) && made[Slot.GETATTR] == null) {
      generic |= GENERIC_GET;
    }
    if (made[Slot.SETATTR] == OBJECT.slot(Slot.SETATTR) && made[Slot.DELATTR] == OBJECT.slot(Slot.DELATTR)) {
      generic |= GENERIC_SET;
    }
    if (made[Slot.DEL] != null) {
      generic |= HAS_DEL;
    }
    flags = flags & ~(GENERIC_GET | GENERIC_SET | HAS_DEL) | generic;
  }

  /// Sets the order of resolution and gives the class its slots and version; for [TypeBuilder] and `__bases__`.
  void resolve(PyType[] order) {
    change(() -> mro = order);
  }

  /// Sets the bases of a class and then its order; its subclasses recompute theirs before.
  void setBases(PyType[] newBases, PyType newBase) {
    bases = newBases;
    base = newBase;
  }

  /// Sets or, with null, deletes an attribute of a Python class; false if there was none to delete.
  public boolean setAttribute(ThreadState ts, Object attribute, Object value) {
    boolean[] done = {true};
    change(() -> {
      if (value == null) {
        done[0] = dict.remove(ts, attribute) != null;
      } else {
        dict.put(ts, attribute, value);
      }
    });
    return done[0];
  }

  /// Runs a change of this class: versions go to 0, the change happens, caches and slots are renewed, versions are published.
  private void change(Runnable action) {
    synchronized (LOCK) {
      List<PyType> family = new ArrayList<>();
      collect(family);
      for (PyType t : family) {
        t.version = 0;
      }
      action.run();
      for (PyType t : family) {
        t.lookups = new ConcurrentHashMap<>(4);
        Object[] made = t.computeSlots();
        VarHandle.releaseFence();
        t.slots = made;
      }
      for (PyType t : family) {
        t.version = NEXT_VERSION.getAndIncrement();
      }
    }
  }

  private void collect(List<PyType> family) {
    if (!family.contains(this)) {
      family.add(this);
      for (PyType t : subclasses.live()) {
        t.collect(family);
      }
    }
  }

  /// The `str` under `__module__` of this type, or null.
  public Object module() {
    if (table != null) {
      return table.module();
    }
    return dict.get("__module__");
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    return Instantiation.call(ts, this, args, positional, keywordNames);
  }

  @Override
  public Object call0(ThreadState ts) {
    return Instantiation.call0(ts, this);
  }

  @Override
  public Object call1(ThreadState ts, Object a) {
    return this == TYPE ? Types.of(a) : Instantiation.call1(ts, this, a);
  }

  @Override
  public Object call2(ThreadState ts, Object a, Object b) {
    return Instantiation.call2(ts, this, a, b);
  }

  @Override
  public Object call3(ThreadState ts, Object a, Object b, Object c) {
    return Instantiation.call3(ts, this, a, b, c);
  }

  /// The documentation of a builtin type, or None.
  Object doc() {
    return table == null || table.doc() == null ? PyNone.NONE : table.doc();
  }

  @Override
  public String toString() {
    return "<class '" + name + "'>";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.builtin.PyMemberDescr;
import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.modules.WeakReferences;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyClassMethod;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStaticMethod;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes Python classes: what `type.__new__` does.
final class TypeBuilder {
  private final ThreadState ts;
  private final String name;
  private final PyType[] bases;
  private final PyDict dict = new PyDict();
  private PyType metatype;
  private PyType base;
  private int flags;
  private int firstReserved;
  private List<Object> slots = List.of();

  private TypeBuilder(ThreadState ts, PyType metatype, String name, PyType[] bases) {
    this.ts = ts;
    this.metatype = metatype;
    this.name = name;
    this.bases = bases;
  }

  /// Makes the class; `kwargs` go to `__init_subclass__` (args holds their values only).
  static Object build(ThreadState ts, PyType metatype, String name, PyTuple baseTuple, PyDict namespace, PyDict kwargs) {
    PyType[] bases = checkedBases(baseTuple);
    PyType winner = metatype;
    for (PyType b : bases) {
      winner = moreDerived(winner, b.type);
    }
    Object constructor = winner.slot(Slot.NEW);
    if (winner != metatype && constructor != PyType.TYPE.slot(Slot.NEW)) {
      Object callee = Calls.unwrapStatic(ts, constructor, winner);
      return callConstructor(ts, callee, kwargs, winner, Text.fromJava(name), baseTuple, namespace);
    }
    if (name.indexOf('\0') >= 0) {
      throw PyErrors.valueError("type name must not contain null characters");
    }
    checkEncodable(ts, Text.fromJava(name));
    TypeBuilder builder = new TypeBuilder(ts, winner, name, bases);
    return builder.build(namespace, kwargs);
  }

  private static Object callConstructor(ThreadState ts, Object callee, PyDict kwargs, Object... positional) {
    int extra = kwargs == null ? 0 : kwargs.size();
    Object[] args = java.util.Arrays.copyOf(positional, positional.length + extra);
    String[] names = new String[extra];
    if (extra > 0) {
      PyDict.Cursor cursor = kwargs.cursor();
      for (int i = 0; cursor.advance(); i++) {
        names[i] = Text.toJava(cursor.key());
        args[positional.length + i] = cursor.value();
      }
    }
    return Calls.call(ts, callee, args, positional.length, extra == 0 ? null : names);
  }

  private static PyType[] checkedBases(PyTuple tuple) {
    if (tuple.size() == 0) {
      return new PyType[] {PyType.OBJECT};
    }
    PyType[] bases = new PyType[tuple.size()];
    for (int i = 0; i < bases.length; i++) {
      if (!(tuple.get(i) instanceof PyType t)) {
        boolean entries = Types.of(tuple.get(i)).lookup("__mro_entries__") != null;
        throw PyErrors.typeError(entries ? "type() doesn't support MRO entry resolution; use types.new_class()" : "bases must be types");
      }
      bases[i] = t;
    }
    return bases;
  }

  /// UnicodeEncodeError for lone surrogates, which C strings can not have.
  static void checkEncodable(ThreadState ts, Object text) {
    // Quick where there are none, since each class comes here.
    if (!(text instanceof String s) || !new String(s.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(s)) {
      Codecs.encode(ts, text, "utf-8", "strict");
    }
  }

  /// The more derived of two metatypes; TypeError if neither derives from the other.
  static PyType moreDerived(PyType a, PyType b) {
    if (a.isSubtypeOf(b)) {
      return a;
    }
    if (b.isSubtypeOf(a)) {
      return b;
    }
    throw PyErrors.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all"
        + " its bases");
  }

  private PyType build(PyDict namespace, PyDict kwargs) {
    base = bestBase(bases);
    firstReserved = base.isHeap() ? base.reservedSlots() : 0;
    PyDict.Cursor cursor = namespace.cursor();
    while (cursor.advance()) {
      dict.put(ts, cursor.key(), cursor.value());
    }
    decideSlots();
    Object qualName = takeQualName();
    wrapSpecialMethods();
    PyType cls = new PyType(metatype, name, qualName, bases, base, dict, PyType.SUBCLASSABLE | flags, firstReserved + slots.size());
    Object classCell = dict.remove(ts, "__classcell__");
    Object classDictCell = dict.remove(ts, "__classdictcell__");
    addSlotDescriptors(cls);
    addDictDescriptor(cls);
    addModule();
    Object doc = dict.get("__doc__");
    if (doc == null) {
      dict.put("__doc__", PyNone.NONE);
    } else if (Text.isStr(doc)) {
      checkEncodable(ts, doc);
    }
    if (dict.get("__eq__") != null && dict.get("__hash__") == null) {
      dict.put("__hash__", PyNone.NONE);
    }
    cls.resolve(resolutionOrder(ts, cls));
    inheritFlags(cls);
    register(ts, cls);
    fillCells(cls, classCell, classDictCell);
    setNames(ts, cls);
    initSubclass(ts, cls, kwargs);
    return cls;
  }

  /// The base whose layout the class extends, after checking that every base can be derived from and that layouts agree.
  static PyType bestBase(PyType[] bases) {
    PyType best = null;
    PyType widest = null;
    for (PyType b : bases) {
      if (!b.has(PyType.SUBCLASSABLE)) {
        throw PyErrors.typeError("type '" + TypeNames.full(b) + "' is not an acceptable base type");
      }
      PyType layout = layoutOwner(b);
      if (best == null) {
        best = b;
        widest = layout;
      } else if (!widest.isSubtypeOf(layout)) {
        if (!layout.isSubtypeOf(widest)) {
          throw PyErrors.typeError("multiple bases have instance lay-out conflict");
        }
        best = b;
        widest = layout;
      }
    }
    return best;
  }

  /// The nearest type along the layout bases that adds something to the layout: a builtin type or one with slots of its own.
  private static PyType layoutOwner(PyType type) {
    PyType t = type;
    while (t.isHeap() && t.reservedSlots() == (t.base().isHeap() ? t.base().reservedSlots() : 0)) {
      t = t.base();
    }
    while (!t.isHeap() && t.base() != null && (t.table() instanceof PlainTable || t.has(PyType.MIXIN))) {
      t = t.base();
    }
    return t;
  }

  private void decideSlots() {
    boolean baseDict = base.has(PyType.HAS_DICT);
    boolean baseWeak = base.has(PyType.HAS_WEAKREF);
    for (PyType b : bases) {
      baseDict |= b.has(PyType.HAS_DICT);
      baseWeak |= b.has(PyType.HAS_WEAKREF);
    }
    Object declared = dict.get("__slots__");
    if (declared == null) {
      flags = PyType.HAS_DICT | PyType.HAS_WEAKREF;
      return;
    }
    flags = (baseDict ? PyType.HAS_DICT : 0) | (baseWeak ? PyType.HAS_WEAKREF : 0);
    slots = new ArrayList<>();
    Object[] names = Text.isStr(declared) ? new Object[] {declared} : Sequences.toArray(ts, declared);
    if (names.length > 0 && isVariableSized(base.solid())) {
      throw PyErrors.typeError("nonempty __slots__ not supported for subtype of '" + base.name() + "'");
    }
    for (Object slotName : names) {
      addSlot(slotName, baseDict, baseWeak);
    }
    slots.sort((a, b) -> Text.toJava(a).compareTo(Text.toJava(b)));
  }

  /// Types whose instances CPython gives their items in line; a class derived from one can not add slots.
  private static boolean isVariableSized(PyType solid) {
    return solid == dev.krait.runtime.object.PyLong.TYPE || solid == PyTuple.TYPE || solid == dev.krait.runtime.object.PyBytes.TYPE;
  }

  private void addSlot(Object slotName, boolean baseDict, boolean baseWeak) {
    Object plain = Text.valueOrNull(slotName);
    if (plain == null) {
      throw PyErrors.typeError("__slots__ items must be strings, not '" + Types.nameOf(slotName) + "'");
    }
    if (!dev.krait.runtime.object.PyStr.isIdentifier(plain)) {
      throw PyErrors.typeError("__slots__ must be identifiers");
    }
    if (plain.equals("__dict__")) {
      if (baseDict || (flags & PyType.HAS_DICT) != 0) {
        throw PyErrors.typeError("__dict__ slot disallowed: we already got one");
      }
      flags |= PyType.HAS_DICT;
    } else if (plain.equals("__weakref__")) {
      if (baseWeak || (flags & PyType.HAS_WEAKREF) != 0) {
        throw PyErrors.typeError("__weakref__ slot disallowed: we already got one");
      }
      flags |= PyType.HAS_WEAKREF;
    } else {
      Object mangled = mangle(plain);
      if (dict.get(ts, mangled) != null && !mangled.equals("__qualname__") && !mangled.equals("__classcell__")) {
        throw PyErrors.valueError("'" + Text.toJava(mangled) + "' in __slots__ conflicts with class variable");
      }
      if (!slots.contains(mangled)) {
        slots.add(mangled);
      }
    }
  }

  private Object mangle(Object slotName) {
    String text = Text.toJava(slotName);
    int start = 0;
    while (start < name.length() && name.charAt(start) == '_') {
      start++;
    }
    return text.startsWith("__") && !text.endsWith("__") && text.indexOf('.') < 0 && start < name.length()
        ? Text.fromJava("_" + name.substring(start) + text)
        : slotName;
  }

  /// The names that the class's own `__slots__` reserved, for comparing layouts.
  static List<Object> slotNames(PyType cls) {
    List<Object> names = new ArrayList<>();
    for (PyType t = cls; t.isHeap(); t = t.base()) {
      PyDict.Cursor cursor = t.dict().cursor();
      while (cursor.advance()) {
        if (cursor.value() instanceof PyMemberDescr) {
          names.add(cursor.key());
        }
      }
    }
    return names;
  }

  private void addSlotDescriptors(PyType cls) {
    for (int i = 0; i < slots.size(); i++) {
      dict.put(ts, slots.get(i), new PyMemberDescr(cls, Text.toJava(slots.get(i)), firstReserved + i));
    }
  }

  /// The attributes for the dictionary of the instances and for weak references, where this class is the first to give them one.
  private void addDictDescriptor(PyType cls) {
    boolean inherited = false;
    for (PyType b : bases) {
      inherited |= b.has(PyType.HAS_DICT) || b.isSubtypeOf(PyType.TYPE);
    }
    if ((flags & PyType.HAS_DICT) != 0 && !inherited && dict.get("__dict__") == null) {
      dict.put("__dict__", HeapAttributesTable.INSTANCE.descriptor("__dict__", cls));
    }
    boolean weak = WeakReferences.isPossible(base.solid()) && base.solid() != PyType.OBJECT && !base.solid().has(PyType.MIXIN)
        || isVariableSized(base.solid());
    for (PyType b : bases) {
      weak |= b.has(PyType.HAS_WEAKREF);
    }
    if ((flags & PyType.HAS_WEAKREF) != 0 && !weak && dict.get("__weakref__") == null) {
      dict.put("__weakref__", HeapAttributesTable.INSTANCE.descriptor("__weakref__", cls));
    }
  }

  private Object takeQualName() {
    Object qualName = dict.remove(ts, "__qualname__");
    if (qualName == null) {
      return Text.fromJava(name);
    }
    if (!Text.isStr(qualName)) {
      throw PyErrors.typeError("type __qualname__ must be a str, not " + Types.nameOf(qualName));
    }
    return qualName;
  }

  private void wrapSpecialMethods() {
    if (dict.get("__new__") instanceof PyFunction f) {
      dict.put("__new__", new PyStaticMethod(f));
    }
    if (dict.get("__init_subclass__") instanceof PyFunction f) {
      dict.put("__init_subclass__", new PyClassMethod(f));
    }
    if (dict.get("__class_getitem__") instanceof PyFunction f) {
      dict.put("__class_getitem__", new PyClassMethod(f));
    }
  }

  private void addModule() {
    if (dict.get("__module__") == null) {
      PyDict globals = ts.frame == null ? null : ts.frame.globals();
      Object module = globals == null ? null : globals.get("__name__");
      if (module != null) {
        dict.put("__module__", module);
      }
    }
  }

  /// The order that the metatype's `mro` gives, checked.
  static PyType[] resolutionOrder(ThreadState ts, PyType cls) {
    Object method = cls.type == PyType.TYPE ? null : cls.type.lookup("mro");
    if (method == null || method == PyType.TYPE.lookup("mro")) {
      return Mro.of(cls, cls.bases());
    }
    Object[] items = Sequences.toArray(ts, Calls.call0(ts, Calls.bind(ts, method, cls)));
    PyType[] order = new PyType[items.length];
    for (int i = 0; i < items.length; i++) {
      if (!(items[i] instanceof PyType t)) {
        throw PyErrors.typeError("mro() returned a non-class ('" + Types.nameOf(items[i]) + "')");
      }
      if (!cls.solid().isSubtypeOf(t.solid())) {
        throw PyErrors.typeError("mro() returned base with unsuitable layout ('" + t.name() + "')");
      }
      order[i] = t;
    }
    return order;
  }

  private void inheritFlags(PyType cls) {
    for (PyType t : cls.mro()) {
      if (t.has(PyType.SEQUENCE) || t.has(PyType.MAPPING)) {
        cls.setFlag(t.has(PyType.SEQUENCE) ? PyType.SEQUENCE : PyType.MAPPING, true);
        return;
      }
    }
  }

  /// Tells the bases that they have a new subclass.
  static void register(ThreadState ts, PyType cls) {
    for (PyType b : cls.bases()) {
      subclassesOf(ts, b).add(cls);
    }
  }

  /// The subclasses of a type in the interpreter of the thread.
  static SubclassList subclassesOf(ThreadState ts, PyType type) {
    return type.isHeap() ? type.subclasses() : ts.interpreter().subclassesOf(type);
  }

  private static void fillCells(PyType cls, Object classCell, Object classDictCell) {
    if (classCell != null) {
      if (!(classCell instanceof PyCell cell)) {
        throw PyErrors.typeError("__classcell__ must be a nonlocal cell, not <class '" + Types.nameOf(classCell) + "'>");
      }
      cell.set(cls);
    }
    if (classDictCell instanceof PyCell cell) {
      cell.set(cls.dict());
    }
  }

  private static void setNames(ThreadState ts, PyType cls) {
    PyDict copy = new PyDict();
    PyDict.Cursor cursor = cls.dict().cursor();
    while (cursor.advance()) {
      copy.put(ts, cursor.key(), cursor.value());
    }
    cursor = copy.cursor();
    while (cursor.advance()) {
      Object value = cursor.value();
      Object hook = value instanceof PyFunction ? null : Types.of(value).lookup("__set_name__");
      if (hook != null) {
        try {
          Calls.call2(ts, Calls.bind(ts, hook, value), cls, cursor.key());
        } catch (dev.krait.runtime.error.PyException e) {
          e.value.addNote(ts, "Error calling __set_name__ on '" + Types.nameOf(value) + "' instance "
              + dev.krait.runtime.protocol.Objects.reprText(ts, cursor.key()) + " in '" + cls.name() + "'");
          throw e;
        }
      }
    }
  }

  private static void initSubclass(ThreadState ts, PyType cls, PyDict kwargs) {
    PyType[] order = cls.mro();
    for (int i = 1; i < order.length; i++) {
      Object hook = order[i].dict().get("__init_subclass__");
      if (hook != null) {
        if (order[i] == PyType.OBJECT && (kwargs == null || kwargs.size() == 0)) {
          return;
        }
        Object get = Types.of(hook).slot(Slot.GET);
        Object bound = get == null ? hook : Calls.slot2(ts, get, hook, PyNone.NONE, cls);
        callWithKeywords(ts, bound, kwargs);
        return;
      }
    }
  }

  private static void callWithKeywords(ThreadState ts, Object callee, PyDict kwargs) {
    int count = kwargs == null ? 0 : kwargs.size();
    if (count == 0) {
      Calls.call0(ts, callee);
      return;
    }
    String[] names = new String[count];
    Object[] values = new Object[count];
    PyDict.Cursor cursor = kwargs.cursor();
    for (int i = 0; i < count && cursor.advance(); i++) {
      names[i] = Text.toJava(cursor.key());
      values[i] = cursor.value();
    }
    Calls.call(ts, callee, values, 0, names);
  }
}

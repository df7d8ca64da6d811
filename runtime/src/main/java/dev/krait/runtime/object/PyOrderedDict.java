// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;

/// A dictionary that can move keys to either end, and to whose equality the order matters.
@PyTypeDef(value = "OrderedDict", module = "collections", subclassable = true)
public class PyOrderedDict extends PyDict {
  public static final PyType TYPE = PyType.builtinWithDict(PyOrderedDictTable.INSTANCE, PyDict.TYPE);

  private final PyInstance attributes;
  /// Keys that methods of `dict` have removed behind the back of the order; null where that never happened.
  private volatile PyList lost;

  private PyOrderedDict(PyType type) {
    super(type);
    attributes = new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// A new dictionary, whatever the arguments: `__init__` fills it.
  @New("OrderedDict(*args, **kwargs)")
  static Object make(PyType cls, Object[] args, String[] keywordNames) {
    return new PyOrderedDict(cls);
  }

  /// Fills the dictionary from a mapping or pairs, then from keywords.
  @Special("__init__")
  void initialize(ThreadState ts, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional > 1) {
      throw PyErrors.typeError("expected at most 1 argument, got " + positional);
    }
    updateAll(ts, args, keywordNames);
  }

  private boolean isExact() {
    return type == TYPE || type.slot(Slot.SETITEM) == TYPE.slot(Slot.SETITEM);
  }

  /// Whether iterating over this dictionary is what `OrderedDict` does.
  final boolean iteratesInOrder() {
    return type == TYPE || type.slot(Slot.ITER) == TYPE.slot(Slot.ITER);
  }

  /// The values or pairs at one moment; null if there is a key that iteration, which looks each one up, might not find again.
  final Object[] entriesAtOnce(int what) {
    Object[] entries = snapshot(ITEMS);
    for (int i = 0; i < entries.length; i++) {
      Object[] pair = ((PyTuple) entries[i]).items();
      if (!(pair[0] instanceof String || pair[0] instanceof PyWideStr || pair[0] instanceof PyInt)) {
        return null;
      }
      entries[i] = what == VALUES ? pair[1] : entries[i];
    }
    return entries;
  }

  /// The value of a key that iteration gave; KeyError if looking it up does not find it, as for a key whose hash changes.
  final Object present(ThreadState ts, Object key) {
    Object value = key instanceof String s ? get(s) : get(ts, key);
    if (value == null) {
      throw PyErrors.keyError(key);
    }
    return value;
  }

  @Override
  final void removedAsPlain(Object key) {
    PyList keys = lost;
    if (keys == null) {
      keys = new PyList();
      lost = keys;
    }
    keys.append(key);
  }

  /// KeyError if a method of `dict` has removed a key that the order, as CPython keeps it, still has.
  private void checkOrder(ThreadState ts) {
    PyList keys = lost;
    for (int i = 0; keys != null && i < keys.size(); i++) {
      present(ts, keys.get(i));
    }
  }

  private void store(ThreadState ts, Object key, Object value) {
    if (isExact()) {
      put(ts, key, value);
    } else {
      Objects.setItem(ts, this, key, value);
    }
  }

  @Special("__setitem__")
  void storeItem(ThreadState ts, Object key, Object value) {
    put(ts, key, value);
  }

  @Special("__delitem__")
  void removeItem(ThreadState ts, Object key) {
    if (remove(ts, key) == null) {
      throw PyErrors.keyError(key);
    }
  }

  /// Takes over the entries of a mapping or pairs, then those of the keywords.
  @Method("update(*args, **kwargs)")
  void updateAll(ThreadState ts, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional > 1) {
      throw PyErrors.typeError("update() takes at most 1 positional argument (" + positional + " given)");
    }
    if (positional == 1) {
      addAll(ts, args[0]);
    }
    for (int i = positional; i < args.length; i++) {
      store(ts, Text.fromJava(keywordNames[i - positional]), args[i]);
    }
  }

  private void addAll(ThreadState ts, Object source) {
    if (source instanceof PyDict d && d.type == PyDict.TYPE) {
      addPairs(ts, d.items());
      return;
    }
    Object keys = Objects.findAttribute(ts, source, "keys");
    if (keys != null) {
      Object iterator = Iterators.of(ts, Calls.call0(ts, keys));
      for (Object key; (key = Iterators.next(ts, iterator)) != null;) {
        store(ts, key, Objects.getItem(ts, source, key));
      }
      return;
    }
    Object items = Objects.findAttribute(ts, source, "items");
    addPairs(ts, items == null ? source : Calls.call0(ts, items));
  }

  private void addPairs(ThreadState ts, Object pairs) {
    Object iterator = Iterators.of(ts, pairs);
    for (Object pair; (pair = Iterators.next(ts, iterator)) != null;) {
      Object[] parts = Sequences.toArray(ts, pair);
      if (parts.length != 2) {
        throw PyErrors.valueError(parts.length < 2 ? "need more than " + parts.length + " value" + (parts.length == 1 ? "" : "s") + " to unpack"
            : "too many values to unpack (expected 2)");
      }
      store(ts, parts[0], parts[1]);
    }
  }

  /// Makes a dictionary with the keys of the iterable, which all have the same value.
  @ClassMethod("fromkeys(iterable, value=None)")
  static Object make(ThreadState ts, PyType cls, Object iterable, Object value) {
    return DictUpdate.fromKeys(ts, cls, iterable, value);
  }

  /// The value of the key, which is stored with the default first if it is absent.
  @Method("setdefault(key, default=None)")
  Object valueOrStore(ThreadState ts, Object key, Object defaultValue) {
    if (isExact()) {
      return putIfAbsent(ts, key, defaultValue);
    }
    if (Sequences.contains(ts, this, key)) {
      return Objects.getItem(ts, this, key);
    }
    Objects.setItem(ts, this, key, defaultValue);
    return defaultValue;
  }

  /// Removes the key and returns its value; if it is absent, returns the default, or raises KeyError where none is given.
  @Method("pop(key, default=<unrepresentable>)")
  Object take(ThreadState ts, Object key, Object defaultValue) {
    Object value = remove(ts, key);
    if (value == null) {
      if (defaultValue == null) {
        throw PyErrors.keyError(key);
      }
      return defaultValue;
    }
    return value;
  }

  /// Removes the last key, or the first, and returns it with its value.
  @Method("popitem(last=True)")
  Object takeEnd(ThreadState ts, boolean last) {
    Object[] pair = removeEnd(last);
    if (pair == null) {
      throw PyErrors.keyError("dictionary is empty");
    }
    return PyTuple.of(pair);
  }

  /// Moves a key to the end, or to the front.
  @Method("move_to_end(key, last=True)")
  void moveToEnd(ThreadState ts, Object key, boolean last) {
    if (!move(ts, key, last)) {
      throw PyErrors.keyError(key);
    }
  }

  /// The keys, as a view that follows the dictionary.
  @Method("keys()")
  Object keyView() {
    return new PyOrderedDictKeys(this);
  }

  /// The values, as a view that follows the dictionary.
  @Method("values()")
  Object valueView() {
    return new PyOrderedDictValues(this);
  }

  /// The pairs of key and value, as a view that follows the dictionary.
  @Method("items()")
  Object itemView() {
    return new PyOrderedDictItems(this);
  }

  /// Removes all entries.
  @Method("clear()")
  void removeAll() {
    lost = null;
    clear();
  }

  /// A dictionary of the same class with the same entries.
  @Method("copy()")
  Object shallowCopy(ThreadState ts) {
    checkOrder(ts);
    Object made = type == TYPE ? new PyOrderedDict(TYPE) : Calls.call0(ts, type);
    if (made instanceof PyOrderedDict next && type == TYPE) {
      Object keys = keyIterator();
      for (Object key; (key = Iterators.next(ts, keys)) != null;) {
        next.put(ts, key, present(ts, key));
      }
      InstanceAttributes.view(next.attributes).putAll(ts, InstanceAttributes.view(attributes), true);
      return next;
    }
    Object iterator = keyIterator();
    for (Object key; (key = Iterators.next(ts, iterator)) != null;) {
      Objects.setItem(ts, made, key, Objects.getItem(ts, this, key));
    }
    return made;
  }

  @Special("__iter__")
  Object keyOrder() {
    return keyIterator();
  }

  /// An iterator over the keys from the last to the first.
  @Method("__reversed__()")
  Object keyOrderReversed() {
    return keyReversed();
  }

  @Override
  PyIterator keyIterator() {
    return new PyOrderedDictIterator(this, PyOrderedDictIterator.KEYS, false);
  }

  @Override
  PyIterator keyReversed() {
    return new PyOrderedDictIterator(this, PyOrderedDictIterator.KEYS, true);
  }

  @Override
  PyIterator valueIterator() {
    return new PyOrderedDictIterator(this, PyOrderedDictIterator.VALUES, false);
  }

  @Override
  PyIterator valueReversed() {
    return new PyOrderedDictIterator(this, PyOrderedDictIterator.VALUES, true);
  }

  @Override
  PyIterator itemIterator() {
    return new PyOrderedDictIterator(this, PyOrderedDictIterator.ITEMS, false);
  }

  @Override
  PyIterator itemReversed() {
    return new PyOrderedDictIterator(this, PyOrderedDictIterator.ITEMS, true);
  }

  @Override
  String iterationName() {
    return "OrderedDict";
  }

  @Special("__or__")
  Object union(ThreadState ts, Object value) {
    return value instanceof PyDict ? united(ts, this, value) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ror__")
  Object reflectedUnion(ThreadState ts, Object value) {
    return value instanceof PyDict ? united(ts, value, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  private Object united(ThreadState ts, Object lhs, Object rhs) {
    Object made = Calls.call1(ts, type, lhs);
    if (made instanceof PyOrderedDict next) {
      next.addAll(ts, rhs);
    } else {
      Calls.method(ts, made, "update", rhs);
    }
    return made;
  }

  @Special("__ior__")
  Object unionInPlace(ThreadState ts, Object value) {
    addAll(ts, value);
    return this;
  }

  @Special("__eq__")
  Object isEqual(ThreadState ts, Object value) {
    return value instanceof PyDict that ? PyBool.of(sameOrder(ts, that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ne__")
  Object isNotEqual(ThreadState ts, Object value) {
    return value instanceof PyDict that ? PyBool.of(!sameOrder(ts, that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  private boolean sameOrder(ThreadState ts, PyDict that) {
    if (!isSame(ts, that)) {
      return false;
    }
    if (!(that instanceof PyOrderedDict ordered)) {
      return true;
    }
    if (size() != that.size()) {
      return false;
    }
    PyOrderedDictIterator mine = new PyOrderedDictIterator(this, PyOrderedDictIterator.KEYS, false);
    PyOrderedDictIterator theirs = new PyOrderedDictIterator(ordered, PyOrderedDictIterator.KEYS, false);
    for (Object key; (key = mine.next(ts)) != null;) {
      Object other = theirs.next(ts);
      if (other == null || !Objects.identicalOrEqual(ts, key, other)) {
        return false;
      }
      mine.checkUnchanged();
      theirs.checkUnchanged();
    }
    return true;
  }

  @Special("__repr__")
  Object text(ThreadState ts) {
    if (size() == 0) {
      return Text.fromJava(type.name() + "()");
    }
    if (!Reprs.enter(ts, this)) {
      return "...";
    }
    try {
      checkOrder(ts);
      Object plain = new PyDict();
      if (type == TYPE) {
        Object keys = keyIterator();
        for (Object key; (key = Iterators.next(ts, keys)) != null;) {
          ((PyDict) plain).put(ts, key, present(ts, key));
        }
      } else {
        for (Object pair : Sequences.toArray(ts, Calls.method(ts, this, "items"))) {
          Object[] parts = Sequences.toArray(ts, pair);
          ((PyDict) plain).put(ts, parts[0], parts[1]);
        }
      }
      return Text.fromJava(type.name() + "(" + Objects.reprText(ts, plain) + ")");
    } finally {
      Reprs.leave(ts);
    }
  }

  /// How pickle makes the dictionary again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object state = Calls.method(ts, this, "__getstate__");
    Object items = Iterators.of(ts, Calls.method(ts, this, "items"));
    return PyTuple.of(type, PyTuple.EMPTY, state, PyNone.NONE, items);
  }

  /// How many bytes the dictionary takes.
  @Method("__sizeof__()")
  long size(ThreadState ts) {
    return sizeOf() + 24L * size();
  }

  /// The attributes.
  @Getter("__dict__")
  Object getAttributes() {
    return InstanceAttributes.view(attributes);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.HashMap;

/// A mapping from hashable objects to values that keeps the order of insertion.
///
/// Java: # Layout
/// The storage is a [DictTable], replaced as a whole when it is full.
///
/// # Thread rule
/// Reads take no lock: within a table, index positions and entries are only ever added, a deleted entry is never used again, and
/// adding publishes the index word last, with release, which readers load with acquire. What needs more room or loses
/// its tombstones is a new table. Writers hold this object's monitor while threads run in parallel ([Multi]).
/// The monitor is a leaf lock: a comparison that may run Python code happens outside it, against a snapshot (the table and how
/// many entries it had), which is then checked under the lock, and the operation retries if it has moved on.
@PyTypeDef(value = "dict", subclassable = true)
public class PyDict extends PyObject {
  public static final PyType TYPE = PyType.mapping(PyDictTable.INSTANCE);

  /// Guarded by this object's monitor for writing; readers load it once, with acquire.
  private DictTable table = DictTable.EMPTY;
  /// The number of present keys; guarded by this object's monitor for writing.
  private int size;
  /// All cells that were ever asked for, by name; guarded by this object's monitor.
  private HashMap<Object, DictCell> cells;

  public PyDict() {
    super(TYPE);
  }

  public PyDict(PyType type) {
    super(type);
  }

  /// An instance of a Python class derived from `dict`.
  static final class Derived extends PyDict {
    private final PyInstance attributes;

    Derived(PyType type) {
      super(type);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  /// A dictionary with room for so many keys.
  public static PyDict withCapacity(int capacity) {
    PyDict dict = new PyDict();
    dict.table = capacity == 0 ? DictTable.EMPTY : new DictTable(0, capacity, false);
    return dict;
  }

  /// A dictionary of the keywords of a call, whose values are in `args` from `first` on; the names are in Java's UTF-16.
  public static PyDict ofKeywords(String[] names, Object[] args, int first) {
    PyDict dict = withCapacity(names.length);
    for (int i = 0; i < names.length; i++) {
      dict.put(null, Text.fromJava(names[i]), args[first + i]);
    }
    return dict;
  }

  final DictTable table() {
    DictTable t = table;
    VarHandle.acquireFence();
    return t;
  }

  /// Only for the writer: replaces the storage by one that is complete.
  private void publish(DictTable next) {
    VarHandle.releaseFence();
    table = next;
  }

  /// The hash of a key; an unhashable one is refused in the words of a dictionary.
  static long hashOf(ThreadState ts, Object key) {
    return key instanceof String s ? Hashes.of(s) : hashOf(ts, key, "dict key");
  }

  static long hashOf(ThreadState ts, Object key, String role) {
    try {
      return Hashes.of(ts, key);
    } catch (PyException e) {
      if (e.value.type != Exceptions.TYPE_ERROR) {
        throw e;
      }
      throw PyErrors
          .typeError("cannot use '" + Types.nameOf(key) + "' as a " + role + " (" + Text.toJava(Objects.str(ts, e.value)) + ")");
    }
  }

  /// The value of the key, or null if it is absent. Raises what hashing or comparing raises.
  public Object get(ThreadState ts, Object key) {
    return getHashed(ts, key, DictTable.mix(hashOf(ts, key)));
  }

  final Object getHashed(ThreadState ts, Object key, int mixed) {
    while (true) {
      DictTable t = table();
      int entry = t.find(ts, key, mixed);
      if (entry >= 0) {
        Object stored = t.stored(entry);
        if (stored != null) {
          return stored instanceof DictCell cell ? cell.get() : stored;
        }
        // It was deleted just now, or has moved to another entry.
      } else if (t == table()) {
        return null;
      }
    }
  }

  /// The value of a `str` key, or null; as fast as a lookup can be, and free of Python code if all keys are plain.
  public Object get(String key) {
    return getHashed(ThreadState.currentOrNull(), key, DictTable.mix(Hashes.of(key)));
  }

  /// The key as it is stored, or null if it is absent.
  final Object storedKey(ThreadState ts, Object key, int mixed) {
    DictTable t = table();
    int entry = t.find(ts, key, mixed);
    return entry < 0 ? null : t.key(entry);
  }

  /// Stores a value and returns the one it replaces, or null.
  public Object put(ThreadState ts, Object key, Object value) {
    return store(ts, key, DictTable.mix(hashOf(ts, key)), value, true);
  }

  /// Stores a value under a `str` key.
  public void put(String key, Object value) {
    store(ThreadState.currentOrNull(), key, DictTable.mix(Hashes.of(key)), value, true);
  }

  /// The value of the key, which is stored first if it is absent: one atomic step.
  public Object putIfAbsent(ThreadState ts, Object key, Object value) {
    Object present = store(ts, key, DictTable.mix(hashOf(ts, key)), value, false);
    return present == null ? value : present;
  }

  final Object store(ThreadState ts, Object key, int mixed, Object value, boolean replace) {
    boolean lock = Multi.threads();
    while (true) {
      DictTable t = table();
      int used = t.used;
      int entry = t.find(ts, key, mixed);
      if (lock) {
        synchronized (this) {
          if (isCurrent(t, used, entry)) {
            return storeAt(t, entry, key, mixed, value, replace);
          }
        }
      } else if (isCurrent(t, used, entry)) {
        return storeAt(t, entry, key, mixed, value, replace);
      }
    }
  }

  /// Whether what the search of a snapshot said still holds; with the lock held.
  private boolean isCurrent(DictTable t, int used, int entry) {
    return table == t && (entry >= 0 ? t.stored(entry) != null : t.used == used);
  }

  private Object storeAt(DictTable t, int entry, Object key, int hash, Object value, boolean replace) {
    if (entry < 0) {
      append(t, key, hash, value);
      return null;
    }
    Object old = t.stored(entry);
    if (old instanceof DictCell cell) {
      old = cell.get();
      if (replace) {
        cell.set(value);
      }
    } else if (replace) {
      t.store(entry, value);
    }
    return old;
  }

  private void append(DictTable t, Object key, int hash, Object value) {
    DictTable target = t.isFull() || t.flooded && !t.keyed ? t.rebuilt(0, Math.max(5, size * 2)) : t;
    Object stored = value;
    if (cells != null) {
      DictCell cell = cells.get(key);
      if (cell != null) {
        cell.set(value);
        stored = cell;
      }
    }
    target.append(key, hash, stored);
    size++;
    if (target != t) {
      publish(target);
    }
  }

  /// Deletes a key and returns its value, or null if it is absent.
  public Object remove(ThreadState ts, Object key) {
    return removeHashed(ts, key, DictTable.mix(hashOf(ts, key)));
  }

  final Object removeHashed(ThreadState ts, Object key, int mixed) {
    boolean lock = Multi.threads();
    while (true) {
      DictTable t = table();
      int entry = t.find(ts, key, mixed);
      if (entry < 0) {
        if (t == table()) {
          return null;
        }
        continue;
      }
      if (lock) {
        synchronized (this) {
          if (isCurrent(t, 0, entry)) {
            return removeAt(t, entry);
          }
        }
      } else if (isCurrent(t, 0, entry)) {
        return removeAt(t, entry);
      }
    }
  }

  private Object removeAt(DictTable t, int entry) {
    Object old = t.stored(entry);
    if (old instanceof DictCell cell) {
      old = cell.get();
      cell.set(null);
    }
    t.delete(entry);
    size--;
    return old;
  }

  /// Deletes the last key (or the first) and returns it with its value, or null if there is none.
  Object[] removeEnd(boolean last) {
    synchronized (this) {
      DictTable t = table;
      int entry = last ? t.last() : t.next(t.head);
      if (entry < 0) {
        return null;
      }
      Object key = t.key(entry);
      return new Object[] {key, removeAt(t, entry)};
    }
  }

  /// Moves a key to the end or to the front; false if it is absent.
  final boolean move(ThreadState ts, Object key, boolean last) {
    int mixed = DictTable.mix(hashOf(ts, key));
    while (true) {
      DictTable t = table();
      int entry = t.find(ts, key, mixed);
      if (entry < 0) {
        return false;
      }
      synchronized (this) {
        if (isCurrent(t, 0, entry)) {
          moveEntry(t, entry, last);
          return true;
        }
      }
    }
  }

  /// Moves a key to the end if it is there; for caches.
  public final void moveToEnd(ThreadState ts, Object key) {
    move(ts, key, true);
  }

  /// Deletes the first key; for caches.
  public final void removeFirst() {
    removeEnd(false);
  }

  private void moveEntry(DictTable t, int entry, boolean last) {
    if (entry == (last ? t.last() : t.next(t.head))) {
      return;
    }
    Object key = t.key(entry);
    int hash = t.hashes[entry];
    Object stored = t.stored(entry);
    boolean rebuild = last ? t.isFull() : t.head == 0;
    DictTable target = rebuild ? t.rebuilt(last ? 0 : size, Math.max(5, size * 2), entry) : t;
    if (last) {
      target.append(key, hash, stored);
    } else {
      target.prepend(key, hash, stored);
    }
    // The new entry is there before the old one goes, so that a reader finds the key at any time.
    if (rebuild) {
      publish(target);
    } else {
      t.delete(entry);
    }
  }

  /// The number of keys.
  public int size() {
    return size;
  }

  /// Deletes all keys.
  public void clear() {
    if (Multi.threads()) {
      synchronized (this) {
        clearUnlocked();
      }
    } else {
      clearUnlocked();
    }
  }

  private void clearUnlocked() {
    table = DictTable.EMPTY;
    size = 0;
    if (cells != null) {
      for (DictCell cell : cells.values()) {
        cell.set(null);
      }
    }
  }

  /// The cell of a name, made if this is the first question; it may be empty.
  public synchronized DictCell cell(String name) {
    if (cells == null) {
      cells = new HashMap<>();
    }
    DictCell cell = cells.get(name);
    if (cell == null) {
      cell = new DictCell();
      DictTable t = table;
      int entry = t.find(null, name, DictTable.mix(Hashes.of(name)));
      if (entry >= 0) {
        cell.set(t.stored(entry));
        t.store(entry, cell);
      }
      cells.put(name, cell);
    }
    return cell;
  }

  /// Walks the entries that were present when it was made, in order, leaving out those that are gone when it gets there; later
  /// ones may show. Never fails, whatever other threads do.
  public static class Cursor {
    private final DictTable table;
    private int next;
    protected Object key;
    protected Object value;
    /// The mixed hash of the key, for copying into another table.
    int hash;

    Cursor(DictTable table) {
      this.table = table;
      next = table == null ? 0 : table.head;
    }

    /// Moves to the next entry; false at the end.
    public boolean advance() {
      int entry;
      while ((entry = next) < table.used) {
        next = entry + 1;
        Object k = table.key(entry);
        Object v = table.value(entry);
        if (k != null && v != null) {
          key = k;
          hash = table.hashes[entry];
          value = v;
          return true;
        }
      }
      return false;
    }

    public final Object key() {
      return key;
    }

    public final Object value() {
      return value;
    }
  }

  /// A walk over the entries as they are now.
  public Cursor cursor() {
    return new Cursor(table());
  }

  /// Moves an iteration to the next present entry; false at the end.
  boolean advance(PyDictIteration iteration) {
    DictTable t = table();
    while (true) {
      int entry;
      if (iteration.backwards) {
        int from = iteration.position < 0 ? t.used - 1 : iteration.position - 1 + t.head;
        entry = from < 0 || iteration.position == 0 ? -1 : t.previous(from);
      } else {
        entry = t.next(iteration.position + t.head);
      }
      if (entry < 0) {
        return false;
      }
      iteration.position = Math.max(0, entry - t.head + (iteration.backwards ? 0 : 1));
      Object key = t.key(entry);
      Object value = t.value(entry);
      if (key != null && value != null) {
        iteration.key = key;
        iteration.value = value;
        return true;
      }
      // It was deleted between the two looks at it.
    }
  }

  /// A new ordinary dictionary with the same contents.
  public PyDict copy() {
    PyDict copy = new PyDict();
    synchronized (this) {
      if (table.used - table.head > 2 * size + 8) {
        copy.table = table.copy().rebuilt(0, size);
      } else {
        copy.table = table.copy();
      }
      copy.size = size;
    }
    VarHandle.releaseFence();
    return copy;
  }

  /// Takes over every entry of another dictionary; `replace` says whether present keys get its values.
  public final void putAll(ThreadState ts, PyDict other, boolean replace) {
    if (other == this) {
      return;
    }
    boolean plain = !(this instanceof InstanceDict) && !(other instanceof InstanceDict);
    if (plain && takeTable(other)) {
      return;
    }
    if (plain && Multi.threads()) {
      change(ts, other.copy(), replace ? REPLACE : ADD, null);
      return;
    }
    int expected = other.size();
    Cursor cursor = other.cursor();
    while (cursor.advance()) {
      if (plain) {
        store(ts, cursor.key, cursor.hash, cursor.value, replace);
      } else if (replace) {
        put(ts, cursor.key, cursor.value);
      } else {
        putIfAbsent(ts, cursor.key, cursor.value);
      }
      if (other.size() != expected && !Multi.threads()) {
        throw PyErrors.runtimeError("dict mutated during update");
      }
    }
  }

  /// What [#change] does with each entry of another dictionary.
  static final int REPLACE = 0, ADD = 1, REMOVE = 2, TOGGLE = 3;

  /// Changes this dictionary by all entries of another one that nobody else knows, in one step as long as no comparison calls Python;
  /// from the first one that does, entry by entry. `fixed`, unless it is null, is stored instead of the other's values.
  final void change(ThreadState ts, PyDict other, int how, Object fixed) {
    Cursor cursor = other.cursor();
    boolean more = cursor.advance();
    synchronized (this) {
      while (more && changeUnlocked(cursor, how, fixed)) {
        more = cursor.advance();
      }
    }
    while (more) {
      Object value = fixed == null ? cursor.value : fixed;
      if (how < REMOVE) {
        store(ts, cursor.key, cursor.hash, value, how == REPLACE);
      } else if (removeHashed(ts, cursor.key, cursor.hash) == null && how == TOGGLE) {
        store(ts, cursor.key, cursor.hash, value, false);
      }
      more = cursor.advance();
    }
  }

  private boolean changeUnlocked(Cursor cursor, int how, Object fixed) {
    DictTable t = table;
    int entry = t.find(null, cursor.key, cursor.hash);
    if (entry == DictTable.NEEDS_CALL) {
      return false;
    }
    if (how < REMOVE || entry < 0 && how == TOGGLE) {
      storeAt(t, entry, cursor.key, cursor.hash, fixed == null ? cursor.value : fixed, how == REPLACE);
    } else if (entry >= 0) {
      removeAt(t, entry);
    }
    return true;
  }

  /// What [#snapshot] takes of each entry.
  static final int KEYS = 0, VALUES = 1, ITEMS = 2;

  /// The keys, values or pairs at one moment.
  Object[] snapshot(int what) {
    synchronized (this) {
      return collected(cursor(), size, what);
    }
  }

  static Object[] collected(Cursor cursor, int expected, int what) {
    Object[] result = new Object[expected];
    int count = 0;
    while (cursor.advance()) {
      if (count == result.length) {
        result = Arrays.copyOf(result, count + 8);
      }
      result[count++] = what == KEYS ? cursor.key : what == VALUES ? cursor.value : PyTuple.of(cursor.key, cursor.value);
    }
    return count == result.length ? result : Arrays.copyOf(result, count);
  }

  /// Takes over a copy of the other's storage, where this one is empty and that is worth while.
  final boolean takeTable(PyDict other) {
    if (size > 0 || cells != null || other.size <= 8) {
      return false;
    }
    PyDict copy = other.copy();
    synchronized (this) {
      if (size > 0 || cells != null) {
        return false;
      }
      size = copy.size;
      publish(copy.table);
      return true;
    }
  }

  /// A new dictionary, whatever the arguments: `__init__` fills it.
  @New("dict(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return cls == TYPE ? new PyDict() : new Derived(cls);
  }

  /// Fills the dictionary from a mapping or from pairs, then from keywords.
  @Special("__init__")
  void init(ThreadState ts, Object[] args, String[] keywordNames) {
    DictUpdate.update(ts, this, args, keywordNames, "dict");
  }

  /// The value of the key, or the default if the key is absent.
  @Method("get(key, default=None, /)")
  Object getOrDefault(ThreadState ts, Object key, Object defaultValue) {
    Object value = get(ts, key);
    return value == null ? defaultValue : value;
  }

  /// The value of the key, which is stored with the default first if it is absent.
  @Method("setdefault(key, default=None, /)")
  Object setDefault(ThreadState ts, Object key, Object defaultValue) {
    return putIfAbsent(ts, key, defaultValue);
  }

  /// Removes the key and returns its value; if it is absent, returns the default, or raises KeyError where none is given.
  @Method("pop(key, default=<unrepresentable>, /)")
  Object pop(ThreadState ts, Object key, Object defaultValue) {
    Object value = size() == 0 ? null : remove(ts, key);
    if (value == null) {
      if (defaultValue == null) {
        throw PyErrors.keyError(key);
      }
      return defaultValue;
    }
    removedAsPlain(key);
    return value;
  }

  /// Removes the last key and returns it with its value, as a pair.
  @Method("popitem()")
  Object popItem() {
    Object[] pair = removeEnd(true);
    if (pair == null) {
      throw PyErrors.keyError("popitem(): dictionary is empty");
    }
    removedAsPlain(pair[0]);
    return PyTuple.of(pair);
  }

  /// The keys, as a view that follows the dictionary.
  @Method("keys()")
  Object keys() {
    return new PyDictKeys(this);
  }

  /// The values, as a view that follows the dictionary.
  @Method("values()")
  Object values() {
    return new PyDictValues(this);
  }

  /// The pairs of key and value, as a view that follows the dictionary.
  @Method("items()")
  Object items() {
    return new PyDictItems(this);
  }

  /// Takes over the entries of a mapping or pairs, then those of the keywords.
  @Method("update(*args, **kwargs)")
  void update(ThreadState ts, Object[] args, String[] keywordNames) {
    DictUpdate.update(ts, this, args, keywordNames, "update");
  }

  /// Makes a dictionary with the keys of the iterable, which all have the same value.
  @ClassMethod("fromkeys(iterable, value=None, /)")
  static Object fromKeys(ThreadState ts, PyType cls, Object iterable, Object value) {
    return DictUpdate.fromKeys(ts, cls, iterable, value);
  }

  /// Removes all entries.
  @Method("clear()")
  void clearAll() {
    clear();
  }

  /// A new dictionary with the same entries.
  @Method("copy()")
  Object copyAll() {
    return copy();
  }

  @Special("__len__")
  int length() {
    return size();
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    Object value = get(ts, key);
    return value == null ? missing(ts, key) : value;
  }

  private Object missing(ThreadState ts, Object key) {
    if (type.isHeap() || type != TYPE) {
      Object hook = type.lookup("__missing__");
      if (hook != null) {
        return Calls.slot1(ts, hook, this, key);
      }
    }
    throw PyErrors.keyError(key);
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    put(ts, key, value);
  }

  @Special("__delitem__")
  void deleteItem(ThreadState ts, Object key) {
    if (remove(ts, key) == null) {
      throw PyErrors.keyError(key);
    }
    removedAsPlain(key);
  }

  /// A method of `dict` itself has removed a key: a subclass with an order of its own wants to know.
  void removedAsPlain(Object key) {
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    return get(ts, key) != null;
  }

  @Special("__iter__")
  Object iterator() {
    return new PyDictKeyIterator(this);
  }

  /// An iterator over the keys from the last to the first.
  @Method("__reversed__()")
  Object reversed() {
    return new PyDictReverseKeyIterator(this);
  }

  @Special("__or__")
  Object or(ThreadState ts, Object value) {
    if (!(value instanceof PyDict other)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    if (!other.isPlain()) {
      PyDict result = copy();
      DictUpdate.merge(ts, result, other);
      return result;
    }
    DictPair pair = DictPair.of(this, other);
    PyDict result = pair.ownFirst(this);
    result.putAll(ts, pair.second, true);
    return result;
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object value) {
    return value instanceof PyDict other ? other.or(ts, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ior__")
  Object orInPlace(ThreadState ts, Object value) {
    DictUpdate.updateFrom(ts, this, value);
    return this;
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object value) {
    return value instanceof PyDict that ? PyBool.of(isSame(ts, that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ne__")
  Object notEqual(ThreadState ts, Object value) {
    return value instanceof PyDict that ? PyBool.of(!isSame(ts, that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  final boolean isSame(ThreadState ts, PyDict that) {
    if (size() != that.size()) {
      return false;
    }
    DictPair pair = DictPair.of(this, that);
    if (pair.first.size() != pair.second.size()) {
      return false;
    }
    Cursor cursor = pair.first.cursor();
    while (cursor.advance()) {
      Object value = cursor.value;
      Object other = that instanceof InstanceDict || this instanceof InstanceDict ? that.get(ts, cursor.key)
          : pair.second.getHashed(ts, cursor.key, cursor.hash);
      if (other == null || !Objects.identicalOrEqual(ts, value, other)) {
        return false;
      }
    }
    return true;
  }

  @Special("__lt__")
  Object less(Object value) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__le__")
  Object lessOrEqual(Object value) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__gt__")
  Object greater(Object value) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ge__")
  Object greaterOrEqual(Object value) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return DictUpdate.repr(ts, this);
  }

  /// How many bytes the dictionary takes.
  @Method("__sizeof__()")
  long sizeOf() {
    DictTable t = table();
    return 48 + 8L * t.index.length + 20L * t.hashes.length;
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }

  /// A new iterator over the keys; an ordered dictionary has one of its own, and so on.
  PyIterator keyIterator() {
    return new PyDictKeyIterator(this);
  }

  PyIterator keyReversed() {
    return new PyDictReverseKeyIterator(this);
  }

  PyIterator valueIterator() {
    return new PyDictValueIterator(this);
  }

  PyIterator valueReversed() {
    return new PyDictReverseValueIterator(this);
  }

  PyIterator itemIterator() {
    return new PyDictItemIterator(this);
  }

  PyIterator itemReversed() {
    return new PyDictReverseItemIterator(this);
  }

  /// What messages about iteration call this kind of dictionary.
  String iterationName() {
    return "dictionary";
  }

  /// Whether iterating over this dictionary and looking things up in it is what `dict` does.
  final boolean isPlain() {
    return !type.isHeap() || type.slot(Slot.ITER) == TYPE.slot(Slot.ITER);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HashMap;

/// A mapping from hashable objects to values that keeps the order of insertion.
///
/// Java: # Layout
/// A table has an `index` of longs (the upper half is the mixed hash, the lower half the entry number plus one, 0 is free) and
/// `entries` with key and value next to each other. A null value marks a deleted entry.
///
/// # Thread rule
/// Reads take no lock: within a table, index positions and entries are only ever added, a deleted entry is never used again, and
/// adding publishes the index word last, with release, which readers load with acquire. What needs more room or loses
/// its tombstones is a new table. Writers hold this object's monitor while threads run in parallel ([Multi]).
/// The monitor is a leaf lock: a comparison that may run Python code happens outside it, against a snapshot (the table and how
/// many entries it had), which is then checked under the lock, and the operation retries if it has moved on.
@PyTypeDef(value = "dict", subclassable = true)
public class PyDict extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyDictTable.INSTANCE);

  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle TABLE;
  private static final int SMALLEST = 8;
  /// Results of [#find] beside an entry number.
  private static final int ABSENT = -1;
  private static final int NEEDS_CALL = -2;

  static {
    try {
      TABLE = MethodHandles.lookup().findVarHandle(PyDict.class, "table", Table.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// One generation of the storage. `used` counts entries with deleted ones; guarded by the dictionary's monitor for writing.
  static final class Table {
    final long[] index;
    final Object[] entries;
    final int shift;
    volatile int used;

    Table(int capacity) {
      int bits = 32 - Integer.numberOfLeadingZeros(Math.max(SMALLEST, capacity * 3 / 2 + 1) - 1);
      index = new long[1 << bits];
      entries = new Object[2 * capacity];
      shift = 32 - bits;
    }

    boolean isFull() {
      return 2 * used == entries.length;
    }

    /// Only for the writer: a key that is known to be absent.
    void append(Object key, int hash, Object value) {
      int entry = used;
      entries[2 * entry] = key;
      entries[2 * entry + 1] = value;
      int mask = index.length - 1;
      int at = hash >>> shift;
      while (index[at] != 0) {
        at = at + 1 & mask;
      }
      used = entry + 1;
      WORD.setRelease(index, at, (long) hash << 32 | entry + 1);
    }
  }

  private static final Table EMPTY = new Table(0);

  /// Guarded by this object's monitor for writing; readers load it once, with acquire.
  private Table table = EMPTY;
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

  private static int mix(long hash) {
    return (int) (hash * 0x9E3779B97F4A7C15L >>> 32);
  }

  private Table table() {
    return (Table) TABLE.getAcquire(this);
  }

  /// Looks a key up in a table. Without a thread state it makes no call to Python and answers [#NEEDS_CALL] where it would.
  private static int find(ThreadState ts, Table t, Object key, int hash) {
    long[] index = t.index;
    Object[] entries = t.entries;
    int mask = index.length - 1;
    int at = hash >>> t.shift;
    while (true) {
      long word = (long) WORD.getAcquire(index, at);
      if (word == 0) {
        return ABSENT;
      }
      if ((int) (word >>> 32) == hash) {
        int entry = (int) word - 1;
        Object candidate = entries[2 * entry];
        if (entries[2 * entry + 1] != null) {
          if (candidate == key) {
            return entry;
          }
          if (candidate instanceof String s && key instanceof String k) {
            if (s.equals(k)) {
              return entry;
            }
          } else {
            int equal = Objects.equalKeys(ts, candidate, key);
            if (equal != 0) {
              return equal > 0 ? entry : NEEDS_CALL;
            }
          }
        }
      }
      at = at + 1 & mask;
    }
  }

  private static Object valueAt(Table t, int entry) {
    Object value = t.entries[2 * entry + 1];
    return value instanceof DictCell cell ? cell.get() : value;
  }

  /// The value of the key, or null if it is absent. Raises what hashing or comparing raises.
  public Object get(ThreadState ts, Object key) {
    return getHashed(ts, key, Hashes.of(ts, key));
  }

  private Object getHashed(ThreadState ts, Object key, long hash) {
    int mixed = mix(hash);
    while (true) {
      Table t = table();
      int entry = find(ts, t, key, mixed);
      if (entry >= 0) {
        return valueAt(t, entry);
      }
      if (t == table()) {
        return null;
      }
    }
  }

  /// The value of a `str` key, or null; as fast as a lookup can be, and free of Python code if all keys are plain.
  public Object get(String key) {
    return getHashed(ThreadState.currentOrNull(), key, Hashes.of(key));
  }

  /// Stores a value and returns the one it replaces, or null.
  public Object put(ThreadState ts, Object key, Object value) {
    return store(ts, key, Hashes.of(ts, key), value, true);
  }

  /// Stores a value under a `str` key.
  public void put(String key, Object value) {
    store(ThreadState.currentOrNull(), key, Hashes.of(key), value, true);
  }

  /// The value of the key, which is stored first if it is absent: one atomic step.
  public Object putIfAbsent(ThreadState ts, Object key, Object value) {
    Object present = store(ts, key, Hashes.of(ts, key), value, false);
    return present == null ? value : present;
  }

  private Object store(ThreadState ts, Object key, long hash, Object value, boolean replace) {
    int mixed = mix(hash);
    boolean lock = Multi.threads();
    while (true) {
      Table t = table();
      int used = t.used;
      int entry = find(ts, t, key, mixed);
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

  /// Whether what [#find] said of a snapshot still holds; with the lock held.
  private boolean isCurrent(Table t, int used, int entry) {
    return table == t && (entry >= 0 ? t.entries[2 * entry + 1] != null : t.used == used);
  }

  private Object storeAt(Table t, int entry, Object key, int hash, Object value, boolean replace) {
    if (entry < 0) {
      append(t, key, hash, value);
      return null;
    }
    Object old = t.entries[2 * entry + 1];
    if (old instanceof DictCell cell) {
      old = cell.get();
      if (replace) {
        cell.set(value);
      }
    } else if (replace) {
      ELEMENT.setRelease(t.entries, 2 * entry + 1, value);
    }
    return old;
  }

  private void append(Table t, Object key, int hash, Object value) {
    Table target = t.isFull() ? rebuilt(t) : t;
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
      TABLE.setRelease(this, target);
    }
  }

  /// A table with room, holding the present entries; not yet published.
  private Table rebuilt(Table t) {
    Table next = new Table(Math.max(5, size * 2));
    int[] hashes = new int[t.used];
    for (long word : t.index) {
      if (word != 0) {
        hashes[(int) word - 1] = (int) (word >>> 32);
      }
    }
    for (int i = 0; i < hashes.length; i++) {
      if (t.entries[2 * i + 1] != null) {
        next.append(t.entries[2 * i], hashes[i], t.entries[2 * i + 1]);
      }
    }
    return next;
  }

  /// Deletes a key and returns its value, or null if it is absent.
  public Object remove(ThreadState ts, Object key) {
    int mixed = mix(Hashes.of(ts, key));
    boolean lock = Multi.threads();
    while (true) {
      Table t = table();
      int entry = find(ts, t, key, mixed);
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

  private Object removeAt(Table t, int entry) {
    Object old = t.entries[2 * entry + 1];
    if (old instanceof DictCell cell) {
      old = cell.get();
      cell.set(null);
    }
    ELEMENT.setRelease(t.entries, 2 * entry + 1, (Object) null);
    size--;
    return old;
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
    table = EMPTY;
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
      Table t = table;
      int entry = find(null, t, name, mix(Hashes.of(name)));
      if (entry >= 0) {
        cell.set(t.entries[2 * entry + 1]);
        ELEMENT.setRelease(t.entries, 2 * entry + 1, cell);
      }
      cells.put(name, cell);
    }
    return cell;
  }

  /// Walks the entries that were present when it was made, in order, leaving out those that are gone when it gets there; later
  /// ones may show. Never fails, whatever other threads do.
  public static class Cursor {
    private final Table table;
    private int next;
    protected Object key;
    protected Object value;

    Cursor(Table table) {
      this.table = table;
    }

    /// Moves to the next entry; false at the end.
    public boolean advance() {
      while (next < table.used) {
        int entry = next++;
        Object v = valueAt(table, entry);
        if (v != null) {
          key = table.entries[2 * entry];
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
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.lang.invoke.VarHandle;

/// One generation of the storage of a [PyDict].
///
/// # Layout
/// `index` is a hash table of longs (the upper half is the place, the lower half the entry number plus one, 0 is free). `entries` has
/// key and value of entry n at 2n and 2n + 1, `hashes` its mixed hash. A null value marks a deleted entry, whose key goes next, so that
/// the table does not keep it alive. Entries in use are
/// those from `head` to `used - 1`; the room before `head` is for keys that move to the front.
///
/// The place of a key is its mixed hash. A table that is flooded with strings of equal hash is replaced by a `keyed` one, where the
/// place of a `str` is its [SipHash]; other keys, which may still equal a `str`, are looked for in both ways.
///
/// # Thread rule
/// That of [PyDict]: index positions and entries are only ever added, a deleted entry is never used again, and the index word is
/// published last. Pairs: an index word is stored with release ([#publish]) and loaded with acquire ([#probe]), so who finds an entry
/// sees its key, hash and value; [#used] is volatile, so who walks sees them too; a value is stored with release ([#store],
/// [#delete]) and loaded with acquire ([#stored]), so who sees an entry deleted sees where its key has moved to. Who reads a key of null
/// has met a deletion: key and value belong together if both are there and the key was read first. Release and acquire
/// are fences beside plain accesses: the same machine code as the modes of a VarHandle, but quick before it is compiled as well.
final class DictTable {
  /// Results of [#find] beside an entry number.
  static final int ABSENT = -1;
  static final int NEEDS_CALL = -2;
  static final DictTable EMPTY = new DictTable(0, 0, false);

  private static final int SMALLEST = 8;
  /// So many different keys of the same hash make a table suspect.
  private static final int FLOOD = 64;

  final long[] index;
  final Object[] entries;
  final int[] hashes;
  final boolean keyed;
  private final int shift;
  /// Counts entries with deleted ones, and the room before `head`; guarded by the dictionary's monitor for writing.
  volatile int used;
  volatile int head;
  /// No entry before this one is present; only the writer moves it.
  int firstLive;
  /// No entry from this one on is present; only the writer moves it.
  int endLive;
  /// Set by any reader that meets too many keys of one hash.
  boolean flooded;

  DictTable(int room, int capacity, boolean keyed) {
    int total = room + capacity;
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(SMALLEST, total + (total >> 1) + 1) - 1);
    index = new long[1 << bits];
    entries = new Object[2 * total];
    hashes = new int[total];
    shift = 32 - bits;
    this.keyed = keyed;
    head = room;
    used = room;
    firstLive = room;
    endLive = room;
  }

  private DictTable(DictTable other) {
    index = other.index.clone();
    entries = other.entries.clone();
    hashes = other.hashes.clone();
    shift = other.shift;
    keyed = other.keyed;
    head = other.head;
    used = other.used;
    firstLive = other.firstLive;
    endLive = other.endLive;
    for (int i = 2 * head + 1; i < 2 * used; i += 2) {
      if (entries[i] instanceof DictCell cell) {
        entries[i] = cell.get();
      }
    }
  }

  /// A table of the same contents, without the cells; with the lock held.
  DictTable copy() {
    return used == hashes.length && used == 0 ? EMPTY : new DictTable(this);
  }

  static int mix(long hash) {
    return (int) (hash * 0x9E3779B97F4A7C15L >>> 32);
  }

  boolean isFull() {
    return used == hashes.length;
  }

  /// The key of an entry; null if it is deleted.
  Object key(int entry) {
    Object key = entries[2 * entry];
    VarHandle.acquireFence();
    return key;
  }

  /// The value of an entry, or null if it is deleted.
  Object value(int entry) {
    Object value = stored(entry);
    return value instanceof DictCell cell ? cell.get() : value;
  }

  /// What stands for the value: the value itself, its cell, or null. Who sees null sees what was written before the deletion.
  Object stored(int entry) {
    Object stored = entries[2 * entry + 1];
    VarHandle.acquireFence();
    return stored;
  }

  void store(int entry, Object value) {
    VarHandle.releaseFence();
    entries[2 * entry + 1] = value;
  }

  /// Looks a key up. Without a thread state it makes no call to Python and answers [#NEEDS_CALL] where it would.
  int find(ThreadState ts, Object key, int hash) {
    return keyed ? findKeyed(ts, key, hash) : probe(ts, key, hash);
  }

  private int probe(ThreadState ts, Object key, int place) {
    long[] words = index;
    Object[] pairs = entries;
    int mask = words.length - 1;
    int at = place >>> shift;
    int collisions = 0;
    while (true) {
      long word = words[at];
      if (word == 0) {
        return ABSENT;
      }
      if ((int) (word >>> 32) == place) {
        VarHandle.acquireFence();
        int entry = (int) word - 1;
        Object candidate = pairs[2 * entry];
        if (stored(entry) != null) {
          if (candidate == key) {
            return entry;
          }
          if (candidate instanceof String s && key instanceof String k) {
            if (s.equals(k)) {
              return entry;
            }
            if (++collisions > FLOOD) {
              flooded = true;
            }
          } else if (candidate != null) {
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

  private static boolean isText(Object key) {
    return key instanceof String || key instanceof PyWideStr;
  }

  private int findKeyed(ThreadState ts, Object key, int hash) {
    if (isText(key)) {
      int entry = probe(ts, key, SipHash.of(key));
      return entry != ABSENT ? entry : probe(ts, key, hash);
    }
    int entry = probe(ts, key, hash);
    if (entry != ABSENT || key instanceof PyInt || key instanceof PyFloat || key instanceof PyNone) {
      return entry;
    }
    int end = used;
    for (int i = head; i < end; i++) {
      Object candidate = key(i);
      if (hashes[i] == hash && isText(candidate) && stored(i) != null) {
        int equal = Objects.equalKeys(ts, candidate, key);
        if (equal != 0) {
          return equal > 0 ? i : NEEDS_CALL;
        }
      }
    }
    return ABSENT;
  }

  /// Only for the writer: a key that is known to be absent, at the end.
  void append(Object key, int hash, Object value) {
    int entry = used;
    put(entry, key, hash, value);
    endLive = entry + 1;
    // In this order: who has read the new count finds the key, so a search that did not find it was made with the old one.
    publish(entry, key, hash);
    used = entry + 1;
  }

  /// Only for the writer: a key that is known to be absent, at the front; there is room.
  void prepend(Object key, int hash, Object value) {
    int entry = head - 1;
    put(entry, key, hash, value);
    head = entry;
    firstLive = entry;
    publish(entry, key, hash);
  }

  private void put(int entry, Object key, int hash, Object value) {
    hashes[entry] = hash;
    entries[2 * entry] = key;
    entries[2 * entry + 1] = value;
  }

  private void publish(int entry, Object key, int hash) {
    int place = keyed && isText(key) ? SipHash.of(key) : hash;
    long[] words = index;
    int mask = words.length - 1;
    int at = place >>> shift;
    while (words[at] != 0) {
      at = at + 1 & mask;
    }
    VarHandle.releaseFence();
    words[at] = (long) place << 32 | entry + 1;
  }

  /// Only for the writer: marks an entry as deleted.
  void delete(int entry) {
    store(entry, null);
    VarHandle.releaseFence();
    entries[2 * entry] = null;
    if (entry == firstLive) {
      firstLive = entry + 1;
    }
    if (entry == endLive - 1) {
      endLive = entry;
    }
  }

  /// The first present entry from `from` on, or -1.
  int next(int from) {
    int end = used;
    for (int i = Math.max(from, Math.max(firstLive, head)); i < end; i++) {
      if (value(i) != null) {
        return i;
      }
    }
    return -1;
  }

  /// The last present entry up to `from`, or -1.
  int previous(int from) {
    int start = head;
    for (int i = Math.min(from, used - 1); i >= start; i--) {
      if (value(i) != null) {
        return i;
      }
    }
    return -1;
  }

  /// The last present entry, or -1; only for the writer.
  int last() {
    int found = previous(endLive - 1);
    endLive = found < 0 ? head : found + 1;
    return found;
  }

  /// A table with room, holding the present entries; not yet published. Only for the writer.
  DictTable rebuilt(int room, int capacity) {
    return rebuilt(room, capacity, -1);
  }

  /// The same, without one entry.
  DictTable rebuilt(int room, int capacity, int left) {
    DictTable next = new DictTable(room, capacity, keyed || flooded);
    int end = used;
    for (int i = head; i < end; i++) {
      Object stored = entries[2 * i + 1];
      if (stored != null && i != left) {
        next.append(entries[2 * i], hashes[i], stored);
      }
    }
    return next;
  }
}

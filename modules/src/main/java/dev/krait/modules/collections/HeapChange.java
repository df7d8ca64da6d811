// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;

/// One change of a heap. Comparing items may run Python code, so it happens without a lock, on what the list held; then the
/// moves are made under the list's monitor if all that was looked at is still there, and else all is tried again.
///
/// Thread rule: used by one thread for one call.
final class HeapChange {
  /// After so many attempts it is the comparisons that change the list, not other threads.
  private static final int MOST_ATTEMPTS = 10_000;
  private static final int MOST_LEVELS = 32;
  /// The list has become shorter meanwhile.
  private static final int SHRUNK = -1;

  private final ThreadState ts;
  private final PyList heap;
  private final boolean max;
  /// What was looked at, and where.
  private final int[] places = new int[2 * MOST_LEVELS];
  private final Object[] seen = new Object[2 * MOST_LEVELS];
  private int seenCount;
  /// The places on the way of an item, from where it starts, and what they held.
  private final int[] path = new int[MOST_LEVELS];
  private final Object[] held = new Object[MOST_LEVELS];
  private int attempts;

  HeapChange(ThreadState ts, PyList heap, boolean max) {
    this.ts = ts;
    this.heap = heap;
    this.max = max;
  }

  private boolean before(Object a, Object b) {
    return Objects.isTrue(ts, max ? Objects.compare(ts, Slot.LT, b, a) : Objects.compare(ts, Slot.LT, a, b));
  }

  private Object look(int place) {
    Object item = heap.getOrNull(place);
    places[seenCount] = place;
    seen[seenCount++] = item;
    return item;
  }

  private PyException changed() {
    return PyErrors.runtimeError("list changed size during iteration");
  }

  /// Counts a failed attempt.
  private void again() {
    if (!Multi.threads() || ++attempts > MOST_ATTEMPTS) {
      throw changed();
    }
    seenCount = 0;
  }

  /// Whether the list is what was seen; the caller holds its monitor.
  private boolean isUnchanged(int size) {
    if (heap.size() != size) {
      return false;
    }
    for (int i = 0; i < seenCount; i++) {
      if (heap.getOrNull(places[i]) != seen[i]) {
        return false;
      }
    }
    return true;
  }

  void push(Object item) {
    while (true) {
      int size = heap.size();
      int levels;
      try {
        levels = rise(item, size);
      } catch (PyException e) {
        // The item is in the list, if not at its place, as with an append before the comparisons.
        heap.append(item);
        throw e;
      }
      synchronized (heap) {
        if (isUnchanged(size)) {
          heap.append(item);
          move(levels, item);
          return;
        }
      }
      again();
    }
  }

  /// Finds the places that an item at the end passes on its way up; the path ends where it stays. The result is the path's last index.
  private int rise(Object item, int end) {
    path[0] = end;
    int level = 0;
    while (path[level] > 0) {
      int parent = path[level] - 1 >> 1;
      Object above = look(parent);
      if (above == null || !before(item, above)) {
        break;
      }
      path[++level] = parent;
      held[level] = above;
    }
    return level;
  }

  /// Moves what lies on the path by one place, and the item to its end.
  private void move(int levels, Object item) {
    for (int i = 0; i < levels; i++) {
      heap.set(path[i], held[i + 1]);
    }
    heap.set(path[levels], item);
  }

  /// Takes the first item and lets the last one take its place.
  Object pop() {
    while (true) {
      int size = heap.size();
      if (size == 0) {
        throw PyErrors.indexError("index out of range");
      }
      Object last = look(size - 1);
      Object first = look(0);
      int levels = last == null || first == null ? SHRUNK : size == 1 ? 0 : sink(last, size - 1);
      synchronized (heap) {
        if (levels != SHRUNK && isUnchanged(size)) {
          heap.pop(-1);
          if (size > 1) {
            move(levels, last);
          }
          return first;
        }
      }
      again();
    }
  }

  /// Puts an item in the first one's place and returns that; if `only` is set, not where the item itself would come first.
  Object replace(Object item, boolean only) {
    while (true) {
      int size = heap.size();
      Object first = look(0);
      if (first == null) {
        if (only) {
          return item;
        }
        throw PyErrors.indexError("index out of range");
      }
      if (only && !before(first, item)) {
        return item;
      }
      if (heap.size() == 0) {
        throw PyErrors.indexError("index out of range");
      }
      int levels = sink(item, size);
      synchronized (heap) {
        if (levels != SHRUNK && isUnchanged(size)) {
          move(levels, item);
          return first;
        }
      }
      again();
    }
  }

  /// Finds the way of an item from the top down to a leaf, along the smaller children, and back up to where it belongs. The result is the
  /// index of that place in the path, or [#SHRUNK].
  private int sink(Object item, int size) {
    int level = 0;
    path[0] = 0;
    while (path[level] < size >> 1) {
      int child = 2 * path[level] + 1;
      Object chosen = look(child);
      boolean two = child + 1 < size;
      Object right = two ? look(child + 1) : chosen;
      if (chosen == null || right == null) {
        return SHRUNK;
      }
      if (two && !before(chosen, right)) {
        chosen = right;
        child++;
      }
      path[++level] = child;
      held[level] = chosen;
    }
    while (level > 0 && before(item, held[level])) {
      level--;
    }
    return level;
  }

  /// Makes a heap of the list.
  void make() {
    while (true) {
      Object[] before = heap.toArray();
      Object[] items = before.clone();
      for (int i = (items.length >> 1) - 1; i >= 0; i--) {
        settle(items, i);
      }
      synchronized (heap) {
        if (heap.size() == before.length && holds(before)) {
          for (int i = 0; i < items.length; i++) {
            heap.set(i, items[i]);
          }
          return;
        }
      }
      again();
    }
  }

  private boolean holds(Object[] items) {
    for (int i = 0; i < items.length; i++) {
      if (heap.getOrNull(i) != items[i]) {
        return false;
      }
    }
    return true;
  }

  /// Lets the item at a place sink in an array whose lower part is in order.
  private void settle(Object[] items, int start) {
    Object item = items[start];
    int at = start;
    while (at < items.length >> 1) {
      int child = 2 * at + 1;
      if (child + 1 < items.length && !before(items[child], items[child + 1])) {
        child++;
      }
      items[at] = items[child];
      at = child;
    }
    while (at > start && before(item, items[at - 1 >> 1])) {
      items[at] = items[at - 1 >> 1];
      at = at - 1 >> 1;
    }
    items[at] = item;
  }
}

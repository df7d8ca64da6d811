// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;

/// Heaps: lists whose items are kept in such an order that the smallest, or the largest, comes first.
@PyModuleDef("_heapq")
final class HeapqModule {
  private HeapqModule() {
  }

  private static boolean before(ThreadState ts, Object lhs, Object rhs, boolean max) {
    return Objects.isTrue(ts, max ? Objects.compare(ts, Slot.LT, rhs, lhs) : Objects.compare(ts, Slot.LT, lhs, rhs));
  }

  private static Object item(PyList heap, int index, int size) {
    Object item = heap.size() == size ? heap.getOrNull(index) : null;
    if (item == null) {
      throw PyErrors.runtimeError("list changed size during iteration");
    }
    return item;
  }

  private static void swap(PyList heap, int i, Object atI, int j, Object atJ) {
    heap.set(i, atJ);
    heap.set(j, atI);
  }

  private static void siftDown(ThreadState ts, PyList heap, int start, int from, boolean max) {
    int size = heap.size();
    if (from >= size) {
      throw PyErrors.indexError("index out of range");
    }
    int at = from;
    while (at > start) {
      int parent = at - 1 >> 1;
      Object item = item(heap, at, size);
      Object above = item(heap, parent, size);
      if (!before(ts, item, above, max)) {
        return;
      }
      swap(heap, at, item(heap, at, size), parent, item(heap, parent, size));
      at = parent;
    }
  }

  private static void siftUp(ThreadState ts, PyList heap, int from, boolean max) {
    int size = heap.size();
    int start = from;
    int at = from;
    if (at >= size) {
      throw PyErrors.indexError("index out of range");
    }
    while (at < size >> 1) {
      int child = 2 * at + 1;
      if (child + 1 < size) {
        Object left = item(heap, child, size);
        Object right = item(heap, child + 1, size);
        if (!before(ts, left, right, max)) {
          child++;
        }
      }
      swap(heap, child, item(heap, child, size), at, item(heap, at, size));
      at = child;
    }
    siftDown(ts, heap, start, at, max);
  }

  private static void push(ThreadState ts, PyList heap, Object item, boolean max) {
    heap.append(item);
    siftDown(ts, heap, 0, heap.size() - 1, max);
  }

  private static Object pop(ThreadState ts, PyList heap, boolean max) {
    if (heap.size() == 0) {
      throw PyErrors.indexError("index out of range");
    }
    Object last = heap.pop(-1);
    Object first = heap.getOrNull(0);
    if (first == null) {
      return last;
    }
    heap.set(0, last);
    siftUp(ts, heap, 0, max);
    return first;
  }

  private static Object replace(ThreadState ts, PyList heap, Object item, boolean max) {
    Object first = heap.getOrNull(0);
    if (first == null) {
      throw PyErrors.indexError("index out of range");
    }
    heap.set(0, item);
    siftUp(ts, heap, 0, max);
    return first;
  }

  private static Object pushPop(ThreadState ts, PyList heap, Object item, boolean max) {
    Object first = heap.getOrNull(0);
    if (first == null || !before(ts, first, item, max)) {
      return item;
    }
    if (heap.size() == 0) {
      throw PyErrors.indexError("index out of range");
    }
    return replace(ts, heap, item, max);
  }

  private static void make(ThreadState ts, PyList heap, boolean max) {
    for (int i = (heap.size() >> 1) - 1; i >= 0; i--) {
      siftUp(ts, heap, i, max);
    }
  }

  /// Adds an item to a heap with the smallest item first.
  @Function("heappush(heap, item, /)")
  static void heapPush(ThreadState ts, PyList heap, Object item) {
    push(ts, heap, item, false);
  }

  /// Removes and returns the smallest item.
  @Function("heappop(heap, /)")
  static Object heapPop(ThreadState ts, PyList heap) {
    return pop(ts, heap, false);
  }

  /// Removes and returns the smallest item, and adds another one.
  @Function("heapreplace(heap, item, /)")
  static Object heapReplace(ThreadState ts, PyList heap, Object item) {
    return replace(ts, heap, item, false);
  }

  /// Adds an item, then removes and returns the smallest.
  @Function("heappushpop(heap, item, /)")
  static Object heapPushPop(ThreadState ts, PyList heap, Object item) {
    return pushPop(ts, heap, item, false);
  }

  /// Turns a list into a heap with the smallest item first, in place.
  @Function("heapify(heap, /)")
  static void heapify(ThreadState ts, PyList heap) {
    make(ts, heap, false);
  }

  /// Adds an item to a heap with the largest item first.
  @Function("heappush_max(heap, item, /)")
  static void heapPushMax(ThreadState ts, PyList heap, Object item) {
    push(ts, heap, item, true);
  }

  /// Removes and returns the largest item.
  @Function("heappop_max(heap, /)")
  static Object heapPopMax(ThreadState ts, PyList heap) {
    return pop(ts, heap, true);
  }

  /// Removes and returns the largest item, and adds another one.
  @Function("heapreplace_max(heap, item, /)")
  static Object heapReplaceMax(ThreadState ts, PyList heap, Object item) {
    return replace(ts, heap, item, true);
  }

  /// Adds an item, then removes and returns the largest.
  @Function("heappushpop_max(heap, item, /)")
  static Object heapPushPopMax(ThreadState ts, PyList heap, Object item) {
    return pushPop(ts, heap, item, true);
  }

  /// Turns a list into a heap with the largest item first, in place.
  @Function("heapify_max(heap, /)")
  static void heapifyMax(ThreadState ts, PyList heap) {
    make(ts, heap, true);
  }
}

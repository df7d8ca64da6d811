// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.thread.ThreadState;

/// Heaps: lists whose items are kept in such an order that the smallest, or the largest, comes first.
@PyModuleDef("_heapq")
final class HeapqModule {
  private HeapqModule() {
  }

  /// Adds an item to a heap with the smallest item first.
  @Function("heappush(heap, item, /)")
  static void heapPush(ThreadState ts, PyList heap, Object item) {
    new HeapChange(ts, heap, false).push(item);
  }

  /// Removes and returns the smallest item.
  @Function("heappop(heap, /)")
  static Object heapPop(ThreadState ts, PyList heap) {
    return new HeapChange(ts, heap, false).pop();
  }

  /// Removes and returns the smallest item, and adds another one.
  @Function("heapreplace(heap, item, /)")
  static Object heapReplace(ThreadState ts, PyList heap, Object item) {
    return new HeapChange(ts, heap, false).replace(item, false);
  }

  /// Adds an item, then removes and returns the smallest.
  @Function("heappushpop(heap, item, /)")
  static Object heapPushPop(ThreadState ts, PyList heap, Object item) {
    return new HeapChange(ts, heap, false).replace(item, true);
  }

  /// Turns a list into a heap with the smallest item first, in place.
  @Function("heapify(heap, /)")
  static void heapify(ThreadState ts, PyList heap) {
    new HeapChange(ts, heap, false).make();
  }

  /// Adds an item to a heap with the largest item first.
  @Function("heappush_max(heap, item, /)")
  static void heapPushMax(ThreadState ts, PyList heap, Object item) {
    new HeapChange(ts, heap, true).push(item);
  }

  /// Removes and returns the largest item.
  @Function("heappop_max(heap, /)")
  static Object heapPopMax(ThreadState ts, PyList heap) {
    return new HeapChange(ts, heap, true).pop();
  }

  /// Removes and returns the largest item, and adds another one.
  @Function("heapreplace_max(heap, item, /)")
  static Object heapReplaceMax(ThreadState ts, PyList heap, Object item) {
    return new HeapChange(ts, heap, true).replace(item, false);
  }

  /// Adds an item, then removes and returns the largest.
  @Function("heappushpop_max(heap, item, /)")
  static Object heapPushPopMax(ThreadState ts, PyList heap, Object item) {
    return new HeapChange(ts, heap, true).replace(item, true);
  }

  /// Turns a list into a heap with the largest item first, in place.
  @Function("heapify_max(heap, /)")
  static void heapifyMax(ThreadState ts, PyList heap) {
    new HeapChange(ts, heap, true).make();
  }
}

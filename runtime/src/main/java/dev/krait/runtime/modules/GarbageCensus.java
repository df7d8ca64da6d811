// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.object.PyList;
import dev.krait.runtime.thread.ThreadState;
import java.lang.ref.PhantomReference;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what a collection of garbage that a program asks for finds, as far as that can be known: the JVM frees objects without
/// telling which.
///
/// Each such collection remembers, weakly, what the program's frames could reach then. The next one looks which of these objects can not be
/// reached any more, and which of them hang on a cycle: CPython frees the others at once, by counting references, and so does not count
/// them. Those that the JVM then has freed count. The number is too low where garbage was made and dropped between two collections, and
/// never counts what is alive. A program with more than [#LIMIT] objects is not counted at all, for the walk would take too long.
///
/// Thread rule: each collection takes what was remembered, so that of two at the same time only one counts it.
final class GarbageCensus {
  private static final int LIMIT = 300_000;

  /// What the last collection remembered. Guarded by this object's monitor.
  private List<WeakReference<Object>> remembered = List.of();
  /// Whether there are too many objects. Guarded by this object's monitor.
  private boolean given;

  GarbageCensus() {
  }

  /// Garbage whose end has to be seen.
  static final class Found {
    private final List<PhantomReference<Object>> dying = new ArrayList<>();
    /// How many were kept in `gc.garbage` instead.
    private int kept;

    /// How many objects have been found, to be asked after the collection.
    long count() {
      long count = kept;
      for (PhantomReference<Object> one : dying) {
        if (one.refersTo(null)) {
          count++;
        }
      }
      return count;
    }
  }

  /// Remembers what can be reached now, besides what was remembered before.
  void remember(ThreadState ts) {
    List<WeakReference<Object>> before = exchange(List.of());
    take(ts, null);
    List<WeakReference<Object>> now = exchange(List.of());
    if (before != null && now != null) {
      List<WeakReference<Object>> both = new ArrayList<>(before);
      both.addAll(now);
      exchange(both);
    }
  }

  /// Looks for garbage before the JVM collects it. With a list given, it is kept there.
  Found take(ThreadState ts, PyList keep) {
    Found found = new Found();
    List<WeakReference<Object>> candidates = exchange(List.of());
    if (candidates == null) {
      return found;
    }
    ReferenceGraph graph = ReferenceGraph.strong(ts, LIMIT);
    List<Object> reached = graph.walkModules() ? graph.walkFrames() : null;
    if (reached == null) {
      exchange(null);
      return found;
    }
    for (Object object : cyclic(graph, unreached(graph, candidates))) {
      if (keep != null) {
        keep.append(object);
        found.kept++;
      } else {
        found.dying.add(new PhantomReference<>(object, null));
      }
    }
    List<WeakReference<Object>> next = new ArrayList<>(reached.size());
    for (Object object : reached) {
      next.add(new WeakReference<>(object));
    }
    exchange(next);
    return found;
  }

  /// Leaves the present objects out.
  void forget() {
    synchronized (this) {
      remembered = given ? null : List.of();
    }
  }

  private synchronized List<WeakReference<Object>> exchange(List<WeakReference<Object>> next) {
    List<WeakReference<Object>> old = remembered;
    remembered = given ? null : next;
    given |= next == null;
    return old;
  }

  /// The remembered objects that are out of reach but not yet freed, and all that only they reach.
  private static Set<Object> unreached(ReferenceGraph graph, List<WeakReference<Object>> candidates) {
    Set<Object> garbage = Collections.newSetFromMap(new IdentityHashMap<>());
    ArrayDeque<Object> todo = new ArrayDeque<>();
    for (WeakReference<Object> candidate : candidates) {
      Object object = candidate.get();
      if (object != null && !graph.hasSeen(object) && garbage.add(object)) {
        todo.add(object);
      }
    }
    while (!todo.isEmpty()) {
      for (Object referent : graph.referents(todo.pop())) {
        if (ReferenceGraph.isNode(referent) && !graph.hasSeen(referent) && garbage.add(referent)) {
          todo.add(referent);
        }
      }
    }
    return garbage;
  }

  /// Takes away, again and again, what nothing else among the objects refers to; what is left hangs on a cycle.
  private static Set<Object> cyclic(ReferenceGraph graph, Set<Object> garbage) {
    Map<Object, Integer> referrers = new IdentityHashMap<>();
    for (Object object : garbage) {
      for (Object referent : graph.referents(object)) {
        if (garbage.contains(referent)) {
          referrers.merge(referent, 1, Integer::sum);
        }
      }
    }
    ArrayDeque<Object> free = new ArrayDeque<>();
    for (Object object : garbage) {
      if (!referrers.containsKey(object)) {
        free.add(object);
      }
    }
    while (!free.isEmpty()) {
      Object object = free.pop();
      garbage.remove(object);
      for (Object referent : graph.referents(object)) {
        if (garbage.contains(referent) && referrers.merge(referent, -1, Integer::sum) == 0) {
          free.add(referent);
        }
      }
    }
    return garbage;
  }
}

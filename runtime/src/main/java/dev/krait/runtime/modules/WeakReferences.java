// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.type.PyType;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The weak references of one interpreter, by the object that they refer to: for `getweakrefs`, and so that an object has one plain
/// reference only.
///
/// Thread rule: the map is concurrent; each list is guarded by its own monitor, a leaf lock.
public final class WeakReferences {
  /// Builtin types of which CPython makes no weak references, with the classes derived from `int`, `tuple` and the like apart.
  private static final Set<String> WITHOUT = Set.of("int", "str", "tuple", "list", "dict", "bytes", "bytearray", "float", "complex", "bool",
      "NoneType", "object", "range", "slice", "property", "cell", "frame", "traceback", "mappingproxy", "ellipsis", "NotImplementedType",
      "classmethod", "staticmethod", "super", "enumerate", "filter", "map", "zip", "reversed", "list_iterator", "tuple_iterator",
      "range_iterator", "dict_keys", "dict_values", "dict_items", "iterator", "callable_iterator", "SimpleNamespace", "ReferenceType",
      "wrapper_descriptor", "method_descriptor", "getset_descriptor", "member_descriptor", "method-wrapper", "str_iterator", "ProxyType",
      "CallableProxyType", "ContextVar", "Token");

  /// Finds the entry of a live object, or its own entry once the object is gone.
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Key k && get() != null && get() == k.get();
    }
  }

  private final ConcurrentHashMap<Key, List<WeakReference<PyWeakHolder>>> lists = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /// Whether there can be weak references to the object.
  static boolean isPossible(Object object) {
    if (!(object instanceof PyObject o)) {
      return false;
    }
    if (o.type.isHeap()) {
      return o.type.has(PyType.HAS_WEAKREF) || isPossible(o.type.solid());
    }
    return isPossible(o.type);
  }

  /// Whether there can be weak references to the instances of a builtin type.
  public static boolean isPossible(PyType builtin) {
    return !WITHOUT.contains(builtin.name()) && !builtin.isSubtypeOf(dev.krait.runtime.error.Exceptions.BASE_EXCEPTION)
        && !builtin.isSubtypeOf(dev.krait.runtime.object.PyTuple.TYPE);
  }

  private void expunge() {
    for (Object key; (key = gone.poll()) != null;) {
      lists.remove(key);
    }
  }

  void add(Object object, PyWeakHolder holder) {
    expunge();
    List<WeakReference<PyWeakHolder>> list = lists.computeIfAbsent(new Key(object, gone), k -> new ArrayList<>(2));
    synchronized (list) {
      list.removeIf(r -> r.get() == null);
      list.add(place(list, holder), new WeakReference<>(holder));
    }
  }

  /// Where a new one goes: the plain reference comes first, then the plain proxy, then the others, the newest first.
  private static int place(List<WeakReference<PyWeakHolder>> list, PyWeakHolder added) {
    int rank = rank(added);
    int place = 0;
    while (place < list.size() && list.get(place).get() instanceof PyWeakHolder holder && rank(holder) < rank) {
      place++;
    }
    return place;
  }

  private static int rank(PyWeakHolder holder) {
    if (!holder.isPlain() || holder.type.isHeap()) {
      return 2;
    }
    return holder.type == PyWeakReference.TYPE ? 0 : 1;
  }

  /// The plain reference to the object, or null if there is none.
  public Object plainOrNull(Object object) {
    List<PyWeakHolder> live = of(object);
    return !live.isEmpty() && live.get(0).type == PyWeakReference.TYPE ? live.get(0) : null;
  }

  /// Whether there are, or were, weak references to the object.
  public boolean isReferredTo(Object object) {
    return !lists.isEmpty() && lists.containsKey(new Key(object, null));
  }

  /// The references and proxies that are alive: the plain reference first, then the plain proxy, then the others, the newest first.
  List<PyWeakHolder> of(Object object) {
    List<WeakReference<PyWeakHolder>> list = lists.get(new Key(object, null));
    List<PyWeakHolder> live = new ArrayList<>();
    if (list != null) {
      synchronized (list) {
        for (WeakReference<PyWeakHolder> reference : list) {
          PyWeakHolder holder = reference.get();
          if (holder != null) {
            live.add(holder);
          }
        }
      }
    }
    return live;
  }
}

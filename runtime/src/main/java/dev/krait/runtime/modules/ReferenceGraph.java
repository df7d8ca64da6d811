// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.interp.References;
import dev.krait.runtime.object.InstanceDict;
import dev.krait.runtime.object.PyBytesBase;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyClassMethod;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyProperty;
import dev.krait.runtime.object.PySetBase;
import dev.krait.runtime.object.PyStaticMethod;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.World;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Which object refers to which, found by walking from the modules, the types and the frames of all threads: the JVM itself does not tell.
/// Objects that are garbage, or that only Java code holds, are not seen.
///
/// Thread rule: belongs to one question. What other threads change meanwhile is seen as it was before or after; [#objects] and
/// [#referrers] stop them.
final class ReferenceGraph {
  private static final int EXPECTED = 1 << 15;

  private final ThreadState ts;
  /// Whether classes lead to their subclasses, which they do not keep alive.
  private final boolean weak;
  private final int limit;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>(EXPECTED));
  private final ArrayDeque<Object> todo = new ArrayDeque<>();

  /// A graph of any size in which all classes are found.
  ReferenceGraph(ThreadState ts) {
    this(ts, true, Integer.MAX_VALUE);
  }

  private ReferenceGraph(ThreadState ts, boolean weak, int limit) {
    this.ts = ts;
    this.weak = weak;
    this.limit = limit;
  }

  /// A graph of what keeps objects alive, which is given up beyond a number of objects.
  static ReferenceGraph strong(ThreadState ts, int limit) {
    return new ReferenceGraph(ts, false, limit);
  }

  /// All objects that can be reached and may refer to others.
  List<Object> objects() {
    List<Object> found = new ArrayList<>(EXPECTED);
    World.stopped(ts, () -> {
      reach(ts.interpreter().modules());
      reachSystem();
      reachFrames();
      walk(found);
    });
    return found;
  }

  private void reachSystem() {
    reach(ts.interpreter().builtins());
    reach(ts.interpreter().system().namespace());
    reach(PyType.OBJECT);
  }

  private void reachFrames() {
    for (ThreadState other : ts.interpreter().threads().all()) {
      reach(other.frame);
      reach(other.handled);
    }
  }

  /// Walks through the modules, but not through those whose top level is running. The result is false if that was too much.
  boolean walkModules() {
    Set<Object> running = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Frame frame = ts.frame; frame != null; frame = frame.back()) {
      if (frame.localsMapping(ts) == frame.globals()) {
        running.add(frame.globals());
      }
    }
    PyDict modules = ts.interpreter().modules();
    seen.add(modules);
    PyDict.Cursor cursor = modules.cursor();
    while (cursor.advance()) {
      if (!(cursor.value() instanceof PyModule module && running.contains(module.dict()))) {
        reach(cursor.value());
      }
    }
    reachSystem();
    return walk(new ArrayList<>());
  }

  /// What the frames reach beyond what was walked through before; null if that was too much.
  List<Object> walkFrames() {
    List<Object> found = new ArrayList<>();
    addReferents(ts.interpreter().modules(), found);
    found.forEach(this::reach);
    found.clear();
    reachFrames();
    return walk(found) ? found : null;
  }

  /// Whether the walk has come by.
  boolean hasSeen(Object object) {
    return seen.contains(object);
  }

  private void reach(Object object) {
    if (isNode(object) && seen.add(object)) {
      todo.add(object);
    }
  }

  /// Whether the object may refer to others.
  static boolean isNode(Object object) {
    return object instanceof PyObject && object != PyNone.NONE && !(object instanceof PyBytesBase) && !(object instanceof PyComplex);
  }

  private boolean walk(List<Object> found) {
    List<Object> referents = new ArrayList<>();
    while (!todo.isEmpty()) {
      Object object = todo.pop();
      found.add(object);
      addReferents(object, referents);
      for (int i = 0; i < referents.size(); i++) {
        reach(referents.get(i));
      }
      referents.clear();
      if (seen.size() > limit) {
        return false;
      }
    }
    return true;
  }

  /// The objects that refer to one of the given ones.
  List<Object> referrers(Object[] wanted) {
    List<Object> result = new ArrayList<>();
    List<Object> referents = new ArrayList<>();
    for (Object object : objects()) {
      addReferents(object, referents);
      if (containsOne(referents, wanted)) {
        result.add(object);
      }
      referents.clear();
    }
    return result;
  }

  private static boolean containsOne(List<Object> referents, Object[] wanted) {
    for (int i = 0; i < referents.size(); i++) {
      for (Object one : wanted) {
        if (referents.get(i) == one) {
          return true;
        }
      }
    }
    return false;
  }

  /// What an object refers to.
  List<Object> referents(Object object) {
    List<Object> found = new ArrayList<>();
    addReferents(object, found);
    return found;
  }

  private void addReferents(Object object, List<Object> found) {
    if (object instanceof PyDict dict && !(dict instanceof InstanceDict)) {
      addEntries(dict, found);
    } else if (object instanceof PyList list) {
      Collections.addAll(found, list.toArray());
    } else if (object instanceof PyTuple tuple) {
      Collections.addAll(found, tuple.items());
    } else if (object instanceof PySetBase set) {
      Collections.addAll(found, set.toArray());
    } else if (object instanceof PyModule module) {
      found.add(module.dict());
    } else if (object instanceof PyType type) {
      addType(type, found);
    } else if (object instanceof PyCell cell) {
      found.add(cell.get());
    } else if (object instanceof PyProperty property) {
      property.addReferences(found);
    } else if (object instanceof PyStaticMethod method) {
      found.add(method.function());
    } else if (object instanceof PyClassMethod method) {
      found.add(method.function());
    } else if (object instanceof PyBaseException exception) {
      Collections.addAll(found, exception.args, exception.traceback, exception.cause, exception.context);
    } else if (object instanceof PyWeakHolder holder) {
      found.add(holder.callback());
    } else {
      References.addTo(object, found);
    }
    addInstance(object, found);
  }

  private void addType(PyType type, List<Object> found) {
    found.add(type.dict());
    Collections.addAll(found, type.mro());
    if (weak) {
      Collections.addAll(found, Sequences.toArray(ts, Calls.method(ts, PyType.TYPE, "__subclasses__", type)));
    }
  }

  /// The class of an instance, and its attributes, which have no dictionary of their own while nobody asked for one.
  private static void addInstance(Object object, List<Object> found) {
    if (!(object instanceof PyObject o)) {
      return;
    }
    if (o.type.isHeap()) {
      found.add(o.type);
    }
    PyInstance instance = o.attributes();
    if (instance == null) {
      return;
    }
    if (instance.view() != null) {
      found.add(instance.view());
    }
    Shape shape = instance.shape();
    for (int i = 0; i < shape.size(); i++) {
      Object value = instance.get(shape.slotAt(i));
      if (value != null) {
        found.add(value);
      }
    }
  }

  private static void addEntries(PyDict dict, List<Object> found) {
    PyDict.Cursor cursor = dict.cursor();
    while (cursor.advance()) {
      found.add(cursor.key());
      found.add(cursor.value());
    }
  }
}

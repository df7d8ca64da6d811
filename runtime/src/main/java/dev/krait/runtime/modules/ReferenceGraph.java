// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.interp.PyGenerator;
import dev.krait.runtime.interp.PyMethod;
import dev.krait.runtime.interp.PyTraceback;
import dev.krait.runtime.object.InstanceDict;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyClassMethod;
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
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
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
/// Thread rule: belongs to one question. What other threads change meanwhile is seen as it was before or after.
final class ReferenceGraph {
  private static final String[] FUNCTION = {"__code__", "__globals__", "__defaults__", "__kwdefaults__", "__closure__", "__dict__"};
  private static final String[] METHOD = {"__func__", "__self__"};
  private static final String[] WRAPPER = {"__func__"};
  private static final String[] PROPERTY = {"fget", "fset", "fdel"};
  private static final String[] TRACEBACK = {"tb_frame", "tb_next"};
  private static final String[] FRAME = {"f_code", "f_globals", "f_back"};
  private static final String[] EXCEPTION = {"args", "__traceback__", "__cause__", "__context__"};
  private static final String[] GENERATOR = {"gi_frame", "gi_code"};
  private static final String[] NONE = {};

  private final ThreadState ts;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<Object> todo = new ArrayDeque<>();

  ReferenceGraph(ThreadState ts) {
    this.ts = ts;
  }

  /// All objects that can be reached and may refer to others.
  List<Object> objects() {
    reach(ts.interpreter().modules());
    reach(ts.interpreter().builtins());
    reach(ts.interpreter().system().namespace());
    reach(PyType.OBJECT);
    for (Object frame : Sequences.toArray(ts,
        Calls.method(ts, Calls.method(ts, ts.interpreter().modules().get("sys"), "_current_frames"), "values"))) {
      reach(frame);
    }
    List<Object> found = new ArrayList<>();
    while (!todo.isEmpty()) {
      Object object = todo.pop();
      found.add(object);
      for (Object referent : referents(object)) {
        reach(referent);
      }
    }
    return found;
  }

  private void reach(Object object) {
    if (object instanceof PyObject && object != PyNone.NONE && seen.add(object)) {
      todo.add(object);
    }
  }

  /// The objects that refer to one of the given ones.
  List<Object> referrers(Object[] wanted) {
    List<Object> result = new ArrayList<>();
    for (Object object : objects()) {
      if (refersTo(object, wanted)) {
        result.add(object);
      }
    }
    return result;
  }

  private boolean refersTo(Object object, Object[] wanted) {
    for (Object referent : referents(object)) {
      for (Object one : wanted) {
        if (referent == one) {
          return true;
        }
      }
    }
    return false;
  }

  /// What an object refers to.
  List<Object> referents(Object object) {
    List<Object> found = new ArrayList<>();
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
      found.add(type.dict());
      Collections.addAll(found, type.mro());
      Collections.addAll(found, Sequences.toArray(ts, Calls.method(ts, PyType.TYPE, "__subclasses__", type)));
    } else if (object instanceof PyCell cell) {
      found.add(cell.get());
    } else if (object instanceof PyCode code) {
      found.add(Objects.getAttribute(ts, code, "co_consts"));
    } else {
      addAttributes(object, attributes(object), found);
    }
    addInstance(object, found);
    return found;
  }

  private static String[] attributes(Object object) {
    if (object instanceof PyFunction) {
      return FUNCTION;
    }
    if (object instanceof PyMethod) {
      return METHOD;
    }
    if (object instanceof PyStaticMethod || object instanceof PyClassMethod) {
      return WRAPPER;
    }
    if (object instanceof PyProperty) {
      return PROPERTY;
    }
    if (object instanceof PyTraceback) {
      return TRACEBACK;
    }
    if (object instanceof Frame) {
      return FRAME;
    }
    if (object instanceof PyGenerator) {
      return GENERATOR;
    }
    return object instanceof PyBaseException ? EXCEPTION : NONE;
  }

  private void addAttributes(Object object, String[] names, List<Object> found) {
    PyType builtin = object instanceof PyObject o ? o.type.solid() : null;
    for (String name : names) {
      Object descriptor = builtin == null ? null : builtin.lookup(name);
      if (descriptor != null) {
        found.add(Calls.method(ts, descriptor, "__get__", object));
      }
    }
    if (object instanceof Frame frame) {
      Object locals = Objects.getAttribute(ts, frame, "f_locals");
      if (locals instanceof PyDict) {
        found.add(locals);
      } else {
        Collections.addAll(found, Sequences.toArray(ts, Calls.method(ts, locals, "values")));
      }
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

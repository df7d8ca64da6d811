// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;

/// A live view of a function's local variables; stores go through.
@PyTypeDef("FrameLocalsProxy")
public final class FrameLocalsProxy extends PyObject {
  static final PyType TYPE = PyType.mapping(FrameLocalsProxyTable.INSTANCE);

  private final Frame frame;

  FrameLocalsProxy(Frame frame) {
    super(TYPE);
    this.frame = frame;
  }

  /// The register of the name, or -1.
  private int find(Object name) {
    Object[] names = frame.code().localNames();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// The value of the variable in a register, or null if it is unbound.
  Object value(int register) {
    Object value = frame.r[register];
    boolean cell = (frame.code().object.localsPlusKinds[register] & (CodeObject.CO_FAST_CELL | CodeObject.CO_FAST_FREE)) != 0;
    return cell && value instanceof PyCell c ? c.get() : value;
  }

  /// The variables that are bound now.
  PyDict snapshot(ThreadState ts) {
    PyDict dict = new PyDict();
    Object[] names = frame.code().localNames();
    for (int i = 0; i < names.length; i++) {
      Object value = value(i);
      if (value != null) {
        dict.put(ts, names[i], value);
      }
    }
    if (extras() != null) {
      dict.putAll(ts, extras(), true);
    }
    return dict;
  }

  private PyDict extras() {
    return frame.extraLocals;
  }

  private Object findValue(ThreadState ts, Object key) {
    Hashes.of(ts, key);
    Object name = Text.valueOrNull(key);
    int register = name == null ? -1 : find(name);
    if (register >= 0) {
      return value(register);
    }
    return extras() == null ? null : extras().get(ts, key);
  }

  /// A frame proxy for a frame.
  @New("FrameLocalsProxy(frame, /)")
  static Object create(PyType cls, Object frame) {
    if (!(frame instanceof Frame f)) {
      throw PyErrors.typeError("expect frame, not " + Types.nameOf(frame));
    }
    return new FrameLocalsProxy(f);
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    Object value = findValue(ts, key);
    if (value == null) {
      throw PyErrors.keyError(Text.fromJava("local variable '" + Objects.reprText(ts, key) + "' is not defined"));
    }
    return value;
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    Object name = Text.valueOrNull(key);
    int register = name == null ? -1 : find(name);
    if (register >= 0) {
      boolean cell = (frame.code().object.localsPlusKinds[register] & (CodeObject.CO_FAST_CELL | CodeObject.CO_FAST_FREE)) != 0;
      if (cell && frame.r[register] instanceof PyCell c) {
        c.set(value);
      } else {
        frame.r[register] = value;
      }
      return;
    }
    if (frame.extraLocals == null) {
      frame.extraLocals = new PyDict();
    }
    frame.extraLocals.put(ts, key, value);
  }

  @Special("__delitem__")
  void deleteItem(ThreadState ts, Object key) {
    remove(ts, key, null);
  }

  private Object remove(ThreadState ts, Object key, Object fallback) {
    Object name = Text.valueOrNull(key);
    if (name != null && find(name) >= 0) {
      throw PyErrors.valueError("cannot remove local variables from FrameLocalsProxy");
    }
    Object old = extras() == null ? null : extras().remove(ts, key);
    if (old == null && fallback == null) {
      throw PyErrors.keyError(key);
    }
    return old == null ? fallback : old;
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    return findValue(ts, key) != null;
  }

  @Special("__len__")
  int length(ThreadState ts) {
    return snapshot(ts).size();
  }

  @Special("__iter__")
  Object iterator(ThreadState ts) {
    return Iterators.of(ts, keys(ts));
  }

  /// The names, last first.
  @Method("__reversed__()")
  Object reversed(ThreadState ts) {
    Object[] names = keys(ts).toArray();
    Object[] turned = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      turned[names.length - 1 - i] = names[i];
    }
    return PyList.of(turned);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Objects.repr(ts, snapshot(ts));
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object other) {
    if (other instanceof FrameLocalsProxy that) {
      return PyBool.of(frame == that.frame);
    }
    return other instanceof PyDict ? Objects.compare(ts, Slot.EQ, snapshot(ts), other) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ne__")
  Object notEqual(ThreadState ts, Object other) {
    Object same = equal(ts, other);
    return same == PyNotImplemented.NOT_IMPLEMENTED ? same : PyBool.of(!Objects.isTrue(ts, same));
  }

  private static boolean isMapping(Object object) {
    return object instanceof PyDict || object instanceof FrameLocalsProxy;
  }

  private static PyDict asDict(ThreadState ts, Object object) {
    return object instanceof FrameLocalsProxy p ? p.snapshot(ts) : (PyDict) object;
  }

  @Special("__or__")
  Object or(ThreadState ts, Object other) {
    if (!isMapping(other)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    PyDict merged = snapshot(ts);
    merged.putAll(ts, asDict(ts, other), true);
    return merged;
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object other) {
    if (!isMapping(other)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    PyDict merged = asDict(ts, other).copy();
    merged.putAll(ts, snapshot(ts), true);
    return merged;
  }

  @Special("__ior__")
  Object inPlaceOr(ThreadState ts, Object other) {
    if (!isMapping(other)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    update(ts, other);
    return this;
  }

  /// A dict with the variables that are bound now.
  @Method("copy()")
  Object copy(ThreadState ts) {
    return snapshot(ts);
  }

  /// The names of the variables that are bound now.
  @Method("keys()")
  PyList keys(ThreadState ts) {
    List<Object> names = new ArrayList<>();
    PyDict.Cursor cursor = snapshot(ts).cursor();
    while (cursor.advance()) {
      names.add(cursor.key());
    }
    return PyList.of(names.toArray());
  }

  /// The values of the variables that are bound now.
  @Method("values()")
  Object values(ThreadState ts) {
    List<Object> found = new ArrayList<>();
    PyDict.Cursor cursor = snapshot(ts).cursor();
    while (cursor.advance()) {
      found.add(cursor.value());
    }
    return PyList.of(found.toArray());
  }

  /// Pairs of names and values of the variables that are bound now.
  @Method("items()")
  Object items(ThreadState ts) {
    List<Object> pairs = new ArrayList<>();
    PyDict.Cursor cursor = snapshot(ts).cursor();
    while (cursor.advance()) {
      pairs.add(PyTuple.of(cursor.key(), cursor.value()));
    }
    return PyList.of(pairs.toArray());
  }

  /// The value of a variable, or the default.
  @Method("get(key, default=None, /)")
  Object get(ThreadState ts, Object key, Object defaultValue) {
    Object value = findValue(ts, key);
    return value == null ? defaultValue : value;
  }

  /// The value of a variable, which is set first if it is unbound.
  @Method("setdefault(key, default=None, /)")
  Object setDefault(ThreadState ts, Object key, Object defaultValue) {
    Object value = findValue(ts, key);
    if (value == null) {
      setItem(ts, key, defaultValue);
      return defaultValue;
    }
    return value;
  }

  /// Remove an entry that is no variable of the function and return its value.
  @Method("pop(key, default=<unrepresentable>, /)")
  Object pop(ThreadState ts, Object key, Object defaultValue) {
    return remove(ts, key, defaultValue);
  }

  /// Set several variables.
  @Method("update(object, /)")
  void update(ThreadState ts, Object object) {
    if (!isMapping(object)) {
      throw PyErrors.typeError("update() argument must be dict or another FrameLocalsProxy");
    }
    PyDict.Cursor cursor = asDict(ts, object).cursor();
    while (cursor.advance()) {
      setItem(ts, cursor.key(), cursor.value());
    }
  }
}

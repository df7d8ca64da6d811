// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySet;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;

/// The tests of the `match` statement.
final class Matching {
  /// In place of a value that a mapping does not have.
  private static final Object MISSING_MARK = new dev.krait.runtime.type.PyInstance(PyType.OBJECT);
  /// The types whose first positional sub-pattern matches the subject itself.
  private static final String[] SELF_MATCHING = {"bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"};

  private Matching() {
  }

  static PyBool isSequence(Object subject) {
    return PyBool.of(Types.of(subject).has(PyType.SEQUENCE));
  }

  static PyBool isMapping(Object subject) {
    return PyBool.of(Types.of(subject).has(PyType.MAPPING));
  }

  /// The values of the keys in a tuple, or None if one is missing.
  static Object keys(ThreadState ts, Object mapping, PyTuple keys) {
    Object get = Objects.getAttribute(ts, mapping, "get");
    Object[] values = new Object[keys.size()];
    PySet seen = new PySet();
    for (int i = 0; i < values.length; i++) {
      Object key = keys.get(i);
      if (dev.krait.runtime.protocol.Sequences.contains(ts, seen, key)) {
        throw PyErrors.valueError("mapping pattern checks duplicate key (" + Objects.reprText(ts, key) + ")");
      }
      seen.add(ts, key);
      values[i] = mapping instanceof PyDict d && d.type == PyDict.TYPE ? d.get(ts, key) : Calls.call2(ts, get, key, MISSING_MARK);
      if (values[i] == null || values[i] == MISSING_MARK) {
        return PyNone.NONE;
      }
    }
    return PyTuple.of(values);
  }

  /// The attributes that a class pattern asks for in a tuple, or None if the subject does not match.
  static Object classPattern(ThreadState ts, Object subject, Object cls, int positional, PyTuple names) {
    if (!(cls instanceof PyType type)) {
      throw PyErrors.typeError("called match pattern must be a class");
    }
    if (!Objects.isInstance(ts, subject, type)) {
      return PyNone.NONE;
    }
    List<Object> found = new ArrayList<>();
    List<Object> seen = new ArrayList<>();
    if (positional > 0 && !positional(ts, subject, type, positional, found, seen)) {
      return PyNone.NONE;
    }
    for (Object name : names.items()) {
      Object value = attribute(ts, subject, type, name, seen);
      if (value == null) {
        return PyNone.NONE;
      }
      found.add(value);
    }
    return PyTuple.of(found.toArray());
  }

  private static boolean positional(ThreadState ts, Object subject, PyType type, int count, List<Object> found, List<Object> seen) {
    Object args = Objects.findAttribute(ts, type, "__match_args__");
    boolean self = args == null && matchesSelf(type);
    if (args != null && !(args instanceof PyTuple)) {
      throw PyErrors.typeError(type.name() + ".__match_args__ must be a tuple (got " + Types.nameOf(args) + ")");
    }
    int allowed = self ? 1 : args == null ? 0 : ((PyTuple) args).size();
    if (allowed < count) {
      throw PyErrors.typeError(
          type.name() + "() accepts " + allowed + " positional sub-pattern" + (allowed == 1 ? "" : "s") + " (" + count + " given)");
    }
    if (self) {
      found.add(subject);
      return true;
    }
    for (int i = 0; i < count; i++) {
      Object name = ((PyTuple) args).get(i);
      if (!Text.isStr(name)) {
        throw PyErrors.typeError("__match_args__ elements must be strings (got " + Types.nameOf(name) + ")");
      }
      Object value = attribute(ts, subject, type, name, seen);
      if (value == null) {
        return false;
      }
      found.add(value);
    }
    return true;
  }

  private static boolean matchesSelf(PyType type) {
    for (PyType t : type.mro()) {
      if (!t.isHeap()) {
        for (String name : SELF_MATCHING) {
          if (t.name().equals(name)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Object attribute(ThreadState ts, Object subject, PyType type, Object name, List<Object> seen) {
    Object plain = Text.valueOrNull(name);
    if (seen.contains(plain)) {
      throw PyErrors.typeError(type.name() + "() got multiple sub-patterns for attribute '" + Text.toJava(name) + "'");
    }
    seen.add(plain);
    return Objects.findAttribute(ts, subject, plain);
  }
}

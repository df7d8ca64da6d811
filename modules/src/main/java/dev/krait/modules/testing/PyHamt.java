// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.modules.PyContextItems;
import dev.krait.runtime.modules.PyContextKeys;
import dev.krait.runtime.modules.PyContextValues;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A mapping that does not change: setting and deleting give a new one.
///
/// Java: immutable; each holds a dictionary of its own that nobody changes once it is published.
@PyTypeDef("hamt")
public final class PyHamt extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyHamtTable.INSTANCE);

  private final PyDict dict;

  private PyHamt(PyDict dict) {
    super(TYPE);
    this.dict = dict;
  }

  @New("hamt()")
  static Object create(PyType cls) {
    return new PyHamt(new PyDict());
  }

  /// Return a mapping in which the key has the value.
  @Method("set(key, value, /)")
  Object set(ThreadState ts, Object key, Object value) {
    if (dict.get(ts, key) == value) {
      return this;
    }
    PyDict copy = dict.copy();
    copy.put(ts, key, value);
    return new PyHamt(copy);
  }

  /// Return a mapping without the key.
  @Method("delete(key, /)")
  Object delete(ThreadState ts, Object key) {
    if (dict.get(ts, key) == null) {
      return this;
    }
    PyDict copy = dict.copy();
    copy.remove(ts, key);
    return new PyHamt(copy);
  }

  /// Return the value of the key, or the default.
  @Method("get(key, default=None, /)")
  Object get(ThreadState ts, Object key, Object defaultValue) {
    Object value = dict.get(ts, key);
    return value == null ? defaultValue : value;
  }

  /// The keys with their values.
  @Method("items()")
  Object items(ThreadState ts) {
    return new PyContextItems(Sequences.toArray(ts, Calls.method(ts, dict, "items")));
  }

  /// The keys.
  @Method("keys()")
  Object keys(ThreadState ts) {
    return new PyContextKeys(Sequences.toArray(ts, Calls.method(ts, dict, "keys")));
  }

  /// The values.
  @Method("values()")
  Object values(ThreadState ts) {
    return new PyContextValues(Sequences.toArray(ts, Calls.method(ts, dict, "values")));
  }

  @Special("__len__")
  int length() {
    return dict.size();
  }

  @Special("__iter__")
  Object iterator(ThreadState ts) {
    return keys(ts);
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    return dict.get(ts, key) != null;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    Object value = dict.get(ts, key);
    if (value == null) {
      throw PyErrors.keyError(key);
    }
    return value;
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object other) {
    return other instanceof PyHamt that ? PyBool.of(Objects.equal(ts, dict, that.dict)) : PyNotImplemented.NOT_IMPLEMENTED;
  }
}

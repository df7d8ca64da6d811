// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// An unordered, immutable collection of unique hashable objects.
///
/// Java: immutable once it is made; the hash is remembered.
@PyTypeDef(value = "frozenset", subclassable = true)
public class PyFrozenSet extends PySetBase {
  public static final PyType TYPE = PyType.builtin(PyFrozenSetTable.INSTANCE);
  public static final PyFrozenSet EMPTY = new PyFrozenSet(TYPE, new PyDict());

  /// 0 while it is not known; a race computes it twice.
  private long hash;

  private PyFrozenSet(PyType type, PyDict items) {
    super(type, items);
  }

  /// An instance of a Python class derived from `frozenset`.
  static final class Derived extends PyFrozenSet {
    private final PyInstance attributes;

    Derived(PyType type, PyDict items) {
      super(type, items);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  /// A frozenset of the items of an iterable.
  public static PyFrozenSet of(ThreadState ts, Object iterable) {
    if (iterable instanceof PyFrozenSet f && f.type == TYPE) {
      return f;
    }
    PyDict items = collect(ts, iterable);
    return items.size() == 0 ? EMPTY : new PyFrozenSet(TYPE, items);
  }

  /// A frozenset of the items of the iterable.
  @New("frozenset(iterable=(), /)")
  static Object create(ThreadState ts, PyType cls, Object iterable) {
    return cls == TYPE ? of(ts, iterable) : new Derived(cls, collect(ts, iterable));
  }

  @Override
  Object made(PyDict result) {
    return result.size() == 0 ? EMPTY : new PyFrozenSet(TYPE, result == items ? result.copy() : result);
  }

  /// The set itself, or a plain frozenset with the items of an instance of a subclass.
  @Method("copy()")
  Object copy() {
    return type == TYPE ? this : made(items.copy());
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    long known = hash;
    if (known == 0) {
      known = contentHash(ts);
      hash = known;
    }
    return known;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return repr(ts, TYPE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives the items of one iterable after another.
@PyTypeDef(value = "chain", module = "itertools", subclassable = true)
public final class PyChain extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyChainTable.INSTANCE);

  /// An iterator over the iterables; null once exhausted.
  private Object sources;
  /// The iterator over the present one, or null.
  private Object active;

  private PyChain(PyType type, Object sources) {
    super(type);
    this.sources = sources;
  }

  /// Chains the iterables.
  @New("chain(*iterables)")
  static Object create(ThreadState ts, PyType cls, Object[] iterables) {
    return new PyChain(cls, Iterators.of(ts, PyTuple.of(iterables)));
  }

  /// Chains the iterables that an iterable gives.
  @ClassMethod("from_iterable(iterable, /)")
  static Object fromIterable(ThreadState ts, PyType cls, Object iterable) {
    return new PyChain(cls, Iterators.of(ts, iterable));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object rest;
    while ((rest = sources) != null) {
      Object current = active;
      if (current == null) {
        Object iterable = Iterators.next(ts, rest);
        if (iterable == null) {
          sources = null;
          return null;
        }
        try {
          current = Iterators.of(ts, iterable);
          active = current;
        } catch (PyException e) {
          sources = null;
          throw e;
        }
      }
      Object item = Iterators.next(ts, current);
      if (item != null) {
        return item;
      }
      if (active == current) {
        active = null;
      }
    }
    return null;
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// Gives those items of an iterable for which a function returns a true value; with None, the items that are true.
@PyTypeDef(value = "filter", subclassable = true)
public class PyFilter extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyFilterTable.INSTANCE);

  private final Object function;
  private final Object source;
  private final PyInstance attributes;

  private PyFilter(PyType type, Object function, Object source) {
    super(type);
    this.function = function;
    this.source = source;
    attributes = type == TYPE ? null : new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// Filters the iterable by the function.
  @New("filter(function, iterable, /)")
  static Object create(ThreadState ts, PyType cls, Object function, Object iterable) {
    return new PyFilter(cls, function, Iterators.of(ts, iterable));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    boolean itself = function == PyNone.NONE || function == PyBool.TYPE;
    for (Object item; (item = Iterators.next(ts, source)) != null;) {
      if (Objects.isTrue(ts, itself ? item : Calls.call1(ts, function, item))) {
        return item;
      }
    }
    return null;
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(type, PyTuple.of(function, source));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives those items for which a function returns a false value; with None, the items that are false.
@PyTypeDef(value = "filterfalse", module = "itertools", subclassable = true)
public final class PyFilterFalse extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyFilterFalseTable.INSTANCE);

  private final Object function;
  private final Object source;

  private PyFilterFalse(PyType type, Object function, Object source) {
    super(type);
    this.function = function;
    this.source = source;
  }

  /// Filters the iterable by the function.
  @New("filterfalse(function, iterable, /)")
  static Object create(ThreadState ts, PyType cls, Object function, Object iterable) {
    return new PyFilterFalse(cls, function, Iterators.of(ts, iterable));
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
      if (!Objects.isTrue(ts, itself ? item : Calls.call1(ts, function, item))) {
        return item;
      }
    }
    return null;
  }
}

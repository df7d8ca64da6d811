// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives items while a function returns a true value for them.
@PyTypeDef(value = "takewhile", module = "itertools", subclassable = true)
public final class PyTakeWhile extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyTakeWhileTable.INSTANCE);

  private final Object predicate;
  private final Object source;
  private boolean stopped;

  private PyTakeWhile(PyType type, Object predicate, Object source) {
    super(type);
    this.predicate = predicate;
    this.source = source;
  }

  /// Takes items from the start of the iterable.
  @New("takewhile(predicate, iterable, /)")
  static Object create(ThreadState ts, PyType cls, Object predicate, Object iterable) {
    return new PyTakeWhile(cls, predicate, Iterators.of(ts, iterable));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object item = stopped ? null : Iterators.next(ts, source);
    if (item == null) {
      return null;
    }
    if (Objects.isTrue(ts, Calls.call1(ts, predicate, item))) {
      return item;
    }
    stopped = true;
    return null;
  }
}

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

/// Skips items while a function returns a true value for them, then gives all others.
@PyTypeDef(value = "dropwhile", module = "itertools", subclassable = true)
public final class PyDropWhile extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyDropWhileTable.INSTANCE);

  private final Object predicate;
  private final Object source;
  private boolean started;

  private PyDropWhile(PyType type, Object predicate, Object source) {
    super(type);
    this.predicate = predicate;
    this.source = source;
  }

  /// Drops items at the start of the iterable.
  @New("dropwhile(predicate, iterable, /)")
  static Object create(ThreadState ts, PyType cls, Object predicate, Object iterable) {
    return new PyDropWhile(cls, predicate, Iterators.of(ts, iterable));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    while (true) {
      Object item = Iterators.next(ts, source);
      if (item == null || started) {
        return item;
      }
      if (!Objects.isTrue(ts, Calls.call1(ts, predicate, item))) {
        started = true;
        return item;
      }
    }
  }
}

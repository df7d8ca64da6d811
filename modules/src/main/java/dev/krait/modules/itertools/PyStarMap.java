// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Calls a function with the items of tuples as its arguments.
@PyTypeDef(value = "starmap", module = "itertools", subclassable = true)
public final class PyStarMap extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyStarMapTable.INSTANCE);

  private final Object function;
  private final Object source;

  private PyStarMap(PyType type, Object function, Object source) {
    super(type);
    this.function = function;
    this.source = source;
  }

  /// Maps the function over the argument tuples.
  @New("starmap(function, iterable, /)")
  static Object create(ThreadState ts, PyType cls, Object function, Object iterable) {
    return new PyStarMap(cls, function, Iterators.of(ts, iterable));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object args = Iterators.next(ts, source);
    return args == null ? null : Calls.call(ts, function, Sequences.toArray(ts, args));
  }
}

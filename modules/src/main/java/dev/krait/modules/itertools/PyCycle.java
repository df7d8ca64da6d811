// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives the items of an iterable again and again.
@PyTypeDef(value = "cycle", module = "itertools", subclassable = true)
public final class PyCycle extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyCycleTable.INSTANCE);

  /// Null once its items are all saved.
  private Object source;
  private final PyList saved = new PyList();
  private int index;

  private PyCycle(PyType type, Object source) {
    super(type);
    this.source = source;
  }

  /// Repeats the items of the iterable.
  @New("cycle(iterable, /)")
  static Object create(ThreadState ts, PyType cls, Object iterable) {
    return new PyCycle(cls, Iterators.of(ts, iterable));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object from = source;
    if (from != null) {
      Object item = Iterators.next(ts, from);
      if (item != null) {
        saved.append(item);
        return item;
      }
      source = null;
    }
    int size = saved.size();
    if (size == 0) {
      return null;
    }
    int at = index;
    index = at + 1 >= size ? 0 : at + 1;
    return saved.getOrNull(at);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives those items of one iterable for which another one gives a true value.
@PyTypeDef(value = "compress", module = "itertools", subclassable = true)
public final class PyCompress extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyCompressTable.INSTANCE);

  private final Object data;
  private final Object selectors;

  private PyCompress(PyType type, Object data, Object selectors) {
    super(type);
    this.data = data;
    this.selectors = selectors;
  }

  /// Selects items of data.
  @New("compress(data, selectors)")
  static Object create(ThreadState ts, PyType cls, Object data, Object selectors) {
    return new PyCompress(cls, Iterators.of(ts, data), Iterators.of(ts, selectors));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    while (true) {
      Object item = Iterators.next(ts, data);
      Object selector = item == null ? null : Iterators.next(ts, selectors);
      if (selector == null) {
        return null;
      }
      if (Objects.isTrue(ts, selector)) {
        return item;
      }
    }
  }
}

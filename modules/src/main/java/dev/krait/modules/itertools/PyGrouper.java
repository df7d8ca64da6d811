// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives the items of one run of groupby.
@PyTypeDef(value = "_grouper", module = "itertools")
public final class PyGrouper extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyGrouperTable.INSTANCE);

  private final PyGroupBy parent;
  private final Object targetKey;

  PyGrouper(PyGroupBy parent, Object targetKey) {
    super(TYPE);
    this.parent = parent;
    this.targetKey = targetKey;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    if (parent.group != this) {
      return null;
    }
    if (parent.currentValue == null && !parent.step(ts)) {
      return null;
    }
    if (!Objects.identicalOrEqual(ts, targetKey, parent.currentKey)) {
      return null;
    }
    Object result = parent.currentValue;
    parent.currentValue = null;
    return result;
  }
}

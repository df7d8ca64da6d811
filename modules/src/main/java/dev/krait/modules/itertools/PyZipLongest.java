// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Takes one item from each of several iterables at a time until the longest ends; a fill value stands for missing ones.
@PyTypeDef(value = "zip_longest", module = "itertools", subclassable = true)
public final class PyZipLongest extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyZipLongestTable.INSTANCE);

  /// Null where the iterable has ended.
  private final Object[] sources;
  private final Object fill;
  private int active;

  private PyZipLongest(PyType type, Object[] sources, Object fill) {
    super(type);
    this.sources = sources;
    this.fill = fill;
    active = sources.length;
  }

  /// Zips the iterables.
  @New("zip_longest(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    Object fill = PyNone.NONE;
    if (keywords > 0) {
      if (keywords > 1 || !keywordNames[0].equals("fillvalue")) {
        throw PyErrors.typeError("zip_longest() got an unexpected keyword argument");
      }
      fill = args[args.length - 1];
    }
    Object[] sources = new Object[args.length - keywords];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = Iterators.of(ts, args[i]);
    }
    return new PyZipLongest(cls, sources, fill);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    if (sources.length == 0 || active == 0) {
      return null;
    }
    Object[] items = new Object[sources.length];
    boolean any = false;
    for (int i = 0; i < items.length; i++) {
      Object from = sources[i];
      Object item = null;
      if (from != null) {
        try {
          item = Iterators.next(ts, from);
        } catch (PyException e) {
          active = 0;
          throw e;
        }
        if (item == null) {
          if (ended(i) <= 0) {
            return null;
          }
        }
      }
      any |= item != null;
      items[i] = item == null ? fill : item;
    }
    // Other threads that share it may have taken what was left.
    return any ? PyTuple.of(items) : null;
  }

  /// Notes the end of a source, once, and tells how many are left.
  private synchronized int ended(int at) {
    if (sources[at] != null) {
      sources[at] = null;
      active--;
    }
    return active;
  }
}

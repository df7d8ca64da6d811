// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// Takes one item from each of several iterables at a time, as a tuple, until the shortest ends.
///
/// With strict=True, all must end together, or ValueError is raised.
@PyTypeDef(value = "zip", subclassable = true)
public class PyZip extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyZipTable.INSTANCE);

  private final Object[] sources;
  private final PyInstance attributes;
  private boolean strict;

  private PyZip(PyType type, Object[] sources, boolean strict) {
    super(type);
    this.sources = sources;
    this.strict = strict;
    attributes = type == TYPE ? null : new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// Zips the iterables.
  @New("zip(*iterables, strict=False)")
  static Object create(ThreadState ts, PyType cls, Object[] iterables, boolean strict) {
    Object[] sources = new Object[iterables.length];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = Iterators.of(ts, iterables[i]);
    }
    return new PyZip(cls, sources, strict);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    if (sources.length == 0) {
      return null;
    }
    Object[] items = new Object[sources.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = Iterators.next(ts, sources[i]);
      if (items[i] == null) {
        if (strict) {
          checkEnd(ts, i, "zip");
        }
        return null;
      }
    }
    return PyTuple.of(items);
  }

  private void checkEnd(ThreadState ts, int ended, String name) {
    if (ended > 0) {
      throw PyErrors.valueError(uneven(name, ended + 1, "shorter", ended));
    }
    for (int i = 1; i < sources.length; i++) {
      if (Iterators.next(ts, sources[i]) != null) {
        throw PyErrors.valueError(uneven(name, i + 1, "longer", i));
      }
    }
  }

  static String uneven(String name, int argument, String how, int others) {
    return name + "() argument " + argument + " is " + how + " than argument" + (others == 1 ? " 1" : "s 1-" + others);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce() {
    PyTuple parts = PyTuple.of(sources.clone());
    return strict ? PyTuple.of(type, parts, PyBool.TRUE) : PyTuple.of(type, parts);
  }

  /// Sets whether all iterables must end together.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    strict = Objects.isTrue(ts, object);
  }
}

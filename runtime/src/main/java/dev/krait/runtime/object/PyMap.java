// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// Calls a function with the items of iterables and gives its results, until the shortest iterable ends.
///
/// With strict=True, all must end together, or ValueError is raised.
@PyTypeDef(value = "map", subclassable = true)
public class PyMap extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyMapTable.INSTANCE);

  private final Object function;
  private final Object[] sources;
  private final PyInstance attributes;
  private boolean strict;

  private PyMap(PyType type, Object function, Object[] sources, boolean strict) {
    super(type);
    this.function = function;
    this.sources = sources;
    this.strict = strict;
    attributes = type == TYPE ? null : new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// Maps the function over the iterables.
  @New("map(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    boolean strict = false;
    for (int i = 0; i < keywords; i++) {
      if (!keywordNames[i].equals("strict")) {
        throw PyErrors.typeError("map() got an unexpected keyword argument '" + keywordNames[i] + "'");
      }
      strict = Objects.isTrue(ts, args[args.length - keywords + i]);
    }
    if (args.length - keywords < 2) {
      throw PyErrors.typeError("map() must have at least two arguments.");
    }
    Object[] sources = new Object[args.length - keywords - 1];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = Iterators.of(ts, args[i + 1]);
    }
    return new PyMap(cls, args[0], sources, strict);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    if (sources.length == 1) {
      Object item = Iterators.next(ts, sources[0]);
      return item == null ? null : Calls.call1(ts, function, item);
    }
    Object[] items = new Object[sources.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = Iterators.next(ts, sources[i]);
      if (items[i] == null) {
        if (strict) {
          checkEnd(ts, i);
        }
        return null;
      }
    }
    return Calls.call(ts, function, items, items.length, null);
  }

  private void checkEnd(ThreadState ts, int ended) {
    if (ended > 0) {
      throw PyErrors.valueError(PyZip.uneven("map", ended + 1, "shorter", ended));
    }
    for (int i = 1; i < sources.length; i++) {
      if (Iterators.next(ts, sources[i]) != null) {
        throw PyErrors.valueError(PyZip.uneven("map", i + 1, "longer", i));
      }
    }
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce() {
    PyTuple parts = PyTuple.of(Calls.prepend(function, sources));
    return strict ? PyTuple.of(type, parts, PyBool.TRUE) : PyTuple.of(type, parts);
  }

  /// Sets whether all iterables must end together.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    strict = Objects.isTrue(ts, object);
  }
}

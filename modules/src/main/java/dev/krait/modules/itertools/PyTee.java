// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// One of several independent iterators over the items of one iterator.
@PyTypeDef(value = "_tee", module = "itertools")
public final class PyTee extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyTeeTable.INSTANCE);

  /// A stretch of items that were read from the source; each iterator holds the one where it is.
  private static final class Link {
    private final Object source;
    /// The item after this place and the place after that; null while it was not read. Written once, under the monitor.
    private Object item;
    private volatile Link next;
    private boolean reading;

    Link(Object source) {
      this.source = source;
    }

    /// Whether it is for the caller to read the item; false if it was read.
    private synchronized boolean claim() {
      if (next != null) {
        return false;
      }
      if (reading) {
        throw PyErrors.runtimeError("cannot re-enter the tee iterator");
      }
      reading = true;
      return true;
    }
  }

  private Link link;

  private PyTee(PyType type, Link link) {
    super(type);
    this.link = link;
  }

  /// An independent iterator over the iterable.
  @New("_tee(iterable, /)")
  static Object create(ThreadState ts, PyType cls, Object iterable) {
    return of(ts, iterable);
  }

  /// An iterator over the iterable that can be copied.
  static PyTee of(ThreadState ts, Object iterable) {
    Object source = Iterators.of(ts, iterable);
    return source instanceof PyTee tee ? tee.copy() : new PyTee(TYPE, new Link(source));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Link at = link;
    if (at.next == null && at.claim() && !read(ts, at)) {
      return null;
    }
    link = at.next;
    return at.item;
  }

  /// Reads the item at a place that this thread has claimed; false at the end.
  private static boolean read(ThreadState ts, Link at) {
    Object item = null;
    try {
      item = Iterators.next(ts, at.source);
    } finally {
      synchronized (at) {
        at.reading = false;
        if (item != null) {
          at.item = item;
          at.next = new Link(at.source);
        }
      }
    }
    return item != null;
  }

  /// An iterator at the same place.
  @Method("__copy__()")
  PyTee copy() {
    return new PyTee(TYPE, link);
  }
}

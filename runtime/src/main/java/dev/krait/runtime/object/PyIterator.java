// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The base class of builtin iterators, so that loops can ask for the next item by a virtual call. A subclass writes its own
/// `@Special("__next__")` and `@Special("__iter__")`, which call [#next].
///
/// Thread rule: sharing one iterator may lose or repeat items, and never corrupts anything.
public abstract class PyIterator extends PyObject {
  protected PyIterator(PyType type) {
    super(type);
  }

  /// Whether Python may iterate over it: not over coroutines, which share the machinery of generators.
  public boolean isIterable() {
    return true;
  }

  /// The next item, or null when there is none.
  public abstract Object next(ThreadState ts);
}

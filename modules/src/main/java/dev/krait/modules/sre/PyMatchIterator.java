// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the matches of a pattern.
///
/// Java: the walk is guarded by this object's monitor against being shared; its subject does not run Python code.
@PyTypeDef(value = "callable_iterator", module = "_sre")
public final class PyMatchIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyMatchIteratorTable.INSTANCE);

  private final PyPattern.Scan scan;

  PyMatchIterator(PyPattern.Scan scan) {
    super(TYPE);
    this.scan = scan;
  }

  /// This iterator.
  @Special("__iter__")
  Object iterator() {
    return this;
  }

  /// The next match.
  @Override
  @Special("__next__")
  public synchronized Object next(ThreadState ts) {
    return scan.find() ? scan.match() : null;
  }
}

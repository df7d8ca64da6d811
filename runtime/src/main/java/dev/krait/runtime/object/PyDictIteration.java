// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What the iterators over dictionaries have in common: the position, and the check that the dictionary keeps its size.
public abstract class PyDictIteration extends PyIterator {
  /// Null once exhausted.
  private PyDict dict;
  private int expected;
  private int left;
  final boolean backwards;
  /// Forwards: the number of the entry to look at next; backwards: of the entry seen last, -1 at the start. For [PyDict#advance].
  int position;
  Object key;
  Object value;

  PyDictIteration(PyType type, PyDict dict, boolean backwards) {
    super(type);
    this.dict = dict;
    this.backwards = backwards;
    expected = dict.size();
    left = expected;
    position = backwards ? -1 : 0;
  }

  /// Moves to the next entry; false at the end.
  final boolean step() {
    PyDict source = dict;
    if (source == null) {
      return false;
    }
    if (expected != source.size()) {
      expected = -1;
      throw PyErrors.runtimeError(source.iterationName() + " changed size during iteration");
    }
    if (!source.advance(this)) {
      dict = null;
      key = null;
      value = null;
      return false;
    }
    if (left == 0) {
      dict = null;
      throw PyErrors.runtimeError("dictionary keys changed during iteration");
    }
    left--;
    return true;
  }

  final long hint() {
    PyDict source = dict;
    return source == null || expected != source.size() ? 0 : left;
  }

  /// The way pickle makes an iterator over the rest.
  final Object reduction(ThreadState ts) {
    PyDict source = dict;
    int at = position;
    int remaining = left;
    Object[] rest = source == null ? new Object[0] : Sequences.toArray(ts, this);
    dict = source;
    position = at;
    left = remaining;
    return PyTuple.of(Interpreter.visibleBuiltin(ts, "iter"), PyTuple.of(PyList.of(rest)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over a set, which must keep its size meanwhile.
@PyTypeDef("set_iterator")
public final class PySetIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PySetIteratorTable.INSTANCE);

  /// Null once exhausted.
  private PySetBase set;
  private PyDict.Cursor cursor;
  private int expected;
  private int left;

  PySetIterator(PySetBase set) {
    super(TYPE);
    this.set = set;
    cursor = set.items.cursor();
    expected = set.size();
    left = expected;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    PySetBase source = set;
    if (source == null) {
      return null;
    }
    if (expected != source.size()) {
      expected = -1;
      throw PyErrors.runtimeError("Set changed size during iteration");
    }
    PyDict.Cursor walk = cursor;
    if (left <= 0 || walk == null || !walk.advance()) {
      set = null;
      cursor = null;
      return null;
    }
    left--;
    return walk.key();
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    PySetBase source = set;
    return source == null || expected != source.size() ? 0 : left;
  }

  /// How pickle makes an iterator over the rest.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    PySetBase source = set;
    Object[] rest = new Object[0];
    if (source != null) {
      PyDict.Cursor walk = cursor;
      int remaining = left;
      rest = Sequences.toArray(ts, this);
      PyDict.Cursor again = source.items.cursor();
      for (int i = rest.length; i < expected && again.advance(); i++) {
      }
      cursor = again;
      left = remaining;
      set = walk == null ? null : source;
    }
    return PyTuple.of(Interpreter.visibleBuiltin(ts, "iter"), PyTuple.of(PyList.of(rest)));
  }
}

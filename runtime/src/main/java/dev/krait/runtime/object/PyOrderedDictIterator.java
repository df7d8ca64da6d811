// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over an ordered dictionary, which must not change meanwhile.
@PyTypeDef("odict_iterator")
public final class PyOrderedDictIterator extends PyDictIteration {
  public static final PyType TYPE = PyType.builtin(PyOrderedDictIteratorTable.INSTANCE);
  static final int KEYS = 0, VALUES = 1, ITEMS = 2;

  private final PyOrderedDict dict;
  private final int what;
  private final DictTable table;
  private final int used;
  private final int head;
  private final int size;
  private boolean ended;

  PyOrderedDictIterator(PyOrderedDict dict, int what, boolean backwards) {
    super(TYPE, dict, backwards);
    this.dict = dict;
    this.what = what;
    table = dict.table();
    used = table.used;
    head = table.head;
    size = dict.size();
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    DictTable current = dict.table();
    if (!ended && (current != table || current.used != used || current.head != head)) {
      ended = true;
      throw PyErrors.runtimeError("OrderedDict mutated during iteration");
    }
    if (ended || !step()) {
      ended = true;
      return null;
    }
    Object now = key;
    if (now == null || what == KEYS) {
      return now;
    }
    Object found = dict.present(ts, now);
    return what == VALUES ? found : PyTuple.of(now, found);
  }

  /// RuntimeError if the dictionary is not as it was when the iteration began.
  void checkUnchanged() {
    DictTable now = dict.table();
    if (now != table || now.used != used || now.head != head || dict.size() != size) {
      throw PyErrors.runtimeError("OrderedDict mutated during iteration");
    }
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint() {
    return hint();
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    boolean before = ended;
    Object result = reduction(ts);
    ended = before;
    return result;
  }
}

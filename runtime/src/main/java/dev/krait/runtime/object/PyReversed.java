// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Gives the items of a sequence from the last to the first.
@PyTypeDef(value = "reversed", subclassable = true)
public class PyReversed extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyReversedTable.INSTANCE);

  private final PyInstance attributes;
  /// Null once exhausted.
  private Object sequence;
  private long index;

  private PyReversed(PyType type, Object sequence, long length) {
    super(type);
    this.sequence = sequence;
    index = length - 1;
    attributes = type == TYPE ? null : new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// What the object's `__reversed__` gives, else an iterator over it as a sequence.
  @New("reversed(object, /)")
  static Object create(ThreadState ts, PyType cls, Object object) {
    Object hook = Types.of(object).lookup("__reversed__");
    if (hook == PyNone.NONE) {
      throw PyErrors.typeError("'" + Types.nameOf(object) + "' object is not reversible");
    }
    if (hook != null) {
      return Calls.call0(ts, Calls.bind(ts, hook, object));
    }
    if (Types.of(object).slot(Slot.GETITEM) == null || object instanceof PyDict) {
      throw PyErrors.typeError("'" + Types.nameOf(object) + "' object is not reversible");
    }
    return new PyReversed(cls, object, Sequences.length(ts, object));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object source = sequence;
    if (source == null) {
      return null;
    }
    long at = index;
    if (at >= 0) {
      index = at - 1;
      try {
        return Objects.getItem(ts, source, PyInt.of(at));
      } catch (PyException e) {
        if (!e.value.type.isSubtypeOf(Exceptions.INDEX_ERROR) && !e.value.type.isSubtypeOf(Exceptions.STOP_ITERATION)) {
          throw e;
        }
      }
    }
    index = -1;
    sequence = null;
    return null;
  }

  /// How many items are left.
  @Method("__length_hint__()")
  long lengthHint(ThreadState ts) {
    Object source = sequence;
    if (source == null) {
      return 0;
    }
    return Sequences.length(ts, source) < index + 1 ? 0 : index + 1;
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce() {
    Object source = sequence;
    return source == null ? PyTuple.of(type, PyTuple.of(PyTuple.EMPTY)) : PyTuple.of(type, PyTuple.of(source), PyInt.of(index));
  }

  /// Moves to the index that [#reduce] noted.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    int at = Numbers.clampedIndex(ts, object);
    Object source = sequence;
    if (source != null) {
      index = Math.max(-1, Math.min(at, Sequences.length(ts, source) - 1));
    }
  }
}

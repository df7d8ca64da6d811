// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Takes iterables apart for assignments.
final class Unpacking {
  private Unpacking() {
  }

  /// `UNPACK`: source, count, registers of the items.
  static void exact(ThreadState ts, int[] code, Object[] r, int pc) {
    Object source = r[code[pc + 1]];
    int count = code[pc + 2];
    Object[] items = source instanceof PyTuple t && t.type == PyTuple.TYPE && t.size() == count ? t.items() : exact(ts, source, count);
    for (int i = 0; i < count; i++) {
      r[code[pc + 3 + i]] = items[i];
    }
  }

  private static Object[] exact(ThreadState ts, Object source, int count) {
    if (source instanceof PyTuple t && t.type == PyTuple.TYPE || source instanceof PyList l && l.type == PyList.TYPE) {
      Object[] items = Sequences.toArray(ts, source);
      if (items.length > count) {
        throw tooMany(count, items.length);
      }
      if (items.length < count) {
        throw tooFew("", count, items.length);
      }
      return items;
    }
    Object iterator = iterator(ts, source);
    Object[] items = take(ts, iterator, count, "");
    if (Iterators.next(ts, iterator) != null) {
      throw source instanceof PyDict d && d.type == PyDict.TYPE ? tooMany(count, d.size()) : tooMany(count, -1);
    }
    return items;
  }

  private static PyException tooMany(int count, int got) {
    return PyErrors.valueError("too many values to unpack (expected " + count + (got >= 0 ? ", got " + got : "") + ")");
  }

  private static PyException tooFew(String atLeast, int count, int got) {
    return PyErrors.valueError("not enough values to unpack (expected " + atLeast + count + ", got " + got + ")");
  }

  private static Object iterator(ThreadState ts, Object source) {
    try {
      return Iterators.of(ts, source);
    } catch (PyException e) {
      PyType type = Types.of(source);
      if (e.value.type == Exceptions.TYPE_ERROR && type.slot(Slot.ITER) == null && type.slot(Slot.GETITEM) == null) {
        throw PyErrors.typeError("cannot unpack non-iterable " + type.name() + " object");
      }
      throw e;
    }
  }

  private static Object[] take(ThreadState ts, Object iterator, int count, String atLeast) {
    return take(ts, iterator, count, atLeast, count);
  }

  private static Object[] take(ThreadState ts, Object iterator, int count, String atLeast, int needed) {
    Object[] items = new Object[count];
    for (int i = 0; i < count; i++) {
      items[i] = Iterators.next(ts, iterator);
      if (items[i] == null) {
        throw tooFew(atLeast, needed, i);
      }
    }
    return items;
  }

  /// UNPACK_EX: `before` items, a list of the rest, `after` items; the first lands on top.
  static void starred(ThreadState ts, Object[] r, int top, int before, int after) {
    Object iterator = iterator(ts, r[top]);
    Object[] first = take(ts, iterator, before, "at least ", before + after);
    Object[] rest = Sequences.toArray(ts, iterator);
    if (rest.length < after) {
      throw tooFew("at least ", before + after, before + rest.length);
    }
    for (int i = 0; i < after; i++) {
      r[top + i] = rest[rest.length - 1 - i];
    }
    r[top + after] = PyList.of(java.util.Arrays.copyOf(rest, rest.length - after));
    for (int i = 0; i < before; i++) {
      r[top + after + before - i] = first[i];
    }
  }
}

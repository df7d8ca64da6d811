// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Snapshots;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Lengths, membership, and turning any iterable into a list or an array.
public final class Sequences {
  private Sequences() {
  }

  /// `len(object)`.
  public static int length(ThreadState ts, Object object) {
    long length = longLength(ts, object);
    if (length > Integer.MAX_VALUE) {
      throw PyErrors.overflowError("cannot fit 'int' into an index-sized integer");
    }
    return (int) length;
  }

  /// `len(object)`, for who can do with a length that is larger than what an array may have.
  public static long longLength(ThreadState ts, Object object) {
    Object slot = Types.of(object).slot(Slot.LEN);
    if (slot == null) {
      throw PyErrors.typeError("object of type '" + Types.nameOf(object) + "' has no len()");
    }
    Object length = Calls.slot0(ts, slot, object);
    return length instanceof PyInt i && i.value >= 0 ? i.value : Numbers.lengthResult(ts, length);
  }

  /// `__length_hint__` or the length; -1 if neither is there.
  public static long lengthHint(ThreadState ts, Object object) {
    if (Types.of(object).slot(Slot.LEN) != null) {
      return longLength(ts, object);
    }
    Object hint = Calls.specialOrNull(ts, object, "__length_hint__");
    if (hint == null) {
      return -1;
    }
    Object result;
    try {
      result = Calls.call0(ts, hint);
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR)) {
        return -1;
      }
      throw e;
    }
    if (result == dev.krait.runtime.object.PyNotImplemented.NOT_IMPLEMENTED) {
      return -1;
    }
    if (!(result instanceof PyInt i)) {
      throw PyErrors.typeError("__length_hint__ must be an integer, not " + Types.nameOf(result));
    }
    if (i.value < 0) {
      throw PyErrors.valueError("__length_hint__() should return >= 0");
    }
    return i.value;
  }

  /// `item in container`.
  public static boolean contains(ThreadState ts, Object container, Object item) {
    Object slot = Types.of(container).slot(Slot.CONTAINS);
    if (slot == dev.krait.runtime.object.PyNone.NONE) {
      throw PyErrors.typeError("'" + Types.nameOf(container) + "' object is not a container");
    }
    if (slot != null) {
      return Objects.isTrue(ts, Calls.slot1(ts, slot, container, item));
    }
    if (Types.of(container).slot(Slot.ITER) == null && Types.of(container).slot(Slot.GETITEM) == null) {
      throw PyErrors.typeError("argument of type '" + Types.nameOf(container) + "' is not a container or iterable");
    }
    Object iterator = Iterators.of(ts, container);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (Objects.identicalOrEqual(ts, next, item)) {
        return true;
      }
    }
    return false;
  }

  /// The items of any iterable in an array of the caller's own.
  public static Object[] toArray(ThreadState ts, Object iterable) {
    Object[] now = Snapshots.of(iterable);
    if (now != null) {
      return now;
    }
    Object iterator = Iterators.of(ts, iterable);
    Object[] items = new Object[8];
    int count = 0;
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (count == items.length) {
        items = java.util.Arrays.copyOf(items, count + (count >> 1) + 4);
      }
      items[count++] = next;
    }
    return count == items.length ? items : java.util.Arrays.copyOf(items, count);
  }
}

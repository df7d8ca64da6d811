// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives the items that a slice of a sequence would have.
@PyTypeDef(value = "islice", module = "itertools", subclassable = true)
public final class PyISlice extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyISliceTable.INSTANCE);

  /// Null once exhausted.
  private Object source;
  private long next;
  private final long stop;
  private final long step;
  private long count;

  private PyISlice(PyType type, Object source, long start, long stop, long step) {
    super(type);
    this.source = source;
    this.next = start;
    this.stop = stop;
    this.step = step;
  }

  /// Slices by a stop, or by a start, a stop and maybe a step.
  @New("islice(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("islice() takes no keyword arguments");
    }
    if (args.length < 2 || args.length > 4) {
      throw PyErrors.typeError("islice expected at " + (args.length < 2 ? "least 2" : "most 4") + " arguments, got " + args.length);
    }
    boolean simple = args.length == 2;
    long start = simple ? 0 : bound(ts, args[1], 0, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    long stop = bound(ts, args[simple ? 1 : 2], Long.MAX_VALUE,
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    long step = args.length < 4 ? 1 : bound(ts, args[3], 1, "Step for islice() must be a positive integer or None.");
    if (step < 1) {
      throw PyErrors.valueError("Step for islice() must be a positive integer or None.");
    }
    return new PyISlice(cls, Iterators.of(ts, args[0]), start, stop, step);
  }

  private static long bound(ThreadState ts, Object value, long missing, String message) {
    if (value == PyNone.NONE) {
      return missing;
    }
    Object plain = null;
    try {
      plain = Numbers.hasIndex(value) ? Numbers.index(ts, value) : null;
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.EXCEPTION)) {
        throw e;
      }
    }
    if (!(plain instanceof PyInt i) || i.value < 0) {
      throw PyErrors.valueError(message);
    }
    return i.value;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object from = source;
    if (from == null) {
      return null;
    }
    long wanted = next;
    long end = Math.min(wanted, stop);
    while (count < end) {
      Object skipped = Iterators.next(ts, from);
      if (skipped == null) {
        source = null;
        return null;
      }
      count++;
    }
    if (count >= stop) {
      source = null;
      return null;
    }
    Object item = Iterators.next(ts, from);
    if (item == null) {
      source = null;
      return null;
    }
    count++;
    long after = wanted + step;
    next = after < 0 || after > stop ? stop : after;
    return item;
  }
}

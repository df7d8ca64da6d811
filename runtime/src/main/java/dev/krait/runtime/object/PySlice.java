// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.collect.SliceBounds;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import java.math.BigInteger;

/// A start, a stop and a step, as written between the brackets of a subscription.
///
/// Java: immutable.
@PyTypeDef("slice")
public final class PySlice extends PyObject {
  public static final PyType TYPE = PyType.builtin(PySliceTable.INSTANCE);

  public final Object start;
  public final Object stop;
  public final Object step;

  public PySlice(Object start, Object stop, Object step) {
    super(TYPE);
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  /// A slice from a stop, or from a start, a stop and maybe a step.
  @New("slice(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("slice() takes no keyword arguments");
    }
    switch (args.length) {
      case 1:
        return new PySlice(PyNone.NONE, args[0], PyNone.NONE);
      case 2:
        return new PySlice(args[0], args[1], PyNone.NONE);
      case 3:
        return new PySlice(args[0], args[1], args[2]);
      default:
        throw PyErrors.typeError("slice expected at " + (args.length == 0 ? "least 1 argument, got 0" : "most 3 arguments, got " + args.length));
    }
  }

  /// The slice fitted to a length that does not depend on what its parts do when they are asked for their value.
  public SliceBounds bounds(ThreadState ts, int length) {
    long[] unpacked = unpack(ts);
    return SliceBounds.of((int) unpacked[0], (int) unpacked[1], (int) unpacked[2], length);
  }

  /// Start, stop and step as clamped ints, which may call `__index__`; for objects whose length may change meanwhile.
  public long[] unpack(ThreadState ts) {
    int by = 1;
    if (step != PyNone.NONE) {
      by = Math.max(-Integer.MAX_VALUE, part(ts, step));
      if (by == 0) {
        throw PyErrors.valueError("slice step cannot be zero");
      }
    }
    int from = start == PyNone.NONE ? by < 0 ? Integer.MAX_VALUE : 0 : part(ts, start);
    int to = stop == PyNone.NONE ? by < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE : part(ts, stop);
    return new long[] {from, to, by};
  }

  /// What [#unpack] gave, fitted to a length.
  public static SliceBounds fit(long[] unpacked, int length) {
    return SliceBounds.of((int) unpacked[0], (int) unpacked[1], (int) unpacked[2], length);
  }

  private static int part(ThreadState ts, Object part) {
    if (part instanceof PyInt i) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, i.value));
    }
    checkIndex(part);
    return Numbers.clampedIndex(ts, part);
  }

  private static void checkIndex(Object part) {
    if (!Numbers.hasIndex(part)) {
      throw PyErrors.typeError("slice indices must be integers or None or have an __index__ method");
    }
  }

  /// Start, stop and step for a sequence of the given length, of any size.
  @Method("indices(object, /)")
  Object indices(ThreadState ts, Object object) {
    BigInteger length = PyRange.big(Numbers.index(ts, object));
    if (length.signum() < 0) {
      throw PyErrors.valueError("length should not be negative");
    }
    BigInteger[] parts = fit(ts, length);
    return PyTuple.of(PyLong.of(parts[0]), PyLong.of(parts[1]), PyLong.of(parts[2]));
  }

  /// Start, stop and step fitted to a length of any size.
  BigInteger[] fit(ThreadState ts, BigInteger length) {
    BigInteger by = BigInteger.ONE;
    if (step != PyNone.NONE) {
      checkIndex(step);
      by = PyRange.big(Numbers.index(ts, step));
      if (by.signum() == 0) {
        throw PyErrors.valueError("slice step cannot be zero");
      }
    }
    boolean down = by.signum() < 0;
    BigInteger lower = down ? BigInteger.ONE.negate() : BigInteger.ZERO;
    BigInteger upper = down ? length.subtract(BigInteger.ONE) : length;
    return new BigInteger[] {bound(ts, start, down ? upper : lower, lower, upper, length),
        bound(ts, stop, down ? lower : upper, lower, upper, length), by};
  }

  private static BigInteger bound(ThreadState ts, Object part, BigInteger missing, BigInteger lower, BigInteger upper, BigInteger length) {
    if (part == PyNone.NONE) {
      return missing;
    }
    checkIndex(part);
    BigInteger value = PyRange.big(Numbers.index(ts, part));
    if (value.signum() < 0) {
      return value.add(length).max(lower);
    }
    return value.min(upper);
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("slice(" + Objects.reprText(ts, start) + ", " + Objects.reprText(ts, stop) + ", " + Objects.reprText(ts, step) + ")");
  }

  private PyTuple parts() {
    return PyTuple.of(start, stop, step);
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PySlice that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    if (this == that) {
      return PyBool.of(slot == Slot.EQ || slot == Slot.LE || slot == Slot.GE);
    }
    return ItemComparison.compare(ts, slot, parts().items(), that.parts().items());
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    return Hashes.of(ts, parts()) * 31 + 17;
  }

  /// The first index, or None.
  @Getter("start")
  Object getStart() {
    return start;
  }

  /// The index to stop before, or None.
  @Getter("stop")
  Object getStop() {
    return stop;
  }

  /// The distance from one index to the next, or None.
  @Getter("step")
  Object getStep() {
    return step;
  }

  /// How pickle makes the slice again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(TYPE, parts());
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}

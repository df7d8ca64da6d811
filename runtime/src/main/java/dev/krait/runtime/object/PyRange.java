// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// An immutable sequence of evenly spaced integers, computed when they are asked for.
///
/// Java: immutable. `small` says that all of start, stop, step, the length and the last item plus a step fit a long; then the
/// `long` fields hold them, and nothing is computed in big integers.
@PyTypeDef("range")
public final class PyRange extends PyObject {
  public static final PyType TYPE = PyType.sequence(PyRangeTable.INSTANCE);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final Object start;
  private final Object stop;
  private final Object step;
  /// A plain `int`.
  private final Object length;
  public final boolean small;
  public final long first;
  public final long by;
  /// The number of items if [#small].
  public final long count;

  public PyRange(Object start, Object stop, Object step) {
    super(TYPE);
    this.start = start;
    this.stop = stop;
    this.step = step;
    if (start instanceof PyInt a && stop instanceof PyInt b && step instanceof PyInt c && isShort(a.value) && isShort(b.value)
        && isShort(c.value)) {
      small = true;
      first = a.value;
      by = c.value;
      long span = by > 0 ? b.value - a.value : a.value - b.value;
      count = span <= 0 ? 0 : (span - 1) / Math.abs(by) + 1;
      length = PyInt.of(count);
      return;
    }
    BigInteger n = length(big(start), big(stop), big(step));
    length = PyLong.of(n);
    small = start instanceof PyInt && step instanceof PyInt && fits(n) && fits(big(start).add(big(step).multiply(n)));
    first = small ? ((PyInt) start).value : 0;
    by = small ? ((PyInt) step).value : 0;
    count = small ? n.longValue() : 0;
  }

  private static boolean isShort(long value) {
    return value >> 61 == value >> 63;
  }

  private static boolean fits(BigInteger value) {
    return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0;
  }

  private static BigInteger length(BigInteger start, BigInteger stop, BigInteger step) {
    BigInteger span = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
    return span.signum() <= 0 ? BigInteger.ZERO : span.subtract(BigInteger.ONE).divide(step.abs()).add(BigInteger.ONE);
  }

  static BigInteger big(Object plain) {
    return plain instanceof PyInt i ? BigInteger.valueOf(i.value) : ((PyBigInt) plain).value;
  }

  /// A range up to a stop, or from a start to a stop by a step.
  @New("range(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("range() takes no keyword arguments");
    }
    switch (args.length) {
      case 1:
        return new PyRange(PyInt.ZERO, Numbers.index(ts, args[0]), PyInt.ONE);
      case 2:
        return new PyRange(Numbers.index(ts, args[0]), Numbers.index(ts, args[1]), PyInt.ONE);
      case 3:
        Object start = Numbers.index(ts, args[0]);
        Object stop = Numbers.index(ts, args[1]);
        Object step = Numbers.index(ts, args[2]);
        if (step instanceof PyInt i && i.value == 0) {
          throw PyErrors.valueError("range() arg 3 must not be zero");
        }
        return new PyRange(start, stop, step);
      default:
        throw PyErrors.typeError("range expected at " + (args.length == 0 ? "least 1 argument, got 0" : "most 3 arguments, got " + args.length));
    }
  }

  /// The item at an index that is in range.
  private Object item(BigInteger index) {
    return small ? PyInt.of(first + by * index.longValue()) : PyLong.of(big(start).add(big(step).multiply(index)));
  }

  @Special("__len__")
  Object length() {
    if (!(length instanceof PyInt)) {
      throw PyErrors.overflowError("Python int too large to convert to C ssize_t");
    }
    return length;
  }

  @Special("__bool__")
  boolean truth() {
    return big(length).signum() != 0;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    if (key instanceof PySlice slice) {
      return slice(ts, slice);
    }
    if (key instanceof PyInt i && small) {
      long at = i.value < 0 ? i.value + count : i.value;
      if (at < 0 || at >= count) {
        throw outOfRange();
      }
      return PyInt.of(first + by * at);
    }
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("range indices must be integers or slices, not " + Types.nameOf(key));
    }
    BigInteger at = big(Numbers.index(ts, key));
    at = at.signum() < 0 ? at.add(big(length)) : at;
    if (at.signum() < 0 || at.compareTo(big(length)) >= 0) {
      throw outOfRange();
    }
    return item(at);
  }

  private static RuntimeException outOfRange() {
    return PyErrors.indexError("range object index out of range");
  }

  private Object slice(ThreadState ts, PySlice slice) {
    BigInteger[] bounds = slice.fit(ts, big(length));
    BigInteger by = big(step);
    return new PyRange(PyLong.of(big(start).add(by.multiply(bounds[0]))), PyLong.of(big(start).add(by.multiply(bounds[1]))),
        PyLong.of(by.multiply(bounds[2])));
  }

  /// The index of a plain `int`, or null if it is no item.
  private BigInteger find(Object plain) {
    BigInteger offset = big(plain).subtract(big(start));
    BigInteger[] parts = offset.divideAndRemainder(big(step));
    return parts[1].signum() != 0 || parts[0].signum() < 0 || parts[0].compareTo(big(length)) >= 0 ? null : parts[0];
  }

  private static Object exactInt(Object value) {
    return value instanceof PyInt || value instanceof PyBigInt ? value : value instanceof PyBool b ? b.value : null;
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    Object plain = exactInt(key);
    if (plain != null) {
      return find(plain) != null;
    }
    Object iterator = iterator();
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (Objects.identicalOrEqual(ts, next, key)) {
        return true;
      }
    }
    return false;
  }

  /// The index of the value; ValueError if it is not in the range.
  @Method("index(value, /)")
  Object index(ThreadState ts, Object value) {
    Object plain = exactInt(value);
    if (plain != null) {
      BigInteger at = find(plain);
      if (at == null) {
        throw PyErrors.valueError("range.index(x): x not in range");
      }
      return PyLong.of(at);
    }
    Object iterator = iterator();
    long at = 0;
    for (Object next; (next = Iterators.next(ts, iterator)) != null; at++) {
      if (Objects.identicalOrEqual(ts, next, value)) {
        return PyInt.of(at);
      }
    }
    throw PyErrors.valueError("sequence.index(x): x not in sequence");
  }

  /// How often the value occurs.
  @Method("count(value, /)")
  long count(ThreadState ts, Object value) {
    Object plain = exactInt(value);
    if (plain != null) {
      return find(plain) == null ? 0 : 1;
    }
    long found = 0;
    Object iterator = iterator();
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      found += Objects.identicalOrEqual(ts, next, value) ? 1 : 0;
    }
    return found;
  }

  @Special("__iter__")
  Object iterator() {
    return small ? PyRangeIterator.of(first, by, count) : new PyLongRangeIterator(start, step, length);
  }

  /// An iterator from the last item to the first.
  @Method("__reversed__()")
  Object reversed() {
    if (small) {
      return PyRangeIterator.of(first + by * (count - 1), -by, count);
    }
    BigInteger back = big(step).negate();
    return new PyLongRangeIterator(PyLong.of(big(start).add(big(step).multiply(big(length).subtract(BigInteger.ONE)))), PyLong.of(back), length);
  }

  @Special("__eq__")
  Object equal(Object value) {
    return value instanceof PyRange that ? PyBool.of(isSame(that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ne__")
  Object notEqual(Object value) {
    return value instanceof PyRange that ? PyBool.of(!isSame(that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  private boolean isSame(PyRange that) {
    if (!length.equals(that.length)) {
      return false;
    }
    if (big(length).signum() == 0) {
      return true;
    }
    return start.equals(that.start) && (length.equals(PyInt.ONE) || step.equals(that.step));
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    Object none = PyNone.NONE;
    if (big(length).signum() == 0) {
      return Hashes.of(ts, PyTuple.of(length, none, none));
    }
    return Hashes.of(ts, PyTuple.of(length, start, length.equals(PyInt.ONE) ? none : step));
  }

  @Special("__repr__")
  String repr(ThreadState ts) {
    return "range(" + start + ", " + stop + (step.equals(PyInt.ONE) ? "" : ", " + step) + ")";
  }

  /// The first item, unless the range is empty.
  @Getter("start")
  Object getStart() {
    return start;
  }

  /// The bound before which the range ends.
  @Getter("stop")
  Object getStop() {
    return stop;
  }

  /// The distance between items.
  @Getter("step")
  Object getStep() {
    return step;
  }

  /// How pickle makes the range again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(TYPE, PyTuple.of(start, stop, step));
  }
}

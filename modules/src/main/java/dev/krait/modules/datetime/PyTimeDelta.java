// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// A duration: the difference of two dates or times.
///
/// timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)
///
/// Java: immutable; seconds and microseconds are not negative and below a day and a second.
@PyTypeDef(value = "timedelta", module = "datetime", subclassable = true)
public final class PyTimeDelta extends PyTemporal {
  public static final PyType TYPE = PyType.builtin(PyTimeDeltaTable.INSTANCE);

  static final int DAY = 86400;
  static final int SECOND = 1000000;
  static final int MOST_DAYS = 999999999;
  static final PyTimeDelta ZERO = of(0, 0, 0);

  private static final BigInteger SECOND_BIG = BigInteger.valueOf(SECOND);
  private static final BigInteger DAY_BIG = BigInteger.valueOf((long) DAY * SECOND);
  private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

  final int days;
  final int seconds;
  final int micros;

  private PyTimeDelta(PyType type, int days, int seconds, int micros) {
    super(type);
    this.days = days;
    this.seconds = seconds;
    this.micros = micros;
  }

  /// A duration of parts that may be negative or too large for their place.
  static PyTimeDelta of(long days, long seconds, long micros) {
    return of(TYPE, days, seconds, micros);
  }

  private static PyTimeDelta of(PyType type, long days, long seconds, long micros) {
    long wholeSeconds = seconds + Math.floorDiv(micros, (long) SECOND);
    long wholeDays = days + Math.floorDiv(wholeSeconds, (long) DAY);
    if (Math.abs(wholeDays) > MOST_DAYS) {
      throw PyErrors.overflowError(wholeDays != (int) wholeDays ? "Python int too large to convert to C int"
          : "days=" + wholeDays + "; must have magnitude <= " + MOST_DAYS);
    }
    return new PyTimeDelta(type, (int) wholeDays, (int) Math.floorMod(wholeSeconds, (long) DAY), (int) Math.floorMod(micros, (long) SECOND));
  }

  static PyTimeDelta of(PyType type, BigInteger micros) {
    BigInteger[] parts = DurationMath.floorDivide(micros, DAY_BIG);
    if (parts[0].bitLength() > Integer.SIZE - 1) {
      throw PyErrors.overflowError("Python int too large to convert to C int");
    }
    return of(type, parts[0].intValue(), 0, parts[1].longValue());
  }

  private static PyTimeDelta of(BigInteger micros) {
    return of(TYPE, micros);
  }

  /// The whole duration in microseconds.
  BigInteger total() {
    return BigInteger.valueOf(days).multiply(DAY_BIG).add(BigInteger.valueOf((long) seconds * SECOND + micros));
  }

  /// The whole duration in seconds, without microseconds.
  long wholeSeconds() {
    return (long) days * DAY + seconds;
  }

  /// The sum of components.
  @New("timedelta(days=<0>, seconds=<0>, microseconds=<0>, milliseconds=<0>, minutes=<0>, hours=<0>, weeks=<0>)")
  static Object create(PyType cls, Object days, Object seconds, Object microseconds, Object milliseconds, Object minutes, Object hours,
      Object weeks) {
    DurationMath.Sum sum = new DurationMath.Sum();
    sum.add("microseconds", microseconds, 1);
    sum.add("milliseconds", milliseconds, 1000);
    sum.add("seconds", seconds, SECOND);
    sum.add("minutes", minutes, 60L * SECOND);
    sum.add("hours", hours, 3600L * SECOND);
    sum.add("days", days, (long) DAY * SECOND);
    sum.add("weeks", weeks, 7L * DAY * SECOND);
    return of(cls, sum.total());
  }

  /// The days, which may be negative.
  @Getter("days")
  int days() {
    return days;
  }

  /// The seconds beyond the days, from 0 to 86399.
  @Getter("seconds")
  int seconds() {
    return seconds;
  }

  /// The microseconds beyond the seconds, from 0 to 999999.
  @Getter("microseconds")
  int microseconds() {
    return micros;
  }

  int compareWith(PyTimeDelta other) {
    int sign = Integer.compare(days, other.days);
    sign = sign != 0 ? sign : Integer.compare(seconds, other.seconds);
    return sign != 0 ? sign : Integer.compare(micros, other.micros);
  }

  @Override
  Object compare(ThreadState ts, int slot, Object other) {
    return other instanceof PyTimeDelta d ? ofSign(slot, compareWith(d)) : NOT_IMPLEMENTED;
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    return Hashes.of(ts, PyTuple.of(PyInt.of(days), PyInt.of(seconds), PyInt.of(micros)));
  }

  boolean isZero() {
    return days == 0 && seconds == 0 && micros == 0;
  }

  @Special("__bool__")
  boolean truth() {
    return !isZero();
  }

  @Special("__repr__")
  Object repr() {
    StringBuilder text = new StringBuilder(type.messageName()).append('(');
    String separator = "";
    if (days != 0) {
      text.append("days=").append(days);
      separator = ", ";
    }
    if (seconds != 0) {
      text.append(separator).append("seconds=").append(seconds);
      separator = ", ";
    }
    if (micros != 0) {
      text.append(separator).append("microseconds=").append(micros);
    }
    return Text.fromJava((isZero() ? text.append('0') : text).append(')').toString());
  }

  @Special("__str__")
  String str() {
    String time = seconds / 3600 + ":" + Days.padded(seconds / 60 % 60, 2) + ":" + Days.padded(seconds % 60, 2);
    String fraction = micros == 0 ? "" : "." + Days.padded(micros, 6);
    return (days == 0 ? "" : days + (Math.abs(days) == 1 ? " day, " : " days, ")) + time + fraction;
  }

  PyTimeDelta plus(PyTimeDelta other) {
    return of((long) days + other.days, (long) seconds + other.seconds, (long) micros + other.micros);
  }

  PyTimeDelta minus(PyTimeDelta other) {
    return of((long) days - other.days, (long) seconds - other.seconds, (long) micros - other.micros);
  }

  @Special("__add__")
  Object add(ThreadState ts, Object value) {
    return value instanceof PyTimeDelta d ? plus(d) : NOT_IMPLEMENTED;
  }

  @Special("__radd__")
  Object addReflected(ThreadState ts, Object value) {
    return value instanceof PyTimeDelta d ? d.plus(this) : NOT_IMPLEMENTED;
  }

  @Special("__sub__")
  Object subtract(ThreadState ts, Object value) {
    return value instanceof PyTimeDelta d ? minus(d) : NOT_IMPLEMENTED;
  }

  @Special("__rsub__")
  Object subtractReflected(ThreadState ts, Object value) {
    return value instanceof PyTimeDelta d ? d.minus(this) : NOT_IMPLEMENTED;
  }

  @Special("__mul__")
  Object multiply(ThreadState ts, Object value) {
    Object plain = Numbers.intOrNull(value);
    if (plain != null) {
      return of(total().multiply(PyLong.bigValue(plain)));
    }
    if (!PyFloatType.isFloat(value)) {
      return NOT_IMPLEMENTED;
    }
    if (value instanceof PyFloat f) {
      return of(DurationMath.multiply(total(), f.value));
    }
    BigInteger[] ratio = ratio(ts, value);
    return of(DurationMath.divide(total().multiply(ratio[0]), ratio[1]));
  }

  /// What an instance of a subclass of float says its ratio is.
  private static BigInteger[] ratio(ThreadState ts, Object value) {
    Object ratio = Calls.method(ts, value, "as_integer_ratio");
    if (!(ratio instanceof PyTuple pair)) {
      throw PyErrors.typeError("unexpected return type from as_integer_ratio(): expected tuple, not '" + Types.nameOf(ratio) + "'");
    }
    if (pair.size() != 2) {
      throw PyErrors.valueError("as_integer_ratio() must return a 2-tuple");
    }
    return new BigInteger[] {PyLong.bigValue(Numbers.index(ts, pair.get(0))), PyLong.bigValue(Numbers.index(ts, pair.get(1)))};
  }

  @Special("__rmul__")
  Object multiplyReflected(ThreadState ts, Object value) {
    return multiply(ts, value);
  }

  private static Object quotient(ThreadState ts, BigInteger a, BigInteger b) {
    return Numbers.binary(ts, Slot.TRUEDIV, PyLong.of(a), PyLong.of(b));
  }

  @Special("__truediv__")
  Object divide(ThreadState ts, Object value) {
    if (value instanceof PyTimeDelta d) {
      return quotient(ts, total(), d.total());
    }
    if (value instanceof PyFloat f) {
      return of(DurationMath.divide(total(), f.value));
    }
    if (PyFloatType.isFloat(value)) {
      BigInteger[] ratio = ratio(ts, value);
      return of(DurationMath.divide(total().multiply(ratio[1]), ratio[0]));
    }
    Object plain = Numbers.intOrNull(value);
    return plain == null ? NOT_IMPLEMENTED : of(DurationMath.divide(total(), PyLong.bigValue(plain)));
  }

  @Special("__floordiv__")
  Object floorDivide(ThreadState ts, Object value) {
    if (value instanceof PyTimeDelta d) {
      return PyLong.of(DurationMath.floorDivide(total(), d.total())[0]);
    }
    Object plain = Numbers.intOrNull(value);
    return plain == null ? NOT_IMPLEMENTED : of(DurationMath.floorDivide(total(), PyLong.bigValue(plain))[0]);
  }

  @Special("__mod__")
  Object modulo(ThreadState ts, Object value) {
    return value instanceof PyTimeDelta d ? of(DurationMath.floorDivide(total(), d.total())[1]) : NOT_IMPLEMENTED;
  }

  @Special("__divmod__")
  Object divmod(ThreadState ts, Object value) {
    if (!(value instanceof PyTimeDelta d)) {
      return NOT_IMPLEMENTED;
    }
    BigInteger[] parts = DurationMath.floorDivide(total(), d.total());
    return PyTuple.of(PyLong.of(parts[0]), of(parts[1]));
  }

  PyTimeDelta negated() {
    return of(-(long) days, -(long) seconds, -(long) micros);
  }

  @Special("__neg__")
  Object negate() {
    return negated();
  }

  @Special("__pos__")
  Object positive() {
    return of(days, seconds, micros);
  }

  @Special("__abs__")
  Object absolute() {
    return days < 0 ? negated() : positive();
  }

  /// The whole duration in seconds, as a float.
  @Method("total_seconds()")
  Object totalSeconds(ThreadState ts) {
    return quotient(ts, total(), SECOND_BIG);
  }

  /// How pickle makes the duration again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(type, PyTuple.of(PyInt.of(days), PyInt.of(seconds), PyInt.of(micros)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.time.LocalDate;

/// A day of the Gregorian calendar.
///
/// Java: immutable. Datetimes are dates in Java as in Python; what differs for them is overridden.
@PyTypeDef(value = "date", module = "datetime", subclassable = true)
public class PyDate extends PyTemporal {
  public static final PyType TYPE = PyType.builtin(PyDateTable.INSTANCE);

  static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

  private static final int STATE = 4;
  private static final Parameters PARAMETERS = new Parameters(3, 3, "year", "month", "day");

  final int year;
  final int month;
  final int day;

  PyDate(PyType type, int year, int month, int day) {
    super(type);
    Days.check(year, month, day);
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /// A date from a pickled state, which is not checked any further.
  PyDate(PyType type, byte[] state) {
    super(type);
    year = (state[0] & 0xff) << 8 | state[1] & 0xff;
    month = state[2] & 0x7f;
    day = state[3] & 0xff;
  }

  static boolean isMonth(byte b) {
    return (b & 0x7f) >= 1 && (b & 0x7f) <= 12;
  }

  /// A date.
  @New("date(year, month, day)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    if (args.length == 1 && (keywordNames == null || keywordNames.length == 0)) {
      byte[] state = stateOrNull(ts, args[0], STATE, "date");
      if (state != null && isMonth(state[2]) && state[2] > 0) {
        return new PyDate(cls, state);
      }
    }
    Object[] bound = PARAMETERS.bind(ts, args, keywordNames);
    return new PyDate(cls, Converters.toInt(ts, bound[0]), Converters.toInt(ts, bound[1]), Converters.toInt(ts, bound[2]));
  }

  /// A date of a class, which is called unless it is a builtin one.
  static Object make(ThreadState ts, PyType cls, int year, int month, int day) {
    if (cls == TYPE) {
      return new PyDate(cls, year, month, day);
    }
    return Calls.call3(ts, cls, PyInt.of(year), PyInt.of(month), PyInt.of(day));
  }

  private static Object make(ThreadState ts, PyType cls, LocalDate date) {
    return make(ts, cls, date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /// The local date of a timestamp.
  @ClassMethod("fromtimestamp(timestamp, /)")
  static Object fromTimestamp(ThreadState ts, PyType cls, Object timestamp) {
    int[] fields = Zones.fields(Zones.local(ts, Timestamps.floor(ts, timestamp)));
    return make(ts, cls, fields[0], fields[1], fields[2]);
  }

  /// The date of today.
  @ClassMethod("today()")
  static Object today(ThreadState ts, PyType cls) {
    return Calls.method(ts, cls, "fromtimestamp", Calls.call0(ts, Imports.attribute(ts, "time", "time")));
  }

  /// The date of a day's number, which is 1 for the first day of the year 1.
  @ClassMethod("fromordinal(ordinal, /)")
  static Object fromOrdinal(ThreadState ts, PyType cls, int ordinal) {
    if (ordinal < 1) {
      throw PyErrors.valueError("ordinal must be >= 1");
    }
    return make(ts, cls, Days.date(ordinal));
  }

  /// The date of a text in a format of ISO 8601.
  @ClassMethod("fromisoformat(object, /)")
  static Object fromIsoFormat(ThreadState ts, PyType cls, Object object) {
    String text = IsoText.argument(object);
    int[] fields = text.length() == 7 || text.length() == 8 || text.length() == 10 ? IsoText.dateOrNull(text) : null;
    if (fields == null) {
      throw IsoText.invalid(ts, object);
    }
    return make(ts, cls, fields[0], fields[1], fields[2]);
  }

  /// The date of a day of a week as ISO 8601 counts them.
  @ClassMethod("fromisocalendar(year, week, day)")
  static Object fromIsoCalendar(ThreadState ts, PyType cls, Object year, Object week, Object day) {
    int y;
    int w;
    int d;
    try {
      y = Converters.toInt(ts, year);
      w = Converters.toInt(ts, week);
      d = Converters.toInt(ts, day);
    } catch (PyException e) {
      throw PyErrors.is(e, Exceptions.OVERFLOW_ERROR) ? PyErrors.valueError("ISO calendar component out of range") : e;
    }
    if (y < Days.MIN_YEAR || y > Days.MAX_YEAR) {
      throw Days.badYear(y);
    }
    if (!Days.hasWeek(y, w)) {
      throw PyErrors.valueError("Invalid week: " + w);
    }
    if (d < 1 || d > Days.WEEK) {
      throw PyErrors.valueError("Invalid weekday: " + d + " (range is [1, 7])");
    }
    return make(ts, cls, Days.date(Days.firstMonday(y) + (long) (w - 1) * Days.WEEK + d - 1));
  }

  /// The date that a text in a format denotes.
  @ClassMethod("strptime(string, format, /)")
  static Object parse(ThreadState ts, PyType cls, Object string, Object format) {
    return Formats.parse(ts, "_strptime_datetime_date", cls, string, format);
  }

  /// The year, from 1 to 9999.
  @Getter("year")
  int year() {
    return year;
  }

  /// The month, from 1 to 12.
  @Getter("month")
  int month() {
    return month;
  }

  /// The day of the month.
  @Getter("day")
  int day() {
    return day;
  }

  final int number() {
    return Days.number(year, month, day);
  }

  final int compareDays(PyDate other) {
    return Integer.compare(number(), other.number());
  }

  @Override
  Object compare(ThreadState ts, int slot, Object other) {
    return other instanceof PyDate d && !(other instanceof PyDateTime) ? ofSign(slot, compareDays(d)) : NOT_IMPLEMENTED;
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    return number() * 1000003L;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava(type.messageName() + "(" + year + ", " + month + ", " + day + ")");
  }

  final String isoDate() {
    return Days.padded(year, 4) + "-" + Days.padded(month, 2) + "-" + Days.padded(day, 2);
  }

  @Special("__str__")
  Object str(ThreadState ts) {
    return Calls.method(ts, this, "isoformat");
  }

  /// The date as YYYY-MM-DD.
  @Method("isoformat()")
  Object isoFormat() {
    return isoDate();
  }

  /// The date as C's ctime writes it.
  @Method("ctime()")
  Object ctime() {
    return ctime("00:00:00");
  }

  final String ctime(String time) {
    String dayOfMonth = day < 10 ? " " + day : Integer.toString(day);
    return Days.DAY_NAMES[Days.weekday(number())] + " " + Days.MONTH_NAMES[month - 1] + " " + dayOfMonth + " " + time + " "
        + Days.padded(year, 4);
  }

  /// The date in a format of time.strftime.
  @Method("strftime(format)")
  Object format(ThreadState ts, Object format) {
    if (!Text.isStr(format)) {
      throw PyErrors.typeError("strftime() argument 1 must be str, not " + Types.nameOf(format));
    }
    return Formats.format(ts, this, format, Calls.method(ts, this, "timetuple"), year);
  }

  /// Without a format the same as str, else the same as strftime.
  @Method("__format__(format_spec, /)")
  Object formatOrStr(ThreadState ts, Object formatSpec) {
    return Formats.formatOrStr(ts, this, formatSpec);
  }

  final Object calendarTime(ThreadState ts, int hour, int minute, int second, int dst) {
    int yearDay = LocalDate.of(year, month, day).getDayOfYear();
    return Formats.calendarTime(ts, year, month, day, hour, minute, second, Days.weekday(number()), yearDay, dst);
  }

  /// The date as a time.struct_time.
  @Method("timetuple()")
  Object timeTuple(ThreadState ts) {
    return calendarTime(ts, 0, 0, 0, -1);
  }

  /// Year, week and day as ISO 8601 counts them.
  @Method("isocalendar()")
  Object isoCalendar() {
    int number = number();
    int isoYear = number < Days.firstMonday(year) ? year - 1 : number >= Days.firstMonday(year + 1) ? year + 1 : year;
    int monday = Days.firstMonday(isoYear);
    return new PyIsoCalendarDate(isoYear, (number - monday) / Days.WEEK + 1, (number - monday) % Days.WEEK + 1);
  }

  /// The day of the week, from 1 for Monday.
  @Method("isoweekday()")
  int isoWeekday() {
    return Days.weekday(number()) + 1;
  }

  /// The day of the week, from 0 for Monday.
  @Method("weekday()")
  int weekday() {
    return Days.weekday(number());
  }

  /// The day's number, which is 1 for the first day of the year 1.
  @Method("toordinal()")
  int toOrdinal() {
    return number();
  }

  /// A date with other parts.
  @Method("replace(year=<unchanged>, month=<unchanged>, day=<unchanged>)")
  Object replace(ThreadState ts, Object year, Object month, Object day) {
    return make(ts, type, Parameters.integer(ts, year, this.year), Parameters.integer(ts, month, this.month),
        Parameters.integer(ts, day, this.day));
  }

  /// A date with other parts.
  @Method("__replace__(year=<unchanged>, month=<unchanged>, day=<unchanged>)")
  Object replaceParts(ThreadState ts, Object year, Object month, Object day) {
    return replace(ts, year, month, day);
  }

  /// How pickle makes the date again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return PyTuple.of(type, PyTuple.of(new PyBytes(new byte[] {(byte) (year >> 8), (byte) year, (byte) month, (byte) day})));
  }

  static PyException outOfRange() {
    return PyErrors.overflowError("date value out of range");
  }

  /// The date a number of days later.
  private Object later(ThreadState ts, long days) {
    long number = number() + days;
    if (number < 1 || number > Days.MOST) {
      throw outOfRange();
    }
    return make(ts, type, Days.date(number));
  }

  Object plus(ThreadState ts, PyTimeDelta delta, int sign) {
    return later(ts, (long) delta.days * sign);
  }

  @Special("__add__")
  Object add(ThreadState ts, Object value) {
    return value instanceof PyTimeDelta d ? plus(ts, d, 1) : NOT_IMPLEMENTED;
  }

  @Special("__radd__")
  Object addReflected(ThreadState ts, Object value) {
    return add(ts, value);
  }

  Object minus(ThreadState ts, Object value) {
    if (value instanceof PyDate d && !(value instanceof PyDateTime)) {
      return PyTimeDelta.of((long) number() - d.number(), 0, 0);
    }
    return NOT_IMPLEMENTED;
  }

  @Special("__sub__")
  Object subtract(ThreadState ts, Object value) {
    return value instanceof PyTimeDelta d ? plus(ts, d, -1) : minus(ts, value);
  }

  @Special("__rsub__")
  Object subtractReflected(ThreadState ts, Object value) {
    return value instanceof PyDate d ? d.minus(ts, this) : NOT_IMPLEMENTED;
  }

}

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
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.time.Instant;
import java.time.LocalDate;

/// A date and a time of day, maybe with a zone.
///
/// Java: immutable, apart from `fold` while the object is being made.
@PyTypeDef(value = "datetime", module = "datetime", subclassable = true)
public final class PyDateTime extends PyDate {
  public static final PyType TYPE = PyType.builtin(PyDateTimeTable.INSTANCE, PyDate.TYPE);

  private static final int STATE = 10;
  private static final Parameters PARAMETERS = new Parameters(3, 8, "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo",
      "fold");

  final int hour;
  final int minute;
  final int second;
  final int micros;
  final Object tzinfo;
  private int fold;

  private PyDateTime(PyType type, LocalDate date, int[] time, Object tzinfo, int fold) {
    this(type, date.getYear(), date.getMonthValue(), date.getDayOfMonth(), time, tzinfo, fold);
  }

  private PyDateTime(PyType type, int year, int month, int day, int[] time, Object tzinfo, int fold) {
    super(type, year, month, day);
    Days.checkTime(time[0], time[1], time[2], time[3], fold);
    hour = time[0];
    minute = time[1];
    second = time[2];
    micros = time[3];
    this.tzinfo = Zones.check(tzinfo);
    this.fold = fold;
  }

  /// A datetime from a pickled state, which is not checked any further.
  private PyDateTime(PyType type, byte[] state, Object tzinfo) {
    super(type, state);
    hour = state[4] & 0xff;
    minute = state[5] & 0xff;
    second = state[6] & 0xff;
    micros = (state[7] & 0xff) << 16 | (state[8] & 0xff) << 8 | state[9] & 0xff;
    this.tzinfo = tzinfo;
    fold = (state[2] & 0x80) >> 7;
  }

  /// A datetime of the builtin type, in parts.
  static PyDateTime plain(int year, int month, int day, int[] time) {
    return new PyDateTime(TYPE, year, month, day, time, PyNone.NONE, 0);
  }

  /// A date and a time of day.
  @New("datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    if ((args.length == 1 || args.length == 2) && (keywordNames == null || keywordNames.length == 0)) {
      byte[] s = stateOrNull(ts, args[0], STATE, "datetime");
      if (s != null && isMonth(s[2])) {
        Object tzinfo = args.length == 2 ? args[1] : PyNone.NONE;
        if (tzinfo != PyNone.NONE && !(tzinfo instanceof PyTzInfo)) {
          throw PyErrors.typeError("bad tzinfo state arg");
        }
        return new PyDateTime(cls, s, tzinfo);
      }
    }
    Object[] b = PARAMETERS.bind(ts, args, keywordNames);
    int[] parts = new int[7];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Parameters.integer(ts, b[i], 0);
    }
    return new PyDateTime(cls, parts[0], parts[1], parts[2], new int[] {parts[3], parts[4], parts[5], parts[6]}, b[7] == null ? PyNone.NONE : b[7],
        Parameters.integer(ts, b[8], 0));
  }

  /// A datetime of a class, which is called unless it is the builtin one.
  private static Object make(ThreadState ts, PyType cls, LocalDate date, int[] time, Object tzinfo, int fold) {
    return make(ts, cls, date.getYear(), date.getMonthValue(), date.getDayOfMonth(), time, tzinfo, fold);
  }

  private static Object make(ThreadState ts, PyType cls, int year, int month, int day, int[] time, Object tzinfo, int fold) {
    if (cls == TYPE) {
      return new PyDateTime(cls, year, month, day, time, tzinfo, fold);
    }
    Object made = Calls.call(ts, cls, PyInt.of(year), PyInt.of(month), PyInt.of(day), PyInt.of(time[0]), PyInt.of(time[1]), PyInt.of(time[2]),
        PyInt.of(time[3]), tzinfo);
    if (made instanceof PyDateTime dt) {
      dt.fold = fold;
    }
    return made;
  }

  private static Object ofTimestamp(ThreadState ts, PyType cls, long seconds, int micros, Object tzinfo) {
    Zones.check(tzinfo);
    if (tzinfo == PyNone.NONE) {
      int[] f = Zones.fields(Zones.local(ts, seconds));
      Days.check(f[0], f[1], f[2]);
      return make(ts, cls, f[0], f[1], f[2], new int[] {f[3], f[4], f[5], micros}, tzinfo, Zones.fold(ts, seconds));
    }
    return Calls.method(ts, tzinfo, "fromutc", inUtc(ts, cls, seconds, micros, tzinfo));
  }

  private static Object inUtc(ThreadState ts, PyType cls, long seconds, int micros, Object tzinfo) {
    long days = Math.floorDiv(seconds, (long) PyTimeDelta.DAY);
    if (days != (int) days) {
      throw Timestamps.outOfRange();
    }
    int rest = (int) Math.floorMod(seconds, (long) PyTimeDelta.DAY);
    LocalDate date = LocalDate.ofEpochDay(days);
    if (date.getYear() < Days.MIN_YEAR || date.getYear() > Days.MAX_YEAR) {
      throw Days.badYear(date.getYear());
    }
    return make(ts, cls, date, new int[] {rest / 3600, rest / 60 % 60, rest % 60, micros}, tzinfo, 0);
  }

  /// A datetime that was just made, as the second one of its name.
  static Object folded(ThreadState ts, Object made) {
    if (made instanceof PyDateTime dt && dt.type == TYPE) {
      dt.fold = 1;
      return dt;
    }
    return Calls.call(ts, Objects.getAttribute(ts, made, "replace"), new Object[] {PyInt.ONE}, 0, new String[] {"fold"});
  }

  /// The time at this moment, local or in a zone.
  @ClassMethod("now(tz=None)")
  static Object now(ThreadState ts, PyType cls, Object tz) {
    Instant now = Instant.now();
    return ofTimestamp(ts, cls, now.getEpochSecond(), now.getNano() / 1000, tz);
  }

  private static void warn(ThreadState ts, String method, String better) {
    Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "datetime.datetime." + method + "() is deprecated and scheduled for removal in a future"
        + " version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime." + better + ".", 1);
  }

  /// The time in UTC at this moment, without a zone.
  @ClassMethod("utcnow()")
  static Object utcNow(ThreadState ts, PyType cls) {
    warn(ts, "utcnow", "now(datetime.UTC)");
    Instant now = Instant.now();
    return inUtc(ts, cls, now.getEpochSecond(), now.getNano() / 1000, PyNone.NONE);
  }

  /// The time of a timestamp, local or in a zone.
  @ClassMethod("fromtimestamp(timestamp, tz=None)")
  static Object fromTimestamp(ThreadState ts, PyType cls, Object timestamp, Object tz) {
    Zones.check(tz);
    long[] parts = Timestamps.parts(ts, timestamp);
    return ofTimestamp(ts, cls, parts[0], (int) parts[1], tz);
  }

  /// The time of a timestamp in UTC, without a zone.
  @ClassMethod("utcfromtimestamp(timestamp, /)")
  static Object utcFromTimestamp(ThreadState ts, PyType cls, Object timestamp) {
    warn(ts, "utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)");
    long[] parts = Timestamps.parts(ts, timestamp);
    return inUtc(ts, cls, parts[0], (int) parts[1], PyNone.NONE);
  }

  /// The datetime that a text in a format denotes.
  @ClassMethod("strptime(string, format, /)")
  static Object parse(ThreadState ts, PyType cls, Object string, Object format) {
    return Formats.parse(ts, "_strptime_datetime_datetime", cls, string, format);
  }

  /// The datetime of a date and a time, with the time's zone or another one.
  @ClassMethod("combine(date, time, tzinfo=<unrepresentable>)")
  static Object combine(ThreadState ts, PyType cls, Object date, Object time, Object tzinfo) {
    if (!(date instanceof PyDate d)) {
      throw PyErrors.typeError("combine() argument 1 must be datetime.date, not " + Types.nameOf(date));
    }
    if (!(time instanceof PyTime t)) {
      throw PyErrors.typeError("combine() argument 2 must be datetime.time, not " + Types.nameOf(time));
    }
    return make(ts, cls, d.year, d.month, d.day, new int[] {t.hour, t.minute, t.second, t.micros}, tzinfo == null ? t.tzinfo : Zones.check(tzinfo),
        t.fold());
  }

  /// The datetime of a text in a format of ISO 8601.
  @ClassMethod("fromisoformat(object, /)")
  static Object fromIsoFormat(ThreadState ts, PyType cls, Object object) {
    String text = IsoText.argument(object);
    int end = text.length() < 7 ? -1 : IsoText.dateEnd(text);
    int[] date = end < 0 || end > text.length() ? null : IsoText.dateOrNull(text.substring(0, end));
    if (date == null) {
      throw IsoText.invalid(ts, object);
    }
    IsoText.TimeOfDay time = null;
    if (end < text.length()) {
      time = IsoText.timeOrNull(ts, text.substring(end + 1));
      if (time == null) {
        throw IsoText.invalid(ts, object);
      }
    }
    if (time == null) {
      return make(ts, cls, date[0], date[1], date[2], new int[4], PyNone.NONE, 0);
    }
    int[] clock = {time.hour(), time.minute(), time.second(), time.micros()};
    if (time.nextDay()) {
      Days.check(date[0], date[1], date[2]);
      return make(ts, cls, LocalDate.of(date[0], date[1], date[2]).plusDays(1), clock, time.tzinfo(), 0);
    }
    return make(ts, cls, date[0], date[1], date[2], clock, time.tzinfo(), 0);
  }

  /// The hour, from 0 to 23.
  @Getter("hour")
  int hour() {
    return hour;
  }

  /// The minute.
  @Getter("minute")
  int minute() {
    return minute;
  }

  /// The second.
  @Getter("second")
  int second() {
    return second;
  }

  /// The microsecond.
  @Getter("microsecond")
  int microsecond() {
    return micros;
  }

  /// The zone, or None.
  @Getter("tzinfo")
  Object tzinfo() {
    return tzinfo;
  }

  /// 1 for the second one of two times of the same name, else 0.
  @Getter("fold")
  int foldAttribute() {
    return fold;
  }

  private int[] clock() {
    return new int[] {hour, minute, second, micros};
  }

  PyTimeDelta offset(ThreadState ts, String method) {
    return Zones.offset(ts, tzinfo, method, this);
  }

  /// What the zone says of its offset, or None.
  @Method("utcoffset()")
  Object utcOffset(ThreadState ts) {
    return Zones.orNone(offset(ts, "utcoffset"));
  }

  /// What the zone says of daylight saving time, or None.
  @Method("dst()")
  Object dst(ThreadState ts) {
    return Zones.orNone(offset(ts, "dst"));
  }

  /// What the zone says its name is, or None.
  @Method("tzname()")
  Object tzname(ThreadState ts) {
    return Zones.name(ts, tzinfo, this);
  }

  /// The date.
  @Method("date()")
  Object date() {
    return new PyDate(PyDate.TYPE, year, month, day);
  }

  /// The time of day without the zone.
  @Method("time()")
  Object time(ThreadState ts) {
    return PyTime.make(ts, PyTime.TYPE, hour, minute, second, micros, PyNone.NONE, fold);
  }

  /// The time of day with the zone.
  @Method("timetz()")
  Object timeWithZone(ThreadState ts) {
    return PyTime.make(ts, PyTime.TYPE, hour, minute, second, micros, tzinfo, fold);
  }

  /// The time as C's ctime writes it.
  @Override
  @Method("ctime()")
  Object ctime() {
    return ctime(Days.padded(hour, 2) + ":" + Days.padded(minute, 2) + ":" + Days.padded(second, 2));
  }

  private int daySeconds() {
    return (hour * 60 + minute) * 60 + second;
  }

  /// The seconds from 1970 to this time, as if it were UTC.
  long asUtcSeconds() {
    return (long) (number() - Days.EPOCH) * PyTimeDelta.DAY + daySeconds();
  }

  private PyTimeDelta sinceYearOne() {
    return PyTimeDelta.of(number(), daySeconds(), micros);
  }

  /// The seconds from 1970 to this time, which is local if it has no zone.
  @Method("timestamp()")
  Object timestamp(ThreadState ts) {
    PyTimeDelta offset = tzinfo == PyNone.NONE ? null : offset(ts, "utcoffset");
    if (offset == null) {
      return new PyFloat(Zones.fromLocal(ts, asUtcSeconds(), fold) + micros / 1e6);
    }
    return PyTimeDelta.of(0, asUtcSeconds(), micros).minus(offset).totalSeconds(ts);
  }

  /// The time as a time.struct_time.
  @Override
  @Method("timetuple()")
  Object timeTuple(ThreadState ts) {
    PyTimeDelta dst = offset(ts, "dst");
    return calendarTime(ts, hour, minute, second, dst == null ? -1 : dst.isZero() ? 0 : 1);
  }

  /// The time in UTC as a time.struct_time.
  @Method("utctimetuple()")
  Object utcTimeTuple(ThreadState ts) {
    PyTimeDelta offset = offset(ts, "utcoffset");
    PyDateTime utc = offset == null ? this : (PyDateTime) plain(year, month, day, clock()).plus(ts, offset, -1);
    return utc.calendarTime(ts, utc.hour, utc.minute, utc.second, 0);
  }

  /// The time as YYYY-MM-DDTHH:MM:SS, with what else there is; sep stands between date and time, timespec says how precisely.
  @Method("isoformat(sep=<'T'>, timespec=<'auto'>)")
  Object isoFormat(ThreadState ts, Object sep, Object timespec) {
    Object separator = sep == null ? "T" : Text.valueOrNull(sep);
    if (separator == null || Text.length(separator) != 1) {
      throw PyErrors.typeError("isoformat() argument 1 must be a unicode character, not "
          + (separator == null ? Types.nameOf(sep) : "a string of length " + Text.length(separator)));
    }
    String time = Formats.time(timespec == null ? "auto" : timespec, hour, minute, second, micros);
    PyTimeDelta offset = offset(ts, "utcoffset");
    return new TextBuilder().append(isoDate()).append(separator).append(offset == null ? time : time + Zones.text(offset, ":")).build();
  }

  @Special("__str__")
  @Override
  Object str(ThreadState ts) {
    return Calls.method(ts, this, "isoformat", " ");
  }

  @Special("__repr__")
  @Override
  Object repr(ThreadState ts) {
    StringBuilder text = new StringBuilder(type.messageName()).append('(').append(year).append(", ").append(month).append(", ").append(day);
    text.append(", ").append(hour).append(", ").append(minute);
    if (second != 0 || micros != 0) {
      text.append(", ").append(second);
    }
    if (micros != 0) {
      text.append(", ").append(micros);
    }
    if (fold != 0) {
      text.append(", fold=1");
    }
    if (tzinfo != PyNone.NONE) {
      text.append(", tzinfo=").append(Objects.reprText(ts, tzinfo));
    }
    return Text.fromJava(text.append(')').toString());
  }

  private int compareParts(PyDateTime other) {
    int sign = compareDays(other);
    sign = sign != 0 ? sign : Integer.compare(daySeconds(), other.daySeconds());
    return sign != 0 ? sign : Integer.compare(micros, other.micros);
  }

  /// Whether the offset depends on `fold`: such a time equals no time of another zone.
  private boolean isAmbiguous(ThreadState ts, PyTimeDelta offset) {
    PyDateTime flipped = new PyDateTime(TYPE, year, month, day, clock(), tzinfo, 1 - fold);
    PyTimeDelta other = flipped.offset(ts, "utcoffset");
    return offset == null || other == null ? offset != other : offset.compareWith(other) != 0;
  }

  @Override
  Object compare(ThreadState ts, int slot, Object value) {
    if (!(value instanceof PyDateTime other)) {
      return NOT_IMPLEMENTED;
    }
    if (tzinfo == other.tzinfo) {
      return ofSign(slot, compareParts(other));
    }
    PyTimeDelta mine = offset(ts, "utcoffset");
    PyTimeDelta theirs = other.offset(ts, "utcoffset");
    boolean equality = slot == Slot.EQ || slot == Slot.NE;
    boolean sameOffset = mine == null || theirs == null ? mine == theirs : mine.compareWith(theirs) == 0;
    if (!sameOffset && (mine == null || theirs == null)) {
      if (equality) {
        return ofSign(slot, 1);
      }
      throw PyErrors.typeError("can't compare offset-naive and offset-aware datetimes");
    }
    int sign = sameOffset ? compareParts(other)
        : sinceYearOne().minus(mine).compareWith(other.sinceYearOne().minus(theirs));
    if (equality && sign == 0 && (isAmbiguous(ts, mine) || other.isAmbiguous(ts, theirs))) {
      sign = 1;
    }
    return ofSign(slot, sign);
  }

  @Special("__hash__")
  @Override
  long hash(ThreadState ts) {
    PyDateTime first = fold == 0 ? this : new PyDateTime(TYPE, year, month, day, clock(), tzinfo, 0);
    PyTimeDelta offset = first.offset(ts, "utcoffset");
    PyTimeDelta since = sinceYearOne();
    return (offset == null ? since : since.minus(offset)).hash(ts);
  }

  /// A datetime with other parts.
  @Method("replace(year=<unchanged>, month=<unchanged>, day=<unchanged>, hour=<unchanged>, minute=<unchanged>, second=<unchanged>, "
      + "microsecond=<unchanged>, tzinfo=<unchanged>, *, fold=<unchanged>)")
  Object replace(ThreadState ts, Object year, Object month, Object day, Object hour, Object minute, Object second, Object microsecond,
      Object tzinfo, Object fold) {
    int newFold = Parameters.integer(ts, fold, this.fold);
    Days.checkTime(0, 0, 0, 0, newFold);
    int[] time = {Parameters.integer(ts, hour, this.hour), Parameters.integer(ts, minute, this.minute), Parameters.integer(ts, second, this.second),
        Parameters.integer(ts, microsecond, micros)};
    return make(ts, type, Parameters.integer(ts, year, this.year), Parameters.integer(ts, month, this.month),
        Parameters.integer(ts, day, this.day), time, tzinfo == null ? this.tzinfo : Zones.check(tzinfo), newFold);
  }

  /// A datetime with other parts.
  @Method("__replace__(year=<unchanged>, month=<unchanged>, day=<unchanged>, hour=<unchanged>, minute=<unchanged>, second=<unchanged>, "
      + "microsecond=<unchanged>, tzinfo=<unchanged>, *, fold=<unchanged>)")
  Object replaceParts(ThreadState ts, Object year, Object month, Object day, Object hour, Object minute, Object second, Object microsecond,
      Object tzinfo, Object fold) {
    return replace(ts, year, month, day, hour, minute, second, microsecond, tzinfo, fold);
  }

  /// The same moment in another zone, by default that of the system.
  @Method("astimezone(tz=None)")
  Object asTimeZone(ThreadState ts, Object tz) {
    Zones.check(tz);
    Object own = tzinfo;
    PyTimeDelta offset = null;
    if (own != PyNone.NONE) {
      if (own == tz) {
        return this;
      }
      offset = offset(ts, "utcoffset");
    }
    if (offset == null) {
      own = Zones.system(ts, Zones.inGap(ts, asUtcSeconds(), fold));
      if (own == tz) {
        return this;
      }
      offset = ((PyTimeZone) own).offset;
    }
    PyDateTime utc = (PyDateTime) ((PyDateTime) make(ts, type, year, month, day, clock(), PyNone.NONE, 0)).plus(ts, offset, -1);
    Object target = tz == PyNone.NONE ? Zones.system(ts, utc.asUtcSeconds()) : tz;
    return Calls.method(ts, target, "fromutc", make(ts, type, utc.year, utc.month, utc.day, utc.clock(), target, 0));
  }

  @Override
  Object plus(ThreadState ts, PyTimeDelta delta, int sign) {
    long seconds = daySeconds() + (long) sign * delta.seconds;
    long microseconds = micros + (long) sign * delta.micros;
    seconds += Math.floorDiv(microseconds, (long) PyTimeDelta.SECOND);
    long number = number() + (long) sign * delta.days + Math.floorDiv(seconds, (long) PyTimeDelta.DAY);
    if (number < 1 || number > Days.MOST) {
      throw outOfRange();
    }
    int rest = (int) Math.floorMod(seconds, (long) PyTimeDelta.DAY);
    int[] time = {rest / 3600, rest / 60 % 60, rest % 60, (int) Math.floorMod(microseconds, (long) PyTimeDelta.SECOND)};
    return make(ts, type, Days.date(number), time, tzinfo, 0);
  }

  @Override
  Object minus(ThreadState ts, Object value) {
    if (!(value instanceof PyDateTime other)) {
      return NOT_IMPLEMENTED;
    }
    PyTimeDelta difference = sinceYearOne().minus(other.sinceYearOne());
    if (tzinfo == other.tzinfo) {
      return difference;
    }
    PyTimeDelta mine = offset(ts, "utcoffset");
    PyTimeDelta theirs = other.offset(ts, "utcoffset");
    if ((mine == null) != (theirs == null)) {
      throw PyErrors.typeError("can't subtract offset-naive and offset-aware datetimes");
    }
    return mine == null ? difference : difference.minus(mine.minus(theirs));
  }

  private Object reduction(int protocol) {
    int folded = protocol > 3 && fold == 1 ? month | 0x80 : month;
    Object state = new PyBytes(new byte[] {(byte) (year >> 8), (byte) year, (byte) folded, (byte) day, (byte) hour, (byte) minute, (byte) second,
        (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros});
    return PyTuple.of(type, tzinfo == PyNone.NONE ? PyTuple.of(state) : PyTuple.of(state, tzinfo));
  }

  /// How pickle makes the datetime again.
  @Method("__reduce_ex__(proto, /)")
  Object reduceEx(ThreadState ts, Object proto) {
    return reduction(Numbers.clampedIndex(ts, proto));
  }

  /// How pickle makes the datetime again.
  @Override
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return reduction(2);
  }
}

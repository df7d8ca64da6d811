// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import dev.krait.runtime.protocol.Numbers;

/// A time of day, maybe with a zone.
///
/// Java: immutable, apart from `fold` while the object is being made.
@PyTypeDef(value = "time", module = "datetime", subclassable = true)
public final class PyTime extends PyTemporal {
  public static final PyType TYPE = PyType.builtin(PyTimeTable.INSTANCE);

  private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;
  private static final int STATE = 6;
  private static final Parameters PARAMETERS = new Parameters(0, 5, "hour", "minute", "second", "microsecond", "tzinfo", "fold");

  final int hour;
  final int minute;
  final int second;
  final int micros;
  final Object tzinfo;
  private int fold;

  private PyTime(PyType type, int hour, int minute, int second, int micros, Object tzinfo, int fold) {
    super(type);
    Days.checkTime(hour, minute, second, micros, fold);
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.micros = micros;
    this.tzinfo = Zones.check(tzinfo);
    this.fold = fold;
  }

  int fold() {
    return fold;
  }

  /// A time of day.
  @New("time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    if ((args.length == 1 || args.length == 2) && (keywordNames == null || keywordNames.length == 0)) {
      byte[] s = stateOrNull(ts, args[0], STATE, "time");
      if (s != null && (s[0] & 0x7f) < 24) {
        Object tzinfo = args.length == 2 ? args[1] : PyNone.NONE;
        if (tzinfo != PyNone.NONE && !(tzinfo instanceof PyTzInfo)) {
          throw PyErrors.typeError("bad tzinfo state arg");
        }
        return new PyTime(cls, s[0] & 0x7f, s[1], s[2], (s[3] & 0xff) << 16 | (s[4] & 0xff) << 8 | s[5] & 0xff, tzinfo, (s[0] & 0x80) >> 7);
      }
    }
    Object[] b = PARAMETERS.bind(ts, args, keywordNames);
    return new PyTime(cls, Parameters.integer(ts, b[0], 0), Parameters.integer(ts, b[1], 0), Parameters.integer(ts, b[2], 0),
        Parameters.integer(ts, b[3], 0), b[4] == null ? PyNone.NONE : b[4], Parameters.integer(ts, b[5], 0));
  }

  /// A time of a class, which is called unless it is the builtin one.
  static Object make(ThreadState ts, PyType cls, int hour, int minute, int second, int micros, Object tzinfo, int fold) {
    if (cls == TYPE) {
      return new PyTime(cls, hour, minute, second, micros, tzinfo, fold);
    }
    Object made = Calls.call(ts, cls, PyInt.of(hour), PyInt.of(minute), PyInt.of(second), PyInt.of(micros), tzinfo);
    if (made instanceof PyTime t) {
      t.fold = fold;
    }
    return made;
  }

  /// The time that a text in a format denotes.
  @ClassMethod("strptime(string, format, /)")
  static Object parse(ThreadState ts, PyType cls, Object string, Object format) {
    return Formats.parse(ts, "_strptime_datetime_time", cls, string, format);
  }

  /// The time of a text in a format of ISO 8601.
  @ClassMethod("fromisoformat(object, /)")
  static Object fromIsoFormat(ThreadState ts, PyType cls, Object object) {
    String text = IsoText.argument(object);
    IsoText.TimeOfDay t = IsoText.timeOrNull(ts, text.startsWith("T") ? text.substring(1) : text);
    if (t == null) {
      throw IsoText.invalid(ts, object);
    }
    return make(ts, cls, t.hour(), t.minute(), t.second(), t.micros(), t.tzinfo(), 0);
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

  PyTimeDelta offset(ThreadState ts, String method) {
    return Zones.offset(ts, tzinfo, method, PyNone.NONE);
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
    return Zones.name(ts, tzinfo, PyNone.NONE);
  }

  private long dayMicros() {
    return ((hour * 60L + minute) * 60 + second) * PyTimeDelta.SECOND + micros;
  }

  private static long inMicros(PyTimeDelta offset) {
    return offset.wholeSeconds() * PyTimeDelta.SECOND + offset.micros;
  }

  @Override
  Object compare(ThreadState ts, int slot, Object value) {
    if (!(value instanceof PyTime other)) {
      return NOT_IMPLEMENTED;
    }
    if (tzinfo == other.tzinfo) {
      return ofSign(slot, Long.compare(dayMicros(), other.dayMicros()));
    }
    PyTimeDelta mine = offset(ts, "utcoffset");
    PyTimeDelta theirs = other.offset(ts, "utcoffset");
    if (mine == null && theirs == null) {
      return ofSign(slot, Long.compare(dayMicros(), other.dayMicros()));
    }
    if (mine != null && theirs != null) {
      return ofSign(slot, Long.compare(dayMicros() - inMicros(mine), other.dayMicros() - inMicros(theirs)));
    }
    if (slot == Slot.EQ || slot == Slot.NE) {
      return ofSign(slot, 1);
    }
    throw PyErrors.typeError("can't compare offset-naive and offset-aware times");
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    Object whole = fold == 0 ? this : Calls.call(ts, Objects.getAttribute(ts, this, "replace"), new Object[] {PyInt.ZERO}, 0, new String[] {"fold"});
    PyTimeDelta offset = whole instanceof PyTime t ? t.offset(ts, "utcoffset") : null;
    return offset == null ? dayMicros() * 1000003L : PyTimeDelta.of(0, 0, dayMicros()).minus(offset).hash(ts);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    StringBuilder text = new StringBuilder(type.messageName()).append('(').append(hour).append(", ").append(minute);
    if (second != 0 || micros != 0) {
      text.append(", ").append(second);
    }
    if (micros != 0) {
      text.append(", ").append(micros);
    }
    if (tzinfo != PyNone.NONE) {
      text.append(", tzinfo=").append(Objects.reprText(ts, tzinfo));
    }
    if (fold != 0) {
      text.append(", fold=1");
    }
    return Text.fromJava(text.append(')').toString());
  }

  @Special("__str__")
  Object str(ThreadState ts) {
    return Calls.method(ts, this, "isoformat");
  }

  /// The time as HH:MM:SS, with what else there is; timespec says how precisely.
  @Method("isoformat(timespec='auto')")
  Object isoFormat(ThreadState ts, Object timespec) {
    if (!Text.isStr(timespec)) {
      throw PyErrors.typeError("isoformat() argument 1 must be str, not " + Types.nameOf(timespec));
    }
    String text = Formats.time(timespec, hour, minute, second, micros);
    PyTimeDelta offset = offset(ts, "utcoffset");
    return offset == null ? text : text + Zones.text(offset, ":");
  }

  /// The time in a format of time.strftime.
  @Method("strftime(format)")
  Object format(ThreadState ts, Object format) {
    if (!Text.isStr(format)) {
      throw PyErrors.typeError("strftime() argument 1 must be str, not " + Types.nameOf(format));
    }
    return Formats.format(ts, this, format, Formats.calendarTime(ts, 1900, 1, 1, hour, minute, second, 0, 1, -1), 1900);
  }

  /// Without a format the same as str, else the same as strftime.
  @Method("__format__(format_spec, /)")
  Object formatOrStr(ThreadState ts, Object formatSpec) {
    return Formats.formatOrStr(ts, this, formatSpec);
  }

  /// A time with other parts.
  @Method("replace(hour=<unchanged>, minute=<unchanged>, second=<unchanged>, microsecond=<unchanged>, tzinfo=<unchanged>, *, fold=<unchanged>)")
  Object replace(ThreadState ts, Object hour, Object minute, Object second, Object microsecond, Object tzinfo, Object fold) {
    int newFold = Parameters.integer(ts, fold, this.fold);
    Days.checkTime(0, 0, 0, 0, newFold);
    return make(ts, type, Parameters.integer(ts, hour, this.hour), Parameters.integer(ts, minute, this.minute),
        Parameters.integer(ts, second, this.second), Parameters.integer(ts, microsecond, micros),
        tzinfo == null ? this.tzinfo : Zones.check(tzinfo), newFold);
  }

  /// A time with other parts.
  @Method("__replace__(hour=<unchanged>, minute=<unchanged>, second=<unchanged>, microsecond=<unchanged>, tzinfo=<unchanged>, *, "
      + "fold=<unchanged>)")
  Object replaceParts(ThreadState ts, Object hour, Object minute, Object second, Object microsecond, Object tzinfo, Object fold) {
    return replace(ts, hour, minute, second, microsecond, tzinfo, fold);
  }

  private Object reduction(int protocol) {
    int first = protocol > 3 && fold == 1 ? hour | 0x80 : hour;
    Object state = new PyBytes(new byte[] {(byte) first, (byte) minute, (byte) second, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros});
    return PyTuple.of(type, tzinfo == PyNone.NONE ? PyTuple.of(state) : PyTuple.of(state, tzinfo));
  }

  /// How pickle makes the time again.
  @Method("__reduce_ex__(proto, /)")
  Object reduceEx(ThreadState ts, Object proto) {
    return reduction(Numbers.clampedIndex(ts, proto));
  }

  /// How pickle makes the time again.
  @Method("__reduce__()")
  Object reduce() {
    return reduction(2);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.time.LocalDate;

/// Asks time zones, those of the system included.
final class Zones {
  private static final long FOLD_SECONDS = 24 * 3600;
  private static final int FIELDS = 6;

  private Zones() {
  }

  /// A `tzinfo` argument: None or a zone.
  static Object check(Object tzinfo) {
    if (tzinfo != PyNone.NONE && !(tzinfo instanceof PyTzInfo)) {
      throw PyErrors.typeError("tzinfo argument must be None or of a tzinfo subclass, not type '" + Types.nameOf(tzinfo) + "'");
    }
    return tzinfo;
  }

  /// What a zone says of its offset or daylight saving time at a time, or null if it says None.
  static PyTimeDelta offset(ThreadState ts, Object tzinfo, String method, Object time) {
    if (tzinfo == PyNone.NONE) {
      return null;
    }
    if (tzinfo instanceof PyTimeZone fixed) {
      return method.equals("dst") ? null : fixed.offset;
    }
    Object result = Calls.method(ts, tzinfo, method, time);
    if (result == PyNone.NONE) {
      return null;
    }
    if (!(result instanceof PyTimeDelta delta)) {
      throw PyErrors.typeError("tzinfo." + method + "() must return None or timedelta, not '" + Types.nameOf(result) + "'");
    }
    checkOffset(ts, delta);
    return delta;
  }

  /// ValueError unless a duration is less than a day either way.
  static void checkOffset(ThreadState ts, PyTimeDelta delta) {
    if (delta.days == -1 && (delta.seconds > 0 || delta.micros > 0) || delta.days == 0) {
      return;
    }
    throw PyErrors.valueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
        + Objects.reprText(ts, delta));
  }

  /// What a zone says its name is at a time, a str or None.
  static Object name(ThreadState ts, Object tzinfo, Object time) {
    if (tzinfo == PyNone.NONE) {
      return PyNone.NONE;
    }
    Object result = Calls.method(ts, tzinfo, "tzname", time);
    if (result != PyNone.NONE && !Text.isStr(result)) {
      throw PyErrors.typeError("tzinfo.tzname() must return None or a string, not '" + Types.nameOf(result) + "'");
    }
    return result;
  }

  static Object orNone(PyTimeDelta offset) {
    return offset == null ? PyNone.NONE : offset;
  }

  /// The local time of the system for so many seconds since 1970.
  static Object local(ThreadState ts, long seconds) {
    return Calls.call1(ts, Imports.attribute(ts, "time", "localtime"), PyInt.of(seconds));
  }

  /// Year to second of a calendar time.
  static int[] fields(Object calendarTime) {
    int[] fields = new int[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
      fields[i] = (int) ((PyInt) ((PyTuple) calendarTime).get(i)).value;
    }
    fields[FIELDS - 1] = Math.min(fields[FIELDS - 1], 59);
    return fields;
  }

  /// The seconds since 1970 if a calendar time is taken for UTC.
  static long seconds(int[] fields) {
    return LocalDate.of(fields[0], fields[1], fields[2]).toEpochDay() * PyTimeDelta.DAY + fields[3] * 3600L + fields[4] * 60L + fields[5];
  }

  /// The local time for so many seconds, as seconds if it were UTC.
  private static long localSeconds(ThreadState ts, long seconds) {
    int[] fields = fields(local(ts, seconds));
    if (fields[0] < Days.MIN_YEAR || fields[0] > Days.MAX_YEAR) {
      throw Days.badYear(fields[0]);
    }
    return seconds(fields);
  }

  /// The seconds since 1970 of a local time, which is given as seconds if it were UTC. Where clocks are turned back, `fold` chooses.
  static long fromLocal(ThreadState ts, long t, int fold) {
    long a = localSeconds(ts, t) - t;
    long first = t - a;
    long firstLocal = localSeconds(ts, first);
    long b;
    if (firstLocal == t) {
      long other = first + (fold == 1 ? FOLD_SECONDS : -FOLD_SECONDS);
      b = localSeconds(ts, other) - other;
      if (a == b) {
        return first;
      }
    } else {
      b = firstLocal - first;
    }
    long second = t - b;
    if (localSeconds(ts, second) == t) {
      return second;
    }
    if (firstLocal == t) {
      return first;
    }
    return fold == 1 ? Math.min(first, second) : Math.max(first, second);
  }

  /// Like [#fromLocal], but a local time that the clocks skip is taken for one on the other side of the gap.
  static long inGap(ThreadState ts, long t, int fold) {
    long here = fromLocal(ts, t, fold);
    long there = fromLocal(ts, t, 1 - fold);
    return there != here && there > here == (fold == 1) ? there : here;
  }

  /// Whether a local time is the second one of its name, after clocks were turned back.
  static int fold(ThreadState ts, long seconds) {
    long result = localSeconds(ts, seconds);
    long transition = result - localSeconds(ts, seconds - FOLD_SECONDS) - FOLD_SECONDS;
    return transition < 0 && localSeconds(ts, seconds + transition) == result ? 1 : 0;
  }

  /// The zone that the system has at so many seconds since 1970, as a fixed offset.
  static PyTimeZone system(ThreadState ts, long seconds) {
    Object local = local(ts, seconds);
    Object offset = Objects.getAttribute(ts, local, "tm_gmtoff");
    Object name = Objects.getAttribute(ts, local, "tm_zone");
    return PyTimeZone.of(PyTimeDelta.of(0, ((PyInt) offset).value, 0), Text.isStr(name) ? name : null);
  }

  /// An offset as `+hh:mm`, with seconds and microseconds if there are any.
  static String text(PyTimeDelta offset, String separator) {
    PyTimeDelta size = offset.days < 0 ? offset.negated() : offset;
    String text = (offset.days < 0 ? "-" : "+") + Days.padded(size.seconds / 3600, 2) + separator + Days.padded(size.seconds / 60 % 60, 2);
    if (size.seconds % 60 != 0 || size.micros != 0) {
      text += separator + Days.padded(size.seconds % 60, 2);
    }
    return size.micros == 0 ? text : text + "." + Days.padded(size.micros, 6);
  }
}

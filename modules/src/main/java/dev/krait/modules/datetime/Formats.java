// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Dates and times in the formats of `strftime`, which the `time` module does but for what it does not know: fractions and zones.
final class Formats {
  private static final int CENTURY = 100;
  private static final int FOUR_DIGITS = 1000;

  private Formats() {
  }

  /// A value of a class from a text in a format.
  static Object parse(ThreadState ts, String function, Object cls, Object string, Object format) {
    checkStr("strptime", 1, string);
    checkStr("strptime", 2, format);
    return Calls.call3(ts, Imports.attribute(ts, "_strptime", function), cls, string, format);
  }

  private static void checkStr(String function, int position, Object value) {
    if (!Text.isStr(value)) {
      throw PyErrors.typeError(function + "() argument " + position + " must be str, not " + Types.nameOf(value));
    }
  }

  static Object calendarTime(ThreadState ts, int... fields) {
    Object[] items = new Object[fields.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = PyInt.of(fields[i]);
    }
    return Calls.call1(ts, Imports.attribute(ts, "time", "struct_time"), PyTuple.of(items));
  }

  /// What `__format__` does: without a format the same as str.
  static Object formatOrStr(ThreadState ts, Object value, Object format) {
    checkStr("__format__", 1, format);
    return Text.length(format) == 0 ? Objects.str(ts, value) : Calls.method(ts, value, "strftime", format);
  }

  /// A value in a format; the calendar time is for what the system formats, the year for what it formats badly.
  static Object format(ThreadState ts, Object value, Object format, Object calendarTime, int year) {
    TextBuilder out = new TextBuilder();
    int[] text = Text.codePoints(Text.valueOrNull(format));
    int i = 0;
    while (i < text.length) {
      if (text[i] != '%' || i + 1 == text.length) {
        out.append(text[i++]);
        continue;
      }
      int letter = text[i + 1];
      i += 2;
      if (letter == ':' && i < text.length && text[i] == 'z') {
        out.append(offset(ts, value, ":"));
        i++;
      } else if (letter == 'z') {
        out.append(offset(ts, value, ""));
      } else if (letter == 'Z') {
        out.append(zone(ts, value));
      } else if (letter == 'f') {
        out.append(Days.padded(micros(value), 6));
      } else if (year < FOUR_DIGITS && (letter == 'Y' || letter == 'G' || letter == 'F' || letter == 'C')) {
        out.append(oldYear(ts, letter, calendarTime, year));
      } else {
        out.append((int) '%').append(letter);
      }
    }
    return Calls.call2(ts, Imports.attribute(ts, "time", "strftime"), out.build(), calendarTime);
  }

  /// The formats of years, which C libraries do not pad alike.
  private static String oldYear(ThreadState ts, int letter, Object calendarTime, int year) {
    switch (letter) {
      case 'C':
        return Days.padded(year / CENTURY, 2);
      case 'G':
        Object isoYear = Calls.call2(ts, Imports.attribute(ts, "time", "strftime"), "%G", calendarTime);
        return Days.padded(Integer.parseInt(Text.toJava(isoYear).strip()), 4);
      case 'F':
        int[] fields = Zones.fields(calendarTime);
        return Days.padded(year, 4) + "-" + Days.padded(fields[1], 2) + "-" + Days.padded(fields[2], 2);
      default:
        return Days.padded(year, 4);
    }
  }

  private static int micros(Object value) {
    return value instanceof PyDateTime dt ? dt.micros : value instanceof PyTime t ? t.micros : 0;
  }

  private static String offset(ThreadState ts, Object value, String separator) {
    PyTimeDelta offset = value instanceof PyDateTime dt ? dt.offset(ts, "utcoffset")
        : value instanceof PyTime t ? t.offset(ts, "utcoffset") : null;
    return offset == null ? "" : Zones.text(offset, separator);
  }

  private static Object zone(ThreadState ts, Object value) {
    Object name = value instanceof PyDateTime || value instanceof PyTime ? Calls.method(ts, value, "tzname") : PyNone.NONE;
    if (name == PyNone.NONE) {
      return "";
    }
    Object escaped = Calls.method(ts, name, "replace", "%", "%%");
    if (!Text.isStr(escaped)) {
      throw PyErrors.typeError("tzname.replace() did not return a string");
    }
    return escaped;
  }

  /// A time of day in the precision that is asked for.
  static String time(Object timespec, int hour, int minute, int second, int micros) {
    if (!Text.isStr(timespec)) {
      throw PyErrors.typeError("isoformat() argument 2 must be str, not " + Types.nameOf(timespec));
    }
    String spec = Text.toJava(timespec);
    String minutes = Days.padded(hour, 2) + ":" + Days.padded(minute, 2);
    String seconds = minutes + ":" + Days.padded(second, 2);
    switch (spec) {
      case "auto":
        return micros == 0 ? seconds : seconds + "." + Days.padded(micros, 6);
      case "hours":
        return Days.padded(hour, 2);
      case "minutes":
        return minutes;
      case "seconds":
        return seconds;
      case "milliseconds":
        return seconds + "." + Days.padded(micros / 1000, 3);
      case "microseconds":
        return seconds + "." + Days.padded(micros, 6);
      default:
        throw PyErrors.valueError("Unknown timespec value");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.time.LocalDate;

/// Reads dates and times in the formats of ISO 8601 that have no ambiguity. What is malformed gives null; what is out of range is
/// found by who makes a value of it.
final class IsoText {
  private static final int HOURS_A_DAY = 24;
  private static final int FRACTION = 6;

  /// A time of day and its zone; `nextDay` if it was given as 24 hours.
  record TimeOfDay(int hour, int minute, int second, int micros, Object tzinfo, boolean nextDay) {
  }

  private IsoText() {
  }

  /// The argument as text in which whatever is no ASCII is a character that is nowhere allowed but as separator.
  static String argument(Object object) {
    Object text = Text.valueOrNull(object);
    if (text == null) {
      throw PyErrors.typeError("fromisoformat: argument must be str");
    }
    int[] points = Text.codePoints(text);
    StringBuilder ascii = new StringBuilder(points.length);
    for (int c : points) {
      ascii.append(c < 128 ? (char) c : '\u00ff');
    }
    return ascii.toString();
  }

  static PyException invalid(ThreadState ts, Object object) {
    return PyErrors.valueError("Invalid isoformat string: " + Objects.reprText(ts, object));
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /// The number that so many digits make; -1 if there are others.
  private static int digits(String text, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      if (!isDigit(text, i)) {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  /// Where a date ends that a time may follow; -1 if it is none.
  static int dateEnd(String text) {
    int length = text.length();
    if (length <= 7) {
      return length == 7 ? 7 : -1;
    }
    if (text.charAt(4) == '-') {
      if (text.charAt(5) != 'W') {
        return 10;
      }
      if (length > 8 && text.charAt(8) == '-') {
        // After YYYY-Www- comes a day, unless more digits say that the dash was already the separator.
        return length == 9 ? -1 : length > 10 && isDigit(text, 10) ? 8 : 10;
      }
      return 8;
    }
    if (text.charAt(4) != 'W') {
      return 8;
    }
    int end = 7;
    while (isDigit(text, end)) {
      end++;
    }
    return end < 9 ? end : end % 2 == 0 ? 7 : 8;
  }

  /// Year, month and day of a date, not yet checked but for weeks.
  static int[] dateOrNull(String text) {
    int year = digits(text, 0, 4);
    if (year < 0) {
      return null;
    }
    int dash = text.charAt(4) == '-' ? 1 : 0;
    int at = 4 + dash;
    if (at < text.length() && text.charAt(at) == 'W') {
      return weekOrNull(text, at + 1, year, dash);
    }
    int month = digits(text, at, 2);
    at += 2;
    if (month < 0 || dash == 1 && (at >= text.length() || text.charAt(at) != '-')) {
      return null;
    }
    int day = digits(text, at + dash, 2);
    return day < 0 || at + dash + 2 != text.length() ? null : new int[] {year, month, day};
  }

  private static int[] weekOrNull(String text, int start, int year, int dash) {
    int week = digits(text, start, 2);
    int at = start + 2;
    int day = 1;
    if (at < text.length()) {
      if (dash == 1 && text.charAt(at) != '-') {
        return null;
      }
      day = digits(text, at + dash, 1);
      if (at + dash + 1 != text.length()) {
        return null;
      }
    }
    if (year < Days.MIN_YEAR || !Days.hasWeek(year, week) || day < 1 || day > Days.WEEK) {
      return null;
    }
    LocalDate date = Days.date(Days.firstMonday(year) + (long) (week - 1) * Days.WEEK + day - 1);
    return new int[] {date.getYear(), date.getMonthValue(), date.getDayOfMonth()};
  }

  /// Hours, minutes, seconds and microseconds.
  private static int[] clockOrNull(String text) {
    int[] parts = new int[4];
    int at = 0;
    boolean colons = false;
    for (int i = 0; i < 3; i++) {
      parts[i] = digits(text, at, 2);
      if (parts[i] < 0) {
        return null;
      }
      at += 2;
      if (i == 0) {
        colons = at < text.length() && text.charAt(at) == ':';
      }
      if (at == text.length() || i == 2) {
        break;
      }
      if (colons) {
        if (text.charAt(at) != ':') {
          return null;
        }
        at++;
      }
    }
    return at == text.length() || fraction(text, at, parts) ? parts : null;
  }

  private static boolean fraction(String text, int point, int[] parts) {
    char c = text.charAt(point);
    int count = text.length() - point - 1;
    if (c != '.' && c != ',' || count == 0) {
      return false;
    }
    int value = 0;
    for (int i = 0; i < Math.max(count, FRACTION); i++) {
      if (i < count && !isDigit(text, point + 1 + i)) {
        return false;
      }
      if (i < FRACTION) {
        value = value * 10 + (i < count ? text.charAt(point + 1 + i) - '0' : 0);
      }
    }
    parts[3] = value;
    return true;
  }

  /// A time of day, not yet checked; the offset of its zone is.
  static TimeOfDay timeOrNull(ThreadState ts, String text) {
    int zone = 0;
    while (zone < text.length() && "+-Z".indexOf(text.charAt(zone)) < 0) {
      zone++;
    }
    int[] clock = clockOrNull(text.substring(0, zone));
    if (clock == null) {
      return null;
    }
    Object tzinfo = zone == text.length() ? PyNone.NONE : zoneOrNull(ts, text, zone);
    if (tzinfo == null) {
      return null;
    }
    boolean nextDay = clock[0] == HOURS_A_DAY;
    if (nextDay && (clock[1] != 0 || clock[2] != 0 || clock[3] != 0)) {
      throw PyErrors.valueError("minute, second, and microsecond must be 0 when hour is 24");
    }
    return new TimeOfDay(nextDay ? 0 : clock[0], clock[1], clock[2], clock[3], tzinfo, nextDay);
  }

  private static Object zoneOrNull(ThreadState ts, String text, int at) {
    String offset = text.substring(at + 1);
    if (text.charAt(at) == 'Z') {
      return offset.isEmpty() ? PyTimeZone.UTC : null;
    }
    int[] clock = clockOrNull(offset);
    if (clock == null) {
      return null;
    }
    int sign = text.charAt(at) == '-' ? -1 : 1;
    PyTimeDelta delta = PyTimeDelta.of(0, sign * (clock[0] * 3600L + clock[1] * 60L + clock[2]), (long) sign * clock[3]);
    Zones.checkOffset(ts, delta);
    return PyTimeZone.of(delta, null);
  }
}

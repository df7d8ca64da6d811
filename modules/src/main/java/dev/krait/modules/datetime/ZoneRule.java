// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;

/// What holds after the last transition that a zone's data lists: standard time, and maybe daylight saving time by a rule that is the
/// same each year. Read from the format of the TZ variable. Immutable.
final class ZoneRule {
  private static final int HOUR = 3600;
  private static final int DEFAULT_TIME = 2 * HOUR;
  private static final int MOST_OFFSET_HOURS = 24;
  private static final int MOST_TIME_HOURS = 167;
  private static final int MOST_DAY = 365;

  final ZoneType standard;
  /// Null, like the rules, if there is no daylight saving time.
  private final ZoneType saving;
  private final YearlyRule start;
  private final YearlyRule end;

  private ZoneRule(ZoneType standard, ZoneType saving, YearlyRule start, YearlyRule end) {
    this.standard = standard;
    this.saving = saving;
    this.start = start;
    this.end = end;
  }

  boolean isFixed() {
    return saving == null;
  }

  private long difference() {
    return saving.seconds() - standard.seconds();
  }

  private static boolean isBetween(long start, long end, long at) {
    return start < end ? start <= at && at < end : !(end <= at && at < start);
  }

  /// The kind of time at a local time.
  ZoneType atLocal(long seconds, int year, int fold) {
    long from = start.seconds(year);
    long to = end.seconds(year);
    // The gap and the fold lie on different sides of the two changes, depending on whether clocks go forward for daylight saving time.
    if (fold == 1 == difference() >= 0) {
      to -= difference();
    } else {
      from += difference();
    }
    return isBetween(from, to, seconds) ? saving : standard;
  }

  /// The kind of time at a time in UTC.
  ZoneType atUtc(long seconds, int year) {
    return isBetween(start.seconds(year) - standard.seconds(), end.seconds(year) - saving.seconds(), seconds) ? saving : standard;
  }

  /// Whether a time in UTC is the second one of its local name.
  boolean isFold(long seconds, int year) {
    long difference = difference();
    long from = difference > 0 ? end.seconds(year) - saving.seconds() : start.seconds(year) - standard.seconds();
    return from <= seconds && seconds < from + Math.abs(difference);
  }

  /// Reads the format of the TZ variable; ValueError if it is malformed.
  static ZoneRule parse(String text) {
    return new Reader(text).rule();
  }

  /// Reads one text from the start to the end.
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    private PyException malformed() {
      return PyErrors.valueError("Malformed transition rule in TZ string: " + text);
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(char c) {
      boolean there = peek() == c;
      at += there ? 1 : 0;
      return there;
    }

    private void expect(char c) {
      if (!skip(c)) {
        throw malformed();
      }
    }

    private static boolean isLetter(char c) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private String abbreviation() {
      boolean quoted = skip('<');
      int from = at;
      while (isLetter(peek()) || quoted && (isDigit(peek()) || peek() == '+' || peek() == '-')) {
        at++;
      }
      String name = text.substring(from, at);
      if (name.isEmpty()) {
        throw malformed();
      }
      if (quoted) {
        expect('>');
      }
      return name;
    }

    private int number(int least, int most) {
      int from = at;
      int value = 0;
      while (isDigit(peek()) && at - from < most) {
        value = value * 10 + peek() - '0';
        at++;
      }
      if (at - from < least) {
        throw malformed();
      }
      return value;
    }

    /// Hours, minutes and seconds, with a sign.
    private int time(int mostHours) {
      int sign = skip('-') ? -1 : 1;
      if (sign > 0) {
        skip('+');
      }
      int hours = number(1, 3);
      if (hours > mostHours) {
        throw PyErrors.valueError("Hour must be in [0, " + mostHours + "]: " + text);
      }
      int seconds = hours * HOUR;
      if (skip(':')) {
        seconds += number(2, 2) * 60;
        if (skip(':')) {
          seconds += number(2, 2);
        }
      }
      return sign * seconds;
    }

    private boolean offsetFollows() {
      return isDigit(peek()) || peek() == '+' || peek() == '-';
    }

    private YearlyRule yearly() {
      char kind = skip('M') ? 'M' : skip('J') ? 'J' : 'N';
      int first = number(1, kind == 'M' ? 2 : 3);
      int week = 0;
      int day = 0;
      if (kind == 'M') {
        expect('.');
        week = number(1, 1);
        expect('.');
        day = number(1, 1);
        if (first < 1 || first > 12 || week < 1 || week > 5 || day > 6) {
          throw malformed();
        }
      } else if (first > MOST_DAY || kind == 'J' && first < 1) {
        throw malformed();
      }
      return new YearlyRule(kind, first, week, day, skip('/') ? time(MOST_TIME_HOURS) : DEFAULT_TIME);
    }

    ZoneRule rule() {
      String name = abbreviation();
      long offset = offsetFollows() ? -time(MOST_OFFSET_HOURS) : 0;
      ZoneType standard = ZoneType.of(offset, 0, name);
      if (at == text.length()) {
        return new ZoneRule(standard, null, null, null);
      }
      String savingName = abbreviation();
      long savingOffset = offsetFollows() ? -time(MOST_OFFSET_HOURS) : offset + HOUR;
      expect(',');
      YearlyRule start = yearly();
      expect(',');
      YearlyRule end = yearly();
      if (at != text.length()) {
        throw malformed();
      }
      return new ZoneRule(standard, ZoneType.of(savingOffset, savingOffset - offset, savingName), start, end);
    }
  }
}

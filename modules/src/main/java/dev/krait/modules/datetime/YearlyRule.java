// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/// The moment of each year at which clocks change, in local time. Immutable.
///
/// @param kind `M` for a day of a week of a month, `J` for a day of the year that does not count February 29, `N` for one that does
/// @param month the month, or the day of the year
/// @param week the week of the month, 5 for the last
/// @param day the day of the week, 0 for Sunday
/// @param time the seconds from midnight, which may be negative or more than a day has
record YearlyRule(char kind, int month, int week, int day, int time) {
  private static final int MARCH_1 = 59;

  /// The seconds from 1970 to the moment of that year, as if local time were UTC.
  long seconds(int year) {
    return dayNumber(year) * PyTimeDelta.DAY + time;
  }

  /// Days of the year are taken as the library's Python version takes them.
  private long dayNumber(int year) {
    long newYear = LocalDate.of(year, 1, 1).toEpochDay();
    switch (kind) {
      case 'J':
        return newYear - 1 + month + (Year.isLeap(year) && month >= MARCH_1 ? 1 : 0);
      case 'N':
        return newYear - 1 + month;
      default:
        LocalDate first = LocalDate.of(year, month, 1);
        int weekday = first.getDayOfWeek().getValue() % Days.WEEK;
        int dayOfMonth = Math.floorMod(day - weekday, Days.WEEK) + (week - 1) * Days.WEEK;
        if (dayOfMonth >= YearMonth.of(year, month).lengthOfMonth()) {
          dayOfMonth -= Days.WEEK;
        }
        return first.toEpochDay() + dayOfMonth;
    }
  }
}

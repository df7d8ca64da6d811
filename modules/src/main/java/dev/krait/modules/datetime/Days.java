// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/// The proleptic Gregorian calendar, with days counted from 1 for the first day of the year 1. Pure functions.
final class Days {
  static final int MIN_YEAR = 1;
  static final int MAX_YEAR = 9999;
  static final int WEEK = 7;
  /// The number of 1970-01-01.
  static final int EPOCH = 719163;
  static final int MOST = 3652059;
  static final String[] DAY_NAMES = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static final String[] MONTH_NAMES = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

  private static final int THURSDAY = 3;
  private static final int LONG_YEAR_WEEKS = 53;

  private Days() {
  }

  static int inMonth(int year, int month) {
    return YearMonth.of(year, month).lengthOfMonth();
  }

  static int number(int year, int month, int day) {
    return (int) LocalDate.of(year, month, day).toEpochDay() + EPOCH;
  }

  static LocalDate date(long number) {
    return LocalDate.ofEpochDay(number - EPOCH);
  }

  /// The day of the week, from 0 for Monday.
  static int weekday(int number) {
    return Math.floorMod(number - 1, WEEK);
  }

  /// The number of the Monday that starts the first week of a year.
  static int firstMonday(int year) {
    int first = number(year, 1, 1);
    int weekday = weekday(first);
    int monday = first - weekday;
    return weekday > THURSDAY ? monday + WEEK : monday;
  }

  /// Whether a year has such a week.
  static boolean hasWeek(int year, int week) {
    if (week >= 1 && week < LONG_YEAR_WEEKS) {
      return true;
    }
    int weekday = weekday(number(year, 1, 1));
    return week == LONG_YEAR_WEEKS && (weekday == THURSDAY || weekday == THURSDAY - 1 && Year.isLeap(year));
  }

  static PyException badYear(long year) {
    return PyErrors.valueError("year must be in " + MIN_YEAR + ".." + MAX_YEAR + ", not " + year);
  }

  /// ValueError unless there is such a date.
  static void check(int year, int month, int day) {
    if (year < MIN_YEAR || year > MAX_YEAR) {
      throw badYear(year);
    }
    if (month < 1 || month > MONTH_NAMES.length) {
      throw PyErrors.valueError("month must be in 1..12, not " + month);
    }
    int most = inMonth(year, month);
    if (day < 1 || day > most) {
      throw PyErrors.valueError("day " + day + " must be in range 1.." + most + " for month " + month + " in year " + year);
    }
  }

  /// ValueError unless there is such a time.
  static void checkTime(int hour, int minute, int second, int microsecond, int fold) {
    checkPart("hour", hour, 23);
    checkPart("minute", minute, 59);
    checkPart("second", second, 59);
    checkPart("microsecond", microsecond, 999999);
    if (fold != 0 && fold != 1) {
      throw PyErrors.valueError("fold must be either 0 or 1, not " + fold);
    }
  }

  private static void checkPart(String name, int value, int most) {
    if (value < 0 || value > most) {
      throw PyErrors.valueError(name + " must be in 0.." + most + ", not " + value);
    }
  }

  /// The number in at least so many digits.
  static String padded(int value, int digits) {
    String text = Integer.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}

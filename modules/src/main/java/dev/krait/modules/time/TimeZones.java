// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.time;

import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.TimeZone;

/// The attributes of `time` that describe the local time zone.
final class TimeZones {
  private TimeZones() {
  }

  /// Sets the attributes without calling C, as importing the module does.
  static void publish(PyDict namespace) {
    if (isUtc()) {
      store(namespace, 0, 0, false, "UTC", "UTC");
      return;
    }
    ZoneId zone = ZoneId.systemDefault();
    int year = ZonedDateTime.now(zone).getYear();
    Instant winter = ZonedDateTime.of(year, 1, 1, 0, 0, 0, 0, zone).toInstant();
    Instant summer = ZonedDateTime.of(year, 7, 1, 0, 0, 0, 0, zone).toInstant();
    int a = zone.getRules().getOffset(winter).getTotalSeconds();
    int b = zone.getRules().getOffset(summer).getTotalSeconds();
    TimeZone names = TimeZone.getTimeZone(zone);
    String standard = a == 0 && b == 0 && !zone.getRules().isDaylightSavings(summer) ? "UTC" : names.getDisplayName(false, TimeZone.SHORT);
    String daylight = a == b ? standard : names.getDisplayName(true, TimeZone.SHORT);
    store(namespace, -Math.min(a, b), -Math.max(a, b), a != b, standard, daylight);
  }

  /// Whether the local time zone is known to be UTC without a look into the time zone database, which takes a while to load.
  private static boolean isUtc() {
    if (System.getenv("TZ") != null) {
      return false;
    }
    try {
      return Files.readSymbolicLink(Path.of("/etc/localtime")).endsWith("UTC");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /// Sets the attributes as the C library sees the zone now.
  static void publish(ThreadState ts, PyDict namespace) {
    int year = ZonedDateTime.now().getYear();
    PyStructSequence winter = at(ts, year, 1);
    PyStructSequence summer = at(ts, year, 7);
    long a = ((PyInt) winter.field(10)).value;
    long b = ((PyInt) summer.field(10)).value;
    boolean summerIsDst = b > a;
    PyStructSequence standard = summerIsDst || a == b ? winter : summer;
    PyStructSequence daylight = summerIsDst || a == b ? summer : winter;
    store(namespace, -Math.min(a, b), -Math.max(a, b), a != b, Text.toJava(standard.field(9)), Text.toJava(daylight.field(9)));
  }

  private static PyStructSequence at(ThreadState ts, int year, int month) {
    long seconds = ZonedDateTime.of(year, month, 1, 12, 0, 0, 0, ZoneId.of("UTC")).toEpochSecond();
    return (PyStructSequence) CalendarTime.broken(ts, "localtime_r", seconds);
  }

  private static void store(PyDict namespace, long timezone, long altzone, boolean daylight, String standardName, String daylightName) {
    namespace.put("timezone", PyInt.of(timezone));
    namespace.put("altzone", PyInt.of(altzone));
    namespace.put("daylight", PyInt.of(daylight ? 1 : 0));
    namespace.put("tzname", PyTuple.of(Text.fromJava(standardName), Text.fromJava(daylightName)));
  }
}

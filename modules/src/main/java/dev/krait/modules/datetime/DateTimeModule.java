// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.Constant;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// The classes of the module datetime.
///
/// Java: the constants of the types are put into their dictionaries when the module is made.
@PyModuleDef(value = "_datetime", types = {PyDate.class, PyDateTime.class, PyTime.class, PyTimeDelta.class, PyTzInfo.class, PyTimeZone.class})
final class DateTimeModule {
  @Constant("MINYEAR")
  static final Object MIN_YEAR = PyInt.of(Days.MIN_YEAR);
  @Constant("MAXYEAR")
  static final Object MAX_YEAR = PyInt.of(Days.MAX_YEAR);

  private static final int[] LAST_TIME = {23, 59, 59, 999999};

  private DateTimeModule() {
  }

  private static void bounds(PyDict members, Object least, Object most, Object resolution) {
    members.put("min", least);
    members.put("max", most);
    if (resolution != null) {
      members.put("resolution", resolution);
    }
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    // The types outlive the module, which may be imported again.
    if (PyTimeZone.TYPE.dict().get("utc") == null) {
      setUpTypes(ts);
    }
    Objects.setAttribute(ts, module, "UTC", PyTimeZone.UTC);
  }

  private static void setUpTypes(ThreadState ts) {
    PyTimeDelta microsecond = PyTimeDelta.of(0, 0, 1);
    bounds(PyTimeDelta.TYPE.dict(), PyTimeDelta.of(-PyTimeDelta.MOST_DAYS, 0, 0),
        PyTimeDelta.of(PyTimeDelta.MOST_DAYS, PyTimeDelta.DAY - 1, PyTimeDelta.SECOND - 1), microsecond);
    bounds(PyDate.TYPE.dict(), new PyDate(PyDate.TYPE, Days.MIN_YEAR, 1, 1), new PyDate(PyDate.TYPE, Days.MAX_YEAR, 12, 31),
        PyTimeDelta.of(1, 0, 0));
    bounds(PyDateTime.TYPE.dict(), PyDateTime.plain(Days.MIN_YEAR, 1, 1, new int[4]), PyDateTime.plain(Days.MAX_YEAR, 12, 31, LAST_TIME),
        microsecond);
    bounds(PyTime.TYPE.dict(), PyTime.make(ts, PyTime.TYPE, 0, 0, 0, 0, PyNone.NONE, 0),
        PyTime.make(ts, PyTime.TYPE, LAST_TIME[0], LAST_TIME[1], LAST_TIME[2], LAST_TIME[3], PyNone.NONE, 0), microsecond);
    bounds(PyTimeZone.TYPE.dict(), PyTimeZone.of(PyTimeDelta.of(0, 60 - PyTimeDelta.DAY, 0), null),
        PyTimeZone.of(PyTimeDelta.of(0, PyTimeDelta.DAY - 60, 0), null), null);
    PyTimeZone.TYPE.dict().put("utc", PyTimeZone.UTC);
  }
}

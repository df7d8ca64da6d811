// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.time;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Clocks, sleeping, and calendar times.
@PyModuleDef(value = "time")
public final class TimeModule {
  private static final long NANOS = 1_000_000_000L;
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  /// Numbers of the system's clocks.
  @Constant("CLOCK_REALTIME")
  static final int REALTIME = 0;
  @Constant("CLOCK_MONOTONIC")
  static final int MONOTONIC = 1;
  @Constant("CLOCK_PROCESS_CPUTIME_ID")
  static final int PROCESS = 2;
  @Constant("CLOCK_THREAD_CPUTIME_ID")
  static final int THREAD = 3;
  @Constant("CLOCK_MONOTONIC_RAW")
  static final int MONOTONIC_RAW = 4;
  @Constant("CLOCK_BOOTTIME")
  static final int BOOTTIME = 7;
  @Constant("CLOCK_TAI")
  static final int TAI = 11;
  @Constant("_STRUCT_TM_ITEMS")
  static final int STRUCT_ITEMS = 11;

  private TimeModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyDict namespace = module.dictOrNull();
    namespace.put("struct_time", CalendarTime.TYPE);
    TimeZones.publish(namespace);
  }

  private static long realNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS + now.getNano();
  }

  private static Object seconds(long nanos) {
    return new PyFloat(nanos / NANOS + nanos % NANOS * 1e-9);
  }

  /// Seconds since 1970.
  @Function("time()")
  static Object time() {
    return new PyFloat(realNanos() / 1e9);
  }

  /// Nanoseconds since 1970.
  @Function("time_ns()")
  static long timeNanos() {
    return realNanos();
  }

  /// Seconds of a clock that never goes back.
  @Function("monotonic()")
  static Object monotonic() {
    return seconds(System.nanoTime());
  }

  /// Nanoseconds of a clock that never goes back.
  @Function("monotonic_ns()")
  static long monotonicNanos() {
    return System.nanoTime();
  }

  /// Seconds of the clock for measuring.
  @Function("perf_counter()")
  static Object performance() {
    return seconds(System.nanoTime());
  }

  /// Nanoseconds of the clock for measuring.
  @Function("perf_counter_ns()")
  static long performanceNanos() {
    return System.nanoTime();
  }

  private static long clock(ThreadState ts, int id) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(16, 8);
      Libc.check(ts, Libc.call(ts, "clock_gettime", id, memory.address()));
      return memory.get(ValueLayout.JAVA_LONG, 0) * NANOS + memory.get(ValueLayout.JAVA_LONG, 8);
    }
  }

  /// Seconds of processor time that the process has used.
  @Function("process_time()")
  static Object processTime(ThreadState ts) {
    return seconds(clock(ts, PROCESS));
  }

  /// Nanoseconds of processor time that the process has used.
  @Function("process_time_ns()")
  static long processNanos(ThreadState ts) {
    return clock(ts, PROCESS);
  }

  /// Seconds of processor time that this thread has used.
  @Function("thread_time()")
  static Object threadTime(ThreadState ts) {
    return seconds(clock(ts, THREAD));
  }

  /// Nanoseconds of processor time that this thread has used.
  @Function("thread_time_ns()")
  static long threadNanos(ThreadState ts) {
    return clock(ts, THREAD);
  }

  /// Seconds of one of the system's clocks.
  @Function("clock_gettime(clk_id, /)")
  static Object clockGet(ThreadState ts, int clkId) {
    return seconds(clock(ts, clkId));
  }

  /// Nanoseconds of one of the system's clocks.
  @Function("clock_gettime_ns(clk_id, /)")
  static long clockGetNanos(ThreadState ts, int clkId) {
    return clock(ts, clkId);
  }

  /// The resolution of one of the system's clocks in seconds.
  @Function("clock_getres(clk_id, /)")
  static Object clockResolution(ThreadState ts, int clkId) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(16, 8);
      Libc.check(ts, Libc.call(ts, "clock_getres", clkId, memory.address()));
      return new PyFloat(memory.get(ValueLayout.JAVA_LONG, 0) + memory.get(ValueLayout.JAVA_LONG, 8) * 1e-9);
    }
  }

  private static void setClock(ThreadState ts, int id, long nanos) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(16, 8);
      memory.set(ValueLayout.JAVA_LONG, 0, Math.floorDiv(nanos, NANOS));
      memory.set(ValueLayout.JAVA_LONG, 8, Math.floorMod(nanos, NANOS));
      Libc.check(ts, Libc.call(ts, "clock_settime", id, memory.address()));
    }
  }

  /// Sets one of the system's clocks.
  @Function("clock_settime(clk_id, time, /)")
  static void clockSet(ThreadState ts, int clkId, Object time) {
    setClock(ts, clkId, nanos(ts, time));
  }

  /// Sets one of the system's clocks, in nanoseconds.
  @Function("clock_settime_ns(clk_id, time, /)")
  static void clockSetNanos(ThreadState ts, int clkId, Object time) {
    if (Numbers.intOrNull(time) == null) {
      throw PyErrors.typeError("an integer is required (got type " + dev.krait.runtime.type.Types.nameOf(time) + ")");
    }
    setClock(ts, clkId, Converters.toLong(ts, time));
  }

  /// Nanoseconds from a number of seconds, rounded up.
  private static long nanos(ThreadState ts, Object seconds) {
    if (Numbers.intOrNull(seconds) instanceof PyInt i) {
      if (Math.abs(i.value) > Long.MAX_VALUE / NANOS) {
        throw PyErrors.overflowError("timestamp too large to convert to C PyTime_t");
      }
      return i.value * NANOS;
    }
    double value = Converters.toDouble(ts, seconds);
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("Invalid value NaN (not a number)");
    }
    if (Math.abs(value) > Long.MAX_VALUE / 1e9) {
      throw PyErrors.overflowError("timestamp too large to convert to C PyTime_t");
    }
    return (long) Math.ceil(value * 1e9);
  }

  /// Waits for so many seconds. A signal whose handler raises nothing does not shorten the wait.
  @Function("sleep(seconds, /)")
  static void sleep(ThreadState ts, Object seconds) {
    ts.interpreter().system().audit(ts, "time.sleep", seconds);
    long nanos = nanos(ts, seconds);
    if (nanos < 0) {
      throw PyErrors.valueError("sleep length must be non-negative");
    }
    long deadline = System.nanoTime() + nanos;
    Blocking.call(ts, Activity.SYSTEM, "sleep", () -> {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, deadline - System.nanoTime()));
      return null;
    });
  }

  /// What is known of a clock.
  @Function("get_clock_info(name, /)")
  static Object clockInfo(ThreadState ts, String name) {
    String implementation;
    boolean monotonic = true;
    switch (name) {
      case "time":
        implementation = "clock_gettime(CLOCK_REALTIME)";
        monotonic = false;
        break;
      case "monotonic", "perf_counter":
        implementation = "clock_gettime(CLOCK_MONOTONIC)";
        break;
      case "process_time":
        implementation = "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)";
        break;
      case "thread_time":
        implementation = "clock_gettime(CLOCK_THREAD_CPUTIME_ID)";
        break;
      default:
        throw PyErrors.valueError("unknown clock");
    }
    Object types = Calls.call1(ts, ts.interpreter().builtin("__import__"), "types");
    Object info = Calls.call0(ts, Objects.getAttribute(ts, types, "SimpleNamespace"));
    Objects.setAttribute(ts, info, "implementation", implementation);
    Objects.setAttribute(ts, info, "monotonic", PyBool.of(monotonic));
    Objects.setAttribute(ts, info, "adjustable", PyBool.of(!monotonic));
    Objects.setAttribute(ts, info, "resolution", new PyFloat(1e-9));
    return info;
  }

  /// Calendar time in UTC, by default now.
  @Function("gmtime(seconds=None, /)")
  static Object gmtime(ThreadState ts, Object seconds) {
    return CalendarTime.broken(ts, "gmtime_r", wholeSeconds(ts, seconds));
  }

  /// Calendar time in the local zone, by default now.
  @Function("localtime(seconds=None, /)")
  static Object localtime(ThreadState ts, Object seconds) {
    return CalendarTime.broken(ts, "localtime_r", wholeSeconds(ts, seconds));
  }

  private static long wholeSeconds(ThreadState ts, Object seconds) {
    if (seconds == PyNone.NONE) {
      return System.currentTimeMillis() / 1000;
    }
    if (Numbers.intOrNull(seconds) != null) {
      if (Numbers.intOrNull(seconds) instanceof PyInt i) {
        return i.value;
      }
      throw PyErrors.overflowError("timestamp out of range for platform time_t");
    }
    double value = Math.floor(Converters.toDouble(ts, seconds));
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("Invalid value NaN (not a number)");
    }
    if (Math.abs(value) >= 0x1p63) {
      throw PyErrors.overflowError("timestamp out of range for platform time_t");
    }
    return (long) value;
  }

  /// Seconds since 1970 for a local calendar time.
  @Function("mktime(time_tuple, /)")
  static Object mktime(ThreadState ts, Object timeTuple) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = CalendarTime.toStruct(ts, arena, timeTuple, "mktime(): illegal time tuple argument");
      memory.set(ValueLayout.JAVA_INT, CalendarTime.WEEKDAY_OFFSET, -1);
      long result = Libc.call(ts, "mktime", memory.address());
      if (result == -1 && memory.get(ValueLayout.JAVA_INT, CalendarTime.WEEKDAY_OFFSET) == -1) {
        throw PyErrors.overflowError("mktime argument out of range");
      }
      return new PyFloat(result);
    }
  }

  /// A calendar time as text, such as 'Sat Jun 06 16:26:11 1998'; by default now.
  @Function("asctime(time_tuple=<unrepresentable>, /)")
  static Object asctime(ThreadState ts, Object timeTuple) {
    Object tuple = timeTuple == null ? localtime(ts, PyNone.NONE) : timeTuple;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = CalendarTime.toStruct(ts, arena, tuple, "asctime(): illegal time tuple argument");
      CalendarTime.check(m);
      ValueLayout.OfInt i = ValueLayout.JAVA_INT;
      int weekday = (m.get(i, 24) + 6) % 7;
      return DAYS[weekday] + " " + MONTHS[m.get(i, 16)] + " " + pad(m.get(i, 12), ' ') + " " + pad(m.get(i, 8), '0') + ":" + pad(m.get(i, 4), '0')
          + ":"
          + pad(m.get(i, 0), '0') + " " + (m.get(i, 20) + 1900L);
    }
  }

  private static String pad(int value, char with) {
    return value < 10 ? with + Integer.toString(value) : Integer.toString(value);
  }

  /// A time in seconds as text in the local zone; by default now.
  @Function("ctime(seconds=None, /)")
  static Object ctime(ThreadState ts, Object seconds) {
    return asctime(ts, localtime(ts, seconds));
  }

  /// A calendar time as text by a format, by default now.
  @Function("strftime(format, time_tuple=<unrepresentable>, /)")
  static Object strftime(ThreadState ts, Object format, Object timeTuple) {
    Object plain = Text.valueOrNull(format);
    if (plain == null) {
      throw PyErrors.typeError("strftime() argument 1 must be str, not " + dev.krait.runtime.type.Types.nameOf(format));
    }
    Object tuple = timeTuple == null ? localtime(ts, PyNone.NONE) : timeTuple;
    return CalendarTime.format(ts, plain, tuple);
  }

  /// A calendar time from text by a format.
  @Function("strptime(string, format='%a %b %d %H:%M:%S %Y', /)")
  static Object strptime(ThreadState ts, Object string, Object format) {
    Object module = Calls.call(ts, ts.interpreter().builtin("__import__"), "_strptime");
    return Calls.method(ts, module, "_strptime_time", string, format);
  }

  /// Reads the time zone again from the environment.
  @Function("tzset()")
  static void tzset(ThreadState ts) {
    Libc.call(ts, "tzset");
    Object module = ts.interpreter().modules().get("time");
    if (module instanceof PyModule m) {
      TimeZones.publish(ts, m.dictOrNull());
    }
  }

  /// The number of a thread's processor clock.
  @Function("pthread_getcpuclockid(thread_id, /)")
  static int threadClock(ThreadState ts, long threadId) {
    if (threadId != ts.ident()) {
      throw PyErrors.notImplementedError("the processor clock of another thread");
    }
    return THREAD;
  }
}

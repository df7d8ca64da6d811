// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.time;

import dev.krait.modules.posix.FileNames;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// `time.struct_time` and C's `struct tm`.
final class CalendarTime {
  static final PyType TYPE = PyStructSequence.define("struct_time", "time", "A calendar time.", 9, "tm_year", "tm_mon", "tm_mday", "tm_hour",
      "tm_min",
      "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff");
  /// The size of `struct tm` with its zone fields, and where its weekday is.
  private static final int SIZE = 56;
  static final int WEEKDAY_OFFSET = 24;
  private static final int GMTOFF_OFFSET = 40, ZONE_OFFSET = 48;

  private CalendarTime() {
  }

  /// Breaks seconds down with one of the C library's functions.
  static Object broken(ThreadState ts, String function, long seconds) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocate(8, 8);
      in.set(ValueLayout.JAVA_LONG, 0, seconds);
      MemorySegment m = arena.allocate(SIZE, 8);
      if (Libc.call(ts, function, in.address(), m.address()) == 0) {
        throw Libc.errno(ts) == 75 ? PyErrors.overflowError("timestamp out of range for platform time_t") : Libc.error(ts);
      }
      ValueLayout.OfInt i = ValueLayout.JAVA_INT;
      Object zone = FileNames.decode(Libc.bytes(m.get(ValueLayout.JAVA_LONG, ZONE_OFFSET)));
      return PyStructSequence.of(TYPE, PyInt.of(m.get(i, 20) + 1900L), PyInt.of(m.get(i, 16) + 1), PyInt.of(m.get(i, 12)), PyInt.of(m.get(i, 8)),
          PyInt
              .of(m.get(i, 4)),
          PyInt.of(m.get(i, 0)), PyInt.of((m.get(i, WEEKDAY_OFFSET) + 6) % 7), PyInt.of(m.get(i, 28) + 1), PyInt.of(m.get(i, 32)),
          zone, PyInt.of(m.get(ValueLayout.JAVA_LONG, GMTOFF_OFFSET)));
    }
  }

  /// A `struct tm` from a tuple of nine numbers.
  static MemorySegment toStruct(ThreadState ts, Arena arena, Object tuple, String illegal) {
    if (!(tuple instanceof PyTuple t)) {
      throw PyErrors.typeError("Tuple or struct_time argument required");
    }
    if (t.size() != 9) {
      throw PyErrors.typeError(illegal);
    }
    MemorySegment m = arena.allocate(SIZE, 8);
    int[] offsets = {20, 16, 12, 8, 4, 0, WEEKDAY_OFFSET, 28, 32};
    for (int k = 0; k < 9; k++) {
      int value = Converters.toInt(ts, t.get(k));
      if (k == 0 && value < Integer.MIN_VALUE + 1900) {
        throw PyErrors.overflowError("year out of range");
      }
      int adjusted = k == 0 ? value - 1900 : k == 1 || k == 7 ? value - 1 : k == 6 ? (value + 1) % 7 : value;
      m.set(ValueLayout.JAVA_INT, offsets[k], adjusted);
    }
    if (t instanceof PyStructSequence s && s.type == TYPE) {
      if (s.field(9) != PyNone.NONE) {
        m.set(ValueLayout.JAVA_LONG, ZONE_OFFSET, Libc.string(arena, FileNames.encode(s.field(9))).address());
      }
      if (s.field(10) != PyNone.NONE) {
        m.set(ValueLayout.JAVA_LONG, GMTOFF_OFFSET, Converters.toLong(ts, s.field(10)));
      }
    }
    return m;
  }

  /// ValueError for a field that makes no sense; a month, a day or a day of the year of 0 counts as the first.
  static void check(MemorySegment m) {
    ValueLayout.OfInt i = ValueLayout.JAVA_INT;
    if (m.get(i, 16) == -1) {
      m.set(i, 16, 0);
    }
    require(m.get(i, 16), 0, 11, "month");
    if (m.get(i, 12) == 0) {
      m.set(i, 12, 1);
    }
    require(m.get(i, 12), 1, 31, "day of month");
    require(m.get(i, 8), 0, 23, "hour");
    require(m.get(i, 4), 0, 59, "minute");
    require(m.get(i, 0), 0, 61, "seconds");
    require(m.get(i, WEEKDAY_OFFSET), 0, 6, "day of week");
    if (m.get(i, 28) == -1) {
      m.set(i, 28, 0);
    }
    require(m.get(i, 28), 0, 365, "day of year");
  }

  private static void require(int value, int least, int most, String name) {
    if (value < least || value > most) {
      throw PyErrors.valueError(name + " out of range");
    }
  }

  /// Formats with the C library, part by part between null characters, which it does not take, and those beyond ASCII, which are
  /// none of its business.
  static Object format(ThreadState ts, Object format, Object tuple) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = toStruct(ts, arena, tuple, "strftime(): illegal time tuple argument");
      check(m);
      int dst = m.get(ValueLayout.JAVA_INT, 32);
      m.set(ValueLayout.JAVA_INT, 32, Integer.compare(dst, 0));
      TextBuilder out = new TextBuilder();
      int[] text = Text.codePoints(format);
      for (int start = 0; start < text.length;) {
        int end = start;
        while (end < text.length && text[end] > 0 && text[end] < 128) {
          end++;
        }
        if (end > start) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          part(ts, arena, m, Text.toJava(Text.of(text, start, end)).getBytes(StandardCharsets.US_ASCII), bytes);
          out.append(FileNames.decode(bytes.toByteArray()));
        } else {
          out.append(text[end++]);
        }
        start = end;
      }
      return out.build();
    }
  }

  private static void part(ThreadState ts, Arena arena, MemorySegment m, byte[] format, ByteArrayOutputStream out) {
    MemorySegment text = Libc.string(arena, format);
    for (int size = 1024; size <= 256 * Math.max(1024, format.length); size *= 4) {
      MemorySegment buffer = arena.allocate(size);
      int length = (int) Libc.call(ts, "strftime", buffer.address(), size, text.address(), m.address(), 0, 0);
      if (length > 0) {
        out.writeBytes(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
        return;
      }
    }
  }
}

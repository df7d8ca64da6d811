// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/// Filters as Python gives them, laid out as the C library wants them.
final class LzmaFilters {
  static final long LZMA1 = 0x4000000000000001L;
  static final long LZMA2 = 0x21;
  static final long DELTA = 3;

  private static final int MOST = 4;
  private static final int FILTER = 16;
  private static final int OPTIONS = 128;
  private static final long LAST_BCJ = 9;
  /// The numbers of LZMA's options and where they are, after the size of the dictionary.
  private static final String[] NUMBERS = {"dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"};
  private static final int[] PLACES = {0, 20, 24, 28, 32, 36, 40, 44};

  private LzmaFilters() {
  }

  private static long unsigned(ThreadState ts, Object value, int bits) {
    BigInteger number = PyLong.bigValue(Numbers.index(ts, value));
    if (number.signum() < 0) {
      throw PyErrors.valueError("Cannot convert negative int");
    }
    if (number.bitLength() > bits) {
      throw PyErrors.overflowError(bits == Integer.SIZE ? "Value too large for uint32_t type" : "int too big to convert");
    }
    return number.longValue();
  }

  static int uint32(ThreadState ts, Object value) {
    return (int) unsigned(ts, value, Integer.SIZE);
  }

  static long uint64(ThreadState ts, Object value) {
    return unsigned(ts, value, Long.SIZE);
  }

  /// A chain of filters in memory of the arena.
  static MemorySegment chain(ThreadState ts, Arena arena, Object filters) {
    if (filters instanceof PyDict) {
      throw PyErrors.typeError(Types.nameOf(filters) + " is not a sequence");
    }
    Object[] specifiers = Sequences.toArray(ts, filters);
    if (specifiers.length > MOST) {
      throw PyErrors.valueError("Too many filters - liblzma supports a maximum of " + MOST);
    }
    MemorySegment chain = arena.allocate((long) FILTER * (specifiers.length + 1), Long.BYTES);
    for (int i = 0; i < specifiers.length; i++) {
      filter(ts, arena, specifiers[i], chain.asSlice((long) i * FILTER, FILTER));
    }
    chain.set(ValueLayout.JAVA_LONG, (long) specifiers.length * FILTER, -1L);
    return chain;
  }

  private static Object entry(ThreadState ts, Object specifier, String name) {
    try {
      return Objects.getItem(ts, specifier, name);
    } catch (PyException e) {
      if (PyErrors.is(e, Exceptions.KEY_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  /// Lays out one filter.
  static void filter(ThreadState ts, Arena arena, Object specifier, MemorySegment filter) {
    if (Types.of(specifier).slot(Slot.GETITEM) == null || Types.of(specifier).slot(Slot.LEN) == null || Text.isStr(specifier)) {
      throw PyErrors.typeError("Filter specifier must be a dict or dict-like object");
    }
    Object idObject = entry(ts, specifier, "id");
    if (idObject == null) {
      throw PyErrors.valueError("Filter specifier must have an \"id\" entry");
    }
    long id = uint64(ts, idObject);
    MemorySegment options = arena.allocate(OPTIONS, Long.BYTES);
    if (id == LZMA1 || id == LZMA2) {
      lzma(ts, specifier, options);
    } else if (id == DELTA) {
      checkKeys(ts, specifier, "delta", "dist");
      Object dist = entry(ts, specifier, "dist");
      options.set(ValueLayout.JAVA_INT, 4, dist == null ? 1 : uint32(ts, dist));
    } else if (id > DELTA && id <= LAST_BCJ) {
      checkKeys(ts, specifier, "BCJ", "start_offset");
      Object start = entry(ts, specifier, "start_offset");
      options.set(ValueLayout.JAVA_INT, 0, start == null ? 0 : uint32(ts, start));
    } else {
      throw PyErrors.valueError("Invalid filter ID: " + Long.toUnsignedString(id));
    }
    filter.set(ValueLayout.JAVA_LONG, 0, id);
    filter.set(ValueLayout.JAVA_LONG, 8, options.address());
  }

  private static void checkKeys(ThreadState ts, Object specifier, String noun, String... allowed) {
    for (Object key : Sequences.toArray(ts, Calls.method(ts, specifier, "keys"))) {
      boolean known = "id".equals(key);
      for (String name : allowed) {
        known |= name.equals(key);
      }
      if (!known) {
        throw PyErrors.valueError("Invalid filter specifier for " + noun + " filter");
      }
    }
  }

  private static void lzma(ThreadState ts, Object specifier, MemorySegment options) {
    String[] allowed = java.util.Arrays.copyOf(NUMBERS, NUMBERS.length + 1);
    allowed[NUMBERS.length] = "preset";
    Object preset = entry(ts, specifier, "preset");
    preset(options, preset == null ? LzmaModule.DEFAULT_PRESET : uint32(ts, preset));
    checkKeys(ts, specifier, "LZMA", allowed);
    for (int i = 0; i < NUMBERS.length; i++) {
      Object value = entry(ts, specifier, NUMBERS[i]);
      if (value != null) {
        options.set(ValueLayout.JAVA_INT, PLACES[i], uint32(ts, value));
      }
    }
  }

  /// Fills in the options of a preset.
  static void preset(MemorySegment options, int preset) {
    if ((LzmaModule.LIBRARY.call("lzma_lzma_preset", options.address(), Integer.toUnsignedLong(preset)) & 0xff) != 0) {
      throw LzmaModule.error("Invalid compression preset: " + Integer.toUnsignedString(preset));
    }
  }

  static MemorySegment newOptions(Arena arena) {
    return arena.allocate(OPTIONS, Long.BYTES);
  }

  static MemorySegment newFilter(Arena arena) {
    return arena.allocate(FILTER, Long.BYTES);
  }

  /// A specifier for a filter that the library has decoded.
  static PyDict specifier(long id, long pointer) {
    PyDict specifier = new PyDict();
    specifier.put("id", PyLong.of(BigInteger.valueOf(id)));
    if (pointer == 0) {
      return specifier;
    }
    MemorySegment options = MemorySegment.ofAddress(pointer).reinterpret(OPTIONS);
    if (id == LZMA1 || id == LZMA2) {
      for (int i = 1; i < (id == LZMA1 ? 4 : 1); i++) {
        specifier.put(NUMBERS[i], PyInt.of(Integer.toUnsignedLong(options.get(ValueLayout.JAVA_INT, PLACES[i]))));
      }
      specifier.put(NUMBERS[0], PyInt.of(Integer.toUnsignedLong(options.get(ValueLayout.JAVA_INT, PLACES[0]))));
    } else {
      boolean delta = id == DELTA;
      specifier.put(delta ? "dist" : "start_offset", PyInt.of(Integer.toUnsignedLong(options.get(ValueLayout.JAVA_INT, delta ? 4 : 0))));
    }
    return specifier;
  }
}

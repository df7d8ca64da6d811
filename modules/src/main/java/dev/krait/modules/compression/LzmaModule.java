// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Compression with LZMA.
///
/// Java: stateless; importing it fails where the library is missing.
@PyModuleDef(value = "_lzma", types = {PyLzmaCompressor.class, PyLzmaDecompressor.class})
final class LzmaModule {
  static final PyType ERROR = PyType.builtinWithDict(new PlainTable("LZMAError", "_lzma", "What liblzma complains about.", true),
      Exceptions.EXCEPTION);

  static final int OK = 0, STREAM_END = 1, NO_CHECK = 2, GET_CHECK = 4, BUF_ERROR = 10;
  static final int AUTO = 0, XZ = 1, ALONE = 2, RAW = 3;
  static final int DEFAULT_PRESET = 6, UNKNOWN_CHECK = 16, CRC64 = 4;
  static final NativeCoder.Library LIBRARY = new NativeCoder.Library("liblzma.so.5");
  static final NativeCoder.Kind STREAM = new NativeCoder.Kind(LIBRARY, 136, 56, true);

  private static final String[] NAMES = {"CHECK_CRC32:1", "CHECK_CRC64:4", "CHECK_ID_MAX:15", "CHECK_NONE:0", "CHECK_SHA256:10", "CHECK_UNKNOWN:16",
      "FILTER_ARM:7", "FILTER_ARMTHUMB:8", "FILTER_DELTA:3", "FILTER_IA64:6", "FILTER_LZMA1:4611686018427387905", "FILTER_LZMA2:33",
      "FILTER_POWERPC:5", "FILTER_SPARC:9", "FILTER_X86:4", "FORMAT_ALONE:2", "FORMAT_AUTO:0", "FORMAT_RAW:3", "FORMAT_XZ:1", "MF_BT2:18",
      "MF_BT3:19", "MF_BT4:20", "MF_HC3:3", "MF_HC4:4", "MODE_FAST:1", "MODE_NORMAL:2", "PRESET_DEFAULT:6", "PRESET_EXTREME:2147483648"};
  private static final String[] ERRORS = {"Unsupported integrity check", null, null, "Memory usage limit exceeded",
      "Input format not supported by decoder", "Invalid or unsupported options", "Corrupt input data", "Insufficient buffer space",
      "Internal error"};
  private static final int FIRST_ERROR = 3, MEMORY_ERROR = 5;

  private LzmaModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    if (!LIBRARY.isThere()) {
      throw PyErrors.importError(Exceptions.IMPORT_ERROR, "the library liblzma.so.5 is not on this machine", "_lzma", null);
    }
    PyDict namespace = module.dictOrNull();
    for (String row : NAMES) {
      int colon = row.indexOf(':');
      namespace.put(row.substring(0, colon).intern(), PyInt.of(Long.parseLong(row.substring(colon + 1))));
    }
    Objects.setAttribute(ts, module, "LZMAError", ERROR);
  }

  static PyException error(String message) {
    return PyErrors.of(ERROR, Text.fromJava(message));
  }

  /// The result, unless it is an error.
  static int check(int result) {
    if (result == OK || result == STREAM_END || result == NO_CHECK || result == GET_CHECK) {
      return result;
    }
    if (result == MEMORY_ERROR) {
      throw PyErrors.memoryError();
    }
    int index = result - FIRST_ERROR;
    boolean known = index >= 0 && index < ERRORS.length && ERRORS[index] != null;
    throw error(known ? ERRORS[index] : "Unrecognized error from liblzma: " + result);
  }

  /// Whether the library knows an integrity check.
  @Function("is_check_supported(check_id, /)")
  static boolean isCheckSupported(int checkId) {
    return (LIBRARY.call("lzma_check_is_supported", checkId) & 0xff) != 0;
  }

  /// The properties of a filter as the format RAW needs them beside the data.
  @Function("_encode_filter_properties(filter, /)")
  static Object encodeFilterProperties(ThreadState ts, Object filter) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = LzmaFilters.newFilter(arena);
      LzmaFilters.filter(ts, arena, filter, memory);
      MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
      check(LIBRARY.call("lzma_properties_size", size.address(), memory.address()));
      int length = size.get(ValueLayout.JAVA_INT, 0);
      MemorySegment properties = arena.allocate(Math.max(1, length));
      check(LIBRARY.call("lzma_properties_encode", memory.address(), properties.address()));
      return new PyBytes(properties.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /// The filter that has such properties.
  @Function("_decode_filter_properties(filter_id, encoded_props, /)")
  static Object decodeFilterProperties(ThreadState ts, Object filterId, Object encodedProps) {
    byte[] properties = Buffers.bytes(ts, encodedProps);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment filter = LzmaFilters.newFilter(arena);
      long id = LzmaFilters.uint64(ts, filterId);
      filter.set(ValueLayout.JAVA_LONG, 0, id);
      MemorySegment bytes = NativeCoder.copy(arena, properties, 0);
      check(LIBRARY.call("lzma_properties_decode", filter.address(), 0, bytes.address(), properties.length));
      long options = filter.get(ValueLayout.JAVA_LONG, 8);
      PyDict specifier = LzmaFilters.specifier(id, options);
      Libc.call(ts, "free", options);
      return specifier;
    }
  }
}

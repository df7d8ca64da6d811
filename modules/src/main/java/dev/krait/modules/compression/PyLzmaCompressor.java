// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Compresses data bit by bit with LZMA.
///
/// Java: all fields are guarded by this object's monitor.
@PyTypeDef(value = "LZMACompressor", module = "_lzma")
public final class PyLzmaCompressor extends PyStreamCompressor {
  public static final PyType TYPE = PyType.builtin(PyLzmaCompressorTable.INSTANCE);

  private static final int RUN = 0, FINISH = 3;

  private final NativeCoder stream = new NativeCoder(LzmaModule.STREAM, "lzma_code", "lzma_end");

  private PyLzmaCompressor() {
    super(TYPE);
  }

  /// A compressor for a container format, with a preset or a chain of filters.
  @New("LZMACompressor(format=1, check=-1, preset=None, filters=None)")
  static Object create(ThreadState ts, PyType cls, int format, int check, Object preset, Object filters) {
    if (preset != PyNone.NONE && filters != PyNone.NONE) {
      throw PyErrors.valueError("Cannot specify both preset and filter chain");
    }
    int level = preset == PyNone.NONE ? LzmaModule.DEFAULT_PRESET : LzmaFilters.uint32(ts, preset);
    if (format != LzmaModule.XZ && check != -1 && check != 0) {
      throw PyErrors.valueError("Integrity checks are only supported by FORMAT_XZ");
    }
    PyLzmaCompressor made = new PyLzmaCompressor();
    try (Arena arena = Arena.ofConfined()) {
      LzmaModule.check(made.open(ts, arena, format, check == -1 ? LzmaModule.CRC64 : check, level, filters));
    }
    return made;
  }

  private int open(ThreadState ts, Arena arena, int format, int check, int preset, Object filters) {
    boolean given = filters != PyNone.NONE;
    switch (format) {
      case LzmaModule.XZ:
        return given ? stream.call("lzma_stream_encoder", LzmaFilters.chain(ts, arena, filters).address(), check)
            : stream.call("lzma_easy_encoder", Integer.toUnsignedLong(preset), check);
      case LzmaModule.ALONE:
        if (!given) {
          MemorySegment options = LzmaFilters.newOptions(arena);
          LzmaFilters.preset(options, preset);
          return stream.call("lzma_alone_encoder", options.address());
        }
        MemorySegment chain = LzmaFilters.chain(ts, arena, filters);
        boolean single = chain.byteSize() == 32 && chain.get(ValueLayout.JAVA_LONG, 0) == LzmaFilters.LZMA1;
        if (!single) {
          throw PyErrors.valueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
        }
        return stream.call("lzma_alone_encoder", chain.get(ValueLayout.JAVA_LONG, 8));
      case LzmaModule.RAW:
        if (!given) {
          throw PyErrors.valueError("Must specify filters for FORMAT_RAW");
        }
        return stream.call("lzma_raw_encoder", LzmaFilters.chain(ts, arena, filters).address());
      default:
        throw PyErrors.valueError("Invalid container format: " + format);
    }
  }

  @Override
  byte[] run(byte[] input, boolean finish) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int result = stream.run(input, 0, finish ? FINISH : RUN, -1, out, (r, left, room) -> r == LzmaModule.OK && (finish || left > 0 || room == 0));
    if (result != LzmaModule.BUF_ERROR || stream.left() > 0) {
      LzmaModule.check(result);
    }
    return out.toByteArray();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;

/// Decompresses data bit by bit with LZMA.
@PyTypeDef(value = "LZMADecompressor", module = "_lzma")
public final class PyLzmaDecompressor extends PyDecompressor {
  public static final PyType TYPE = PyType.builtin(PyLzmaDecompressorTable.INSTANCE);

  /// Tell of any check, and of there being none.
  private static final int FLAGS = 5;

  private final NativeCoder stream = new NativeCoder(LzmaModule.STREAM, "lzma_code", "lzma_end");
  private volatile int check;

  private PyLzmaDecompressor(int check) {
    super(TYPE, "Already at end of stream");
    this.check = check;
  }

  /// A decompressor for a container format, with a limit for memory or a chain of filters.
  @New("LZMADecompressor(format=0, memlimit=None, filters=None)")
  static Object create(ThreadState ts, PyType cls, int format, Object memlimit, Object filters) {
    boolean raw = format == LzmaModule.RAW;
    if (memlimit != PyNone.NONE && raw) {
      throw PyErrors.valueError("Cannot specify memory limit with FORMAT_RAW");
    }
    long limit = memlimit == PyNone.NONE ? -1L : LzmaFilters.uint64(ts, memlimit);
    if (raw && filters == PyNone.NONE) {
      throw PyErrors.valueError("Must specify filters for FORMAT_RAW");
    }
    if (!raw && filters != PyNone.NONE) {
      throw PyErrors.valueError("Cannot specify filters except with FORMAT_RAW");
    }
    boolean checked = format == LzmaModule.AUTO || format == LzmaModule.XZ;
    PyLzmaDecompressor made = new PyLzmaDecompressor(checked ? LzmaModule.UNKNOWN_CHECK : 0);
    try (Arena arena = Arena.ofConfined()) {
      LzmaModule.check(made.open(ts, arena, format, limit, filters));
    }
    return made;
  }

  private int open(ThreadState ts, Arena arena, int format, long limit, Object filters) {
    switch (format) {
      case LzmaModule.AUTO:
        return stream.call("lzma_auto_decoder", limit, FLAGS);
      case LzmaModule.XZ:
        return stream.call("lzma_stream_decoder", limit, FLAGS);
      case LzmaModule.ALONE:
        return stream.call("lzma_alone_decoder", limit);
      case LzmaModule.RAW:
        return stream.call("lzma_raw_decoder", LzmaFilters.chain(ts, arena, filters).address());
      default:
        throw PyErrors.valueError("Invalid container format: " + format);
    }
  }

  @Override
  int decode(byte[] input, long most, ByteArrayOutputStream out) {
    int result = stream.run(input, 0, 0, most, out, (r, left, room) -> {
      if (r == LzmaModule.GET_CHECK || r == LzmaModule.NO_CHECK) {
        check = stream.call("lzma_get_check");
        return true;
      }
      return r == LzmaModule.OK && (left > 0 || room == 0);
    });
    if (result == LzmaModule.BUF_ERROR && stream.left() == 0) {
      result = LzmaModule.OK;
    }
    return LzmaModule.check(result) == LzmaModule.STREAM_END ? -1 - stream.left() : stream.left();
  }

  /// The number of the integrity check of the stream.
  @Getter("check")
  Object check() {
    return PyInt.of(check);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.Text;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A stream of the C library: what is fed in comes out compressed, or the other way round.
///
/// Thread rule: used by one thread at a time. The memory of the library is given back when nobody has the stream any more.
final class ZStream {
  static final int OK = 0, STREAM_END = 1, NEED_DICT = 2, STREAM_ERROR = -2, DATA_ERROR = -3, MEM_ERROR = -4, BUF_ERROR = -5, VERSION_ERROR = -6;
  static final int NO_FLUSH = 0, SYNC_FLUSH = 2, FINISH = 4;

  private static final long SIZE = 112;
  private static final long NEXT_IN = 0, AVAIL_IN = 8, NEXT_OUT = 24, AVAIL_OUT = 32, MESSAGE = 48, STATE = 56;
  private static final int LEAST_OUTPUT = 1 << 14;
  private static final int MOST_OUTPUT = 1 << 18;
  private static final int MESSAGE_LENGTH = 128;

  private final boolean inflates;
  private final MemorySegment memory;
  private final long address;
  /// What the last [#run] did not take in.
  private int left;

  private ZStream(boolean inflates) {
    this.inflates = inflates;
    this.memory = Arena.ofAuto().allocate(SIZE, Long.BYTES);
    this.address = memory.address();
    MemorySegment kept = memory;
    String end = inflates ? "inflateEnd" : "deflateEnd";
    ZlibLibrary.whenUnreachable(this, () -> end(kept, end));
  }

  private static void end(MemorySegment memory, String function) {
    if (memory.get(ValueLayout.JAVA_LONG, STATE) != 0) {
      ZlibLibrary.call(function, memory.address(), 0, 0);
    }
  }

  /// A stream that has still to be opened.
  static ZStream closed(boolean inflates) {
    return new ZStream(inflates);
  }

  int openDeflate(int level, int method, int windowBits, int memLevel, int strategy) {
    return ZlibLibrary.call("deflateInit2_", address, level, method, windowBits, memLevel, strategy, ZlibLibrary.version().address(), SIZE);
  }

  int openInflate(int windowBits) {
    return ZlibLibrary.call("inflateInit2_", address, windowBits, ZlibLibrary.version().address(), SIZE, 0, 0, 0, 0);
  }

  int setDictionary(byte[] dictionary) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = copy(arena, dictionary, 0, dictionary.length);
      return ZlibLibrary.call(inflates ? "inflateSetDictionary" : "deflateSetDictionary", address, bytes.address(), dictionary.length);
    }
  }

  /// Gives the library's memory back.
  int close() {
    return ZlibLibrary.call(inflates ? "inflateEnd" : "deflateEnd", address, 0, 0);
  }

  /// Makes this stream, which was not opened, a copy of another one.
  int copyFrom(ZStream other) {
    return ZlibLibrary.call(inflates ? "inflateCopy" : "deflateCopy", address, other.address, 0);
  }

  private static MemorySegment copy(Arena arena, byte[] bytes, int from, int length) {
    MemorySegment segment = arena.allocate(Math.max(1, length));
    MemorySegment.copy(bytes, from, segment, ValueLayout.JAVA_BYTE, 0, length);
    return segment;
  }

  /// How many bytes at the end of its input the last [#run] did not take in.
  int left() {
    return left;
  }

  /// Feeds bytes in and collects what comes out, until all is taken in and nothing more comes out, the stream ends, or so many bytes
  /// have come out (no bound if the number is negative). Returns what the library said last.
  int run(byte[] input, int from, int flush, long most, ByteArrayOutputStream out) {
    int length = input.length - from;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment source = copy(arena, input, from, length);
      memory.set(ValueLayout.JAVA_LONG, NEXT_IN, source.address());
      memory.set(ValueLayout.JAVA_INT, AVAIL_IN, length);
      long wanted = Math.max(LEAST_OUTPUT, Math.min(MOST_OUTPUT, inflates ? 4L * length : length));
      int room = (int) (most < 0 ? wanted : Math.max(1, Math.min(wanted, most)));
      MemorySegment target = arena.allocate(room);
      byte[] piece = new byte[room];
      long produced = 0;
      int result;
      int count;
      do {
        int space = (int) (most < 0 ? room : Math.min(room, most - produced));
        memory.set(ValueLayout.JAVA_LONG, NEXT_OUT, target.address());
        memory.set(ValueLayout.JAVA_INT, AVAIL_OUT, space);
        result = inflates ? ZlibLibrary.inflate(address, flush) : ZlibLibrary.deflate(address, flush);
        count = space - memory.get(ValueLayout.JAVA_INT, AVAIL_OUT);
        MemorySegment.copy(target, ValueLayout.JAVA_BYTE, 0, piece, 0, count);
        out.write(piece, 0, count);
        produced += count;
        if (count < space || most >= 0 && produced >= most) {
          break;
        }
      } while (result == OK || result == BUF_ERROR);
      left = memory.get(ValueLayout.JAVA_INT, AVAIL_IN);
      memory.set(ValueLayout.JAVA_LONG, NEXT_IN, 0);
      memory.set(ValueLayout.JAVA_INT, AVAIL_IN, 0);
      return result;
    }
  }

  private String message(int result) {
    long pointer = result == VERSION_ERROR ? 0 : memory.get(ValueLayout.JAVA_LONG, MESSAGE);
    if (pointer != 0) {
      return MemorySegment.ofAddress(pointer).reinterpret(MESSAGE_LENGTH).getString(0);
    }
    switch (result) {
      case VERSION_ERROR:
        return "library version mismatch";
      case BUF_ERROR:
        return "incomplete or truncated stream";
      case STREAM_ERROR:
        return "inconsistent stream state";
      case DATA_ERROR:
        return "invalid input data";
      default:
        return null;
    }
  }

  /// The exception for a result.
  PyException error(int result, String doing) {
    String message = message(result);
    return error("Error " + result + " " + doing + (message == null ? "" : ": " + message));
  }

  static PyException error(String message) {
    return PyErrors.of(ZlibModule.ERROR, Text.fromJava(message));
  }
}

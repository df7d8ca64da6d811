// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;

/// Compresses data bit by bit.
///
/// Java: the stream is guarded by this object's monitor.
@PyTypeDef(value = "Compress", module = "zlib")
public final class PyCompress extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyCompressTable.INSTANCE);

  private final ZStream stream;

  PyCompress(ZStream stream) {
    super(TYPE);
    this.stream = stream;
  }

  /// Takes in data; gives the compressed bytes that are ready.
  @Method("compress(data, /)")
  Object compress(ThreadState ts, Object data) {
    byte[] input = Buffers.bytes(ts, data);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    synchronized (this) {
      int result = stream.run(input, 0, ZStream.NO_FLUSH, -1, out);
      if (result == ZStream.STREAM_ERROR) {
        throw stream.error(result, "while compressing data");
      }
    }
    return new PyBytes(out.toByteArray());
  }

  /// Gives what is still inside; by default the stream ends with it.
  @Method("flush(mode=<Z_FINISH>, /)")
  Object flush(ThreadState ts, Object mode) {
    int flush = ZlibModule.integer(ts, mode, ZStream.FINISH);
    if (flush == ZStream.NO_FLUSH) {
      return PyBytes.EMPTY;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    synchronized (this) {
      int result = stream.run(new byte[0], 0, flush, -1, out);
      if (result == ZStream.STREAM_END && flush == ZStream.FINISH) {
        int closed = stream.close();
        if (closed != ZStream.OK) {
          throw stream.error(closed, "while finishing compression");
        }
      } else if (result != ZStream.OK && result != ZStream.BUF_ERROR) {
        throw stream.error(result, "while flushing");
      }
    }
    return new PyBytes(out.toByteArray());
  }

  /// A compressor in the same state.
  @Method("copy()")
  synchronized Object copy() {
    ZStream copied = ZStream.closed(false);
    int result = copied.copyFrom(stream);
    if (result == ZStream.STREAM_ERROR) {
      throw PyErrors.valueError("Inconsistent stream state");
    }
    if (result != ZStream.OK) {
      throw result == ZStream.MEM_ERROR ? PyErrors.memoryError() : stream.error(result, "while copying compression object");
    }
    return new PyCompress(copied);
  }

  /// A compressor in the same state.
  @Method("__copy__()")
  Object shallowCopy() {
    return copy();
  }

  /// A compressor in the same state.
  @Method("__deepcopy__(memo, /)")
  Object deepCopy(Object memo) {
    return copy();
  }
}

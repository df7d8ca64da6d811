// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Decompresses data bit by bit.
///
/// Java: all fields are guarded by this object's monitor.
@PyTypeDef(value = "Decompress", module = "zlib")
public final class PyDecompress extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyDecompressTable.INSTANCE);

  private static final byte[] NOTHING = {};

  private final ZStream stream;
  private final byte[] dictionary;
  private byte[] unused = NOTHING;
  private byte[] tail = NOTHING;
  private boolean ended;
  private boolean closed;

  PyDecompress(ZStream stream, byte[] dictionary) {
    super(TYPE);
    this.stream = stream;
    this.dictionary = dictionary;
  }

  /// Takes in bytes and says what the library said last; a dictionary that it asks for is set.
  static int run(ZStream stream, byte[] dictionary, byte[] input, int flush, long most, ByteArrayOutputStream out) {
    int result = stream.run(input, 0, flush, most, out);
    if (result == ZStream.NEED_DICT && dictionary != null) {
      ZlibModule.setDictionary(stream, dictionary);
      result = stream.run(input, input.length - stream.left(), flush, most < 0 ? -1 : most - out.size(), out);
    }
    return result;
  }

  private void keepRest(byte[] input, int result) {
    byte[] rest = Arrays.copyOfRange(input, input.length - stream.left(), input.length);
    if (result == ZStream.STREAM_END) {
      byte[] all = Arrays.copyOf(unused, unused.length + rest.length);
      System.arraycopy(rest, 0, all, unused.length, rest.length);
      unused = all;
      tail = NOTHING;
    } else {
      tail = rest;
    }
  }

  /// Takes in data; gives the decompressed bytes, at most max_length of them unless that is 0.
  @Method("decompress(data, /, max_length=0)")
  Object decompress(ThreadState ts, Object data, Object maxLength) {
    long most = Converters.toLong(ts, maxLength);
    if (most < 0) {
      throw PyErrors.valueError("max_length must be non-negative");
    }
    byte[] input = Buffers.bytes(ts, data);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    synchronized (this) {
      if (closed) {
        keepAfterEnd(input);
        return PyBytes.EMPTY;
      }
      int result = run(stream, dictionary, input, ZStream.SYNC_FLUSH, most == 0 ? -1 : most, out);
      keepRest(input, result);
      if (result == ZStream.STREAM_END) {
        ended = true;
      } else if (result != ZStream.OK && result != ZStream.BUF_ERROR) {
        throw stream.error(result, "while decompressing data");
      }
    }
    return new PyBytes(out.toByteArray());
  }

  private void keepAfterEnd(byte[] input) {
    byte[] all = Arrays.copyOf(unused, unused.length + input.length);
    System.arraycopy(input, 0, all, unused.length, input.length);
    unused = all;
  }

  /// Gives what is still inside.
  @Method("flush(length=<DEF_BUF_SIZE>, /)")
  Object flush(ThreadState ts, Object length) {
    if (length != null && Converters.toLong(ts, length) <= 0) {
      throw PyErrors.valueError("length must be greater than zero");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    synchronized (this) {
      if (closed) {
        return PyBytes.EMPTY;
      }
      byte[] input = tail;
      int result = run(stream, dictionary, input, ZStream.FINISH, -1, out);
      keepRest(input, result);
      if (result == ZStream.STREAM_END) {
        ended = true;
        closed = true;
        int end = stream.close();
        if (end != ZStream.OK) {
          throw stream.error(end, "while finishing decompression");
        }
      }
    }
    return new PyBytes(out.toByteArray());
  }

  /// A decompressor in the same state.
  @Method("copy()")
  synchronized Object copy() {
    ZStream copied = ZStream.closed(true);
    int result = copied.copyFrom(stream);
    if (result == ZStream.STREAM_ERROR) {
      throw PyErrors.valueError("Inconsistent stream state");
    }
    if (result != ZStream.OK) {
      throw result == ZStream.MEM_ERROR ? PyErrors.memoryError() : stream.error(result, "while copying decompression object");
    }
    PyDecompress made = new PyDecompress(copied, dictionary);
    made.unused = unused;
    made.tail = tail;
    made.ended = ended;
    return made;
  }

  /// A decompressor in the same state.
  @Method("__copy__()")
  Object shallowCopy() {
    return copy();
  }

  /// A decompressor in the same state.
  @Method("__deepcopy__(memo, /)")
  Object deepCopy(Object memo) {
    return copy();
  }

  /// The bytes after the end of the compressed data.
  @Getter("unused_data")
  synchronized Object unusedData() {
    return new PyBytes(unused);
  }

  /// The bytes that were not taken in because of max_length.
  @Getter("unconsumed_tail")
  synchronized Object unconsumedTail() {
    return new PyBytes(tail);
  }

  /// Whether the end of the compressed data was reached.
  @Getter("eof")
  synchronized Object isEnded() {
    return PyBool.of(ended);
  }
}

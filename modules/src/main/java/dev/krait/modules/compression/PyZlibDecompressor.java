// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Decompresses data that comes in pieces.
///
/// Java: all fields are guarded by this object's monitor.
@PyTypeDef(value = "_ZlibDecompressor", module = "zlib")
public final class PyZlibDecompressor extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyZlibDecompressorTable.INSTANCE);

  private static final byte[] NOTHING = {};

  private final ZStream stream;
  private final byte[] dictionary;
  private byte[] pending = NOTHING;
  private byte[] unused = NOTHING;
  private boolean ended;
  private boolean needsInput = true;

  private PyZlibDecompressor(ZStream stream, byte[] dictionary) {
    super(TYPE);
    this.stream = stream;
    this.dictionary = dictionary;
  }

  /// A decompressor that keeps what it can not take in at once.
  @New("_ZlibDecompressor(wbits=<MAX_WBITS>, zdict=<b''>)")
  static Object create(ThreadState ts, PyType cls, Object wbits, Object zdict) {
    byte[] dictionary = ZlibModule.dictionary(ts, zdict);
    return new PyZlibDecompressor(ZlibModule.open(ZlibModule.integer(ts, wbits, 15), dictionary), dictionary);
  }

  /// Takes in data; gives the decompressed bytes, at most max_length of them if that is not negative.
  @Method("decompress(data, max_length=-1)")
  Object decompress(ThreadState ts, Object data, long maxLength) {
    byte[] input = Buffers.bytes(ts, data);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    synchronized (this) {
      if (ended) {
        throw PyErrors.eofError("End of stream already reached");
      }
      byte[] all = input;
      if (pending.length > 0) {
        all = Arrays.copyOf(pending, pending.length + input.length);
        System.arraycopy(input, 0, all, pending.length, input.length);
      }
      int result = PyDecompress.run(stream, dictionary, all, ZStream.SYNC_FLUSH, maxLength, out);
      byte[] rest = Arrays.copyOfRange(all, all.length - stream.left(), all.length);
      if (result == ZStream.STREAM_END) {
        ended = true;
        needsInput = false;
        unused = rest;
        pending = NOTHING;
        stream.close();
      } else if (result != ZStream.OK && result != ZStream.BUF_ERROR) {
        throw stream.error(result, "while decompressing data");
      } else {
        pending = rest;
        needsInput = rest.length == 0 && (maxLength < 0 || out.size() < maxLength);
      }
    }
    return new PyBytes(out.toByteArray());
  }

  /// Whether the end of the compressed data was reached.
  @Getter("eof")
  synchronized Object isEnded() {
    return PyBool.of(ended);
  }

  /// The bytes after the end of the compressed data.
  @Getter("unused_data")
  synchronized Object unusedData() {
    return new PyBytes(unused);
  }

  /// Whether more data is needed before more can come out.
  @Getter("needs_input")
  synchronized Object needsInput() {
    return PyBool.of(needsInput);
  }
}

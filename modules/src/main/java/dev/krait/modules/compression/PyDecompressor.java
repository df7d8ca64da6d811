// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// What decompressors have in common that keep the input they can not take in at once.
///
/// Java: all fields are guarded by this object's monitor.
abstract class PyDecompressor extends PyObject {
  private static final byte[] NOTHING = {};

  private final String atEnd;
  private byte[] pending = NOTHING;
  private byte[] unused = NOTHING;
  private boolean ended;
  private boolean needsInput = true;

  /// @param atEnd the message for data after the end
  PyDecompressor(PyType type, String atEnd) {
    super(type);
    this.atEnd = atEnd;
  }

  /// Takes in bytes and collects what comes out; returns how many bytes at the end were not taken in, or those after the end of the
  /// stream as -1 minus their number.
  abstract int decode(byte[] input, long most, ByteArrayOutputStream out);

  /// Takes in data; gives the decompressed bytes, at most max_length of them if that is not negative.
  @Method("decompress(data, max_length=-1)")
  Object decompress(ThreadState ts, Object data, long maxLength) {
    byte[] input = Buffers.bytes(ts, data);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    synchronized (this) {
      if (ended) {
        throw PyErrors.eofError(atEnd);
      }
      byte[] all = input;
      if (pending.length > 0) {
        all = Arrays.copyOf(pending, pending.length + input.length);
        System.arraycopy(input, 0, all, pending.length, input.length);
      }
      int left = decode(all, maxLength, out);
      ended = left < 0;
      byte[] rest = Arrays.copyOfRange(all, all.length - (ended ? -1 - left : left), all.length);
      unused = ended ? rest : NOTHING;
      pending = ended ? NOTHING : rest;
      needsInput = !ended && rest.length == 0 && (maxLength < 0 || out.size() < maxLength);
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

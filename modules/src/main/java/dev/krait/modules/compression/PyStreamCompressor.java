// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.Method;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What the compressors have in common whose streams are flushed once, at their end.
///
/// Thread rule: all fields, those of subclasses too, are guarded by this object's monitor.
abstract class PyStreamCompressor extends PyObject {
  private boolean flushed;

  PyStreamCompressor(PyType type) {
    super(type);
  }

  /// Compresses input, or ends the stream; the monitor is held.
  abstract byte[] run(byte[] input, boolean finish);

  /// Takes in data; gives the compressed bytes that are ready.
  @Method("compress(data, /)")
  Object compress(ThreadState ts, Object data) {
    byte[] input = Buffers.bytes(ts, data);
    synchronized (this) {
      if (flushed) {
        throw PyErrors.valueError("Compressor has been flushed");
      }
      return new PyBytes(run(input, false));
    }
  }

  /// Gives what is still inside; the stream ends with it.
  @Method("flush()")
  synchronized Object flush() {
    if (flushed) {
      throw PyErrors.valueError("Repeated call to flush()");
    }
    flushed = true;
    return new PyBytes(run(new byte[0], true));
  }
}

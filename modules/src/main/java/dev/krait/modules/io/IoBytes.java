// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Bytes-like arguments of streams.
final class IoBytes {
  private IoBytes() {
  }

  /// The bytes of a bytes-like object; not to be changed. TypeError for anything else.
  static byte[] of(ThreadState ts, Object object) {
    if (Text.isStr(object)) {
      throw PyErrors.typeError("a bytes-like object is required, not '" + Types.nameOf(object) + "'");
    }
    return Buffers.bytes(ts, object);
  }

  private static Buffer writable(ThreadState ts, Object object) {
    if (!Buffers.isBuffer(object)) {
      throw PyErrors.typeError("readinto() argument must be read-write bytes-like object, not " + Types.nameOf(object));
    }
    return Buffers.of(ts, object, true);
  }

  /// How many bytes a writable buffer holds.
  static int writableLength(ThreadState ts, Object object) {
    Buffer buffer = writable(ts, object);
    try {
      return buffer.length;
    } finally {
      buffer.release();
    }
  }

  /// Stores the first `count` bytes at the start of a writable buffer.
  static void store(ThreadState ts, Object object, byte[] bytes, int count) {
    Buffer buffer = writable(ts, object);
    try {
      System.arraycopy(bytes, 0, buffer.array, buffer.offset, Math.min(count, buffer.length));
    } finally {
      buffer.release();
    }
  }
}

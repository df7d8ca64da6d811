// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.thread.ThreadState;

/// Text to bytes and back for the types of bytes.
final class ByteCodecs {
  private ByteCodecs() {
  }

  static byte[] encode(ThreadState ts, Object text, String encoding, String errors) {
    return Codecs.encode(ts, text, encoding, errors).array();
  }

  static Object decode(ThreadState ts, PyObject source, byte[] bytes, String encoding, String errors) {
    return Codecs.decode(ts, source, bytes, encoding, errors);
  }
}

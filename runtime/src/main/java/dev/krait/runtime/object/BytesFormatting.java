// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;

/// The `%` operator of bytes and bytearray.
final class BytesFormatting {
  private BytesFormatting() {
  }

  static Object format(ThreadState ts, PyBytesBase template, Object value) {
    throw PyErrors.notImplementedError("formatting of bytes with %");
  }
}

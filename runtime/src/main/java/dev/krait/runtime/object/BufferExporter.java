// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.thread.ThreadState;

/// An object that lends its memory through the buffer protocol.
public interface BufferExporter {
  /// Lends the memory; BufferError or TypeError if it can not be lent, or not for writing.
  Buffer exportBuffer(ThreadState ts, boolean writable);
}

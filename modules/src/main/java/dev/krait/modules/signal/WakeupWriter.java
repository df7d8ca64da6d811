// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.signal;

import dev.krait.modules.posix.Libc;

/// What a signal thread of the JVM does with the C library: it has no thread state, so it does not look at `errno`.
final class WakeupWriter {
  private WakeupWriter() {
  }

  /// Writes one byte, the number of the signal, to a descriptor that does not block.
  static void write(int descriptor, int signal) {
    Libc.writeByteQuietly(descriptor, signal);
  }

  /// Makes a thread's native call return.
  static void wake(long nativeThread, int signal) {
    Libc.callQuietly("pthread_kill", nativeThread, signal, 0);
  }
}

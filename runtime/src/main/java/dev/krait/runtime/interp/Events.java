// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.thread.ThreadState;

/// What the traced form tells: lines, calls, returns, exceptions.
final class Events {
  private static final int WORDS = 4;

  private Events() {
  }

  /// `EVENT`; the result is the pc to go on at.
  static int tell(ThreadState ts, Frame frame, int pc) {
    return pc + WORDS;
  }

  static void raised(ThreadState ts, Frame frame, PyException e) {
  }
}

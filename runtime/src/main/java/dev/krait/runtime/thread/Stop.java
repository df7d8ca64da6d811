// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

/// The hand-shake behind [World].
final class Stop {
  private Stop() {
  }

  static void run(ThreadState ts, Runnable action) {
    synchronized (Stop.class) {
      action.run();
    }
  }
}

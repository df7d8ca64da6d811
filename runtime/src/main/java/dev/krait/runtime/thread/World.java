// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

/// Stop-the-world: runs an action while every other Python thread of the interpreter stands at a poll or is detached.
public final class World {
  private World() {
  }

  /// Runs the action with all other threads stopped; at once while there is only one.
  public static void stopped(ThreadState ts, Runnable action) {
    if (!Multi.threads()) {
      action.run();
      return;
    }
    ts.interpreter().threads().stopped(ts, action);
  }
}

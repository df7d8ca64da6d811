// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.interp.Interpreter;
import java.util.ArrayList;
import java.util.List;

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

  /// Turns the GIL on for good, with all threads stopped that it is to hold: those of the interpreter, and of others that share its GIL.
  /// The result is whether it was off.
  public static boolean enableGil(ThreadState ts) {
    Gil gil = ts.interpreter().threads().gil();
    if (gil.isEnabled()) {
      return false;
    }
    List<Interpreter> sharing = new ArrayList<>();
    for (Interpreter interpreter : ts.interpreter().membership().group().all()) {
      if (interpreter.threads().gil() == gil) {
        sharing.add(interpreter);
      }
    }
    boolean[] enabled = new boolean[1];
    stopAll(ts, sharing, 0, () -> {
      enabled[0] = !gil.isEnabled();
      gil.enable(ts);
    });
    return enabled[0];
  }

  /// Stops the interpreters one after the other, always in the same order.
  private static void stopAll(ThreadState ts, List<Interpreter> interpreters, int first, Runnable action) {
    if (first == interpreters.size() || !Multi.threads()) {
      action.run();
    } else {
      interpreters.get(first).threads().stopped(ts, () -> stopAll(ts, interpreters, first + 1, action));
    }
  }
}

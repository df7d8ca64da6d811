// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import java.io.PrintStream;

/// Writes how long each import takes to the standard error stream, for `-X importtime`: by itself, and with what it imports in turn.
///
/// Thread rule: each thread has measures of its own; lines are written whole.
final class ImportTimes {
  /// What one thread is at: how deep its imports are nested, and the time of those that ended at this depth.
  private static final class Nesting {
    int depth;
    long inner;
  }

  private static final long NANOS_PER_MICRO = 1000;

  private final PrintStream out = System.err;
  private final ThreadLocal<Nesting> nestings = ThreadLocal.withInitial(Nesting::new);

  ImportTimes() {
    out.print("import time: self [us] | cumulative | imported package\n");
    out.flush();
  }

  /// Calls importlib's function that finds and loads a module.
  Object timed(ThreadState ts, Object find, Object name, Object importFunction) {
    Nesting nesting = nestings.get();
    long before = nesting.inner;
    nesting.inner = 0;
    nesting.depth++;
    long start = System.nanoTime();
    try {
      return Calls.call2(ts, find, name, importFunction);
    } finally {
      long all = System.nanoTime() - start;
      nesting.depth--;
      write(column(all - nesting.inner, 9), column(all, 10), "  ".repeat(nesting.depth) + Text.toJava(name));
      nesting.inner = before + all;
    }
  }

  /// Tells of a module that was there already. As in CPython, the name is not indented but aligned to the right in that width.
  void cached(Object name) {
    String text = Text.toJava(name);
    write("cached   ", "cached    ", " ".repeat(Math.max(0, 2 * nestings.get().depth - text.length())) + text);
  }

  private void write(String self, String cumulative, String name) {
    out.print("import time: " + self + " | " + cumulative + " | " + name + "\n");
    out.flush();
  }

  private static String column(long nanos, int width) {
    String text = Long.toString((nanos + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}

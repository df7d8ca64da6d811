// SPDX-License-Identifier: Apache-2.0

import dev.krait.embed.PythonInterpreter;
import dev.krait.embed.PythonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/// How many bytes a round of each pattern of `bench/scaling.py` allocates, once the JVM has compiled it.
///
/// Arguments: the folder `bench`, the seconds for each pattern, the names of the patterns. Prints `NAME BYTES` for each.
final class AllocationRate {
  private static final com.sun.management.ThreadMXBean THREADS = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  public static void main(String[] args) {
    double seconds = Double.parseDouble(args[1]);
    try (PythonInterpreter python = PythonInterpreter.create(Path.of(System.getProperty("krait.home")), List.of("scaling"))) {
      python.set("folder", args[0]);
      python.run("import sys; sys.path.insert(0, folder); import scaling");
      for (int i = 2; i < args.length; i++) {
        python.set("name", args[i]);
        python.run("pattern = scaling.PATTERNS[name]");
        System.out.println(args[i] + " " + perRound((PythonObject) python.get("pattern"), seconds));
      }
    }
  }

  private static double perRound(PythonObject pattern, double seconds) {
    int rounds = 20_000;
    double least = Double.MAX_VALUE;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      pattern.call(rounds);
      least = Math.min(least, (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / rounds);
    }
    return least;
  }
}

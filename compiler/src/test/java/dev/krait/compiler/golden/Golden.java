// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.code.CodeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compiles CPython's standard library and prints how many code objects are identical to CPython's, and where others differ.
/// Arguments: CPython's command, the working folder, then the options that `tools/golden` explains.
public final class Golden {
  private static final int SAMPLE_STEP = 30;
  /// What is not the standard library proper.
  private static final List<String> APART = List.of("test/", "site-packages/", "idlelib/", "turtledemo/");

  private final List<String> files = new ArrayList<>();
  private boolean sample;
  private boolean time;
  private boolean list;
  private String name;
  private double minimum = 100;
  private int examples = 3;

  private final Tally proper = new Tally();
  private final Tally all = new Tally();
  private final Map<String, List<String>> byFields = new HashMap<>();
  private final Map<String, List<String>> failures = new HashMap<>();

  private static final class Tally {
    int total;
    int same;

    void add(boolean identical) {
      total++;
      same += identical ? 1 : 0;
    }

    double percent() {
      return total == 0 ? 100 : 100.0 * same / total;
    }

    @Override
    public String toString() {
      return same + " of " + total + String.format(" (%.2f %%)", percent());
    }
  }

  private Golden(String[] args) {
    for (int i = 2; i < args.length; i++) {
      switch (args[i]) {
        case "--file" -> files.add(args[++i]);
        case "--name" -> name = args[++i];
        case "--min" -> minimum = Double.parseDouble(args[++i]);
        case "--examples" -> examples = Integer.parseInt(args[++i]);
        case "--sample" -> sample = true;
        case "--time" -> time = true;
        case "--list" -> list = true;
        default -> throw new IllegalArgumentException(args[i]);
      }
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var golden = new Golden(args);
    Path folder = Path.of(args[1]);
    var oracle = new OracleRecords(folder.resolve("oracle.bin"));
    if (golden.time) {
      new PassTimer(oracle, args[0], folder).run();
      return;
    }
    golden.compareAll(oracle);
    golden.report();
    if (golden.sample && golden.all.percent() < golden.minimum) {
      System.exit(1);
    }
  }

  private void compareAll(OracleRecords oracle) throws IOException {
    int index = 0;
    for (OracleRecords.Entry entry : oracle.entries) {
      boolean wanted = files.isEmpty() ? !sample || index++ % SAMPLE_STEP == 0 : files.contains(entry.path());
      if (wanted) {
        compare(entry, Files.readAllBytes(oracle.root.resolve(entry.path())));
      }
    }
  }

  private void compare(OracleRecords.Entry entry, byte[] source) {
    CodeObject ours = null;
    try {
      ours = SourceCompiler.compile(source, entry.path());
    } catch (RuntimeException | StackOverflowError error) {
      String reason = error.toString();
      StackTraceElement[] trace = error.getStackTrace();
      if (trace.length > 0 && !(error instanceof StackOverflowError)) {
        reason += " at " + trace[0];
      }
      failures.computeIfAbsent(reason, _ -> new ArrayList<>()).add(entry.path());
      if (!files.isEmpty()) {
        error.printStackTrace();
      }
    }
    var printer = new DiffPrinter(System.out);
    boolean isProper = APART.stream().noneMatch(entry.path()::startsWith);
    for (CodeComparison.Pair pair : new CodeComparison(entry.code(), ours).pairs) {
      boolean same = pair.differences().isEmpty();
      all.add(same);
      if (isProper) {
        proper.add(same);
      }
      if (!same) {
        String where = entry.path() + " " + pair.expected().qualName + ":" + pair.expected().firstLine;
        String fields = String.join(" ", pair.differences());
        byFields.computeIfAbsent(fields, _ -> new ArrayList<>()).add(where);
        if (list) {
          System.out.println(where + "  " + fields);
        }
        if (!files.isEmpty() && (name == null || name.equals(pair.expected().qualName))) {
          printer.print(entry.path(), pair);
        }
      }
    }
  }

  private void report() {
    print("does not compile", failures);
    print("differs", byFields);
    System.out.println("standard library proper: " + proper);
    System.out.println("all files: " + all);
  }

  private void print(String what, Map<String, List<String>> groups) {
    var sorted = new ArrayList<>(groups.entrySet());
    sorted.sort((a, b) -> b.getValue().size() - a.getValue().size());
    for (var group : sorted.subList(0, Math.min(sorted.size(), 25))) {
      System.out.println(what + " " + group.getValue().size() + ": " + group.getKey());
      for (String example : group.getValue().subList(0, Math.min(examples, group.getValue().size()))) {
        System.out.println("    " + example);
      }
    }
  }
}

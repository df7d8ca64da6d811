// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Times three passes over all files in one thread of this process, then CPython's three.
final class PassTimer {
  private static final int PASSES = 3;

  private final OracleRecords oracle;
  private final String command;
  private final Path folder;

  PassTimer(OracleRecords oracle, String command, Path folder) {
    this.oracle = oracle;
    this.command = command;
    this.folder = folder;
  }

  void run() throws IOException, InterruptedException {
    var paths = new ArrayList<String>();
    var sources = new ArrayList<byte[]>();
    for (OracleRecords.Entry entry : oracle.entries) {
      paths.add(entry.path());
      sources.add(Files.readAllBytes(oracle.root.resolve(entry.path())));
    }
    for (int pass = 1; pass <= PASSES; pass++) {
      System.out.printf("ours, pass %d: %.2f s%n", pass, pass(paths, sources) / 1e9);
    }
    Path listing = folder.resolve("paths.txt");
    Files.write(listing, paths);
    var words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("-W", "ignore", "tools/golden-oracle.py", "time", listing.toString()));
    System.out.println("CPython's passes, in seconds:");
    new ProcessBuilder(words).inheritIO().start().waitFor();
  }

  private static long pass(List<String> paths, List<byte[]> sources) {
    long start = System.nanoTime();
    for (int i = 0; i < paths.size(); i++) {
      try {
        SourceCompiler.compile(sources.get(i), paths.get(i));
      } catch (RuntimeException | StackOverflowError _) {
        // The comparison reports what does not compile.
        continue;
      }
    }
    return System.nanoTime() - start;
  }
}

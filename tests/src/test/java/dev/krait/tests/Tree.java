// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The source tree that the tests of the whole look at.
final class Tree {
  static final Path ROOT = Path.of(System.getProperty("krait.root"));
  static final List<String> MODULES = List.of("annotations", "processor", "compiler", "runtime", "jit", "modules", "embed", "cli");

  private Tree() {
  }

  /// All files under the folder whose names end so; none if there is no such folder.
  static List<Path> files(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }

  static Path sources(String module) {
    return ROOT.resolve(module).resolve("src/main/java");
  }

  static Path classes(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Small rules about sources and documents.
class TidyTest {
  private static final Pattern VAGUE_NAME = Pattern.compile("(Util|Utils|Helper|Helpers|Manager|Impl)\\.java|Abstract[A-Z]\\w*\\.java");
  /// A path of this repository in backquotes, as documents name one.
  private static final Pattern PATH = Pattern.compile("`([a-z]+/[\\w./-]+\\.(?:java|md|py|txt|xml))`");

  private interface Rule {
    /// What is wrong with the file, or null.
    String complaint(Path file, String text);
  }

  private static void check(String suffix, Rule rule) throws IOException {
    List<String> complaints = new ArrayList<>();
    for (String module : Tree.MODULES) {
      for (Path file : Tree.files(Tree.ROOT.resolve(module).resolve("src"), suffix)) {
        String complaint = rule.complaint(file, Files.readString(file));
        if (complaint != null) {
          complaints.add(Tree.ROOT.relativize(file) + ": " + complaint);
        }
      }
    }
    assertEquals(List.of(), complaints);
  }

  @Test
  void sourcesNameTheirLicence() throws IOException {
    check(".java", (file, text) -> text.startsWith("// SPDX-License-Identifier: Apache-2.0\n") ? null : "no SPDX line");
  }

  @Test
  void packagesStateTheirInvariants() throws IOException {
    check("package-info.java", (file, text) -> text.contains("*Invariants:*") ? null : "no *Invariants:*");
    TreeSet<Path> missing = new TreeSet<>();
    for (String module : Tree.MODULES) {
      for (Path file : Tree.files(Tree.sources(module), ".java")) {
        if (!file.endsWith("module-info.java") && !Files.exists(file.resolveSibling("package-info.java"))) {
          missing.add(Tree.ROOT.relativize(file.getParent()));
        }
      }
    }
    assertEquals(new TreeSet<Path>(), missing, "packages without package-info.java");
  }

  @Test
  void namesSayWhatThingsAre() throws IOException {
    check(".java", (file, text) -> VAGUE_NAME.matcher(file.getFileName().toString()).matches() ? "vague name" : null);
  }

  @Test
  void openEndsAreListed() throws IOException {
    Path gaps = Tree.ROOT.resolve("docs/KNOWN_GAPS.md");
    String listed = Files.exists(gaps) ? Files.readString(gaps) : "";
    Pattern todo = Pattern.compile("TODO(?:\\(([\\w-]+)\\))?");
    check(".java", (file, text) -> {
      Matcher matcher = todo.matcher(text);
      while (matcher.find()) {
        if (matcher.group(1) == null || !listed.contains(matcher.group(1))) {
          return "a TODO without an entry in docs/KNOWN_GAPS.md";
        }
      }
      return null;
    });
  }

  @Test
  void documentsNamePathsThatExist() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : Tree.files(Tree.ROOT.resolve("docs"), "ARCHITECTURE.md")) {
      Matcher matcher = PATH.matcher(Files.readString(document));
      while (matcher.find()) {
        if (!Files.exists(Tree.ROOT.resolve(matcher.group(1)))) {
          dead.add(Tree.ROOT.relativize(document) + ": " + matcher.group(1));
        }
      }
    }
    assertEquals(List.of(), dead);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lambdas and pattern switches compile to invokedynamic, whose first use costs tens of microseconds that the AOT cache does not
/// remove. Each class of ours that links one while `krait -c pass` runs is listed, with the reason why it may.
class StartUpTest {
  /// A class that the JVM makes for a lambda, or for a switch over patterns, names the class that it was made for.
  private static final Pattern MADE_AT_RUN_TIME = Pattern.compile("\\] (dev\\.krait\\.[\\w.$]+?)\\$\\$(?:Lambda|TypeSwitch)");

  @Test
  void whatStartUpLinksIsListed(@TempDir Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.txt");
    ProcessBuilder builder = new ProcessBuilder(Tree.ROOT.resolve("krait").toString(), "-c", "pass");
    builder.environment().put("KRAIT_AOT", "0");
    builder.environment().put("KRAIT_OPTIONS", "-Xlog:class+load:file=" + log);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(60, TimeUnit.SECONDS);
    assertEquals("", output);
    TreeSet<String> found = new TreeSet<>();
    Matcher matcher = MADE_AT_RUN_TIME.matcher(Files.readString(log));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    assertEquals(new TreeSet<>(listed().keySet()), found, "classes that link at start-up; start-up-links.txt lists them with reasons");
  }

  private static Map<String, String> listed() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    try (var stream = StartUpTest.class.getResourceAsStream("start-up-links.txt")) {
      new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        String[] parts = line.split(": ", 2);
        listed.put(parts[0], parts[1]);
      });
    }
    return listed;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.sys.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the folders of a running interpreter: the standard library, `sys.prefix`, `sys.path` before `site`, virtual environments.
final class PathConfiguration {
  private static final String LIBRARY = "/python3.14";
  private static final String ZIP = "/python314.zip";

  private PathConfiguration() {
  }

  /// Fills what the configuration leaves open.
  static void complete(Configuration c) {
    String home = c.home;
    if (home == null) {
      home = c.variable("PYTHONHOME");
    }
    if (home == null) {
      home = System.getProperty("krait.home", System.getenv("KRAIT_HOME"));
    }
    if (home != null && home.length() > 1 && home.endsWith("/")) {
      home = home.substring(0, home.length() - 1);
    }
    if (c.baseExecutable.isEmpty()) {
      c.baseExecutable = c.executable;
    }
    String base = home == null ? "" : home;
    c.basePrefix = base;
    c.prefix = base;
    useVirtualEnvironment(c);
    String library = base + "/" + c.platlibdir + LIBRARY;
    if (home != null && Files.exists(Path.of(library, "os.py"))) {
      c.stdlibDir = library;
    }
    if (c.path.isEmpty()) {
      fillPath(c, base, library);
    }
  }

  private static void fillPath(Configuration c, String base, String library) {
    String given = c.pythonPath != null ? c.pythonPath : c.variable("PYTHONPATH");
    if (given != null) {
      for (String entry : given.split(":", -1)) {
        c.path.add(entry);
      }
    }
    c.path.add(base + "/" + c.platlibdir + ZIP);
    c.path.add(library);
    c.path.add(library + "/lib-dynload");
  }

  /// In a virtual environment, `pyvenv.cfg` beside the executable or one folder up names the home of the distribution.
  private static void useVirtualEnvironment(Configuration c) {
    if (c.executable.isEmpty()) {
      return;
    }
    Path folder = Path.of(c.executable).toAbsolutePath().getParent();
    Path file = folder.resolve("pyvenv.cfg");
    if (!Files.exists(file)) {
      folder = folder.getParent();
      file = folder == null ? file : folder.resolve("pyvenv.cfg");
    }
    if (!Files.exists(file)) {
      return;
    }
    String home = homeOf(file);
    if (home != null) {
      c.prefix = folder.toString();
      c.virtualHome = home;
      c.baseExecutable = Path.of(home).resolve(Path.of(c.executable).getFileName()).toString();
    }
  }

  private static String homeOf(Path file) {
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int equals = line.indexOf('=');
        if (equals > 0 && line.substring(0, equals).strip().equalsIgnoreCase("home")) {
          return line.substring(equals + 1).strip();
        }
      }
    } catch (IOException e) {
      return null;
    }
    return null;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.importing.Shutdown;
import dev.krait.runtime.lanes.ThreadLanes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.sys.Configuration;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs the program that a command line names, from start-up to exit status.
final class Program {
  private final ThreadState ts;
  private final CommandLine line;
  private final Configuration configuration;
  private final MainModule main;

  private Program(ThreadState ts, CommandLine line) {
    this.ts = ts;
    this.line = line;
    this.configuration = line.configuration;
    this.main = new MainModule(ts);
  }

  /// Runs it on the current thread; the result is the exit status.
  static int run(PythonInterpreter python, CommandLine line) {
    String file = line.configuration.xOptions.get("threads");
    if (file == null) {
      return runProgram(python, line);
    }
    ThreadLanes lanes = new ThreadLanes(file, title(line), line.configuration.gil);
    python.record(lanes);
    int status = runProgram(python, line);
    try {
      lanes.write();
    } catch (IOException e) {
      System.err.println("krait: -X threads: cannot write " + file + ": " + e.getMessage());
    }
    return status;
  }

  /// What runs, in a few words.
  private static String title(CommandLine line) {
    String name = line.target == null ? "standard input" : line.target.lines().findFirst().orElse("");
    String option = line.kind == CommandLine.Kind.COMMAND ? "-c " : line.kind == CommandLine.Kind.MODULE ? "-m " : "";
    return "krait " + option + (name.length() > 80 ? name.substring(0, 80) + "…" : name);
  }

  private static int runProgram(PythonInterpreter python, CommandLine line) {
    ThreadState ts = python.enterMain(Threads.STACK_BYTES);
    Program program = new Program(ts, line);
    int status;
    try {
      python.start(ts);
    } catch (PyException e) {
      ExitStatus.of(ts, e);
      return 1;
    }
    try {
      status = program.runAndInspect();
    } catch (PyException e) {
      status = ExitStatus.of(ts, e);
    }
    boolean flushed = Shutdown.run(ts);
    if (status == ExitStatus.INTERRUPTED) {
      return ExitStatus.interrupt(ts);
    }
    return flushed || status != 0 ? status : Shutdown.FLUSH_FAILED;
  }

  private int runAndInspect() {
    int status = 0;
    boolean interactiveAlready = line.kind == CommandLine.Kind.NONE || "-".equals(line.target) && line.kind == CommandLine.Kind.FILE;
    try {
      runTarget();
    } catch (PyException e) {
      if (configuration.inspect && !interactiveAlready && PyErrors.is(e, Exceptions.SYSTEM_EXIT)) {
        ExitStatus.print(ts, e);
      } else {
        status = ExitStatus.of(ts, e);
      }
    }
    if (configuration.inspect && !interactiveAlready) {
      return new InteractiveLoop(ts, main, configuration).run();
    }
    return status;
  }

  private void runTarget() {
    switch (line.kind) {
      case COMMAND -> {
        putFirst("");
        main.runCommand(line.target);
      }
      case MODULE -> {
        putFirst(System.getProperty("user.dir"));
        runModule(line.target, true);
      }
      case FILE -> {
        if (line.target.equals("-")) {
          runStandardInput();
        } else {
          runFile(absolute(line.target));
        }
      }
      default -> runStandardInput();
    }
  }

  /// A path as `__main__.__file__` has it: absolute, but not normalised.
  private static String absolute(String file) {
    if (file.isEmpty() || file.startsWith("/")) {
      return file;
    }
    return System.getProperty("user.dir") + "/" + file;
  }

  private void putFirst(String folder) {
    if (configuration.safePath) {
      return;
    }
    ts.interpreter().system().setFirstPath(folder);
    Object path = ts.interpreter().system().get("path");
    if (path != null && path != PyNone.NONE) {
      Calls.method(ts, path, "insert", PyInt.of(0), Text.fromJava(folder));
    }
  }

  private void runModule(String name, boolean setArgv) {
    ts.interpreter().system().audit(ts, "cpython.run_module", Text.fromJava(name));
    Calls.call2(ts, Imports.attribute(ts, "runpy", "_run_module_as_main"), Text.fromJava(name),
        setArgv ? dev.krait.runtime.object.PyBool.TRUE : dev.krait.runtime.object.PyBool.FALSE);
  }

  private void runFile(String file) {
    if (hasImporter(file)) {
      Object path = ts.interpreter().system().get("path");
      Calls.method(ts, path, "insert", PyInt.of(0), Text.fromJava(file));
      ts.interpreter().system().setFirstPath(file);
      runModule("__main__", false);
      return;
    }
    putFirst(folderOf(file));
    main.runFile(file, line.skipFirstLine);
  }

  /// Whether a path hook takes the file: a folder or an archive with a `__main__`.
  private boolean hasImporter(String file) {
    if (!Files.isDirectory(Path.of(file)) && file.endsWith(".py")) {
      return false;
    }
    try {
      Object importer = Calls.call1(ts, Imports.attribute(ts, "pkgutil", "get_importer"), Text.fromJava(file));
      return importer != PyNone.NONE;
    } catch (PyException e) {
      if (PyErrors.is(e, Exceptions.IMPORT_ERROR)) {
        return false;
      }
      throw e;
    }
  }

  /// The folder of a script, with links of the script itself followed.
  private static String folderOf(String file) {
    Path path = Path.of(file);
    try {
      if (Files.isSymbolicLink(path)) {
        Path target = Files.readSymbolicLink(path);
        path = path.resolveSibling(target);
      }
      Path folder = path.toAbsolutePath().normalize().getParent();
      return Files.exists(path) ? path.toRealPath().getParent().toString() : folder.toString();
    } catch (IOException e) {
      return path.toAbsolutePath().getParent().toString();
    }
  }

  private void runStandardInput() {
    putFirst("");
    Object in = ts.interpreter().system().get("stdin");
    boolean terminal = in != null && in != PyNone.NONE && Objects.isTrue(ts, Calls.method(ts, in, "isatty"));
    if (terminal || configuration.interactive) {
      new InteractiveLoop(ts, main, configuration).start();
    } else {
      main.runStandardInput();
    }
  }
}

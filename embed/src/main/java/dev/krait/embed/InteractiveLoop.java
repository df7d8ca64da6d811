// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.builtins.SourceCompilation;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.sys.Configuration;
import dev.krait.runtime.thread.ThreadState;

/// The interactive prompt: `_pyrepl` on a terminal that it can drive, else a plain loop over `sys.stdin`.
final class InteractiveLoop {
  private final ThreadState ts;
  private final MainModule main;
  private final Configuration configuration;
  private int statements;

  InteractiveLoop(ThreadState ts, MainModule main, Configuration configuration) {
    this.ts = ts;
    this.main = main;
    this.configuration = configuration;
  }

  /// An interactive session from its start: greeting, start-up file, prompt.
  void start() {
    PyDict sys = ts.interpreter().system().namespace();
    if (!configuration.quiet) {
      String help = configuration.noSite ? "" : "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n";
      write("stderr", "Python " + Text.toJava(sys.get("version")) + " on linux\n" + help);
    }
    String startup = configuration.variable("PYTHONSTARTUP");
    if (startup != null) {
      try {
        main.runFile(startup, false);
      } catch (PyException e) {
        exitOrPrint(e);
      }
    }
    Object hook = sys.get("__interactivehook__");
    if (hook != null) {
      try {
        Calls.call0(ts, hook);
      } catch (PyException e) {
        exitOrPrint(e);
      }
    }
    run();
  }

  private void exitOrPrint(PyException e) {
    if (PyErrors.is(e, Exceptions.SYSTEM_EXIT)) {
      throw e;
    }
    ExitStatus.print(ts, e);
  }

  /// The loop of prompts, until the input ends.
  int run() {
    PyDict sys = ts.interpreter().system().namespace();
    sys.putIfAbsent(ts, "ps1", ">>> ");
    sys.putIfAbsent(ts, "ps2", "... ");
    if (canUsePyrepl()) {
      Calls.call0(ts, Imports.attribute(ts, "_pyrepl.main", "interactive_console"));
      return 0;
    }
    while (true) {
      try {
        if (!statement()) {
          write("stderr", "\n");
          return 0;
        }
      } catch (PyException e) {
        exitOrPrint(e);
      }
    }
  }

  private boolean canUsePyrepl() {
    Object in = ts.interpreter().system().get("stdin");
    if (configuration.variable("PYTHON_BASIC_REPL") != null || in == null || in == PyNone.NONE
        || !Objects.isTrue(ts, Calls.method(ts, in, "isatty"))) {
      return false;
    }
    try {
      Imports.module(ts, "termios");
      return Objects.isTrue(ts, Imports.attribute(ts, "_pyrepl.main", "CAN_USE_PYREPL"));
    } catch (PyException e) {
      return false;
    }
  }

  /// Reads and runs one statement; false at the end of the input.
  private boolean statement() {
    StringBuilder source = new StringBuilder();
    while (true) {
      String line = line(source.isEmpty() ? "ps1" : "ps2");
      if (line.isEmpty() && source.isEmpty()) {
        return false;
      }
      source.append(line);
      boolean ended = line.isEmpty() || !line.endsWith("\n");
      PyCode code = complete(source.toString(), ended);
      if (code != null) {
        String name = fileName();
        statements++;
        main.runInteractive(code, Text.fromJava(source.toString()), name);
        return true;
      }
      String text = source.toString().strip();
      if (text.isEmpty() || text.startsWith("#") && text.indexOf('\n') < 0) {
        source.setLength(0);
      }
    }
  }

  /// The name that the code of the current statement has, so that tracebacks find its source; they show it as `<stdin>`.
  private String fileName() {
    return "<stdin-" + statements + ">";
  }

  /// What the parser refuses, which quotes the line, never became a statement with a name of its own.
  private void nameFile(PyException e) {
    Object quoted = Objects.findAttribute(ts, e.value, "text");
    if (quoted != null && quoted != PyNone.NONE) {
      Objects.setAttribute(ts, e.value, "filename", "<stdin>");
    } else {
      statements++;
    }
  }

  /// The code of a statement; null while it goes on in the next line.
  private PyCode complete(String source, boolean ended) {
    if (source.isBlank()) {
      return ended ? SourceCompilation.compile(ts, "pass\n", "<stdin>", Parser.Mode.SINGLE, 0, -1) : null;
    }
    // Without the end of the last line, a block that the next line may go on with is not complete: an empty line ends it.
    String text = ended ? source : source.substring(0, source.length() - 1);
    int flags = main.flags() | (ended ? 0 : Parser.ALLOW_INCOMPLETE_INPUT | Parser.DONT_IMPLY_DEDENT);
    try {
      return SourceCompilation.compile(ts, Text.fromJava(text), fileName(), Parser.Mode.SINGLE, flags, -1);
    } catch (PyException e) {
      if (!ended && PyErrors.is(e, Exceptions.INCOMPLETE_INPUT_ERROR)) {
        return null;
      }
      if (PyErrors.is(e, Exceptions.SYNTAX_ERROR)) {
        nameFile(e);
      }
      throw e;
    }
  }

  /// Shows a prompt and reads a line, with its end; empty at the end of the input.
  private String line(String prompt) {
    Object shown = ts.interpreter().system().get(prompt);
    write("stderr", shown == null ? "" : Text.toJava(Objects.str(ts, shown)));
    return Text.toJava(Calls.method(ts, ts.interpreter().system().get("stdin"), "readline"));
  }

  private void write(String stream, String text) {
    Object file = ts.interpreter().system().get(stream);
    if (file != null && file != PyNone.NONE) {
      Calls.method(ts, file, "write", Text.fromJava(text));
      Calls.method(ts, file, "flush");
    }
  }
}

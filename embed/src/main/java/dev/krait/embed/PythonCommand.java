// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.runtime.importing.BuiltinModules;
import dev.krait.runtime.sys.Configuration;
import dev.krait.runtime.sys.Version;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.Threads;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Python's command line in a process that is given to it: `python [options] [FILE | -c COMMAND | -m MODULE] [arguments]`.
///
/// What can be decided without Python is decided before an interpreter starts. The program runs on a thread of its own, since the stack of
/// the JVM's main thread is small.
public final class PythonCommand {
  private PythonCommand() {
  }

  /// Runs a command line to its end and returns the exit status; the standard streams, signals and working folder are the process's. To be
  /// called once, before any other use of Python in the process.
  ///
  /// @param executable the path of the program that was started, for `sys.executable`; empty if there is none
  /// @param args the arguments after it
  public static int run(String executable, String... args) {
    String program = executable.isEmpty() ? "krait" : executable;
    CommandLine line = new CommandLine(program, args);
    try {
      line.parse();
      if (printed(line, program)) {
        return 0;
      }
      Environment.apply(line.configuration, line.commandWarnings);
    } catch (CommandLine.Refused e) {
      print(System.err, e.getMessage());
      return e.status;
    }
    Configuration c = line.configuration;
    c.executable = executable;
    c.installSignalHandlers = true;
    c.origArgv.add(executable);
    c.origArgv.addAll(Arrays.asList(args));
    Multi.singleThreaded();
    // Named instead of searched for: opening every jar for its list of services would take a tenth of the start-up.
    BuiltinModules modules = new BuiltinModules(List.of(new dev.krait.runtime.ModuleIndex(), new dev.krait.modules.ModuleIndex()));
    return runOnLargeStack(new PythonInterpreter(c, modules), line);
  }

  private static int runOnLargeStack(PythonInterpreter python, CommandLine line) {
    int[] status = {1};
    Thread thread = new Thread(null, new Runnable() {
      @Override
      public void run() {
        status[0] = Program.run(python, line);
      }
    }, "MainThread", Threads.STACK_BYTES);
    thread.start();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // Python's threads end by Python's means only.
      }
    }
    return status[0];
  }

  /// Prints help or the version, if that is all that was asked for.
  private static boolean printed(CommandLine line, String program) {
    switch (line.kind) {
      case HELP, HELP_ALL, HELP_ENVIRONMENT, HELP_X:
        print(System.out, HelpText.of(line.kind, program));
        return true;
      case VERSION:
        print(System.out, "Python " + (line.versions > 1 ? Version.FULL : Version.NUMBER) + "\n");
        return true;
      default:
        return false;
    }
  }

  private static void print(PrintStream stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}

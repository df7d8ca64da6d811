// SPDX-License-Identifier: Apache-2.0
package dev.krait.cli;

import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.sys.Configuration;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.Threads;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The entry of the command `krait`. The program runs on a thread of its own, since the stack of the JVM's main thread is small.
public final class Main {
  private Main() {
  }

  /// Runs a command line and ends the process with its status.
  public static void main(String[] args) throws InterruptedException {
    String executable = System.getProperty("krait.executable", "");
    CommandLine line = new CommandLine(executable.isEmpty() ? "krait" : executable, args);
    int[] status = {1};
    try {
      line.parse();
      if (printed(line, executable)) {
        exit(0);
      }
      Environment.apply(line.configuration, line.commandWarnings);
    } catch (CommandLine.Refused e) {
      print(System.err, e.getMessage());
      exit(e.status);
    }
    Configuration c = line.configuration;
    c.executable = executable;
    c.installSignalHandlers = true;
    c.origArgv.add(executable);
    c.origArgv.addAll(java.util.Arrays.asList(args));
    Multi.singleThreaded();
    Thread thread = new Thread(null, new Runnable() {
      @Override
      public void run() {
        status[0] = Program.run(new Interpreter(c.gil), line);
      }
    }, "MainThread", Threads.STACK_BYTES);
    thread.start();
    thread.join();
    exit(status[0]);
  }

  /// Prints help or the version, if that is all that was asked for.
  private static boolean printed(CommandLine line, String executable) {
    switch (line.kind) {
      case HELP, HELP_ALL, HELP_ENVIRONMENT, HELP_X:
        print(System.out, HelpText.of(line.kind, executable.isEmpty() ? "krait" : executable));
        return true;
      case VERSION:
        print(System.out, "Python " + (line.versions > 1 ? dev.krait.runtime.sys.Version.FULL : dev.krait.runtime.sys.Version.NUMBER) + "\n");
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

  /// Ends the process at once: daemon threads may be in the middle of Python code.
  private static void exit(int status) {
    System.out.flush();
    Runtime.getRuntime().halt(status);
  }
}

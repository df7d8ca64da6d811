// SPDX-License-Identifier: Apache-2.0
package dev.krait.cli;

import dev.krait.embed.PythonCommand;

/// The entry of the command `krait`.
public final class Main {
  private Main() {
  }

  /// Runs a command line and ends the process with its status.
  public static void main(String[] args) {
    int status = PythonCommand.run(System.getProperty("krait.executable", ""), args);
    System.out.flush();
    // At once: daemon threads may be in the middle of Python code.
    Runtime.getRuntime().halt(status);
  }
}

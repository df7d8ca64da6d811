// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.runtime.sys.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The arguments of the command, taken apart as CPython does. Filled once by one thread.
final class CommandLine {
  private static final String WITH_ARGUMENT = "cmWX";
  private static final String PLAIN = "bBdEhiIJOPqRsStuvVx?";

  /// What the program is.
  enum Kind {
    NONE, COMMAND, MODULE, FILE, HELP, HELP_ALL, HELP_ENVIRONMENT, HELP_X, VERSION
  }

  /// A command line that can not be run, with the text to print.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int status;

    Refused(int status, String message) {
      super(message, null, false, false);
      this.status = status;
    }
  }

  private final String program;
  private final String[] args;
  private int next;
  final Configuration configuration = new Configuration();
  final List<String> commandWarnings = new ArrayList<>();
  Kind kind = Kind.NONE;
  /// The command, the module's name or the file's; `-` for standard input.
  String target;
  int versions;
  boolean skipFirstLine;

  CommandLine(String program, String[] args) {
    this.program = program;
    this.args = args;
  }

  /// Reads all options, up to the program.
  void parse() {
    while (next < args.length && (kind == Kind.NONE || kind == Kind.VERSION)) {
      String word = args[next];
      if (word.equals("-") || !word.startsWith("-")) {
        break;
      }
      next++;
      if (word.equals("--")) {
        break;
      }
      if (word.startsWith("--")) {
        longOption(word);
      } else {
        shortOptions(word);
      }
    }
    takeProgram();
  }

  private void takeProgram() {
    List<String> rest = new ArrayList<>(Arrays.asList(args).subList(Math.min(next, args.length), args.length));
    switch (kind) {
      case COMMAND -> rest.add(0, "-c");
      case MODULE -> rest.add(0, "-m");
      case NONE -> {
        if (!rest.isEmpty()) {
          kind = Kind.FILE;
          target = rest.get(0);
        } else {
          rest.add("");
        }
      }
      default -> {
      }
    }
    configuration.argv = rest;
  }

  private void longOption(String word) {
    switch (word) {
      case "--help" -> kind = Kind.HELP;
      case "--help-all" -> kind = Kind.HELP_ALL;
      case "--help-env" -> kind = Kind.HELP_ENVIRONMENT;
      case "--help-xoptions" -> kind = Kind.HELP_X;
      case "--version" -> version();
      case "--check-hash-based-pycs" -> {
        String mode = argument(word);
        if (!mode.equals("default") && !mode.equals("always") && !mode.equals("never")) {
          throw refused("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
        }
        configuration.checkHashPycsMode = mode;
      }
      default -> throw refused("Unknown option: " + word);
    }
  }

  private void version() {
    versions++;
    kind = Kind.VERSION;
  }

  private String argument(String option) {
    if (next >= args.length) {
      throw refused("Argument expected for the " + option + " option");
    }
    return args[next++];
  }

  private Refused refused(String message) {
    return new Refused(2, message + "\n" + HelpText.usageLine(program) + "Try `python -h' for more information.\n");
  }

  private void shortOptions(String word) {
    for (int i = 1; i < word.length(); i++) {
      char option = word.charAt(i);
      if (WITH_ARGUMENT.indexOf(option) >= 0) {
        withArgument(option, i + 1 < word.length() ? word.substring(i + 1) : argument("-" + option));
        return;
      }
      if (PLAIN.indexOf(option) < 0) {
        throw refused("Unknown option: -" + option);
      }
      if (option == 'J') {
        throw refused("-J is reserved for Jython");
      }
      plain(option);
      if (kind == Kind.HELP) {
        return;
      }
    }
  }

  private void withArgument(char option, String value) {
    switch (option) {
      case 'c' -> {
        kind = Kind.COMMAND;
        target = value;
      }
      case 'm' -> {
        kind = Kind.MODULE;
        target = value;
      }
      case 'W' -> commandWarnings.add(value);
      default -> {
        int equals = value.indexOf('=');
        configuration.xOptions.put(equals < 0 ? value : value.substring(0, equals), equals < 0 ? null : value.substring(equals + 1));
      }
    }
  }

  private void plain(char option) {
    Configuration c = configuration;
    switch (option) {
      case 'b' -> c.bytesWarning++;
      case 'B' -> c.dontWriteBytecode = true;
      case 'd' -> c.debug++;
      case 'E' -> c.ignoreEnvironment = true;
      case 'h', '?' -> kind = Kind.HELP;
      case 'i' -> {
        c.inspect = true;
        c.interactive = true;
      }
      case 'I' -> {
        c.isolated = true;
        c.ignoreEnvironment = true;
        c.noUserSite = true;
        c.safePath = true;
      }
      case 'O' -> c.optimize++;
      case 'P' -> c.safePath = true;
      case 'q' -> c.quiet = true;
      case 's' -> c.noUserSite = true;
      case 'S' -> c.noSite = true;
      case 'u' -> c.unbuffered = true;
      case 'v' -> c.verbose++;
      case 'V' -> version();
      case 'x' -> skipFirstLine = true;
      default -> {
      }
    }
  }
}

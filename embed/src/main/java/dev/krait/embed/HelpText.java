// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

/// What `-h` and its variants print.
final class HelpText {
  private static final String OPTIONS = """
      Options, with the environment variable that does the same:
      -b     : warn of comparisons of bytes with str or int, and of str(bytes); -bb makes them errors
      -B     : write no .pyc files; also PYTHONDONTWRITEBYTECODE=x
      -c cmd : run the text as a program; the options after it are the program's
      -d     : debug the parser; also PYTHONDEBUG=x
      -E     : ignore all PYTHON* variables
      -h     : print this help and exit; also -? or --help
      -i     : go on interactively after the program; also PYTHONINSPECT=x
      -I     : isolate from the environment and the user's folder (implies -E, -P and -s)
      -m mod : run a module as a program; the options after it are the program's
      -O     : leave out assert statements and code for __debug__; also PYTHONOPTIMIZE=x
      -OO    : leave out docstrings too
      -P     : put no folder first on sys.path that may be unsafe; also PYTHONSAFEPATH=x
      -q     : print no version and copyright at an interactive start
      -s     : leave the user's site folder out of sys.path; also PYTHONNOUSERSITE=x
      -S     : do not import site at the start
      -u     : do not buffer standard output and error; also PYTHONUNBUFFERED=x
      -v     : trace imports; also PYTHONVERBOSE=x
      -V     : print the version and exit; also --version; twice prints more
      -W arg : control warnings by action:message:category:module:lineno; also PYTHONWARNINGS=arg
      -x     : skip the first line of the program
      -X opt : set an option of the implementation, see --help-xoptions
      --check-hash-based-pycs always|default|never: whether .pyc files that hold a hash are compared with their source
      --help-env      : print the environment variables and exit
      --help-xoptions : print the -X options and exit
      --help-all      : print all of this and exit

      Arguments:
      file   : the program
      -      : read the program from standard input (the default; interactive on a terminal)
      arg ...: arguments of the program, in sys.argv[1:]
      """;
  private static final String X_OPTIONS = """
      The implementation-specific options (-X name or -X name=value):
      -X context_aware_warnings=[0|1]: whether filters of warnings are kept in context variables; also PYTHON_CONTEXT_AWARE_WARNINGS
      -X cpu_count=N: what os.cpu_count() returns; also PYTHON_CPU_COUNT
      -X dev: development mode; also PYTHONDEVMODE
      -X frozen_modules=[on|off]: whether frozen modules are used; also PYTHON_FROZEN_MODULES
      -X gil=[0|1]: the global interpreter lock, off by default; also PYTHON_GIL
      -X importtime[=2]: print how long each import takes; also PYTHONPROFILEIMPORTTIME
      -X int_max_str_digits=N: the limit of conversions between int and str; also PYTHONINTMAXSTRDIGITS
      -X no_debug_ranges: keep no columns in code objects; also PYTHONNODEBUGRANGES
      -X pycache_prefix=PATH: where .pyc files are; also PYTHONPYCACHEPREFIX
      -X thread_inherit_context=[0|1]: whether threads start with a copy of their starter's context; also PYTHON_THREAD_INHERIT_CONTEXT
      -X threads=FILE: record what each thread does and write a page, or by FILE's ending .json a Chrome trace, .svg a picture, .jfr a
         flight recording
      -X utf8[=0|1]: UTF-8 mode; also PYTHONUTF8
      -X warn_default_encoding: warn where an encoding is left out; also PYTHONWARNDEFAULTENCODING
      """;
  private static final String VARIABLES = """
      Environment variables that have no option:
      PYTHONSTARTUP   : file that is run at an interactive start
      PYTHONPATH      : folders, separated by ':', that are first on sys.path
      PYTHONHOME      : folder of the distribution
      PYTHONPLATLIBDIR: name of the folder of libraries in it
      PYTHONCASEOK    : ignore case in imports, where the system does
      PYTHONIOENCODING: encoding[:errors] of the standard streams
      PYTHONHASHSEED  : seed of the hashes of str and bytes: a number, or 'random'
      PYTHONBREAKPOINT: what breakpoint() calls; 0 for nothing
      PYTHON_COLORS   : 1 or 0 forces colours on or off
      PYTHON_HISTORY  : file of the interactive history
      """;

  private HelpText() {
  }

  static String usageLine(String program) {
    return "usage: " + program + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";
  }

  static String of(CommandLine.Kind kind, String program) {
    switch (kind) {
      case HELP:
        return usageLine(program) + OPTIONS;
      case HELP_X:
        return X_OPTIONS;
      case HELP_ENVIRONMENT:
        return VARIABLES;
      default:
        return usageLine(program) + OPTIONS + "\n" + VARIABLES + "\n" + X_OPTIONS;
    }
  }
}

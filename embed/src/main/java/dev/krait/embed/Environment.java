// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.runtime.sys.Configuration;
import java.util.List;

/// What the environment variables and `-X` options add to the configuration.
final class Environment {
  private static final int LEAST_DIGITS = 640;

  private final Configuration c;

  private Environment(Configuration configuration) {
    this.c = configuration;
  }

  static void apply(Configuration configuration, List<String> commandWarnings) {
    Environment environment = new Environment(configuration);
    environment.levels();
    environment.switches();
    environment.values();
    environment.warnings(commandWarnings);
  }

  private boolean isSet(String name) {
    return c.variable(name) != null;
  }

  /// A count: a number, or 1 for any other text.
  private int level(String name, int given) {
    String value = c.variable(name);
    if (value == null) {
      return given;
    }
    int level = 1;
    try {
      level = Math.max(0, Integer.parseInt(value.strip()));
    } catch (NumberFormatException e) {
      level = 1;
    }
    return Math.max(given, level);
  }

  private void levels() {
    c.debug = level("PYTHONDEBUG", c.debug);
    c.verbose = level("PYTHONVERBOSE", c.verbose);
    c.optimize = level("PYTHONOPTIMIZE", c.optimize);
  }

  private void switches() {
    c.dontWriteBytecode |= level("PYTHONDONTWRITEBYTECODE", 0) > 0;
    c.inspect |= level("PYTHONINSPECT", 0) > 0;
    c.noUserSite |= level("PYTHONNOUSERSITE", 0) > 0;
    c.unbuffered |= level("PYTHONUNBUFFERED", 0) > 0;
    c.safePath |= isSet("PYTHONSAFEPATH");
    c.devMode = has("dev") || "1".equals(c.variable("PYTHONDEVMODE"));
    c.warnDefaultEncoding = has("warn_default_encoding") || isSet("PYTHONWARNDEFAULTENCODING");
    c.noDebugRanges = has("no_debug_ranges") || isSet("PYTHONNODEBUGRANGES");
    c.importTime = has("importtime") ? "2".equals(c.xOptions.get("importtime")) ? 2 : 1 : level("PYTHONPROFILEIMPORTTIME", 0);
    c.frozenModules = !"off".equals(option("frozen_modules", "PYTHON_FROZEN_MODULES"));
    c.threadInheritContext = flag("thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT", true);
    c.contextAwareWarnings = flag("context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS", true);
    String gil = gil();
    c.gil = "1".equals(gil);
    c.gilForbidden = "0".equals(gil);
    if (has("threads") && (c.xOptions.get("threads") == null || c.xOptions.get("threads").isEmpty())) {
      throw fatal("config_init_threads", "-X threads=FILE: FILE is missing");
    }
    c.utf8Mode = utf8Mode();
  }

  private boolean has(String option) {
    return c.xOptions.containsKey(option);
  }

  /// The value of an option, else of a variable, else null.
  private String option(String option, String variable) {
    String value = has(option) ? c.xOptions.get(option) : null;
    return value != null ? value : c.variable(variable);
  }

  private boolean flag(String option, String variable, boolean otherwise) {
    String value = option(option, variable);
    if (value == null) {
      return otherwise;
    }
    if (!value.equals("0") && !value.equals("1")) {
      throw fatal("config_init_" + option, has(option) ? "-X " + option + "=n: n must be 0 or 1" : variable + "=N: N must be 0 or 1");
    }
    return value.equals("1");
  }

  private String gil() {
    String value = option("gil", "PYTHON_GIL");
    if (value != null && !value.equals("0") && !value.equals("1")) {
      throw fatal("config_read_gil", "PYTHON_GIL / -X gil must be \"0\" or \"1\"");
    }
    return value;
  }

  private boolean utf8Mode() {
    if (has("utf8")) {
      String value = c.xOptions.get("utf8");
      if (value != null && !value.equals("0") && !value.equals("1")) {
        throw new CommandLine.Refused(1, preinitError("invalid -X utf8 option value"));
      }
      return value == null || value.equals("1");
    }
    String value = c.variable("PYTHONUTF8");
    if (value != null && !value.equals("0") && !value.equals("1")) {
      throw new CommandLine.Refused(1, preinitError("invalid PYTHONUTF8 environment variable value"));
    }
    return "1".equals(value);
  }

  private static String preinitError(String message) {
    return "Fatal Python error: preconfig_init_utf8_mode: " + message + "\nPython runtime state: preinitialized\n\n";
  }

  private static CommandLine.Refused fatal(String function, String message) {
    return new CommandLine.Refused(1, "Fatal Python error: " + function + ": " + message + "\nPython runtime state: preinitialized\n\n");
  }

  private void values() {
    c.ioEncoding = c.variable("PYTHONIOENCODING");
    String prefix = option("pycache_prefix", "PYTHONPYCACHEPREFIX");
    c.pycachePrefix = has("pycache_prefix") && c.xOptions.get("pycache_prefix") == null ? null : prefix;
    if (c.pycachePrefix != null && c.pycachePrefix.isEmpty()) {
      c.pycachePrefix = null;
    }
    String platlibdir = c.variable("PYTHONPLATLIBDIR");
    c.platlibdir = platlibdir == null ? c.platlibdir : platlibdir;
    digits();
    hashSeed();
    cpuCount();
  }

  private void digits() {
    boolean byOption = has("int_max_str_digits");
    String value = byOption ? c.xOptions.get("int_max_str_digits") : c.variable("PYTHONINTMAXSTRDIGITS");
    if (value == null && !byOption) {
      return;
    }
    int limit = -1;
    try {
      limit = value == null ? -1 : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      limit = -1;
    }
    if (limit != 0 && limit < LEAST_DIGITS) {
      throw fatal("config_init_int_max_str_digits", (byOption ? "-X int_max_str_digits" : "PYTHONINTMAXSTRDIGITS")
          + ": invalid limit; must be >= " + LEAST_DIGITS + " or 0 for unlimited.");
    }
    c.intMaxStrDigits = limit;
  }

  private void hashSeed() {
    String value = c.variable("PYTHONHASHSEED");
    if (value == null || value.equals("random")) {
      return;
    }
    try {
      long seed = Long.parseLong(value);
      if (seed >= 0 && seed <= 0xffffffffL) {
        c.hashRandomization = seed != 0;
        return;
      }
    } catch (NumberFormatException e) {
      throw badSeed();
    }
    throw badSeed();
  }

  private static CommandLine.Refused badSeed() {
    return fatal("config_init_hash_seed", "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
  }

  private void cpuCount() {
    String value = option("cpu_count", "PYTHON_CPU_COUNT");
    if (value == null || value.equals("default")) {
      return;
    }
    int count = 0;
    try {
      count = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      count = 0;
    }
    if (count < 1) {
      throw fatal("config_init_cpu_count", has("cpu_count")
          ? "-X cpu_count=n option: n is missing or an invalid number, n must be greater than 0"
          : "PYTHON_CPU_COUNT=<n> option: n is missing or an invalid number, n must be greater than 0");
    }
    c.cpuCount = count;
  }

  private void warnings(List<String> commandWarnings) {
    if (c.devMode) {
      c.warnOptions.add("default");
    }
    String variable = c.variable("PYTHONWARNINGS");
    if (variable != null) {
      c.warnOptions.addAll(List.of(variable.split(",")));
    }
    c.warnOptions.addAll(commandWarnings);
    if (c.bytesWarning > 0) {
      c.warnOptions.add(c.bytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
    }
  }
}

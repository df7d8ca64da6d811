// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How an interpreter is to run: what the command line, the environment or an embedder decides before it starts. The fields are
/// named after those of `sys.flags` and of CPython's `PyConfig`.
///
/// Thread rule: filled by one thread before the interpreter starts, and not changed afterwards.
public final class Configuration {
  public boolean inspect;
  public boolean interactive;
  public int debug;
  public int optimize;
  public boolean dontWriteBytecode;
  public boolean noUserSite;
  public boolean noSite;
  public boolean ignoreEnvironment;
  public int verbose;
  public int bytesWarning;
  public boolean quiet;
  public boolean hashRandomization = true;
  public boolean isolated;
  public boolean devMode;
  public boolean utf8Mode = true;
  public boolean warnDefaultEncoding;
  public boolean safePath;
  public int intMaxStrDigits = 4300;
  public boolean gil;
  /// Whether the GIL stays off whatever is imported: `-X gil=0`.
  public boolean gilForbidden;
  public boolean threadInheritContext = true;
  public boolean contextAwareWarnings = true;
  public boolean unbuffered;
  public boolean frozenModules = true;
  public int importTime;
  public boolean noDebugRanges;
  /// Whether signal handlers such as that of SIGINT are installed; not where Python is embedded.
  public boolean installSignalHandlers;
  /// Whether the standard streams are the process's descriptors 0, 1 and 2.
  public boolean standardStreams = true;
  /// `encoding[:errors]` of the standard streams, or null.
  public String ioEncoding;
  public String pycachePrefix;
  /// `default`, `always` or `never`.
  public String checkHashPycsMode = "default";
  /// The value of `-W` options, weakest first.
  public final List<String> warnOptions = new ArrayList<>();
  /// The `-X` options; true is stored for those without a value.
  public final Map<String, String> xOptions = new LinkedHashMap<>();
  public List<String> argv = new ArrayList<>();
  public List<String> origArgv = new ArrayList<>();
  /// The launcher, as `sys.executable`; empty if unknown.
  public String executable = "";
  public String baseExecutable = "";
  /// The folder of the distribution, which holds `lib/python3.14`; null to search for it.
  public String home;
  public String pythonPath;
  public String platlibdir = "lib";
  /// The folders found: see [PathConfiguration].
  public String prefix = "";
  public String basePrefix = "";
  public String stdlibDir;
  /// `home` of `pyvenv.cfg` in a virtual environment, else null.
  public String virtualHome;
  public final List<String> path = new ArrayList<>();
  /// How many CPUs `-X cpu_count` says there are; -1 to count them.
  public int cpuCount = -1;
  /// The environment variables that Python sees configured; by default the process's.
  public Map<String, String> environment = System.getenv();

  /// The configuration of another interpreter that is started like this one, once its folders are known: signals stay with the first.
  public Configuration forSubinterpreter() {
    Configuration c = new Configuration();
    c.copyFlags(this);
    c.pycachePrefix = pycachePrefix;
    c.ioEncoding = ioEncoding;
    c.checkHashPycsMode = checkHashPycsMode;
    c.warnOptions.addAll(warnOptions);
    c.xOptions.putAll(xOptions);
    c.argv.addAll(argv);
    c.origArgv.addAll(origArgv);
    c.executable = executable;
    c.baseExecutable = baseExecutable;
    c.home = home;
    c.pythonPath = pythonPath;
    c.platlibdir = platlibdir;
    c.path.addAll(path);
    c.cpuCount = cpuCount;
    c.environment = environment;
    return c;
  }

  private void copyFlags(Configuration c) {
    inspect = c.inspect;
    interactive = c.interactive;
    debug = c.debug;
    optimize = c.optimize;
    dontWriteBytecode = c.dontWriteBytecode;
    noUserSite = c.noUserSite;
    noSite = c.noSite;
    ignoreEnvironment = c.ignoreEnvironment;
    verbose = c.verbose;
    bytesWarning = c.bytesWarning;
    quiet = c.quiet;
    hashRandomization = c.hashRandomization;
    isolated = c.isolated;
    devMode = c.devMode;
    utf8Mode = c.utf8Mode;
    warnDefaultEncoding = c.warnDefaultEncoding;
    safePath = c.safePath;
    intMaxStrDigits = c.intMaxStrDigits;
    gil = c.gil;
    gilForbidden = c.gilForbidden;
    threadInheritContext = c.threadInheritContext;
    contextAwareWarnings = c.contextAwareWarnings;
    unbuffered = c.unbuffered;
    frozenModules = c.frozenModules;
    importTime = c.importTime;
    noDebugRanges = c.noDebugRanges;
    standardStreams = c.standardStreams;
  }

  /// A variable `PYTHON…`, or null if it is unset, empty or ignored.
  public String variable(String name) {
    String value = ignoreEnvironment ? null : environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}

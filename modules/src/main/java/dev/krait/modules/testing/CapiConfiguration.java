// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.sys.Configuration;
import dev.krait.runtime.thread.ThreadState;

/// How the interpreter was configured, under the names that CPython's C API gives to the options.
///
/// Java: stateless; the configuration does not change.
@PyModuleDef(value = "_testcapi", extension = true, gil = PyModuleDef.Gil.NOT_USED, part = true)
public final class CapiConfiguration {
  private CapiConfiguration() {
  }

  /// Return the value of an option of the configuration.
  @Function("config_get(name, /)")
  static Object configGet(ThreadState ts, String name) {
    Configuration c = ts.interpreter().system().configuration();
    switch (name) {
      case "bytes_warning":
        return PyInt.of(c.bytesWarning);
      case "import_time":
        return PyInt.of(c.importTime);
      case "int_max_str_digits":
        return PyInt.of(c.intMaxStrDigits);
      case "optimization_level":
        return PyInt.of(c.optimize);
      case "verbose":
        return PyInt.of(c.verbose);
      case "cpu_count":
        return PyInt.of(c.cpuCount);
      case "check_hash_pycs_mode":
        return c.checkHashPycsMode;
      case "pycache_prefix":
        return text(c.pycachePrefix);
      case "executable":
        return text(c.executable);
      case "base_executable":
        return text(c.baseExecutable);
      case "prefix", "exec_prefix":
        return text(c.prefix);
      case "base_prefix", "base_exec_prefix":
        return text(c.basePrefix);
      case "platlibdir":
        return text(c.platlibdir);
      case "stdlib_dir":
        return text(c.stdlibDir);
      default:
        return PyBool.of(flag(c, name));
    }
  }

  private static Object text(String value) {
    return value == null ? PyNone.NONE : Text.fromJava(value);
  }

  private static boolean flag(Configuration c, String name) {
    switch (name) {
      case "buffered_stdio":
        return !c.unbuffered;
      case "code_debug_ranges":
        return !c.noDebugRanges;
      case "context_aware_warnings":
        return c.contextAwareWarnings;
      case "dev_mode":
        return c.devMode;
      case "inspect":
        return c.inspect;
      case "install_signal_handlers":
        return c.installSignalHandlers;
      case "interactive":
        return c.interactive;
      case "isolated":
        return c.isolated;
      case "parser_debug":
        return c.debug > 0;
      case "quiet":
        return c.quiet;
      case "safe_path":
        return c.safePath;
      case "site_import":
        return !c.noSite;
      case "thread_inherit_context":
        return c.threadInheritContext;
      case "use_environment":
        return !c.ignoreEnvironment;
      case "use_frozen_modules":
        return c.frozenModules;
      case "use_hash_seed":
        return !c.hashRandomization;
      case "user_site_directory":
        return !c.noUserSite;
      case "utf8_mode":
        return c.utf8Mode;
      case "warn_default_encoding":
        return c.warnDefaultEncoding;
      case "write_bytecode":
        return !c.dontWriteBytecode;
      default:
        throw PyErrors.valueError("unknown config option name: " + name);
    }
  }
}

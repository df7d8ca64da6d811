// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySimpleNamespace;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import java.util.List;
import java.util.Map;

/// Puts the data of `sys` into its namespace: versions, limits, and what the configuration says.
final class SysData {
  private static final int API_VERSION = 1013;

  private SysData() {
  }

  /// What does not depend on the configuration.
  static void putConstants(ThreadState ts, PyDict sys) {
    Object version = PyStructSequence.of(SysTypes.VERSION_INFO, PyInt.of(Version.MAJOR), PyInt.of(Version.MINOR), PyInt.of(Version.MICRO), "final",
        PyInt.of(0));
    sys.put("version", Version.FULL);
    sys.put("version_info", version);
    sys.put("hexversion", PyInt.of(Version.HEX));
    sys.put("_git", PyTuple.of("Krait", "", ""));
    sys.put("_framework", "");
    sys.put("api_version", PyInt.of(API_VERSION));
    sys.put("copyright", "Copyright (c) the authors of Krait.\nPython's standard library: Copyright (c) 2001 Python Software Foundation.");
    sys.put("platform", "linux");
    sys.put("maxsize", PyInt.of(Long.MAX_VALUE));
    sys.put("maxunicode", PyInt.of(Character.MAX_CODE_POINT));
    sys.put("byteorder", "little");
    sys.put("abiflags", "t");
    sys.put("float_repr_style", "short");
    sys.put("float_info", PyStructSequence.of(SysTypes.FLOAT_INFO, real(Double.MAX_VALUE), PyInt.of(1024), PyInt.of(308), real(Double.MIN_NORMAL),
        PyInt.of(-1021), PyInt.of(-307), PyInt.of(15), PyInt.of(53), real(Math.ulp(1.0)), PyInt.of(2), PyInt.of(1)));
    sys.put("int_info", PyStructSequence.of(SysTypes.INT_INFO, PyInt.of(30), PyInt.of(4), PyInt.of(4300), PyInt.of(640)));
    sys.put("hash_info", PyStructSequence.of(SysTypes.HASH_INFO, PyInt.of(64), PyInt.of((1L << 61) - 1), PyInt.of(314159), PyInt.of(0),
        PyInt.of(1000003), "siphash13", PyInt.of(64), PyInt.of(128), PyInt.of(0)));
    sys.put("thread_info", PyStructSequence.of(SysTypes.THREAD_INFO, "pthread", "semaphore", "NPTL"));
    sys.put("implementation", implementation(version));
    Object frozenset = ts.interpreter().builtin("frozenset");
    sys.put("stdlib_module_names", Calls.call1(ts, frozenset, PyTuple.of(StandardModules.names())));
  }

  private static Object real(double value) {
    return new PyFloat(value);
  }

  private static Object implementation(Object version) {
    PyDict members = new PyDict();
    members.put("name", "krait");
    members.put("cache_tag", "krait-314");
    members.put("version", version);
    members.put("hexversion", PyInt.of(Version.HEX));
    members.put("_multiarch", machine() + "-linux-gnu");
    members.put("supports_isolated_interpreters", PyBool.FALSE);
    return new PySimpleNamespace(members);
  }

  /// The machine's name as `uname -m` prints it.
  static String machine() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name;
  }

  /// What the configuration says.
  static void putConfiguration(ThreadState ts, PyDict sys, Configuration c) {
    sys.put("flags", flags(c));
    sys.put("argv", list(c.argv));
    sys.put("orig_argv", list(c.origArgv));
    sys.put("path", list(c.path));
    sys.put("executable", Text.fromJava(c.executable));
    sys.put("_base_executable", Text.fromJava(c.baseExecutable));
    sys.put("prefix", Text.fromJava(c.prefix));
    sys.put("exec_prefix", Text.fromJava(c.prefix));
    sys.put("base_prefix", Text.fromJava(c.basePrefix));
    sys.put("base_exec_prefix", Text.fromJava(c.basePrefix));
    sys.put("platlibdir", c.platlibdir);
    sys.put("_home", c.virtualHome == null ? PyNone.NONE : Text.fromJava(c.virtualHome));
    sys.put("_stdlib_dir", c.stdlibDir == null ? PyNone.NONE : Text.fromJava(c.stdlibDir));
    sys.put("pycache_prefix", c.pycachePrefix == null ? PyNone.NONE : Text.fromJava(c.pycachePrefix));
    sys.put("dont_write_bytecode", PyBool.of(c.dontWriteBytecode));
    sys.put("warnoptions", list(c.warnOptions));
    PyDict options = new PyDict();
    for (Map.Entry<String, String> option : c.xOptions.entrySet()) {
      options.put(ts, Text.fromJava(option.getKey()), option.getValue() == null ? PyBool.TRUE : Text.fromJava(option.getValue()));
    }
    sys.put("_xoptions", options);
  }

  private static PyList list(List<String> items) {
    Object[] texts = new Object[items.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Text.fromJava(items.get(i));
    }
    return PyList.of(texts);
  }

  private static Object flags(Configuration c) {
    return PyStructSequence.of(SysTypes.FLAGS, PyInt.of(c.debug), flag(c.inspect), flag(c.interactive), PyInt.of(c.optimize),
        flag(c.dontWriteBytecode), flag(c.noUserSite), flag(c.noSite), flag(c.ignoreEnvironment), PyInt.of(c.verbose), PyInt.of(c.bytesWarning),
        flag(c.quiet), flag(c.hashRandomization), flag(c.isolated), PyBool.of(c.devMode), flag(c.utf8Mode), flag(c.warnDefaultEncoding),
        PyBool.of(c.safePath), PyInt.of(c.intMaxStrDigits), c.gil || c.gilForbidden ? flag(c.gil) : PyNone.NONE, flag(c.threadInheritContext),
        flag(c.contextAwareWarnings));
  }

  private static Object flag(boolean on) {
    return PyInt.of(on ? 1 : 0);
  }
}

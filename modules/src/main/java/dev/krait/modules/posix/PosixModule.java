// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.Map;

/// The system calls and constants that the module `os` is made of.
///
/// Java: the functions are in this class and the other `Posix…Functions`. `fork` and what belongs to it are absent: a forked JVM hangs.
@PyModuleDef("posix")
public final class PosixModule {
  private static final String[] STAT_FIELDS = {"st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", null, null, null, "st_atime",
      "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"};
  static final PyType STAT_RESULT = PyStructSequence.define("stat_result", "os", "What the system knows of a file.", 10, STAT_FIELDS);
  static final PyType STATVFS_RESULT = PyStructSequence.define("statvfs_result", "os", "What the system knows of a file system.", 10, "f_bsize",
      "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid");
  static final PyType TERMINAL_SIZE = PyStructSequence.define("terminal_size", "os", "The width and the height of a terminal.", 2, "columns",
      "lines");
  static final PyType TIMES_RESULT = PyStructSequence.define("times_result", "posix", "Times of this process and its children.", 5, "user",
      "system", "children_user", "children_system", "elapsed");
  static final PyType UNAME_RESULT = PyStructSequence.define("uname_result", "posix", "The names of the system.", 5, "sysname", "nodename", "release",
      "version", "machine");
  static final PyType WAITID_RESULT = PyStructSequence.define("waitid_result", "posix", "What became of a child process.", 5, "si_pid", "si_uid",
      "si_signo", "si_status", "si_code");
  static final PyType SCHED_PARAM = PyStructSequence.define("sched_param", "posix", "A priority for scheduling.", 1, "sched_priority");

  private static final String[] FEATURES = {"HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT",
      "HAVE_FDOPENDIR", "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_FUTIMES", "HAVE_LINKAT",
      "HAVE_LCHOWN", "HAVE_LSTAT", "HAVE_LUTIMES", "HAVE_MEMFD_CREATE", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT", "HAVE_OPENAT",
      "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT"};

  private PosixModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyDict namespace = module.dictOrNull();
    PosixFileFunctionsTable.INSTANCE.fill(ts, module, namespace);
    PosixDescriptorFunctionsTable.INSTANCE.fill(ts, module, namespace);
    PosixProcessFunctionsTable.INSTANCE.fill(ts, module, namespace);
    namespace.put("error", Exceptions.OS_ERROR);
    for (PyType type : new PyType[] {STAT_RESULT, STATVFS_RESULT, TERMINAL_SIZE, TIMES_RESULT, UNAME_RESULT, WAITID_RESULT, SCHED_PARAM}) {
      namespace.put(type.name(), type);
    }
    namespace.put("DirEntry", PyDirEntry.TYPE);
    namespace.put("environ", environment());
    namespace.put("_have_functions", PyList.of((Object[]) FEATURES.clone()));
    addConstants(namespace);
  }

  private static PyDict environment() {
    PyDict environment = new PyDict();
    for (Map.Entry<String, String> entry : System.getenv().entrySet()) {
      environment.put(null, new PyBytes(FileNames.encode(Text.fromJava(entry.getKey()))), new PyBytes(FileNames.encode(Text.fromJava(
          entry.getValue()))));
    }
    return environment;
  }

  private static void addConstants(PyDict namespace) {
    LinuxConstants.fill(LinuxConstants.POSIX, namespace);
    putNames(namespace, "sysconf_names", LinuxConstants.SYSCONF);
    putNames(namespace, "confstr_names", LinuxConstants.CONFSTR);
    putNames(namespace, "pathconf_names", LinuxConstants.PATHCONF);
  }

  private static void putNames(PyDict namespace, String attribute, String constants) {
    PyDict names = new PyDict();
    LinuxConstants.fill(constants, names);
    namespace.put(attribute, names);
  }

  /// The path as a `str` or bytes: the object itself, or what its `__fspath__` returns.
  @Function("fspath(path)")
  static Object fspath(ThreadState ts, Object path) {
    if (Text.isStr(path) || path instanceof PyBytes) {
      return path;
    }
    Object method = Types.of(path).lookup("__fspath__");
    if (method == null) {
      throw PyErrors.typeError("expected str, bytes or os.PathLike object, not " + Types.nameOf(path));
    }
    Object result = Calls.call0(ts, Calls.bind(ts, method, path));
    if (!Text.isStr(result) && !(result instanceof PyBytes)) {
      throw PyErrors.typeError("expected " + Types.nameOf(path) + ".__fspath__() to return str or bytes, not " + Types.nameOf(result));
    }
    return result;
  }

  /// Normalises a path: no doubled slashes, no `.` and `..` where they can be resolved.
  @Function("_path_normpath(path)")
  static Object normalizedPath(ThreadState ts, Object path) {
    Object plain = fspath(ts, path);
    return plain instanceof PyBytes b ? new PyBytes(PathSyntax.normalize(b.array()))
        : pathText(ts, PathSyntax.normalize(pathBytes(ts, plain)));
  }

  /// A path's characters, whatever they are: what only looks at names does not care whether the system could have such a file.
  private static byte[] pathBytes(ThreadState ts, Object path) {
    return Codecs.encode(ts, path, "utf-8", "surrogatepass").array();
  }

  private static Object pathText(ThreadState ts, byte[] path) {
    return Codecs.decode(ts, new PyBytes(path), path, "utf-8", "surrogatepass");
  }

  /// Splits a path into drive, root and the rest.
  @Function("_path_splitroot_ex(p, /)")
  static Object splitRoot(ThreadState ts, Object p) {
    Object plain = fspath(ts, p);
    boolean bytes = plain instanceof PyBytes;
    byte[] name = bytes ? ((PyBytes) plain).array() : pathBytes(ts, plain);
    int slashes = 0;
    while (slashes < name.length && slashes < 3 && name[slashes] == '/') {
      slashes++;
    }
    int root = slashes == 2 ? 2 : Math.min(slashes, 1);
    byte[] rest = java.util.Arrays.copyOfRange(name, root, name.length);
    byte[] front = java.util.Arrays.copyOf(name, root);
    if (bytes) {
      return dev.krait.runtime.object.PyTuple.of(PyBytes.EMPTY, new PyBytes(front), new PyBytes(rest));
    }
    return dev.krait.runtime.object.PyTuple.of("", pathText(ts, front), pathText(ts, rest));
  }

  /// The message for an error number.
  @Function("strerror(code, /)")
  static Object strerror(ThreadState ts, int code) {
    return FileNames.decode(Libc.bytes(Libc.call(ts, "strerror", code)));
  }

  /// Sets a variable in the environment of programs started later.
  @Function("putenv(name, value, /)")
  static void putenv(ThreadState ts, Object name, Object value) {
    byte[] key = PathArgument.name(ts, "putenv", name).name();
    byte[] text = PathArgument.name(ts, "putenv", value).name();
    ts.interpreter().system().audit(ts, "os.putenv", new PyBytes(key), new PyBytes(text));
    for (byte b : key) {
      if (b == '=') {
        throw PyErrors.valueError("illegal environment variable name");
      }
    }
    try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
      Libc.check(ts, Libc.call(ts, "setenv", Libc.string(arena, key).address(), Libc.string(arena, text).address(), 1));
    }
  }

  /// Removes a variable from the environment of programs started later.
  @Function("unsetenv(name, /)")
  static void unsetenv(ThreadState ts, Object name) {
    byte[] key = PathArgument.name(ts, "unsetenv", name).name();
    ts.interpreter().system().audit(ts, "os.unsetenv", new PyBytes(key));
    try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
      Libc.check(ts, Libc.call(ts, "unsetenv", Libc.string(arena, key).address()));
    }
  }

  /// The environment as the system has it now.
  @Function("_create_environ()")
  static Object createEnvironment() {
    return environment();
  }
}

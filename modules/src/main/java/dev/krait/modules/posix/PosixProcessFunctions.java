// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.PendingSignals;
import dev.krait.runtime.thread.ThreadState;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;

/// The functions of `posix` on processes, users and the system.
@PyModuleDef(value = "posix", part = true)
final class PosixProcessFunctions {
  private static final int RUSAGE_SIZE = 144;
  private static final int SC_CLK_TCK = 2, SC_NPROCESSORS_ONLN = 84;

  private PosixProcessFunctions() {
  }

  /// The number of this process.
  @Function("getpid()")
  static long getpid() {
    return ProcessHandle.current().pid();
  }

  /// The number of the process that started this one.
  @Function("getppid()")
  static int getppid(ThreadState ts) {
    return (int) Libc.call(ts, "getppid");
  }

  private static long unsigned(long id) {
    return id & 0xFFFFFFFFL;
  }

  /// A user or group of the process. While no C function has been called, the system's own text about the process tells it for less.
  private static long identity(ThreadState ts, String function, String line, int field) {
    byte[] status = FileOpening.readQuickly("/proc/self/status");
    String text = status == null ? "" : new String(status, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(line);
    if (at < 0) {
      return unsigned(Libc.call(ts, function));
    }
    at += line.length();
    for (int i = 0; i < field; i++) {
      at = text.indexOf('\t', at + 1);
    }
    long id = 0;
    for (int i = at + 1; text.charAt(i) >= '0'; i++) {
      id = id * 10 + text.charAt(i) - '0';
    }
    return id;
  }

  /// The user that the process runs for.
  @Function("getuid()")
  static long getuid(ThreadState ts) {
    return identity(ts, "getuid", "\nUid:", 0);
  }

  /// The user whose rights the process has.
  @Function("geteuid()")
  static long geteuid(ThreadState ts) {
    return identity(ts, "geteuid", "\nUid:", 1);
  }

  /// The group that the process runs for.
  @Function("getgid()")
  static long getgid(ThreadState ts) {
    return identity(ts, "getgid", "\nGid:", 0);
  }

  /// The group whose rights the process has.
  @Function("getegid()")
  static long getegid(ThreadState ts) {
    return identity(ts, "getegid", "\nGid:", 1);
  }

  private static Object three(ThreadState ts, String function) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(12, 4);
      Libc.check(ts, Libc.call(ts, function, memory.address(), memory.address() + 4, memory.address() + 8));
      ValueLayout.OfInt i = ValueLayout.JAVA_INT;
      return PyTuple.of(PyInt.of(unsigned(memory.get(i, 0))), PyInt.of(unsigned(memory.get(i, 4))), PyInt.of(unsigned(memory.get(i, 8))));
    }
  }

  /// The real, the effective and the saved user.
  @Function("getresuid()")
  static Object getresuid(ThreadState ts) {
    return three(ts, "getresuid");
  }

  /// The real, the effective and the saved group.
  @Function("getresgid()")
  static Object getresgid(ThreadState ts) {
    return three(ts, "getresgid");
  }

  /// Sets the user.
  @Function("setuid(uid, /)")
  static void setuid(ThreadState ts, long uid) {
    Libc.check(ts, Libc.call(ts, "setuid", uid));
  }

  /// Sets the group.
  @Function("setgid(gid, /)")
  static void setgid(ThreadState ts, long gid) {
    Libc.check(ts, Libc.call(ts, "setgid", gid));
  }

  /// Sets the effective user.
  @Function("seteuid(euid, /)")
  static void seteuid(ThreadState ts, long euid) {
    Libc.check(ts, Libc.call(ts, "seteuid", euid));
  }

  /// Sets the effective group.
  @Function("setegid(egid, /)")
  static void setegid(ThreadState ts, long egid) {
    Libc.check(ts, Libc.call(ts, "setegid", egid));
  }

  /// The supplementary groups.
  @Function("getgroups()")
  static Object getgroups(ThreadState ts) {
    try (Arena arena = Arena.ofConfined()) {
      int most = 65536;
      MemorySegment memory = arena.allocate(4L * most, 4);
      int count = Libc.check(ts, Libc.call(ts, "getgroups", most, memory.address()));
      Object[] groups = new Object[count];
      for (int i = 0; i < count; i++) {
        groups[i] = PyInt.of(unsigned(memory.get(ValueLayout.JAVA_INT, 4L * i)));
      }
      return PyList.of(groups);
    }
  }

  /// The name of the user of the terminal.
  @Function("getlogin()")
  static Object getlogin(ThreadState ts) {
    long name = Libc.call(ts, "getlogin");
    if (name == 0) {
      throw Libc.error(ts);
    }
    return FileNames.decode(Libc.bytes(name));
  }

  /// The process group of a process.
  @Function("getpgid(pid)")
  static int getpgid(ThreadState ts, int pid) {
    return Libc.check(ts, Libc.call(ts, "getpgid", pid));
  }

  /// The process group of this process.
  @Function("getpgrp()")
  static int getpgrp(ThreadState ts) {
    return (int) Libc.call(ts, "getpgrp");
  }

  /// Puts a process into a group.
  @Function("setpgid(pid, pgrp, /)")
  static void setpgid(ThreadState ts, int pid, int pgrp) {
    Libc.check(ts, Libc.call(ts, "setpgid", pid, pgrp));
  }

  /// The session of a process.
  @Function("getsid(pid, /)")
  static int getsid(ThreadState ts, int pid) {
    return Libc.check(ts, Libc.call(ts, "getsid", pid));
  }

  /// Makes this process the leader of a session of its own.
  @Function("setsid()")
  static void setsid(ThreadState ts) {
    Libc.check(ts, Libc.call(ts, "setsid"));
  }

  /// Sends a signal to a process.
  @Function("kill(pid, signal, /)")
  static void kill(ThreadState ts, long pid, int signal) {
    ts.interpreter().system().audit(ts, "os.kill", PyInt.of(pid), PyInt.of(signal));
    PendingSignals signals = ts.interpreter().threads().signals();
    long before = signals.arrivals();
    Libc.check(ts, Libc.call(ts, "kill", pid, signal));
    if (signal > 0 && signal < Long.SIZE && pid == getpid()) {
      signals.awaitArrival(signal, before);
    }
    dev.krait.runtime.thread.Blocking.interrupted(ts);
  }

  /// Sends a signal to a process group.
  @Function("killpg(pgid, signal, /)")
  static void killpg(ThreadState ts, long pgid, int signal) {
    ts.interpreter().system().audit(ts, "os.killpg", PyInt.of(pgid), PyInt.of(signal));
    Libc.check(ts, Libc.call(ts, "killpg", pgid, signal));
  }

  /// Ends the process at once, without any cleaning up.
  @Function("_exit(status)")
  static void exitNow(ThreadState ts, int status) {
    Runtime.getRuntime().halt(status & 0xFF);
  }

  /// Ends the process with SIGABRT.
  @Function("abort()")
  static void abort(ThreadState ts) {
    Libc.call(ts, "abort");
  }

  /// Waits for a child process; its number and its status.
  @Function("waitpid(pid, options, /)")
  static Object waitpid(ThreadState ts, int pid, int options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4, 4);
      int child = Libc.check(ts, Libc.blocking(ts, "waitpid", pid, memory.address(), options));
      return PyTuple.of(PyInt.of(child), PyInt.of(memory.get(ValueLayout.JAVA_INT, 0)));
    }
  }

  /// Waits for any child process.
  @Function("wait()")
  static Object waitAny(ThreadState ts) {
    return waitpid(ts, -1, 0);
  }

  /// Waits for a child process and tells what it used.
  @Function("wait4(pid, options)")
  static Object wait4(ThreadState ts, int pid, int options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(8 + RUSAGE_SIZE, 8);
      int child = Libc.check(ts, Libc.blocking(ts, "wait4", pid, memory.address(), options, memory.address() + 8, 0, 0));
      return PyTuple.of(PyInt.of(child), PyInt.of(memory.get(ValueLayout.JAVA_INT, 0)), usage(ts, memory.asSlice(8)));
    }
  }

  /// Waits for any child process and tells what it used.
  @Function("wait3(options)")
  static Object wait3(ThreadState ts, int options) {
    return wait4(ts, -1, options);
  }

  private static Object usage(ThreadState ts, MemorySegment memory) {
    Object[] fields = new Object[16];
    for (int i = 0; i < 2; i++) {
      fields[i] = new PyFloat(memory.get(ValueLayout.JAVA_LONG, 16L * i) + 1e-6 * memory.get(ValueLayout.JAVA_LONG, 16L * i + 8));
    }
    for (int i = 2; i < 16; i++) {
      fields[i] = PyInt.of(memory.get(ValueLayout.JAVA_LONG, 32 + 8L * (i - 2)));
    }
    Object resource = dev.krait.runtime.protocol.Calls.call1(ts, ts.interpreter().builtin("__import__"), "resource");
    return dev.krait.runtime.protocol.Calls.method(ts, resource, "struct_rusage", PyTuple.of(fields));
  }

  /// Waits for child processes that a kind and a number name; None with WNOHANG if there is nothing to tell.
  @Function("waitid(idtype, id, options, /)")
  static Object waitid(ThreadState ts, int idtype, long id, int options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(128, 8);
      Libc.check(ts, Libc.blocking(ts, "waitid", idtype, id, memory.address(), options, 0, 0));
      ValueLayout.OfInt i = ValueLayout.JAVA_INT;
      if (memory.get(i, 12) == 0) {
        return PyNone.NONE;
      }
      return PyStructSequence.of(PosixModule.WAITID_RESULT, PyInt.of(memory.get(i, 12)), PyInt.of(memory.get(i, 16)), PyInt.of(memory.get(i, 0)),
          PyInt
              .of(memory.get(i, 20)),
          PyInt.of(memory.get(i, 8)));
    }
  }

  /// Whether a process dumped core.
  @Function("WCOREDUMP(status, /)")
  static boolean coreDumped(int status) {
    return (status & 0x80) != 0;
  }

  /// Whether a process was continued.
  @Function("WIFCONTINUED(status)")
  static boolean continued(int status) {
    return status == 0xFFFF;
  }

  /// Whether a process is stopped.
  @Function("WIFSTOPPED(status)")
  static boolean stopped(int status) {
    return (status & 0xFF) == 0x7F;
  }

  /// Whether a signal ended a process.
  @Function("WIFSIGNALED(status)")
  static boolean signaled(int status) {
    return (status & 0x7F) != 0 && (status & 0x7F) != 0x7F;
  }

  /// Whether a process ended by itself.
  @Function("WIFEXITED(status)")
  static boolean exited(int status) {
    return (status & 0x7F) == 0;
  }

  /// The exit code in a status.
  @Function("WEXITSTATUS(status)")
  static int exitStatus(int status) {
    return status >> 8 & 0xFF;
  }

  /// The signal that ended a process.
  @Function("WTERMSIG(status)")
  static int terminatingSignal(int status) {
    return status & 0x7F;
  }

  /// The signal that stopped a process.
  @Function("WSTOPSIG(status)")
  static int stoppingSignal(int status) {
    return status >> 8 & 0xFF;
  }

  /// The exit code for a status: negative for a signal.
  @Function("waitstatus_to_exitcode(status)")
  static int exitCode(int status) {
    if (exited(status)) {
      return exitStatus(status);
    }
    if (signaled(status)) {
      return -terminatingSignal(status);
    }
    if (stopped(status)) {
      throw PyErrors.valueError("process stopped by delivery of signal " + stoppingSignal(status));
    }
    throw PyErrors.valueError("invalid wait status: " + status);
  }

  /// Starts a program and returns the number of its process.
  @Function("posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)")
  static int posixSpawn(ThreadState ts, Object path, Object argv, Object env, Object fileActions, Object setpgroup, boolean resetids, boolean setsid,
      Object setsigmask, Object setsigdef, Object scheduler) {
    ts.interpreter().system().audit(ts, "os.posix_spawn", path, argv, env);
    return Spawning.spawn(ts, "posix_spawn", path, argv, env, fileActions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler);
  }

  /// Starts a program, found along PATH, and returns the number of its process.
  @Function("posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)")
  static int posixSpawnp(ThreadState ts, Object path, Object argv, Object env, Object fileActions, Object setpgroup, boolean resetids, boolean setsid,
      Object setsigmask, Object setsigdef, Object scheduler) {
    ts.interpreter().system().audit(ts, "os.posix_spawn", path, argv, env);
    return Spawning.spawn(ts, "posix_spawnp", path, argv, env, fileActions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler);
  }

  /// Replaces this program by another one.
  @Function("execv(path, argv, /)")
  static void execv(ThreadState ts, Object path, Object argv) {
    ts.interpreter().system().audit(ts, "os.exec", path, argv, PyNone.NONE);
    exec(ts, path, argv, 0);
  }

  private static void exec(ThreadState ts, Object path, Object argv, long environment) {
    if (!ts.interpreter().membership().limits().allowExec()) {
      throw PyErrors.runtimeError("exec not supported for isolated subinterpreters");
    }
    PathArgument p = PathArgument.name(ts, "execv", path);
    if (!(argv instanceof PyTuple) && !(argv instanceof PyList)) {
      throw PyErrors.typeError("execv() arg 2 must be a tuple or list");
    }
    if (Sequences.length(ts, argv) == 0) {
      throw PyErrors.valueError("execv() arg 2 must not be empty");
    }
    try (Arena arena = Arena.ofConfined()) {
      long arguments = Spawning.strings(ts, arena, Sequences.toArray(ts, argv)).address();
      long name = Libc.string(arena, p.name()).address();
      Libc.call(ts, environment == 0 ? "execv" : "execve", name, arguments, environment);
      throw Libc.error(ts, p.original());
    }
  }

  /// Replaces this program by another one, in an environment.
  @Function("execve(path, argv, env)")
  static void execve(ThreadState ts, Object path, Object argv, Object env) {
    ts.interpreter().system().audit(ts, "os.exec", path, argv, env);
    try (Arena arena = Arena.ofConfined()) {
      exec(ts, path, argv, Spawning.environment(ts, arena, env).address());
    }
  }

  /// Runs a command with the shell and returns its status.
  @Function("system(command)")
  static int system(ThreadState ts, Object command) {
    ts.interpreter().system().audit(ts, "os.system", command);
    try (Arena arena = Arena.ofConfined()) {
      return (int) Libc.blocking(ts, "system", Libc.string(arena, PathArgument.of(ts, "system", "command", command, false, false).name()).address(),
          0, 0);
    }
  }

  /// The number of processors that are on.
  @Function("cpu_count()")
  static Object cpuCount(ThreadState ts) {
    return PyInt.of(Libc.isLoaded() ? Libc.call(ts, "sysconf", SC_NPROCESSORS_ONLN) : Runtime.getRuntime().availableProcessors());
  }

  /// Bytes that nobody can guess.
  @Function("urandom(size, /)")
  static Object urandom(int size) {
    if (size < 0) {
      throw PyErrors.valueError("negative argument not allowed");
    }
    try (InputStream source = Files.newInputStream(Path.of("/dev/urandom"))) {
      return new PyBytes(source.readNBytes(size));
    } catch (IOException e) {
      throw FileStatus.error(e, "/dev/urandom");
    }
  }

  /// Bytes that nobody can guess, with flags.
  @Function("getrandom(size, flags=0)")
  static Object getrandom(ThreadState ts, int size, int flags) {
    if (size < 0) {
      throw PyErrors.osError(Libc.EINVAL, null, null);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(Math.max(1, size));
      int got = Libc.check(ts, Libc.blocking(ts, "getrandom", memory.address(), size, flags));
      return new PyBytes(memory.asSlice(0, got).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /// Times of this process and its children in seconds.
  @Function("times()")
  static Object times(ThreadState ts) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(32, 8);
      long elapsed = Libc.call(ts, "times", memory.address());
      double tick = Libc.call(ts, "sysconf", SC_CLK_TCK);
      Object[] fields = new Object[5];
      for (int i = 0; i < 4; i++) {
        fields[i] = new PyFloat(memory.get(ValueLayout.JAVA_LONG, 8L * i) / tick);
      }
      fields[4] = new PyFloat(elapsed / tick);
      return PyStructSequence.of(PosixModule.TIMES_RESULT, fields);
    }
  }

  /// The names of the system.
  @Function("uname()")
  static Object uname(ThreadState ts) {
    try (Arena arena = Arena.ofConfined()) {
      int field = 65;
      MemorySegment memory = arena.allocate(6L * field);
      Libc.check(ts, Libc.call(ts, "uname", memory.address()));
      Object[] fields = new Object[5];
      for (int i = 0; i < 5; i++) {
        fields[i] = FileNames.decode(Libc.bytes(memory.address() + (long) i * field));
      }
      return PyStructSequence.of(PosixModule.UNAME_RESULT, fields);
    }
  }

  /// The average length of the queue of runnable processes over 1, 5 and 15 minutes.
  @Function("getloadavg()")
  static Object loadAverage(ThreadState ts) {
    try {
      String[] parts = Files.readString(Path.of("/proc/loadavg")).split(" ");
      return PyTuple.of(new PyFloat(Double.parseDouble(parts[0])), new PyFloat(Double.parseDouble(parts[1])),
          new PyFloat(Double.parseDouble(parts[2])));
    } catch (IOException e) {
      throw PyErrors.of(Exceptions.OS_ERROR, "Load averages are unobtainable");
    }
  }

  /// Sets the mask for the permissions of new files and returns the old one.
  @Function("umask(mask, /)")
  static int umask(ThreadState ts, int mask) {
    return (int) Libc.call(ts, "umask", mask);
  }

  /// A limit of the system.
  @Function("sysconf(name, /)")
  static long sysconf(ThreadState ts, Object name) {
    return Libc.call(ts, "sysconf", SystemNames.number(ts, "sysconf_names", name));
  }

  /// A property of the system as text, or None.
  @Function("confstr(name, /)")
  static Object confstr(ThreadState ts, Object name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4096);
      long length = Libc.call(ts, "confstr", SystemNames.number(ts, "confstr_names", name), memory.address(), 4096);
      if (length == 0) {
        throw Libc.error(ts);
      }
      return FileNames.decode(Libc.bytes(memory.address()));
    }
  }

  /// Adds to the niceness of the process and returns the new value.
  @Function("nice(increment, /)")
  static int nice(ThreadState ts, int increment) {
    return Libc.check(ts, Libc.call(ts, "nice", increment));
  }

  /// The priority of processes.
  @Function("getpriority(which, who)")
  static int getpriority(ThreadState ts, int which, long who) {
    return (int) Libc.call(ts, "getpriority", which, who);
  }

  /// Sets the priority of processes.
  @Function("setpriority(which, who, priority)")
  static void setpriority(ThreadState ts, int which, long who, int priority) {
    Libc.check(ts, Libc.call(ts, "setpriority", which, who, priority));
  }

  /// Lets another thread run.
  @Function("sched_yield()")
  static void schedYield(ThreadState ts) {
    Libc.check(ts, Libc.blocking(ts, "sched_yield", 0, 0, 0));
  }

  /// The lowest priority of a policy.
  @Function("sched_get_priority_min(policy)")
  static int priorityMin(ThreadState ts, int policy) {
    return Libc.check(ts, Libc.call(ts, "sched_get_priority_min", policy));
  }

  /// The highest priority of a policy.
  @Function("sched_get_priority_max(policy)")
  static int priorityMax(ThreadState ts, int policy) {
    return Libc.check(ts, Libc.call(ts, "sched_get_priority_max", policy));
  }

  /// The set of processors that a process may run on.
  @Function("sched_getaffinity(pid, /)")
  static Object affinity(ThreadState ts, int pid) {
    try (Arena arena = Arena.ofConfined()) {
      int size = 1024;
      MemorySegment memory = arena.allocate(size, 8);
      Libc.check(ts, Libc.call(ts, "sched_getaffinity", pid, size, memory.address()));
      PyList cpus = new PyList();
      for (int cpu = 0; cpu < size * 8; cpu++) {
        if ((memory.get(ValueLayout.JAVA_BYTE, cpu / 8) >> cpu % 8 & 1) != 0) {
          dev.krait.runtime.protocol.Calls.method(ts, cpus, "append", PyInt.of(cpu));
        }
      }
      return dev.krait.runtime.protocol.Calls.call1(ts, ts.interpreter().builtin("set"), cpus);
    }
  }

  /// Sets the processors that a process may run on.
  @Function("sched_setaffinity(pid, mask, /)")
  static void setAffinity(ThreadState ts, int pid, Object mask) {
    try (Arena arena = Arena.ofConfined()) {
      int size = 1024;
      MemorySegment memory = arena.allocate(size, 8);
      Object iterator = Iterators.of(ts, mask);
      for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
        int cpu = dev.krait.runtime.builtin.Converters.toInt(ts, next);
        if (cpu < 0) {
          throw PyErrors.valueError("negative CPU number");
        }
        byte bits = memory.get(ValueLayout.JAVA_BYTE, cpu / 8);
        memory.set(ValueLayout.JAVA_BYTE, cpu / 8, (byte) (bits | 1 << cpu % 8));
      }
      Libc.check(ts, Libc.call(ts, "sched_setaffinity", pid, size, memory.address()));
    }
  }

  /// A descriptor for a process.
  @Function("pidfd_open(pid, flags=0)")
  static int pidfdOpen(ThreadState ts, int pid, int flags) {
    return Libc.check(ts, Libc.call(ts, "pidfd_open", pid, flags));
  }

  /// The file name of the controlling terminal.
  @Function("ctermid()")
  static String ctermid() {
    return "/dev/tty";
  }

  /// Notes functions to call around a fork. Krait never forks, so they are never called.
  @Function("register_at_fork(*, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)")
  static void registerAtFork(ThreadState ts, Object before, Object afterInChild, Object afterInParent) {
    if (before == null && afterInChild == null && afterInParent == null) {
      throw PyErrors.typeError("At least one argument is required.");
    }
    Object[] hooks = {before, afterInChild, afterInParent};
    String[] names = {"before", "after_in_child", "after_in_parent"};
    for (int i = 0; i < hooks.length; i++) {
      if (hooks[i] != null && !dev.krait.runtime.protocol.Calls.isCallable(hooks[i])) {
        throw PyErrors.typeError("'" + names[i] + "' must be callable, not " + dev.krait.runtime.type.Types.nameOf(hooks[i]));
      }
    }
  }
}

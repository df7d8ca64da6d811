// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Starts programs for the module `subprocess`.
///
/// Java: with `posix_spawn`, because a JVM can not fork. What has to run in the child before the program starts and is no file action
/// (a Python function, another user, a umask) is refused. That the program can not be started is told through the error pipe, as
/// the child of a fork would tell it.
@PyModuleDef("_posixsubprocess")
public final class SubprocessModule {
  private static final int SETPGROUP = 2, SETSIGDEF = 4, SETSIGMASK = 8, SETSID = 0x80;
  private static final int SIGPIPE = 13, SIGXFSZ = 25;
  private static final int ACTIONS_SIZE = 128, ATTRIBUTES_SIZE = 512, SIGSET_SIZE = 128;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int ARGUMENTS = 22;

  private SubprocessModule() {
  }

  /// Starts a program with its descriptors, directory and environment; returns the number of its process.
  @Function("fork_exec(*args)")
  static long forkExec(ThreadState ts, Object[] args) {
    if (args.length != ARGUMENTS) {
      throw PyErrors.typeError("fork_exec expected " + ARGUMENTS + " arguments, got " + args.length);
    }
    ts.interpreter().system().audit(ts, "_posixsubprocess.fork_exec", args[1], args[0], args[5]);
    refuse(args);
    int[] standard = {integer(ts, args[6]), integer(ts, args[9]), integer(ts, args[11])};
    int errorPipe = integer(ts, args[13]);
    List<Integer> copies = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      byte[] cwd = args[4] == PyNone.NONE ? null : PathArgument.name(ts, "fork_exec", args[4]).name();
      int error = cwd == null ? 0 : directoryError(ts, arena, cwd);
      if (error != 0) {
        report(ts, errorPipe, error, "noexec");
        return ProcessHandle.current().pid();
      }
      liftLowDescriptors(ts, standard, copies);
      MemorySegment actions = arena.allocate(ACTIONS_SIZE, 8);
      Libc.call(ts, "posix_spawn_file_actions_init", actions.address());
      for (int i = 0; i < 3; i++) {
        if (standard[i] >= 0) {
          Libc.call(ts, "posix_spawn_file_actions_adddup2", actions.address(), standard[i], i);
        }
      }
      if (cwd != null) {
        Libc.call(ts, "posix_spawn_file_actions_addchdir_np", actions.address(), Libc.string(arena, cwd).address());
      }
      keepDescriptors(ts, actions, args[2] != dev.krait.runtime.object.PyBool.FALSE, Sequences.toArray(ts, args[3]), errorPipe);
      return start(ts, arena, actions, attributes(ts, arena, args), args, errorPipe);
    } finally {
      for (int copy : copies) {
        Libc.call(ts, "close", copy);
      }
    }
  }

  private static int integer(ThreadState ts, Object value) {
    return Converters.toInt(ts, value);
  }

  private static void refuse(Object[] args) {
    if (args[21] != PyNone.NONE) {
      throw PyErrors.notImplementedError("preexec_fn: a process of the JVM can not fork, so nothing can run in the child before the program");
    }
    if (args[17] != PyNone.NONE || args[18] != PyNone.NONE || args[19] != PyNone.NONE) {
      throw PyErrors.notImplementedError("user, group and extra_groups: posix_spawn can not change them");
    }
    if (!(args[20] instanceof dev.krait.runtime.object.PyInt umask) || umask.value >= 0) {
      throw PyErrors.notImplementedError("umask: posix_spawn can not change it");
    }
  }

  private static int directoryError(ThreadState ts, Arena arena, byte[] cwd) {
    int flags = 0x10000 | Descriptors.O_CLOEXEC;
    int descriptor = (int) Libc.blocking(ts, "open", Libc.string(arena, cwd).address(), flags, 0);
    if (descriptor == -1) {
      return Libc.errno(ts);
    }
    Libc.call(ts, "close", descriptor);
    return 0;
  }

  /// A descriptor below 3 that becomes another one is copied first, so that no copy overwrites the source of a later one.
  private static void liftLowDescriptors(ThreadState ts, int[] standard, List<Integer> copies) {
    for (int i = 0; i < 3; i++) {
      if (standard[i] >= 0 && standard[i] < 3 && standard[i] != i) {
        int copy = Libc.check(ts, Libc.call(ts, "fcntl", standard[i], F_DUPFD_CLOEXEC, 3));
        standard[i] = copy;
        copies.add(copy);
      }
    }
  }

  /// Closes what the program may not have; those to pass lose their close-on-exec mark by being copied onto themselves.
  private static void keepDescriptors(ThreadState ts, MemorySegment actions, boolean close, Object[] pass, int errorPipe) {
    int[] kept = new int[pass.length];
    for (int i = 0; i < pass.length; i++) {
      kept[i] = integer(ts, pass[i]);
    }
    Arrays.sort(kept);
    if (!close) {
      return;
    }
    int from = 3;
    for (int descriptor : kept) {
      if (descriptor >= 3 && descriptor != errorPipe) {
        for (int fd : openDescriptors(from, descriptor)) {
          Libc.call(ts, "posix_spawn_file_actions_addclose", actions.address(), fd);
        }
        if ((int) Libc.call(ts, "fcntl", descriptor, 1, 0) == 0) {
          Libc.call(ts, "posix_spawn_file_actions_adddup2", actions.address(), descriptor, descriptor);
        }
        from = descriptor + 1;
      }
    }
    Libc.call(ts, "posix_spawn_file_actions_addclosefrom_np", actions.address(), from);
  }

  private static List<Integer> openDescriptors(int from, int to) {
    List<Integer> open = new ArrayList<>();
    String[] names = new java.io.File("/proc/self/fd").list();
    if (names != null) {
      for (String name : names) {
        int fd = Integer.parseInt(name);
        if (fd >= from && fd < to) {
          open.add(fd);
        }
      }
    }
    return open;
  }

  private static MemorySegment attributes(ThreadState ts, Arena arena, Object[] args) {
    MemorySegment attributes = arena.allocate(ATTRIBUTES_SIZE, 8);
    Libc.call(ts, "posix_spawnattr_init", attributes.address());
    int flags = SETSIGMASK;
    MemorySegment mask = arena.allocate(SIGSET_SIZE, 8);
    Libc.call(ts, "posix_spawnattr_setsigmask", attributes.address(), mask.address());
    if (args[14] != dev.krait.runtime.object.PyBool.FALSE) {
      MemorySegment defaults = arena.allocate(SIGSET_SIZE, 8);
      Libc.call(ts, "sigaddset", defaults.address(), SIGPIPE);
      Libc.call(ts, "sigaddset", defaults.address(), SIGXFSZ);
      Libc.call(ts, "posix_spawnattr_setsigdefault", attributes.address(), defaults.address());
      flags |= SETSIGDEF;
    }
    if (args[15] != dev.krait.runtime.object.PyBool.FALSE) {
      flags |= SETSID;
    }
    int group = integer(ts, args[16]);
    if (group >= 0) {
      flags |= SETPGROUP;
      Libc.call(ts, "posix_spawnattr_setpgroup", attributes.address(), group);
    }
    Libc.call(ts, "posix_spawnattr_setflags", attributes.address(), flags);
    return attributes;
  }

  /// Tries the candidates for the program one after the other.
  private static long start(ThreadState ts, Arena arena, MemorySegment actions, MemorySegment attributes, Object[] args, int errorPipe) {
    long argv = Spawning.strings(ts, arena, Sequences.toArray(ts, args[0])).address();
    long environment = args[5] == PyNone.NONE ? Libc.address("environ").reinterpret(8).get(ValueLayout.JAVA_LONG, 0)
        : Spawning.strings(ts, arena, Sequences.toArray(ts, args[5])).address();
    MemorySegment pid = arena.allocate(4, 4);
    int error = 2;
    for (Object candidate : Sequences.toArray(ts, args[1])) {
      long program = Libc.string(arena, PathArgument.name(ts, "fork_exec", candidate).name()).address();
      int result = (int) Libc.blocking(ts, "posix_spawn", pid.address(), program, actions.address(), attributes.address(), argv, environment);
      if (result == 0) {
        Libc.call(ts, "posix_spawn_file_actions_destroy", actions.address());
        Libc.call(ts, "posix_spawnattr_destroy", attributes.address());
        return pid.get(ValueLayout.JAVA_INT, 0);
      }
      if (result != Libc.ENOENT && result != Libc.ENOTDIR) {
        error = result;
      }
    }
    report(ts, errorPipe, error, "");
    return ProcessHandle.current().pid();
  }

  private static void report(ThreadState ts, int errorPipe, int error, String detail) {
    byte[] message = ("OSError:" + Integer.toHexString(error) + ":" + detail).getBytes(StandardCharsets.US_ASCII);
    Descriptors.write(ts, errorPipe, message, 0, message.length);
  }
}

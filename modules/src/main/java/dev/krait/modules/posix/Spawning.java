// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Starts programs with `posix_spawn`: a JVM can not fork.
public final class Spawning {
  private static final int ACTIONS_SIZE = 128, ATTRIBUTES_SIZE = 512, SIGSET_SIZE = 128;
  private static final int RESETIDS = 1, SETPGROUP = 2, SETSIGDEF = 4, SETSIGMASK = 8, SETSID = 0x80;

  private Spawning() {
  }

  /// A null-terminated array of C strings.
  static MemorySegment strings(ThreadState ts, Arena arena, Object[] values) {
    MemorySegment array = arena.allocate(8L * (values.length + 1), 8);
    for (int i = 0; i < values.length; i++) {
      byte[] text = PathArgument.of(ts, "posix_spawn", "argv", values[i], false, false).name();
      array.set(ValueLayout.JAVA_LONG, 8L * i, Libc.string(arena, text).address());
    }
    return array;
  }

  /// An environment as C has it, from a mapping.
  static MemorySegment environment(ThreadState ts, Arena arena, Object env) {
    Object keysMethod = dev.krait.runtime.protocol.Objects.findAttribute(ts, env, "keys");
    if (keysMethod == null && !(env instanceof PyDict)) {
      throw PyErrors.typeError("environment must be a mapping object, not " + Types.nameOf(env));
    }
    Object[] keys = Sequences.toArray(ts, Calls.call0(ts, keysMethod));
    MemorySegment array = arena.allocate(8L * (keys.length + 1), 8);
    for (int i = 0; i < keys.length; i++) {
      byte[] key = PathArgument.of(ts, "posix_spawn", "env", keys[i], false, false).name();
      byte[] value = PathArgument.of(ts, "posix_spawn", "env", dev.krait.runtime.protocol.Objects.getItem(ts, env, keys[i]), false, false).name();
      for (int k = 0; k < key.length; k++) {
        if (key[k] == '=' && k > 0 || key.length == 0) {
          throw PyErrors.valueError("illegal environment variable name");
        }
      }
      ByteArrayOutputStream entry = new ByteArrayOutputStream();
      entry.writeBytes(key);
      entry.write('=');
      entry.writeBytes(value);
      array.set(ValueLayout.JAVA_LONG, 8L * i, Libc.string(arena, entry.toByteArray()).address());
    }
    return array;
  }

  static int spawn(ThreadState ts, String function, Object path, Object argv, Object env, Object fileActions, Object setpgroup, boolean resetids,
      boolean setsid, Object setsigmask, Object setsigdef, Object scheduler) {
    PathArgument program = PathArgument.name(ts, function, path);
    if (!(argv instanceof PyTuple) && !(argv instanceof dev.krait.runtime.object.PyList)) {
      throw PyErrors.typeError(function + ": argv must be a tuple or list");
    }
    if (Sequences.length(ts, argv) == 0) {
      throw PyErrors.valueError(function + ": argv must not be empty");
    }
    if (scheduler != null && scheduler != PyNone.NONE) {
      throw PyErrors.notImplementedError("posix_spawn with a scheduler");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment arguments = strings(ts, arena, Sequences.toArray(ts, argv));
      long environment = env == PyNone.NONE ? currentEnvironment() : environment(ts, arena, env).address();
      MemorySegment actions = arena.allocate(ACTIONS_SIZE, 8);
      Libc.call(ts, "posix_spawn_file_actions_init", actions.address());
      MemorySegment attributes = arena.allocate(ATTRIBUTES_SIZE, 8);
      Libc.call(ts, "posix_spawnattr_init", attributes.address());
      try {
        addActions(ts, arena, actions, fileActions);
        setAttributes(ts, arena, attributes, setpgroup, resetids, setsid, setsigmask, setsigdef);
        MemorySegment pid = arena.allocate(4, 4);
        int error = (int) Libc.blocking(ts, function, pid.address(), Libc.string(arena, program.name()).address(), actions.address(), attributes
            .address(), arguments.address(), environment);
        if (error != 0) {
          throw PyErrors.osError(error, program.original(), null);
        }
        return pid.get(ValueLayout.JAVA_INT, 0);
      } finally {
        Libc.call(ts, "posix_spawn_file_actions_destroy", actions.address());
        Libc.call(ts, "posix_spawnattr_destroy", attributes.address());
      }
    }
  }

  /// The C library's own environment.
  private static long currentEnvironment() {
    return Libc.address("environ").reinterpret(8).get(ValueLayout.JAVA_LONG, 0);
  }

  private static void addActions(ThreadState ts, Arena arena, MemorySegment actions, Object fileActions) {
    if (fileActions == PyNone.NONE || fileActions == null) {
      return;
    }
    Object iterator = Iterators.of(ts, fileActions);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      if (!(next instanceof PyTuple t) || t.size() == 0) {
        throw PyErrors.typeError("Each file_actions element must be a non-empty tuple");
      }
      int error;
      switch (Converters.toInt(ts, t.get(0))) {
        case 0:
          requireSize(t, 5, "A open file_action tuple must have 5 elements");
          error = (int) Libc.call(ts, "posix_spawn_file_actions_addopen", actions.address(), Converters.toInt(ts, t.get(1)), Libc.string(arena,
              PathArgument.name(ts, "posix_spawn", t.get(2)).name()).address(), Converters.toInt(ts, t.get(3)), Converters.toInt(ts, t.get(4)), 0);
          break;
        case 1:
          requireSize(t, 2, "A close file_action tuple must have 2 elements");
          error = (int) Libc.call(ts, "posix_spawn_file_actions_addclose", actions.address(), Converters.toInt(ts, t.get(1)));
          break;
        case 2:
          requireSize(t, 3, "A dup2 file_action tuple must have 3 elements");
          error = (int) Libc.call(ts, "posix_spawn_file_actions_adddup2", actions.address(), Converters.toInt(ts, t.get(1)), Converters.toInt(ts, t
              .get(2)));
          break;
        case 3:
          requireSize(t, 2, "A closefrom file_action tuple must have 2 elements");
          error = (int) Libc.call(ts, "posix_spawn_file_actions_addclosefrom_np", actions.address(), Converters.toInt(ts, t.get(1)));
          break;
        default:
          throw PyErrors.typeError("Unknown file_actions identifier");
      }
      if (error != 0) {
        throw PyErrors.osError(error, null, null);
      }
    }
  }

  private static void requireSize(PyTuple action, int size, String message) {
    if (action.size() != size) {
      throw PyErrors.typeError(message);
    }
  }

  private static void setAttributes(ThreadState ts, Arena arena, MemorySegment attributes, Object setpgroup, boolean resetids, boolean setsid,
      Object setsigmask, Object setsigdef) {
    int flags = (resetids ? RESETIDS : 0) | (setsid ? SETSID : 0);
    if (setpgroup != null && setpgroup != PyNone.NONE) {
      flags |= SETPGROUP;
      Libc.call(ts, "posix_spawnattr_setpgroup", attributes.address(), Converters.toInt(ts, setpgroup));
    }
    MemorySegment mask = signals(ts, arena, setsigmask);
    if (mask != null) {
      flags |= SETSIGMASK;
      Libc.call(ts, "posix_spawnattr_setsigmask", attributes.address(), mask.address());
    }
    MemorySegment defaults = signals(ts, arena, setsigdef);
    if (defaults != null) {
      flags |= SETSIGDEF;
      Libc.call(ts, "posix_spawnattr_setsigdefault", attributes.address(), defaults.address());
    }
    if (flags != 0) {
      Libc.call(ts, "posix_spawnattr_setflags", attributes.address(), flags);
    }
  }

  /// A signal set from an iterable of numbers; null if it is empty.
  private static MemorySegment signals(ThreadState ts, Arena arena, Object numbers) {
    Object[] items = Sequences.toArray(ts, numbers);
    if (items.length == 0) {
      return null;
    }
    MemorySegment set = arena.allocate(SIGSET_SIZE, 8);
    Libc.call(ts, "sigemptyset", set.address());
    for (Object item : items) {
      int signal = Converters.toInt(ts, item);
      if (signal < 1 || signal >= 65) {
        throw PyErrors.valueError("signal number " + signal + " out of range [1; 64]");
      }
      Libc.check(ts, Libc.call(ts, "sigaddset", set.address(), signal));
    }
    return set;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.PendingSignals;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Calls to C functions. All go through one method handle of one shape (the address, memory for `errno`, seven integers), because each
/// further shape costs milliseconds at start-up; a function that takes fewer arguments ignores the rest.
///
/// Thread rule: `errno` is kept in memory of the thread state; nothing else is shared but the addresses, which never change.
public final class Libc {
  public static final int EPERM = 1, ENOENT = 2, EINTR = 4, EBADF = 9, EAGAIN = 11, EACCES = 13, EEXIST = 17, ENOTDIR = 20, EISDIR = 21, EINVAL = 22,
      ESPIPE = 29, EPIPE = 32, ERANGE = 34, ENOSYS = 38;

  /// The part that needs the foreign linker, loaded by the first call.
  private static final class Native {
    static final Linker LINKER = Linker.nativeLinker();
    static final MethodHandle CALL;
    static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    static final ConcurrentHashMap<String, MemorySegment> ADDRESSES = new ConcurrentHashMap<>();

    static {
      LOADED.set(true);
      ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
      CALL = LINKER.downcallHandle(FunctionDescriptor.of(l, l, l, l, l, l, l, l), Linker.Option.captureCallState("errno"));
    }

    static MemorySegment address(String function) {
      MemorySegment address = ADDRESSES.get(function);
      if (address == null) {
        address = LINKER.defaultLookup().find(function)
            .orElseThrow(() -> PyErrors.notImplementedError("the C library has no function " + function));
        ADDRESSES.put(function, address);
      }
      return address;
    }
  }

  /// Set once, when the foreign linker is first used: from then on Java's own file functions, which do not follow `chdir`, are left alone.
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private Libc() {
  }

  /// Whether a C function has been called, so that calling another one is cheap.
  public static boolean isLoaded() {
    return LOADED.get();
  }

  private static MemorySegment scratch(ThreadState ts) {
    Object memory = ts.nativeScratch;
    if (memory == null) {
      memory = Arena.ofAuto().allocate(Native.STATE);
      ts.nativeScratch = memory;
    }
    return (MemorySegment) memory;
  }

  private static long invoke(MemorySegment address, MemorySegment state, long a, long b, long c, long d, long e, long f, long g) {
    try {
      return (long) Native.CALL.invokeExact(address, state, a, b, c, d, e, f, g);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /// The address of a C function, for functions that take one.
  static MemorySegment address(String function) {
    return Native.address(function);
  }

  /// Calls a function that does not block.
  public static long call(ThreadState ts, String function, long a, long b, long c, long d, long e, long f) {
    return invoke(Native.address(function), scratch(ts), a, b, c, d, e, f, 0);
  }

  public static long call(ThreadState ts, String function, long a, long b, long c) {
    return call(ts, function, a, b, c, 0, 0, 0);
  }

  public static long call(ThreadState ts, String function, long a, long b) {
    return call(ts, function, a, b, 0, 0, 0, 0);
  }

  public static long call(ThreadState ts, String function, long a) {
    return call(ts, function, a, 0, 0, 0, 0, 0);
  }

  public static long call(ThreadState ts, String function) {
    return call(ts, function, 0, 0, 0, 0, 0, 0);
  }

  /// Calls a function that may block, outside Python. If a signal interrupts it, the Python handlers run, and if they raise nothing
  /// it is called again. The result is -1 with [#errno] set for other errors.
  public static long blocking(ThreadState ts, String function, long a, long b, long c, long d, long e, long f) {
    while (true) {
      long result = blockingOnce(ts, function, a, b, c, d, e, f);
      if ((int) result != -1 || errno(ts) != EINTR) {
        return result;
      }
      Blocking.interrupted(ts);
    }
  }

  /// Like [#blocking], but an interruption is the caller's to deal with: -1 with EINTR.
  public static long blockingOnce(ThreadState ts, String function, long a, long b, long c, long d, long e, long f) {
    return blockingSeven(ts, function, a, b, c, d, e, f, 0);
  }

  /// Like [#blockingOnce], for functions of seven arguments.
  public static long blockingSeven(ThreadState ts, String function, long a, long b, long c, long d, long e, long f, long g) {
    MemorySegment address = Native.address(function);
    MemorySegment state = scratch(ts);
    PendingSignals signals = ts.interpreter().threads().signals();
    signals.enterNative(ts);
    ts.detach(Activity.SYSTEM, function);
    try {
      return invoke(address, state, a, b, c, d, e, f, g);
    } finally {
      ts.attach();
      signals.leaveNative(ts);
    }
  }

  public static long blocking(ThreadState ts, String function, long a, long b, long c) {
    return blocking(ts, function, a, b, c, 0, 0, 0);
  }

  /// The address of a C function as a number.
  public static long functionAddress(String function) {
    return Native.address(function).address();
  }

  /// Calls a function from a thread that runs no Python; nobody looks at its result.
  public static void callQuietly(String function, long a, long b, long c) {
    try (Arena arena = Arena.ofConfined()) {
      invoke(Native.address(function), arena.allocate(Native.STATE), a, b, c, 0, 0, 0, 0);
    }
  }

  /// Writes one byte from a thread that runs no Python.
  public static void writeByteQuietly(int descriptor, int value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(1);
      memory.set(ValueLayout.JAVA_BYTE, 0, (byte) value);
      callQuietly("write", descriptor, memory.address(), 1);
    }
  }

  /// The `errno` of the last call by this thread that failed.
  public static int errno(ThreadState ts) {
    return (int) Native.ERRNO.get(scratch(ts), 0L);
  }

  /// The OSError for the last call that failed.
  public static PyException error(ThreadState ts) {
    return PyErrors.osError(errno(ts), null, null);
  }

  /// The OSError for the last call that failed, with the file's name.
  public static PyException error(ThreadState ts, Object fileName) {
    return PyErrors.osError(errno(ts), fileName, null);
  }

  /// The int that a function returned; an OSError if it is -1.
  public static int check(ThreadState ts, long result) {
    if ((int) result == -1) {
      throw error(ts);
    }
    return (int) result;
  }

  /// A C string in memory of the arena.
  public static MemorySegment string(Arena arena, byte[] text) {
    MemorySegment memory = arena.allocate(text.length + 1L);
    MemorySegment.copy(text, 0, memory, ValueLayout.JAVA_BYTE, 0, text.length);
    return memory;
  }

  /// The bytes of a C string; empty for a null pointer.
  public static byte[] bytes(long pointer) {
    if (pointer == 0) {
      return new byte[0];
    }
    MemorySegment memory = MemorySegment.ofAddress(pointer).reinterpret(Long.MAX_VALUE);
    return memory.getString(0, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
  }
}

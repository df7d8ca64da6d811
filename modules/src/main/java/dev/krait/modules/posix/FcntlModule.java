// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Control of descriptors and devices.
@PyModuleDef("fcntl")
public final class FcntlModule {
  private static final int LOCK_SH = 1, LOCK_EX = 2, LOCK_NB = 4, LOCK_UN = 8, F_RDLCK = 0, F_WRLCK = 1, F_UNLCK = 2, F_SETLK = 6, F_SETLKW = 7;
  private static final int BUFFER = 1024;

  private FcntlModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    LinuxConstants.fill(LinuxConstants.FCNTL, module.dictOrNull());
  }

  private static long number(ThreadState ts, Object arg) {
    Object plain = Numbers.index(ts, arg);
    return plain instanceof PyInt i ? i.value : ((dev.krait.runtime.object.PyBigInt) plain).value.longValue();
  }

  private static Object withBytes(ThreadState ts, String function, int descriptor, long command, byte[] bytes) {
    if (bytes.length > BUFFER) {
      throw PyErrors.valueError(function + " argument 3 is too long");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(BUFFER, 8);
      MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
      Libc.check(ts, Libc.blocking(ts, function, descriptor, command, memory.address()));
      return new PyBytes(memory.asSlice(0, bytes.length).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  private static byte[] bytesOf(ThreadState ts, Object arg) {
    return Text.isStr(arg) ? FileNames.encode(arg) : Buffers.bytes(ts, arg);
  }

  /// Does an operation on a descriptor; the argument is a number or bytes.
  @Function("fcntl(fd, cmd, arg=0, /)")
  static Object fcntl(ThreadState ts, Object fd, int cmd, Object arg) {
    ts.interpreter().system().audit(ts, "fcntl.fcntl", fd, PyInt.of(cmd), arg);
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    if (Numbers.hasIndex(arg)) {
      return PyInt.of(Libc.check(ts, Libc.blocking(ts, "fcntl", descriptor, cmd, number(ts, arg))));
    }
    return withBytes(ts, "fcntl", descriptor, cmd, bytesOf(ts, arg));
  }

  /// Does an operation on a device; a writable buffer gets what the system writes.
  @Function("ioctl(fd, request, arg=0, mutate_flag=True, /)")
  static Object ioctl(ThreadState ts, Object fd, long request, Object arg, boolean mutateFlag) {
    ts.interpreter().system().audit(ts, "fcntl.ioctl", fd, PyInt.of(request), arg);
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    if (Numbers.hasIndex(arg)) {
      return PyInt.of(Libc.check(ts, Libc.blocking(ts, "ioctl", descriptor, request, number(ts, arg))));
    }
    boolean mutate = mutateFlag && !(arg instanceof PyBytes) && !Text.isStr(arg);
    if (!mutate) {
      return withBytes(ts, "ioctl", descriptor, request, bytesOf(ts, arg));
    }
    Buffer buffer = Buffers.of(ts, arg, true);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(Math.max(8, buffer.length), 8);
      MemorySegment.copy(buffer.array, buffer.offset, memory, ValueLayout.JAVA_BYTE, 0, buffer.length);
      int result = Libc.check(ts, Libc.blocking(ts, "ioctl", descriptor, request, memory.address()));
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, buffer.array, buffer.offset, buffer.length);
      return PyInt.of(result);
    } finally {
      buffer.release();
    }
  }

  /// Locks or unlocks a whole file.
  @Function("flock(fd, operation, /)")
  static void flock(ThreadState ts, Object fd, int operation) {
    ts.interpreter().system().audit(ts, "fcntl.flock", fd, PyInt.of(operation));
    Libc.check(ts, Libc.blocking(ts, "flock", PosixDescriptorFunctions.descriptorOf(ts, fd), operation, 0));
  }

  /// Locks or unlocks a part of a file.
  @Function("lockf(fd, cmd, len=0, start=0, whence=0, /)")
  static Object lockf(ThreadState ts, Object fd, int cmd, Object len, Object start, int whence) {
    ts.interpreter().system().audit(ts, "fcntl.lockf", fd, PyInt.of(cmd), len, start, PyInt.of(whence));
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    int kind = (cmd & LOCK_UN) != 0 ? F_UNLCK : (cmd & LOCK_EX) != 0 ? F_WRLCK : (cmd & LOCK_SH) != 0 ? F_RDLCK : -1;
    if (kind < 0) {
      throw PyErrors.valueError("unrecognized lockf argument");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment lock = arena.allocate(32, 8);
      lock.set(ValueLayout.JAVA_SHORT, 0, (short) kind);
      lock.set(ValueLayout.JAVA_SHORT, 2, (short) whence);
      lock.set(ValueLayout.JAVA_LONG, 8, Converters.toLong(ts, start));
      lock.set(ValueLayout.JAVA_LONG, 16, Converters.toLong(ts, len));
      Libc.check(ts, Libc.blocking(ts, "fcntl", descriptor, (cmd & LOCK_NB) != 0 ? F_SETLK : F_SETLKW, lock.address()));
    }
    return dev.krait.runtime.object.PyNone.NONE;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// The functions of `posix` on file descriptors.
@PyModuleDef(value = "posix", part = true)
public final class PosixDescriptorFunctions {
  private static final int F_GETFD = 1, F_SETFD = 2, F_GETFL = 3, F_SETFL = 4, F_DUPFD_CLOEXEC = 1030, FD_CLOEXEC = 1;
  private static final int O_NONBLOCK = 0x800, TIOCGWINSZ = 0x5413;

  private PosixDescriptorFunctions() {
  }

  private static int fd(ThreadState ts, Object fd) {
    return PathArgument.descriptor(ts, fd);
  }

  /// Closes a descriptor.
  @Function("close(fd)")
  static void close(ThreadState ts, Object fd) {
    Descriptors.close(ts, fd(ts, fd));
  }

  /// Closes all descriptors from the first up to the second, ignoring errors.
  @Function("closerange(fd_low, fd_high, /)")
  static void closeRange(ThreadState ts, int fdLow, int fdHigh) {
    for (int fd = Math.max(0, fdLow); fd < fdHigh; fd++) {
      Libc.call(ts, "close", fd);
    }
  }

  /// Reads at most so many bytes.
  @Function("read(fd, length, /)")
  static Object read(ThreadState ts, Object fd, int length) {
    if (length < 0) {
      throw PyErrors.osError(Libc.EINVAL, null, null);
    }
    byte[] bytes = new byte[length];
    int got = Descriptors.read(ts, fd(ts, fd), bytes, 0, length);
    if (got < 0) {
      throw Libc.error(ts);
    }
    return new PyBytes(got == length ? bytes : Arrays.copyOf(bytes, got));
  }

  /// Reads into a writable buffer and returns how many bytes came.
  @Function("readinto(fd, buffer, /)")
  static int readInto(ThreadState ts, Object fd, Object buffer) {
    Buffer target = Buffers.of(ts, buffer, true);
    try {
      byte[] bytes = new byte[target.length];
      int got = Descriptors.read(ts, fd(ts, fd), bytes, 0, bytes.length);
      if (got < 0) {
        throw Libc.error(ts);
      }
      System.arraycopy(bytes, 0, target.array, target.offset, got);
      return got;
    } finally {
      target.release();
    }
  }

  /// Writes bytes and returns how many went.
  @Function("write(fd, data, /)")
  static int write(ThreadState ts, Object fd, Object data) {
    byte[] bytes = Buffers.bytes(ts, data);
    int written = Descriptors.write(ts, fd(ts, fd), bytes, 0, bytes.length);
    if (written < 0) {
      throw Libc.error(ts);
    }
    return written;
  }

  /// Reads at a position, without moving.
  @Function("pread(fd, length, offset, /)")
  static Object pread(ThreadState ts, Object fd, int length, long offset) {
    if (length < 0) {
      throw PyErrors.osError(Libc.EINVAL, null, null);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(Math.max(1, length));
      int got = (int) checkLong(ts, Libc.blocking(ts, "pread", fd(ts, fd), memory.address(), length, offset, 0, 0));
      return new PyBytes(memory.asSlice(0, got).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  private static long checkLong(ThreadState ts, long result) {
    if (result == -1) {
      throw Libc.error(ts);
    }
    return result;
  }

  /// Writes at a position, without moving.
  @Function("pwrite(fd, data, offset, /)")
  static long pwrite(ThreadState ts, Object fd, Object data, long offset) {
    byte[] bytes = Buffers.bytes(ts, data);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = Libc.string(arena, bytes);
      return checkLong(ts, Libc.blocking(ts, "pwrite", fd(ts, fd), memory.address(), bytes.length, offset, 0, 0));
    }
  }

  /// Reads into several writable buffers, one after the other.
  @Function("readv(fd, buffers, /)")
  static long readv(ThreadState ts, Object fd, Object buffers) {
    return scatter(ts, buffers, total -> (PyBytes) read(ts, fd, total));
  }

  /// Reads at a position into several writable buffers.
  @Function("preadv(fd, buffers, offset, flags=0, /)")
  static long preadv(ThreadState ts, Object fd, Object buffers, long offset, int flags) {
    return scatter(ts, buffers, total -> (PyBytes) pread(ts, fd, total, offset));
  }

  private interface Reading {
    PyBytes read(int total);
  }

  private static long scatter(ThreadState ts, Object buffers, Reading reading) {
    Object[] targets = Sequences.toArray(ts, buffers);
    int total = 0;
    for (Object target : targets) {
      Buffer buffer = Buffers.of(ts, target, true);
      total += buffer.length;
      buffer.release();
    }
    byte[] bytes = reading.read(total).array();
    int at = 0;
    for (Object target : targets) {
      Buffer buffer = Buffers.of(ts, target, true);
      int count = Math.min(buffer.length, bytes.length - at);
      System.arraycopy(bytes, at, buffer.array, buffer.offset, count);
      at += count;
      buffer.release();
    }
    return bytes.length;
  }

  private static byte[] gather(ThreadState ts, Object buffers) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (Object buffer : Sequences.toArray(ts, buffers)) {
      byte[] bytes = Buffers.bytes(ts, buffer);
      all.write(bytes, 0, bytes.length);
    }
    return all.toByteArray();
  }

  /// Writes the bytes of several buffers.
  @Function("writev(fd, buffers, /)")
  static long writev(ThreadState ts, Object fd, Object buffers) {
    return write(ts, fd, new PyBytes(gather(ts, buffers)));
  }

  /// Writes the bytes of several buffers at a position.
  @Function("pwritev(fd, buffers, offset, flags=0, /)")
  static long pwritev(ThreadState ts, Object fd, Object buffers, long offset, int flags) {
    return pwrite(ts, fd, new PyBytes(gather(ts, buffers)), offset);
  }

  /// Moves the position and returns the new one.
  @Function("lseek(fd, position, whence, /)")
  static long lseek(ThreadState ts, Object fd, long position, int whence) {
    return Descriptors.seek(ts, fd(ts, fd), position, whence);
  }

  /// What the system knows of an open file.
  @Function("fstat(fd)")
  static Object fstat(ThreadState ts, Object fd) {
    return PosixFileFunctions.statResult(FileStatus.ofDescriptor(ts, fd(ts, fd)));
  }

  /// Cuts an open file at a size.
  @Function("ftruncate(fd, length, /)")
  static void ftruncate(ThreadState ts, Object fd, long length) {
    ts.interpreter().system().audit(ts, "os.truncate", fd, PyInt.of(length));
    Libc.check(ts, Libc.blocking(ts, "ftruncate", fd(ts, fd), length, 0));
  }

  /// Forces what was written to the disk.
  @Function("fsync(fd)")
  static void fsync(ThreadState ts, Object fd) {
    Libc.check(ts, Libc.blocking(ts, "fsync", descriptorOf(ts, fd), 0, 0));
  }

  /// Forces the data that was written to the disk, not all that is known about the file.
  @Function("fdatasync(fd)")
  static void fdatasync(ThreadState ts, Object fd) {
    Libc.check(ts, Libc.blocking(ts, "fdatasync", descriptorOf(ts, fd), 0, 0));
  }

  /// A descriptor, or an object with `fileno()`.
  public static int descriptorOf(ThreadState ts, Object object) {
    if (Numbers.hasIndex(object)) {
      return fd(ts, object);
    }
    Object method = dev.krait.runtime.protocol.Objects.findAttribute(ts, object, "fileno");
    if (method == null) {
      throw PyErrors.typeError("argument must be an int, or have a fileno() method.");
    }
    Object result = dev.krait.runtime.protocol.Calls.call0(ts, method);
    if (Numbers.intOrNull(result) == null) {
      throw PyErrors.typeError("fileno() returned a non-integer");
    }
    int descriptor = fd(ts, result);
    if (descriptor < 0) {
      throw PyErrors.valueError("file descriptor cannot be a negative integer (" + descriptor + ")");
    }
    return descriptor;
  }

  /// Writes everything to the disks.
  @Function("sync()")
  static void sync(ThreadState ts) {
    Libc.blocking(ts, "sync", 0, 0, 0);
  }

  /// Changes the permissions of an open file.
  @Function("fchmod(fd, mode)")
  static void fchmod(ThreadState ts, Object fd, int mode) {
    ts.interpreter().system().audit(ts, "os.chmod", fd, PyInt.of(mode), PyInt.of(-1));
    Libc.check(ts, Libc.blocking(ts, "fchmod", fd(ts, fd), mode, 0));
  }

  /// Changes the owner of an open file.
  @Function("fchown(fd, uid, gid)")
  static void fchown(ThreadState ts, Object fd, long uid, long gid) {
    ts.interpreter().system().audit(ts, "os.chown", fd, PyInt.of(uid), PyInt.of(gid), PyInt.of(-1));
    Libc.check(ts, Libc.blocking(ts, "fchown", fd(ts, fd), uid, gid));
  }

  /// Changes the current directory to an open one.
  @Function("fchdir(fd)")
  static void fchdir(ThreadState ts, Object fd) {
    ts.interpreter().system().audit(ts, "os.chdir", fd);
    Libc.check(ts, Libc.blocking(ts, "fchdir", descriptorOf(ts, fd), 0, 0));
  }

  /// Another descriptor for the same open file; programs started later do not get it.
  @Function("dup(fd, /)")
  static int dup(ThreadState ts, Object fd) {
    return Libc.check(ts, Libc.call(ts, "fcntl", fd(ts, fd), F_DUPFD_CLOEXEC, 0));
  }

  /// Makes one descriptor stand for what another one does.
  @Function("dup2(fd, fd2, inheritable=True)")
  static int dup2(ThreadState ts, Object fd, Object fd2, boolean inheritable) {
    if (inheritable) {
      return Libc.check(ts, Libc.blocking(ts, "dup2", fd(ts, fd), fd(ts, fd2), 0));
    }
    return Libc.check(ts, Libc.blocking(ts, "dup3", fd(ts, fd), fd(ts, fd2), Descriptors.O_CLOEXEC));
  }

  /// A pipe, as two descriptors for reading and writing.
  @Function("pipe()")
  static Object pipe(ThreadState ts) {
    return pipe2(ts, Descriptors.O_CLOEXEC);
  }

  /// A pipe with flags.
  @Function("pipe2(flags, /)")
  static Object pipe2(ThreadState ts, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(8, 4);
      Libc.check(ts, Libc.call(ts, "pipe2", memory.address(), flags));
      return PyTuple.of(PyInt.of(memory.get(ValueLayout.JAVA_INT, 0)), PyInt.of(memory.get(ValueLayout.JAVA_INT, 4)));
    }
  }

  private static int flags(ThreadState ts, Object fd, int command) {
    return Libc.check(ts, Libc.call(ts, "fcntl", fd(ts, fd), command, 0));
  }

  /// Whether operations on the descriptor wait.
  @Function("get_blocking(fd, /)")
  static boolean getBlocking(ThreadState ts, Object fd) {
    return (flags(ts, fd, F_GETFL) & O_NONBLOCK) == 0;
  }

  /// Sets whether operations on the descriptor wait.
  @Function("set_blocking(fd, blocking, /)")
  static void setBlocking(ThreadState ts, Object fd, boolean blocking) {
    int flags = flags(ts, fd, F_GETFL);
    Libc.check(ts, Libc.call(ts, "fcntl", fd(ts, fd), F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
  }

  /// Whether programs started later get the descriptor.
  @Function("get_inheritable(fd, /)")
  static boolean getInheritable(ThreadState ts, Object fd) {
    return (flags(ts, fd, F_GETFD) & FD_CLOEXEC) == 0;
  }

  /// Sets whether programs started later get the descriptor.
  @Function("set_inheritable(fd, inheritable, /)")
  static void setInheritable(ThreadState ts, Object fd, int inheritable) {
    int flags = flags(ts, fd, F_GETFD);
    Libc.check(ts, Libc.call(ts, "fcntl", fd(ts, fd), F_SETFD, inheritable != 0 ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC));
  }

  /// The width and the height of a terminal.
  @Function("get_terminal_size(fd=<unrepresentable>, /)")
  static Object terminalSize(ThreadState ts, Object fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(8, 2);
      Libc.check(ts, Libc.call(ts, "ioctl", fd == null ? 1 : fd(ts, fd), TIOCGWINSZ, memory.address()));
      return PyStructSequence.of(PosixModule.TERMINAL_SIZE, PyInt.of(memory.get(ValueLayout.JAVA_SHORT, 2) & 0xFFFF), PyInt.of(memory.get(
          ValueLayout.JAVA_SHORT, 0) & 0xFFFF));
    }
  }

  /// The name of the terminal behind a descriptor.
  @Function("ttyname(fd, /)")
  static Object ttyname(ThreadState ts, Object fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(1024);
      int error = (int) Libc.call(ts, "ttyname_r", fd(ts, fd), memory.address(), 1024);
      if (error != 0) {
        throw PyErrors.osError(error, null, null);
      }
      return FileNames.decode(Libc.bytes(memory.address()));
    }
  }

  /// A pair of descriptors for a pseudo-terminal.
  @Function("openpty()")
  static Object openpty(ThreadState ts) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(8, 4);
      Libc.check(ts, Libc.call(ts, "openpty", memory.address(), memory.address() + 4, 0, 0, 0, 0));
      int master = memory.get(ValueLayout.JAVA_INT, 0);
      int slave = memory.get(ValueLayout.JAVA_INT, 4);
      setInheritable(ts, PyInt.of(master), 0);
      setInheritable(ts, PyInt.of(slave), 0);
      return PyTuple.of(PyInt.of(master), PyInt.of(slave));
    }
  }

  /// The encoding of a terminal, or None for anything else.
  @Function("device_encoding(fd)")
  static Object deviceEncoding(ThreadState ts, Object fd) {
    return Descriptors.isTerminal(ts, fd(ts, fd)) ? "UTF-8" : PyNone.NONE;
  }

  /// Locks, tests or unlocks a part of a file.
  @Function("lockf(fd, command, length, /)")
  static void lockf(ThreadState ts, Object fd, int command, long length) {
    ts.interpreter().system().audit(ts, "os.lockf", fd, PyInt.of(command), PyInt.of(length));
    Libc.check(ts, Libc.blocking(ts, "lockf", fd(ts, fd), command, length));
  }

  /// Copies bytes between descriptors inside the system; an offset of None means the present position.
  @Function("sendfile(out_fd, in_fd, offset, count)")
  static long sendfile(ThreadState ts, Object outFd, Object inFd, Object offset, long count) {
    try (Arena arena = Arena.ofConfined()) {
      long pointer = 0;
      if (offset != PyNone.NONE) {
        MemorySegment memory = arena.allocate(8, 8);
        memory.set(ValueLayout.JAVA_LONG, 0, dev.krait.runtime.builtin.Converters.toLong(ts, offset));
        pointer = memory.address();
      }
      return checkLong(ts, Libc.blocking(ts, "sendfile", fd(ts, outFd), fd(ts, inFd), pointer, count, 0, 0));
    }
  }

  /// Copies bytes between two files inside the system.
  @Function("copy_file_range(src, dst, count, offset_src=None, offset_dst=None)")
  static long copyFileRange(ThreadState ts, Object src, Object dst, long count, Object offsetSrc, Object offsetDst) {
    if (count < 0) {
      throw PyErrors.valueError("negative value for 'count' not allowed");
    }
    try (Arena arena = Arena.ofConfined()) {
      long[] pointers = new long[2];
      Object[] offsets = {offsetSrc, offsetDst};
      for (int i = 0; i < 2; i++) {
        if (offsets[i] != PyNone.NONE) {
          MemorySegment memory = arena.allocate(8, 8);
          memory.set(ValueLayout.JAVA_LONG, 0, dev.krait.runtime.builtin.Converters.toLong(ts, offsets[i]));
          pointers[i] = memory.address();
        }
      }
      return checkLong(ts, Libc.blocking(ts, "copy_file_range", fd(ts, src), pointers[0], fd(ts, dst), pointers[1], count, 0));
    }
  }

  /// Reserves space for a part of a file.
  @Function("posix_fallocate(fd, offset, length, /)")
  static void fallocate(ThreadState ts, Object fd, long offset, long length) {
    int error = (int) Libc.blocking(ts, "posix_fallocate", fd(ts, fd), offset, length);
    if (error != 0) {
      throw PyErrors.osError(error, null, null);
    }
  }

  /// Tells the system how a part of a file will be used.
  @Function("posix_fadvise(fd, offset, length, advice, /)")
  static void fadvise(ThreadState ts, Object fd, long offset, long length, int advice) {
    int error = (int) Libc.blocking(ts, "posix_fadvise", fd(ts, fd), offset, length, advice, 0, 0);
    if (error != 0) {
      throw PyErrors.osError(error, null, null);
    }
  }

  /// A file in memory, as a descriptor.
  @Function("memfd_create(name, flags=1)")
  static int memfdCreate(ThreadState ts, Object name, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return Libc.check(ts, Libc.call(ts, "memfd_create", Libc.string(arena, PathArgument.name(ts, "memfd_create", name).name()).address(), flags));
    }
  }

  /// A limit that holds for an open file.
  @Function("fpathconf(fd, name, /)")
  static long fpathconf(ThreadState ts, Object fd, Object name) {
    return checkLong(ts, Libc.call(ts, "fpathconf", fd(ts, fd), SystemNames.number(ts, "pathconf_names", name)));
  }

  /// The process group in the foreground of a terminal.
  @Function("tcgetpgrp(fd, /)")
  static int tcgetpgrp(ThreadState ts, Object fd) {
    return Libc.check(ts, Libc.call(ts, "tcgetpgrp", fd(ts, fd)));
  }

  /// Sets the process group in the foreground of a terminal.
  @Function("tcsetpgrp(fd, pgid, /)")
  static void tcsetpgrp(ThreadState ts, Object fd, int pgid) {
    Libc.check(ts, Libc.call(ts, "tcsetpgrp", fd(ts, fd), pgid));
  }

  /// An object that counts events, as a descriptor.
  @Function("eventfd(initval, flags=524288)")
  static int eventfd(ThreadState ts, long initval, int flags) {
    return Libc.check(ts, Libc.call(ts, "eventfd", initval, flags));
  }

  /// Reads the count of an event descriptor.
  @Function("eventfd_read(fd)")
  static Object eventfdRead(ThreadState ts, Object fd) {
    byte[] bytes = ((PyBytes) read(ts, fd, 8)).array();
    return PyInt.of(java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.nativeOrder()).getLong());
  }

  /// Adds to the count of an event descriptor.
  @Function("eventfd_write(fd, value)")
  static void eventfdWrite(ThreadState ts, Object fd, long value) {
    write(ts, fd, new PyBytes(java.nio.ByteBuffer.allocate(8).order(java.nio.ByteOrder.nativeOrder()).putLong(value).array()));
  }
}

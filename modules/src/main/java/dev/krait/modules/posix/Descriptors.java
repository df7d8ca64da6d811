// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.thread.ThreadState;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Reading and writing file descriptors. Until the foreign linker has been loaded, standard output and error go
/// through Java's streams, so that a short program never loads it. All methods leave Python while they wait.
public final class Descriptors {
  /// Bits of the launcher's answer to `isatty(0)`, `isatty(1)`, `isatty(2)`.
  private static final Integer TERMINALS = Integer.getInteger("krait.tty");
  private static final int LARGEST = 1 << 30;

  private Descriptors() {
  }

  private static boolean usesStreams(int descriptor) {
    return descriptor <= 2 && !Libc.isLoaded();
  }

  /// Writes bytes and returns how many went; -1 if the descriptor would block. OSError for other failures.
  public static int write(ThreadState ts, int descriptor, byte[] bytes, int offset, int length) {
    if (usesStreams(descriptor) && descriptor > 0) {
      return writeStream(ts, descriptor == 1 ? FileDescriptor.out : FileDescriptor.err, bytes, offset, length);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(Math.max(1, length));
      MemorySegment.copy(bytes, offset, memory, ValueLayout.JAVA_BYTE, 0, length);
      long count = Libc.blocking(ts, "write", descriptor, memory.address(), length);
      return count >= 0 ? (int) count : failed(ts);
    }
  }

  private static int failed(ThreadState ts) {
    if (Libc.errno(ts) == Libc.EAGAIN) {
      return -1;
    }
    throw Libc.error(ts);
  }

  private static int writeStream(ThreadState ts, FileDescriptor descriptor, byte[] bytes, int offset, int length) {
    IOException failure = null;
    ts.detach(Activity.SYSTEM, "write");
    try {
      // The stream is not closed: that would close the descriptor.
      new FileOutputStream(descriptor).write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
    } finally {
      ts.attach();
    }
    if (failure != null) {
      throw PyErrors.osError(FileStatus.errno(failure), null, null);
    }
    return length;
  }

  /// Reads up to `length` bytes; 0 at the end, -1 if the descriptor would block. OSError for other failures.
  public static int read(ThreadState ts, int descriptor, byte[] bytes, int offset, int length) {
    if (length > LARGEST) {
      return read(ts, descriptor, bytes, offset, LARGEST);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(Math.max(1, length));
      long count = Libc.blocking(ts, "read", descriptor, memory.address(), length);
      if (count > 0) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, bytes, offset, (int) count);
      }
      return count >= 0 ? (int) count : failed(ts);
    }
  }

  public static boolean isTerminal(ThreadState ts, int descriptor) {
    if (TERMINALS != null && usesStreams(descriptor) && descriptor >= 0) {
      return (TERMINALS >> descriptor & 1) != 0;
    }
    return (int) Libc.call(ts, "isatty", descriptor) == 1;
  }

  public static void close(ThreadState ts, int descriptor) {
    Libc.check(ts, Libc.call(ts, "close", descriptor));
  }

  /// Moves the position and returns the new one; OSError if the descriptor has none.
  public static long seek(ThreadState ts, int descriptor, long offset, int whence) {
    long position = Libc.call(ts, "lseek", descriptor, offset, whence);
    if (position == -1) {
      throw Libc.error(ts);
    }
    return position;
  }

  /// The present position, or -1 if the descriptor has none.
  static long position(ThreadState ts, int descriptor) {
    if (!usesStreams(descriptor) || descriptor < 0) {
      return Libc.call(ts, "lseek", descriptor, 0, 1);
    }
    try {
      // The streams are not closed: that would close the descriptor.
      return descriptor == 0 ? new FileInputStream(FileDescriptor.in).getChannel().position()
          : new FileOutputStream(descriptor == 1 ? FileDescriptor.out : FileDescriptor.err).getChannel().position();
    } catch (IOException e) {
      return -1;
    }
  }

  /// Opens a file; the descriptor is not inherited by other programs.
  public static int open(ThreadState ts, byte[] name, int flags, int mode, Object original) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = Libc.string(arena, name);
      int descriptor = (int) Libc.blocking(ts, "open", text.address(), flags | O_CLOEXEC, mode);
      if (descriptor == -1) {
        throw Libc.error(ts, original);
      }
      return descriptor;
    }
  }

  public static final int O_RDONLY = 0, O_WRONLY = 1, O_RDWR = 2, O_CREAT = 0x40, O_EXCL = 0x80, O_TRUNC = 0x200, O_APPEND = 0x400,
      O_CLOEXEC = 0x80000;
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.thread.ThreadState;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the system knows of a file: the fields of `stat`, times in nanoseconds since 1970.
record FileStatus(int mode, long inode, long device, long links, long user, long group, long size, long accessed, long modified, long changed,
    long blockSize, long blocks, long rdev) {
  static final int AT_FDCWD = -100, AT_SYMLINK_NOFOLLOW = 0x100, AT_EMPTY_PATH = 0x1000;
  private static final int BASIC_STATS = 0x7FF;
  private static final int STATX_SIZE = 256;
  private static final long NANOS = 1_000_000_000L;
  /// Those that are needed: names of owners would be looked up in files.
  private static final String ATTRIBUTES = "unix:mode,ino,dev,nlink,uid,gid,size,lastAccessTime,lastModifiedTime,ctime,rdev";
  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

  /// Asks for a file by name or descriptor; OSError if there is none.
  static FileStatus of(ThreadState ts, PathArgument path, int directory, boolean follow) {
    if (!path.isDescriptor() && directory == AT_FDCWD) {
      Path nio = path.nioPath();
      if (nio != null) {
        return ofPath(nio, path.original(), follow);
      }
    }
    return statx(ts, path.isDescriptor() ? path.descriptor() : directory, path.isDescriptor() ? new byte[0] : path.name(),
        path.isDescriptor() ? AT_EMPTY_PATH : follow ? 0 : AT_SYMLINK_NOFOLLOW, path.original());
  }

  static FileStatus ofDescriptor(ThreadState ts, int descriptor) {
    return statx(ts, descriptor, new byte[0], AT_EMPTY_PATH, null);
  }

  private static FileStatus statx(ThreadState ts, int directory, byte[] name, int flags, Object original) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(STATX_SIZE, 8);
      MemorySegment text = Libc.string(arena, name);
      long result = Libc.blocking(ts, "statx", directory, text.address(), flags, BASIC_STATS, memory.address(), 0);
      if ((int) result == -1) {
        throw original instanceof dev.krait.runtime.object.PyInt ? Libc.error(ts) : Libc.error(ts, original);
      }
      return read(memory);
    }
  }

  /// Reads a `struct statx`, whose layout is the same on every architecture.
  private static FileStatus read(MemorySegment m) {
    ValueLayout.OfInt i = ValueLayout.JAVA_INT;
    ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
    return new FileStatus(m.get(ValueLayout.JAVA_SHORT, 28) & 0xFFFF, m.get(l, 32), device(m.get(i, 136), m.get(i, 140)), m.get(i, 16) & 0xFFFFFFFFL,
        m.get(i, 20) & 0xFFFFFFFFL, m.get(i, 24) & 0xFFFFFFFFL, m.get(l, 40), time(m, 64), time(m, 112), time(m, 96), m.get(i, 4), m.get(l, 48),
        device(m.get(i, 128), m.get(i, 132)));
  }

  private static long time(MemorySegment m, int offset) {
    return m.get(ValueLayout.JAVA_LONG, offset) * NANOS + m.get(ValueLayout.JAVA_INT, offset + 8);
  }

  /// The device number of a major and a minor number, as the C library packs them.
  static long device(int major, int minor) {
    return minor & 0xFFL | (major & 0xFFFL) << 8 | (minor & 0xFFFFFF00L) << 12 | (major & 0xFFFFF000L) << 32;
  }

  private static FileStatus ofPath(Path path, Object original, boolean follow) {
    try {
      Map<String, Object> a = Files.readAttributes(path, ATTRIBUTES, follow ? FOLLOW : NO_FOLLOW);
      long size = (Long) a.get("size");
      return new FileStatus((Integer) a.get("mode"), (Long) a.get("ino"), (Long) a.get("dev"), (Integer) a.get("nlink"), (Integer) a.get("uid"),
          (Integer) a.get("gid"), size, nanos(a, "lastAccessTime"), nanos(a, "lastModifiedTime"), nanos(a, "ctime"), 4096, (size + 511) / 512,
          (Long) a.get("rdev"));
    } catch (IOException e) {
      throw error(e, original);
    }
  }

  private static long nanos(Map<String, Object> attributes, String name) {
    return ((FileTime) attributes.get(name)).to(TimeUnit.NANOSECONDS);
  }

  /// The OSError for an exception of Java's file functions.
  static PyException error(IOException e, Object original) {
    return PyErrors.osError(errno(e), original, null);
  }

  static int errno(IOException e) {
    if (e instanceof NoSuchFileException) {
      return Libc.ENOENT;
    }
    if (e instanceof AccessDeniedException) {
      return Libc.EACCES;
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    if (reason == null) {
      return 5;
    }
    return reason.contains("Not a directory") ? Libc.ENOTDIR
        : reason.contains("Is a directory") ? Libc.EISDIR
            : reason.contains("Too many levels") ? 40
                : reason.contains("name too long") ? 36
                    : reason.contains("Operation not permitted") ? Libc.EPERM
                        : reason.contains("Broken pipe") ? Libc.EPIPE
                            : reason.contains("No space left") ? 28 : reason.contains("Bad file descriptor") ? Libc.EBADF : 5;
  }

  boolean isDirectory() {
    return (mode & 0xF000) == 0x4000;
  }

  boolean isRegular() {
    return (mode & 0xF000) == 0x8000;
  }

  boolean isLink() {
    return (mode & 0xF000) == 0xA000;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The functions of `posix` on files and directories by name.
@PyModuleDef(value = "posix", part = true)
final class PosixFileFunctions {
  private static final int AT_REMOVEDIR = 0x200, AT_EACCESS = 0x200, AT_SYMLINK_FOLLOW = 0x400;
  private static final int UTIME_NOW = (1 << 30) - 1;
  private static final long NANOS = 1_000_000_000L;

  private PosixFileFunctions() {
  }

  /// A `dir_fd` argument as audit hooks see it.
  private static Object auditedDirectory(Object dirFd) {
    return dirFd == PyNone.NONE ? PyInt.of(-1) : dirFd;
  }

  private static int directory(ThreadState ts, Object dirFd) {
    return dirFd == PyNone.NONE ? FileStatus.AT_FDCWD : PathArgument.descriptor(ts, dirFd);
  }

  static Object statResult(FileStatus s) {
    return PyStructSequence.of(PosixModule.STAT_RESULT, PyInt.of(s.mode()), PyInt.of(s.inode()), PyInt.of(s.device()), PyInt.of(s.links()), PyInt
        .of(s.user()), PyInt.of(s.group()), PyInt.of(s.size()), seconds(s.accessed()), seconds(s.modified()), seconds(s.changed()),
        time(s.accessed()),
        time(s.modified()), time(s.changed()), PyInt.of(s.accessed()), PyInt.of(s.modified()), PyInt.of(s.changed()), PyInt.of(s.blockSize()), PyInt
            .of(s.blocks()),
        PyInt.of(s.rdev()));
  }

  private static Object seconds(long nanos) {
    return PyInt.of(Math.floorDiv(nanos, NANOS));
  }

  private static Object time(long nanos) {
    return new PyFloat(Math.floorDiv(nanos, NANOS) + 1e-9 * Math.floorMod(nanos, NANOS));
  }

  /// What the system knows of a file.
  @Function("stat(path, *, dir_fd=None, follow_symlinks=True)")
  static Object stat(ThreadState ts, Object path, Object dirFd, boolean followSymlinks) {
    return statResult(FileStatus.of(ts, PathArgument.nameOrDescriptor(ts, "stat", path), directory(ts, dirFd), followSymlinks));
  }

  /// Like `stat`, but of a symbolic link itself.
  @Function("lstat(path, *, dir_fd=None)")
  static Object lstat(ThreadState ts, Object path, Object dirFd) {
    return statResult(FileStatus.of(ts, PathArgument.name(ts, "lstat", path), directory(ts, dirFd), false));
  }

  /// The current directory.
  @Function("getcwd()")
  static Object getcwd(ThreadState ts) {
    return Libc.isLoaded() ? FileNames.decode(currentDirectory(ts)) : Text.fromJava(System.getProperty("user.dir"));
  }

  /// The current directory, as bytes.
  @Function("getcwdb()")
  static Object getcwdb(ThreadState ts) {
    return new PyBytes(currentDirectory(ts));
  }

  private static byte[] currentDirectory(ThreadState ts) {
    try (Arena arena = Arena.ofConfined()) {
      int size = 65536;
      MemorySegment memory = arena.allocate(size);
      long result = Libc.call(ts, "getcwd", memory.address(), size);
      if (result == 0) {
        throw Libc.error(ts);
      }
      return Libc.bytes(result);
    }
  }

  /// Changes the current directory.
  @Function("chdir(path)")
  static void chdir(ThreadState ts, Object path) {
    ts.interpreter().system().audit(ts, "os.chdir", path);
    PathArgument p = PathArgument.nameOrDescriptor(ts, "chdir", path);
    if (p.isDescriptor()) {
      Libc.check(ts, Libc.blocking(ts, "fchdir", p.descriptor(), 0, 0));
    } else {
      onPath(ts, "chdir", p, 0, 0);
    }
  }

  /// Calls a function whose first argument is a path; OSError with the name if it fails.
  private static long onPath(ThreadState ts, String function, PathArgument path, long b, long c) {
    try (Arena arena = Arena.ofConfined()) {
      long result = Libc.blocking(ts, function, Libc.string(arena, path.name()).address(), b, c);
      if ((int) result == -1) {
        throw Libc.error(ts, path.original());
      }
      return result;
    }
  }

  /// Calls an `…at` function whose first arguments are a directory and a path.
  private static long at(ThreadState ts, String function, int directory, PathArgument path, long c, long d) {
    try (Arena arena = Arena.ofConfined()) {
      long result = Libc.blocking(ts, function, directory, Libc.string(arena, path.name()).address(), c, d, 0, 0);
      if ((int) result == -1) {
        throw Libc.error(ts, path.original());
      }
      return result;
    }
  }

  /// The names in a directory, without `.` and `..`.
  @Function("listdir(path=None)")
  static Object listdir(ThreadState ts, Object path) {
    ts.interpreter().system().audit(ts, "os.listdir", path);
    List<Object> names = new ArrayList<>();
    PathArgument p = PathArgument.of(ts, "listdir", "path", path, true, true);
    for (byte[] name : list(ts, p)) {
      names.add(FileNames.result(name, p.isBytes()));
    }
    return PyList.of(names.toArray());
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// The names in a directory; None stands for the current one.
  static List<byte[]> list(ThreadState ts, PathArgument path) {
    Path nio = path.isDescriptor() || path.name() == null ? null : path.nioPath();
    if (nio == null) {
      return DirectoryReading.names(ts, path);
    }
    String[] found = nio.toFile().list();
    if (found == null) {
      return DirectoryReading.names(ts, path);
    }
    List<byte[]> names = new ArrayList<>();
    for (String name : found) {
      if (!isAscii(name)) {
        return DirectoryReading.names(ts, path);
      }
      names.add(FileNames.encode(name));
    }
    return names;
  }

  /// An iterator over the entries of a directory, which know more than their names.
  @Function("scandir(path=None)")
  static Object scandir(ThreadState ts, Object path) {
    ts.interpreter().system().audit(ts, "os.scandir", path);
    return PyScandirIterator.over(ts, PathArgument.of(ts, "scandir", "path", path, true, true));
  }

  /// Makes a directory.
  @Function("mkdir(path, mode=511, *, dir_fd=None)")
  static void mkdir(ThreadState ts, Object path, int mode, Object dirFd) {
    ts.interpreter().system().audit(ts, "os.mkdir", path, PyInt.of(mode), auditedDirectory(dirFd));
    at(ts, "mkdirat", directory(ts, dirFd), PathArgument.name(ts, "mkdir", path), mode, 0);
  }

  /// Removes an empty directory.
  @Function("rmdir(path, *, dir_fd=None)")
  static void rmdir(ThreadState ts, Object path, Object dirFd) {
    ts.interpreter().system().audit(ts, "os.rmdir", path, auditedDirectory(dirFd));
    at(ts, "unlinkat", directory(ts, dirFd), PathArgument.name(ts, "rmdir", path), AT_REMOVEDIR, 0);
  }

  /// Removes a file.
  @Function("unlink(path, *, dir_fd=None)")
  static void unlink(ThreadState ts, Object path, Object dirFd) {
    ts.interpreter().system().audit(ts, "os.remove", path, auditedDirectory(dirFd));
    at(ts, "unlinkat", directory(ts, dirFd), PathArgument.name(ts, "unlink", path), 0, 0);
  }

  /// Removes a file.
  @Function("remove(path, *, dir_fd=None)")
  static void remove(ThreadState ts, Object path, Object dirFd) {
    ts.interpreter().system().audit(ts, "os.remove", path, auditedDirectory(dirFd));
    at(ts, "unlinkat", directory(ts, dirFd), PathArgument.name(ts, "remove", path), 0, 0);
  }

  /// Calls a function of two directories and two names.
  private static void two(ThreadState ts, String function, int from, PathArgument src, int to, PathArgument dst, long flags) {
    try (Arena arena = Arena.ofConfined()) {
      long a = Libc.string(arena, src.name()).address();
      long b = Libc.string(arena, dst.name()).address();
      if ((int) Libc.blocking(ts, function, from, a, to, b, flags, 0) == -1) {
        throw PyErrors.osError(Libc.errno(ts), src.original(), dst.original());
      }
    }
  }

  /// Gives a file or folder another name.
  @Function("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
  static void rename(ThreadState ts, Object src, Object dst, Object srcDirFd, Object dstDirFd) {
    ts.interpreter().system().audit(ts, "os.rename", src, dst, auditedDirectory(srcDirFd), auditedDirectory(dstDirFd));
    two(ts, "renameat", directory(ts, srcDirFd), PathArgument.of(ts, "rename", "src", src, false, false), directory(ts, dstDirFd), PathArgument.of(ts,
        "rename", "dst", dst, false, false), 0);
  }

  /// Gives a file or folder another name, in place of what has that name.
  @Function("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
  static void replace(ThreadState ts, Object src, Object dst, Object srcDirFd, Object dstDirFd) {
    ts.interpreter().system().audit(ts, "os.rename", src, dst, auditedDirectory(srcDirFd), auditedDirectory(dstDirFd));
    two(ts, "renameat", directory(ts, srcDirFd), PathArgument.of(ts, "replace", "src", src, false, false), directory(ts, dstDirFd), PathArgument.of(
        ts, "replace", "dst", dst, false, false), 0);
  }

  /// Makes a hard link.
  @Function("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")
  static void link(ThreadState ts, Object src, Object dst, Object srcDirFd, Object dstDirFd, boolean followSymlinks) {
    ts.interpreter().system().audit(ts, "os.link", src, dst, auditedDirectory(srcDirFd), auditedDirectory(dstDirFd));
    two(ts, "linkat", directory(ts, srcDirFd), PathArgument.of(ts, "link", "src", src, false, false), directory(ts, dstDirFd), PathArgument.of(ts,
        "link", "dst", dst, false, false), followSymlinks ? AT_SYMLINK_FOLLOW : 0);
  }

  /// Makes a symbolic link.
  @Function("symlink(src, dst, target_is_directory=False, *, dir_fd=None)")
  static void symlink(ThreadState ts, Object src, Object dst, boolean targetIsDirectory, Object dirFd) {
    ts.interpreter().system().audit(ts, "os.symlink", src, dst, auditedDirectory(dirFd));
    PathArgument from = PathArgument.of(ts, "symlink", "src", src, false, false);
    PathArgument to = PathArgument.of(ts, "symlink", "dst", dst, false, false);
    try (Arena arena = Arena.ofConfined()) {
      long a = Libc.string(arena, from.name()).address();
      long b = Libc.string(arena, to.name()).address();
      if ((int) Libc.blocking(ts, "symlinkat", a, directory(ts, dirFd), b) == -1) {
        throw PyErrors.osError(Libc.errno(ts), from.original(), to.original());
      }
    }
  }

  /// The target of a symbolic link.
  @Function("readlink(path, *, dir_fd=None)")
  static Object readlink(ThreadState ts, Object path, Object dirFd) {
    PathArgument p = PathArgument.name(ts, "readlink", path);
    try (Arena arena = Arena.ofConfined()) {
      int size = 65536;
      MemorySegment memory = arena.allocate(size);
      int length = (int) at(ts, "readlinkat", directory(ts, dirFd), p, memory.address(), size);
      return FileNames.result(memory.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), p.isBytes());
    }
  }

  /// Whether the process may use a file in some way.
  @Function("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")
  static boolean access(ThreadState ts, Object path, int mode, Object dirFd, boolean effectiveIds, boolean followSymlinks) {
    PathArgument p = PathArgument.name(ts, "access", path);
    try (Arena arena = Arena.ofConfined()) {
      int flags = (effectiveIds ? AT_EACCESS : 0) | (followSymlinks ? 0 : FileStatus.AT_SYMLINK_NOFOLLOW);
      return (int) Libc.blocking(ts, "faccessat", directory(ts, dirFd), Libc.string(arena, p.name()).address(), mode, flags, 0, 0) == 0;
    }
  }

  /// Sets who may do what with a file.
  @Function("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)")
  static void chmod(ThreadState ts, Object path, int mode, Object dirFd, boolean followSymlinks) {
    ts.interpreter().system().audit(ts, "os.chmod", path, PyInt.of(mode), auditedDirectory(dirFd));
    PathArgument p = PathArgument.nameOrDescriptor(ts, "chmod", path);
    if (p.isDescriptor()) {
      Libc.check(ts, Libc.blocking(ts, "fchmod", p.descriptor(), mode, 0));
    } else {
      at(ts, "fchmodat", directory(ts, dirFd), p, mode, followSymlinks ? 0 : FileStatus.AT_SYMLINK_NOFOLLOW);
    }
  }

  /// Changes the owner of a file; -1 leaves the user or the group.
  @Function("chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)")
  static void chown(ThreadState ts, Object path, long uid, long gid, Object dirFd, boolean followSymlinks) {
    ts.interpreter().system().audit(ts, "os.chown", path, PyInt.of(uid), PyInt.of(gid), auditedDirectory(dirFd));
    PathArgument p = PathArgument.nameOrDescriptor(ts, "chown", path);
    if (p.isDescriptor()) {
      Libc.check(ts, Libc.blocking(ts, "fchown", p.descriptor(), uid, gid));
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      long name = Libc.string(arena, p.name()).address();
      int flags = followSymlinks ? 0 : FileStatus.AT_SYMLINK_NOFOLLOW;
      if ((int) Libc.blocking(ts, "fchownat", directory(ts, dirFd), name, uid, gid, flags, 0) == -1) {
        throw Libc.error(ts, p.original());
      }
    }
  }

  /// Changes the owner of a symbolic link itself.
  @Function("lchown(path, uid, gid)")
  static void lchown(ThreadState ts, Object path, long uid, long gid) {
    ts.interpreter().system().audit(ts, "os.chown", path, PyInt.of(uid), PyInt.of(gid), PyInt.of(-1));
    onPath(ts, "lchown", PathArgument.name(ts, "lchown", path), uid, gid);
  }

  /// Sets the times of access and modification: now, in seconds, or in nanoseconds.
  @Function("utime(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)")
  static void utime(ThreadState ts, Object path, Object times, Object ns, Object dirFd, boolean followSymlinks) {
    ts.interpreter().system().audit(ts, "os.utime", path, times, ns == null ? PyNone.NONE : ns, auditedDirectory(dirFd));
    PathArgument p = PathArgument.nameOrDescriptor(ts, "utime", path);
    if (times != PyNone.NONE && ns != null) {
      throw PyErrors.valueError("utime: you may specify either 'times' or 'ns' but not both");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(32, 8);
      if (times == PyNone.NONE && ns == null) {
        memory.set(ValueLayout.JAVA_LONG, 8, UTIME_NOW);
        memory.set(ValueLayout.JAVA_LONG, 24, UTIME_NOW);
      } else {
        Object pair = ns == null ? times : ns;
        if (!(pair instanceof PyTuple t) || t.size() != 2) {
          throw PyErrors
              .typeError(ns == null ? "utime: 'times' must be either a tuple of two ints or None" : "utime: 'ns' must be a tuple of two ints");
        }
        for (int i = 0; i < 2; i++) {
          storeTime(ts, memory, 16L * i, t.get(i), ns != null);
        }
      }
      long result = p.isDescriptor() ? Libc.blocking(ts, "futimens", p.descriptor(), memory.address(), 0)
          : Libc.blocking(ts, "utimensat", directory(ts, dirFd), Libc.string(arena, p.name()).address(), memory.address(), followSymlinks ? 0
              : FileStatus.AT_SYMLINK_NOFOLLOW, 0, 0);
      if ((int) result == -1) {
        throw Libc.error(ts, p.original());
      }
    }
  }

  private static long longValue(ThreadState ts, Object number) {
    Object plain = Numbers.index(ts, number);
    if (plain instanceof PyInt i) {
      return i.value;
    }
    throw PyErrors.overflowError("Python int too large to convert to C long");
  }

  /// Stores a `struct timespec`; far times do not fit a long in nanoseconds.
  private static void storeTime(ThreadState ts, MemorySegment memory, long offset, Object time, boolean inNanos) {
    long seconds;
    long nanos = 0;
    if (inNanos) {
      Object plain = Numbers.index(ts, time);
      BigInteger all = plain instanceof PyInt i ? BigInteger.valueOf(i.value) : ((PyBigInt) plain).value;
      BigInteger unit = BigInteger.valueOf(NANOS);
      nanos = all.mod(unit).longValue();
      BigInteger whole = all.subtract(BigInteger.valueOf(nanos)).divide(unit);
      if (whole.bitLength() >= Long.SIZE) {
        throw PyErrors.overflowError("Python int too large to convert to C long");
      }
      seconds = whole.longValue();
    } else if (Numbers.hasIndex(time)) {
      seconds = longValue(ts, time);
    } else {
      double value = checkedSeconds(ts, time);
      double whole = Math.floor(value);
      seconds = (long) whole;
      nanos = (long) Math.floor((value - whole) * NANOS);
    }
    memory.set(ValueLayout.JAVA_LONG, offset, seconds);
    memory.set(ValueLayout.JAVA_LONG, offset + 8, nanos);
  }

  private static double checkedSeconds(ThreadState ts, Object seconds) {
    double value = dev.krait.runtime.builtin.Converters.toDouble(ts, seconds);
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("Invalid value NaN (not a number)");
    }
    return value;
  }

  /// Cuts a file at a size.
  @Function("truncate(path, length)")
  static void truncate(ThreadState ts, Object path, long length) {
    ts.interpreter().system().audit(ts, "os.truncate", path, PyInt.of(length));
    PathArgument p = PathArgument.nameOrDescriptor(ts, "truncate", path);
    if (p.isDescriptor()) {
      Libc.check(ts, Libc.blocking(ts, "ftruncate", p.descriptor(), length, 0));
    } else {
      onPath(ts, "truncate", p, length, 0);
    }
  }

  /// Makes a named pipe.
  @Function("mkfifo(path, mode=438, *, dir_fd=None)")
  static void mkfifo(ThreadState ts, Object path, int mode, Object dirFd) {
    at(ts, "mkfifoat", directory(ts, dirFd), PathArgument.name(ts, "mkfifo", path), mode, 0);
  }

  /// Makes a special file.
  @Function("mknod(path, mode=384, device=0, *, dir_fd=None)")
  static void mknod(ThreadState ts, Object path, int mode, long device, Object dirFd) {
    at(ts, "mknodat", directory(ts, dirFd), PathArgument.name(ts, "mknod", path), mode, device);
  }

  /// The major number of a device.
  @Function("major(device, /)")
  static long major(long device) {
    return device >> 8 & 0xFFF | device >> 32 & 0xFFFFF000L;
  }

  /// The minor number of a device.
  @Function("minor(device, /)")
  static long minor(long device) {
    return device & 0xFF | device >> 12 & 0xFFFFFF00L;
  }

  /// The number of a device.
  @Function("makedev(major, minor, /)")
  static long makedev(int major, int minor) {
    return FileStatus.device(major, minor);
  }

  /// What the system knows of a file system.
  @Function("statvfs(path)")
  static Object statvfs(ThreadState ts, Object path) {
    PathArgument p = PathArgument.nameOrDescriptor(ts, "statvfs", path);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(112, 8);
      if (p.isDescriptor()) {
        Libc.check(ts, Libc.blocking(ts, "fstatvfs", p.descriptor(), memory.address(), 0));
      } else {
        onPath(ts, "statvfs", p, memory.address(), 0);
      }
      Object[] fields = new Object[11];
      for (int i = 0; i < 8; i++) {
        fields[i] = unsigned(memory.get(ValueLayout.JAVA_LONG, 8L * i));
      }
      fields[8] = PyInt.of(memory.get(ValueLayout.JAVA_LONG, 72));
      fields[9] = PyInt.of(memory.get(ValueLayout.JAVA_LONG, 80));
      fields[10] = unsigned(memory.get(ValueLayout.JAVA_LONG, 64));
      return PyStructSequence.of(PosixModule.STATVFS_RESULT, fields);
    }
  }

  /// What the system knows of the file system of an open file.
  @Function("fstatvfs(fd, /)")
  static Object fstatvfs(ThreadState ts, Object fd) {
    return statvfs(ts, PyInt.of(PathArgument.descriptor(ts, fd)));
  }

  private static Object unsigned(long value) {
    return value >= 0 ? PyInt.of(value) : PyLong.of(BigInteger.valueOf(value).and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)));
  }

  /// A limit that holds for a file.
  @Function("pathconf(path, name)")
  static long pathconf(ThreadState ts, Object path, Object name) {
    PathArgument p = PathArgument.nameOrDescriptor(ts, "pathconf", path);
    int number = SystemNames.number(ts, "pathconf_names", name);
    return p.isDescriptor() ? Libc.call(ts, "fpathconf", p.descriptor(), number) : onPath(ts, "pathconf", p, number, 0);
  }

  /// Opens a file and returns a descriptor.
  @Function("open(path, flags, mode=511, *, dir_fd=None)")
  static int open(ThreadState ts, Object path, int flags, int mode, Object dirFd) {
    ts.interpreter().system().audit(ts, "open", path, PyNone.NONE, PyInt.of(flags));
    return (int) at(ts, "openat", directory(ts, dirFd), PathArgument.name(ts, "open", path), flags | Descriptors.O_CLOEXEC, mode);
  }

  /// The value of an extended attribute.
  @Function("getxattr(path, attribute, *, follow_symlinks=True)")
  static Object getxattr(ThreadState ts, Object path, Object attribute, boolean followSymlinks) {
    ts.interpreter().system().audit(ts, "os.getxattr", path, attribute);
    PathArgument p = PathArgument.nameOrDescriptor(ts, "getxattr", path);
    PathArgument name = PathArgument.of(ts, "getxattr", "attribute", attribute, false, false);
    try (Arena arena = Arena.ofConfined()) {
      int size = 65536;
      MemorySegment memory = arena.allocate(size);
      long key = Libc.string(arena, name.name()).address();
      int length = (int) xattr(ts, arena, p, followSymlinks, "getxattr", key, memory.address(), size, 0);
      return new PyBytes(memory.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  private static long xattr(ThreadState ts, Arena arena, PathArgument p, boolean follow, String function, long b, long c, long d, long e) {
    long result = p.isDescriptor() ? Libc.blocking(ts, "f" + function, p.descriptor(), b, c, d, e, 0)
        : Libc.blocking(ts, follow ? function : "l" + function, Libc.string(arena, p.name()).address(), b, c, d, e, 0);
    if ((int) result == -1) {
      throw Libc.error(ts, p.original());
    }
    return result;
  }

  /// Sets an extended attribute.
  @Function("setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)")
  static void setxattr(ThreadState ts, Object path, Object attribute, Object value, int flags, boolean followSymlinks) {
    ts.interpreter().system().audit(ts, "os.setxattr", path, attribute, value, PyInt.of(flags));
    PathArgument p = PathArgument.nameOrDescriptor(ts, "setxattr", path);
    PathArgument name = PathArgument.of(ts, "setxattr", "attribute", attribute, false, false);
    byte[] bytes = Buffers.bytes(ts, value);
    try (Arena arena = Arena.ofConfined()) {
      xattr(ts, arena, p, followSymlinks, "setxattr", Libc.string(arena, name.name()).address(), Libc.string(arena, bytes).address(), bytes.length,
          flags);
    }
  }

  /// Removes an extended attribute.
  @Function("removexattr(path, attribute, *, follow_symlinks=True)")
  static void removexattr(ThreadState ts, Object path, Object attribute, boolean followSymlinks) {
    ts.interpreter().system().audit(ts, "os.removexattr", path, attribute);
    PathArgument p = PathArgument.nameOrDescriptor(ts, "removexattr", path);
    PathArgument name = PathArgument.of(ts, "removexattr", "attribute", attribute, false, false);
    try (Arena arena = Arena.ofConfined()) {
      xattr(ts, arena, p, followSymlinks, "removexattr", Libc.string(arena, name.name()).address(), 0, 0, 0);
    }
  }

  /// The names of a file's extended attributes.
  @Function("listxattr(path=None, *, follow_symlinks=True)")
  static Object listxattr(ThreadState ts, Object path, boolean followSymlinks) {
    ts.interpreter().system().audit(ts, "os.listxattr", path);
    PathArgument p = PathArgument.nameOrDescriptor(ts, "listxattr", path == PyNone.NONE ? "." : path);
    try (Arena arena = Arena.ofConfined()) {
      int size = 65536;
      MemorySegment memory = arena.allocate(size);
      int length = (int) xattr(ts, arena, p, followSymlinks, "listxattr", memory.address(), size, 0, 0);
      List<Object> names = new ArrayList<>();
      for (int start = 0, i = 0; i < length; i++) {
        if (memory.get(ValueLayout.JAVA_BYTE, i) == 0) {
          names.add(FileNames.decode(memory.asSlice(start, i - start).toArray(ValueLayout.JAVA_BYTE)));
          start = i + 1;
        }
      }
      return PyList.of(names.toArray());
    }
  }

  /// Whether a descriptor belongs to a terminal.
  @Function("isatty(fd, /)")
  static Object isatty(ThreadState ts, Object fd) {
    return PyBool.of(Descriptors.isTerminal(ts, PathArgument.descriptor(ts, fd)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Reads directories with the C library.
final class DirectoryReading {
  private static final int O_DIRECTORY = 0x10000;
  private static final int NAME_OFFSET = 19;
  private static final int TYPE_OFFSET = 18;
  private static final int DIRENT_SIZE = 280;

  private DirectoryReading() {
  }

  /// An entry: its name, its inode, and its kind as in `struct dirent` (0 if unknown).
  record Entry(byte[] name, long inode, int kind) {
  }

  static List<byte[]> names(ThreadState ts, PathArgument path) {
    List<byte[]> names = new ArrayList<>();
    for (Entry entry : entries(ts, path)) {
      names.add(entry.name);
    }
    return names;
  }

  /// All entries but `.` and `..`.
  static List<Entry> entries(ThreadState ts, PathArgument path) {
    int descriptor;
    if (path.isDescriptor()) {
      descriptor = Libc.check(ts, Libc.call(ts, "dup", path.descriptor()));
    } else {
      descriptor = Descriptors.open(ts, path.name() == null ? new byte[] {'.'} : path.name(), O_DIRECTORY, 0, path.name() == null ? "."
          : path
              .original());
    }
    long stream = Libc.call(ts, "fdopendir", descriptor);
    if (stream == 0) {
      RuntimeException error = Libc.error(ts, path.original());
      Libc.call(ts, "close", descriptor);
      throw error;
    }
    List<Entry> entries = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      if (path.isDescriptor()) {
        Libc.call(ts, "rewinddir", stream);
      }
      MemorySegment result = arena.allocate(8);
      while (true) {
        long at = Libc.blocking(ts, "readdir", stream, result.address(), 0);
        if (at == 0) {
          return entries;
        }
        MemorySegment entry = MemorySegment.ofAddress(at).reinterpret(DIRENT_SIZE);
        byte[] name = Libc.bytes(at + NAME_OFFSET);
        boolean dots = name[0] == '.' && (name.length == 1 || name.length == 2 && name[1] == '.');
        if (!dots) {
          entries.add(new Entry(name, entry.get(ValueLayout.JAVA_LONG, 0), entry.get(ValueLayout.JAVA_BYTE, TYPE_OFFSET)));
        }
      }
    } finally {
      Libc.call(ts, "closedir", stream);
    }
  }
}

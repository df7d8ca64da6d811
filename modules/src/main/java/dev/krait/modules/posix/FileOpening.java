// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the module `_io` asks of the system when it opens a file.
public final class FileOpening {
  private static final int DEFAULT_MODE = 0666;
  private static final int LARGEST_HINT = 1 << 30;

  private FileOpening() {
  }

  /// Opens a file by name (a `str`, bytes or path-like object) and returns the descriptor.
  public static int open(ThreadState ts, Object file, int flags) {
    PathArgument path = PathArgument.name(ts, "open", file);
    return Descriptors.open(ts, path.name(), flags, DEFAULT_MODE, file);
  }

  /// All bytes of a file while no C function has been called, without calling one; null if that does not work for any reason.
  public static byte[] readQuickly(String path) {
    Path nio = new PathArgument(path, FileNames.encode(dev.krait.runtime.object.Text.fromJava(path)), -1, false).nioPath();
    if (nio == null) {
      return null;
    }
    try {
      return Files.readAllBytes(nio);
    } catch (IOException e) {
      return null;
    }
  }

  /// Checks that a descriptor is open and no directory, and returns the block size.
  ///
  /// @param mine whether the descriptor was opened for this file, so that a failing `fstat` does not matter
  public static int checkFile(ThreadState ts, int descriptor, Object file, boolean mine) {
    if (!mine && descriptor <= 2 && !Libc.isLoaded()) {
      return 8192;
    }
    FileStatus status = FileStatus.ofDescriptor(ts, descriptor);
    if (status.isDirectory()) {
      throw PyErrors.osError(Libc.EISDIR, file, null);
    }
    return status.blockSize() > 1 ? (int) Math.max(status.blockSize(), 131072) : 131072;
  }

  /// How much there is left to read, plus one so that the end is seen without another allocation; the default if unknown.
  public static int sizeHint(ThreadState ts, int descriptor, int unknown) {
    long position = Libc.call(ts, "lseek", descriptor, 0, 1);
    if (position < 0) {
      return unknown;
    }
    long size = FileStatus.ofDescriptor(ts, descriptor).size();
    return size <= position ? unknown : (int) Math.min(LARGEST_HINT, size - position + 1);
  }

  public static boolean isSeekable(ThreadState ts, int descriptor) {
    return Descriptors.position(ts, descriptor) >= 0;
  }
}

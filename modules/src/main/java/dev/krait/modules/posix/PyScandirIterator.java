// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Iterates over the entries of a directory. It is a context manager; leaving it early holds no descriptor open, because the
/// directory has been read whole.
@PyTypeDef(value = "ScandirIterator", module = "posix")
public final class PyScandirIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyScandirIteratorTable.INSTANCE);

  private final List<DirectoryReading.Entry> entries;
  private final PathArgument path;
  private int next;

  private PyScandirIterator(List<DirectoryReading.Entry> entries, PathArgument path) {
    super(TYPE);
    this.entries = entries;
    this.path = path;
  }

  static PyScandirIterator over(ThreadState ts, PathArgument path) {
    Path nio = path.name() == null ? null : path.nioPath();
    List<DirectoryReading.Entry> entries = nio == null ? null : readQuickly(nio);
    return new PyScandirIterator(entries != null ? entries : DirectoryReading.entries(ts, path), path);
  }

  /// Reads a directory without the C library; null if a name or an error makes that hard.
  private static List<DirectoryReading.Entry> readQuickly(Path directory) {
    List<DirectoryReading.Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path entry : stream) {
        String name = entry.getFileName().toString();
        if (!name.chars().allMatch(c -> c < 0x80)) {
          return null;
        }
        PosixFileAttributes attributes = Files.readAttributes(entry, PosixFileAttributes.class, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        int kind = attributes.isDirectory() ? 4 : attributes.isRegularFile() ? 8 : attributes.isSymbolicLink() ? 10 : 0;
        long inode = (Long) Files.getAttribute(entry, "unix:ino", java.nio.file.LinkOption.NOFOLLOW_LINKS);
        entries.add(new DirectoryReading.Entry(FileNames.encode(name), inode, kind));
      }
    } catch (IOException e) {
      return null;
    }
    return entries;
  }

  /// This iterator.
  @Special("__iter__")
  Object iterator() {
    return this;
  }

  /// The next entry.
  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    int at = next;
    if (at >= entries.size()) {
      return null;
    }
    next = at + 1;
    DirectoryReading.Entry entry = entries.get(at);
    Object name = FileNames.result(entry.name(), path.isBytes());
    Object full = path.isDescriptor() ? name
        : FileNames.result(join(path.name() == null ? new byte[] {'.'} : path.name(), entry.name()), path
            .isBytes());
    return new PyDirEntry(name, full, entry.kind(), entry.inode(), path.isDescriptor() ? path.descriptor() : FileStatus.AT_FDCWD);
  }

  private static byte[] join(byte[] directory, byte[] name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(directory, 0, directory.length);
    if (directory.length > 0 && directory[directory.length - 1] != '/') {
      out.write('/');
    }
    out.write(name, 0, name.length);
    return out.toByteArray();
  }

  /// Ends the iteration.
  @Method("close()")
  void close() {
    next = Integer.MAX_VALUE;
  }

  /// This iterator, which ends with the block.
  @Method("__enter__()")
  Object enter() {
    return this;
  }

  /// Ends the iteration.
  @Method("__exit__(*args)")
  Object exit(Object[] args) {
    close();
    return PyNone.NONE;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// An entry of a directory, as `scandir` gives it.
///
/// Java: what has been asked of the system is kept; a race asks twice.
@PyTypeDef(value = "DirEntry", module = "posix")
public final class PyDirEntry extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyDirEntryTable.INSTANCE);
  private static final int DT_UNKNOWN = 0, DT_DIR = 4, DT_REG = 8, DT_LNK = 10;

  private final Object name;
  private final Object path;
  private final int kind;
  private final long inode;
  private final int directory;
  private FileStatus followed;
  private FileStatus own;

  PyDirEntry(Object name, Object path, int kind, long inode, int directory) {
    super(TYPE);
    this.name = name;
    this.path = path;
    this.kind = kind;
    this.inode = inode;
    this.directory = directory;
  }

  /// The name of the entry.
  @Getter("name")
  Object name() {
    return name;
  }

  /// The path of the entry: the argument of `scandir`, joined with the name.
  @Getter("path")
  Object path() {
    return path;
  }

  private FileStatus status(ThreadState ts, boolean follow) {
    FileStatus known = follow && (kind == DT_LNK || kind == DT_UNKNOWN) ? followed : own;
    if (known == null) {
      known = FileStatus.of(ts, PathArgument.name(ts, "stat", path), directory, follow);
      if (follow && (kind == DT_LNK || kind == DT_UNKNOWN)) {
        followed = known;
      } else {
        own = known;
      }
    }
    return known;
  }

  private boolean is(ThreadState ts, boolean follow, int wantedKind, int wantedMode) {
    boolean link = kind == DT_LNK;
    if (kind != DT_UNKNOWN && !(follow && link)) {
      return kind == wantedKind;
    }
    try {
      return (status(ts, follow).mode() & 0xF000) == wantedMode;
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.FILE_NOT_FOUND_ERROR)) {
        return false;
      }
      throw e;
    }
  }

  /// Whether it is a directory.
  @Method("is_dir(*, follow_symlinks=True)")
  boolean isDirectory(ThreadState ts, boolean followSymlinks) {
    return is(ts, followSymlinks, DT_DIR, 0x4000);
  }

  /// Whether it is a regular file.
  @Method("is_file(*, follow_symlinks=True)")
  boolean isFile(ThreadState ts, boolean followSymlinks) {
    return is(ts, followSymlinks, DT_REG, 0x8000);
  }

  /// Whether it is a symbolic link.
  @Method("is_symlink()")
  boolean isLink(ThreadState ts) {
    return is(ts, false, DT_LNK, 0xA000);
  }

  /// Whether it is a junction: never on POSIX systems.
  @Method("is_junction()")
  boolean isJunction() {
    return false;
  }

  /// What the system knows of the file.
  @Method("stat(*, follow_symlinks=True)")
  Object stat(ThreadState ts, boolean followSymlinks) {
    return PosixFileFunctions.statResult(status(ts, followSymlinks));
  }

  /// The inode number.
  @Method("inode()")
  Object inode() {
    return PyInt.of(inode);
  }

  /// The path, for functions that take path-like objects.
  @Method("__fspath__()")
  Object fspath() {
    return path;
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<DirEntry " + Objects.reprText(ts, name) + ">");
  }

  /// Supports annotations such as `DirEntry[str]`.
  @ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(ThreadState ts, PyType cls, Object item) {
    return new PyGenericAlias(cls, item);
  }
}

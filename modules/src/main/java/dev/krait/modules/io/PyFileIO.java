// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.modules.posix.Descriptors;
import dev.krait.modules.posix.FileOpening;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.Arrays;

/// A raw file over a descriptor, opened by name or around a descriptor that is open already.
///
/// Java: the descriptor is -1 while closed. Threads that share a file share its position, as the system has it.
@PyTypeDef(value = "FileIO", module = "_io", subclassable = true)
public final class PyFileIO extends PyRawIOBase {
  public static final PyType TYPE = PyType.builtinWithDict(PyFileIOTable.INSTANCE, PyRawIOBase.TYPE);

  private final Finalizers.Trigger trigger;
  private volatile int descriptor = -1;
  private boolean created;
  private boolean readable;
  private boolean writable;
  private boolean appending;
  private boolean closesDescriptor = true;
  /// 1 or 0 once known, else -1.
  private int seekable = -1;
  private int blockSize = CHUNK;

  PyFileIO(ThreadState ts, PyType type) {
    super(type);
    trigger = ts.interpreter().finalizers().trigger(this);
  }

  /// A file that is not open yet.
  @New("FileIO(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyFileIO(ts, cls);
  }

  /// Opens a file. The mode is one of r, w, x, a, with + for both directions; `opener` may open it instead.
  @Special("__init__(file, mode='r', closefd=True, opener=None)")
  void init(ThreadState ts, Object file, String mode, boolean closefd, Object opener) {
    if (descriptor >= 0 && closesDescriptor) {
      Calls.method(ts, this, "close");
    }
    int flags = parseMode(mode);
    int given = -1;
    if (Numbers.hasIndex(file)) {
      given = file instanceof PyInt i ? (int) i.value : Numbers.indexOrError(ts, file);
      if (given < 0) {
        throw PyErrors.valueError("negative file descriptor");
      }
    }
    ts.interpreter().system().audit(ts, "open", file, mode, PyInt.of(flags | Descriptors.O_CLOEXEC));
    closesDescriptor = closefd;
    if (given >= 0) {
      descriptor = given;
    } else {
      if (!closefd) {
        throw PyErrors.valueError("Cannot use closefd=False with file name");
      }
      descriptor = opener == PyNone.NONE ? FileOpening.open(ts, file, flags) : opened(ts, file, flags, opener);
    }
    boolean mine = given < 0;
    try {
      blockSize = FileOpening.checkFile(ts, descriptor, file, mine);
      Objects.setAttribute(ts, this, "name", file);
      if (appending) {
        Descriptors.seek(ts, descriptor, 0, 2);
      }
    } catch (PyException e) {
      int failed = descriptor;
      descriptor = -1;
      if (mine) {
        Libc.call(ts, "close", failed);
      }
      throw e;
    }
  }

  private static int opened(ThreadState ts, Object file, int flags, Object opener) {
    Object result = Calls.call2(ts, opener, file, PyInt.of(flags | Descriptors.O_CLOEXEC));
    if (!Numbers.hasIndex(result)) {
      throw PyErrors.typeError("expected integer from opener");
    }
    int got = Numbers.indexOrError(ts, result);
    if (got < 0) {
      throw PyErrors.valueError("opener returned " + got);
    }
    return got;
  }

  private int parseMode(String mode) {
    created = false;
    readable = false;
    writable = false;
    appending = false;
    seekable = -1;
    boolean kind = false;
    boolean plus = false;
    int flags = 0;
    for (int i = 0; i < mode.length(); i++) {
      char c = mode.charAt(i);
      switch (c) {
        case 'r', 'w', 'x', 'a':
          if (kind) {
            throw badMode();
          }
          kind = true;
          readable = c == 'r';
          writable = c != 'r';
          created = c == 'x';
          appending = c == 'a';
          flags = c == 'r' ? 0 : Descriptors.O_CREAT | (c == 'w' ? Descriptors.O_TRUNC : c == 'x' ? Descriptors.O_EXCL : Descriptors.O_APPEND);
          break;
        case 'b':
          break;
        case '+':
          if (plus) {
            throw badMode();
          }
          plus = true;
          break;
        default:
          throw PyErrors.valueError("invalid mode: " + mode);
      }
    }
    if (!kind) {
      throw badMode();
    }
    readable |= plus;
    writable |= plus;
    return flags | (readable && writable ? Descriptors.O_RDWR : readable ? Descriptors.O_RDONLY : Descriptors.O_WRONLY);
  }

  private static PyException badMode() {
    return PyErrors.valueError("Must have exactly one of create/read/write/append mode and at most one plus");
  }

  private int open() {
    int d = descriptor;
    if (d < 0) {
      throw IoErrors.closed();
    }
    return d;
  }

  private int openFor(ThreadState ts, boolean allowed, String direction) {
    int d = open();
    if (!allowed) {
      throw IoErrors.unsupported(ts, "File not open for " + direction);
    }
    return d;
  }

  /// Reads into an array; 0 at the end, -1 if nothing is there now.
  int readBytes(ThreadState ts, byte[] into, int offset, int length) {
    return Descriptors.read(ts, openFor(ts, readable, "reading"), into, offset, length);
  }

  /// Writes from an array; -1 if nothing can be written now.
  int writeBytes(ThreadState ts, byte[] from, int offset, int length) {
    return Descriptors.write(ts, openFor(ts, writable, "writing"), from, offset, length);
  }

  @Override
  Object read(ThreadState ts, Object size) {
    openFor(ts, readable, "reading");
    int count = optionalSize(ts, size);
    if (count < 0) {
      return readAll(ts);
    }
    byte[] bytes = new byte[count];
    int got = readBytes(ts, bytes, 0, count);
    return got < 0 ? PyNone.NONE : new PyBytes(got == count ? bytes : Arrays.copyOf(bytes, got));
  }

  @Override
  Object readAll(ThreadState ts) {
    int d = openFor(ts, readable, "reading");
    byte[] bytes = new byte[FileOpening.sizeHint(ts, d, CHUNK)];
    int size = 0;
    while (true) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, size + (size >> 1) + 8192);
      }
      int got = Descriptors.read(ts, d, bytes, size, bytes.length - size);
      if (got < 0 && size == 0) {
        return PyNone.NONE;
      }
      if (got <= 0) {
        return new PyBytes(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
      }
      size += got;
    }
  }

  @Override
  Object readInto(ThreadState ts, Object buffer) {
    openFor(ts, readable, "reading");
    byte[] bytes = new byte[IoBytes.writableLength(ts, buffer)];
    int got = readBytes(ts, bytes, 0, bytes.length);
    if (got < 0) {
      return PyNone.NONE;
    }
    IoBytes.store(ts, buffer, bytes, got);
    return PyInt.of(got);
  }

  @Override
  Object write(ThreadState ts, Object data) {
    openFor(ts, writable, "writing");
    byte[] bytes = IoBytes.of(ts, data);
    int written = writeBytes(ts, bytes, 0, bytes.length);
    return written < 0 ? PyNone.NONE : PyInt.of(written);
  }

  @Override
  Object seek(ThreadState ts, Object offset, Object whence) {
    Object position = Numbers.index(ts, offset);
    if (!(position instanceof PyInt to)) {
      throw PyErrors.overflowError("Python int too large to convert to C long");
    }
    return PyInt.of(Descriptors.seek(ts, open(), to.value, Numbers.clampedIndex(ts, whence)));
  }

  @Override
  Object tell(ThreadState ts) {
    return PyInt.of(Descriptors.seek(ts, open(), 0, 1));
  }

  @Override
  Object truncate(ThreadState ts, Object size) {
    int d = openFor(ts, writable, "writing");
    Object to = size == PyNone.NONE ? tell(ts) : size;
    Object length = Numbers.index(ts, to);
    if (!(length instanceof PyInt)) {
      throw PyErrors.overflowError("Python int too large to convert to C long");
    }
    Libc.check(ts, Libc.blocking(ts, "ftruncate", d, ((PyInt) length).value, 0));
    return to;
  }

  @Override
  Object close(ThreadState ts) {
    int d = descriptor;
    PyException failure = null;
    try {
      super.close(ts);
    } catch (PyException e) {
      failure = e;
    }
    trigger.cancel();
    if (closesDescriptor && d >= 0) {
      descriptor = -1;
      try {
        closeDescriptor(ts, d);
      } catch (PyException e) {
        failure = failure == null ? e : failure;
      }
    } else {
      descriptor = -1;
    }
    if (failure != null) {
      throw failure;
    }
    return PyNone.NONE;
  }

  private static void closeDescriptor(ThreadState ts, int d) {
    if ((int) Libc.blocking(ts, "close", d, 0, 0) == -1 && Libc.errno(ts) != Libc.EINTR) {
      throw Libc.error(ts);
    }
  }

  @Override
  Object closed(ThreadState ts) {
    return PyBool.of(descriptor < 0);
  }

  /// Whether closing the file closes the descriptor.
  @Getter("closefd")
  Object closesDescriptor() {
    return PyBool.of(closesDescriptor);
  }

  /// The mode that the file was opened with.
  @Getter("mode")
  Object mode() {
    return created ? readable ? "xb+" : "xb" : appending ? readable ? "ab+" : "ab" : readable ? writable ? "rb+" : "rb" : "wb";
  }

  /// The block size that the system recommends.
  @Getter("_blksize")
  Object blockSize() {
    return PyInt.of(blockSize);
  }

  @Override
  Object fileno(ThreadState ts) {
    return PyInt.of(open());
  }

  @Override
  Object isTerminal(ThreadState ts) {
    return PyBool.of(Descriptors.isTerminal(ts, open()));
  }

  /// Like `isatty`, without a system call where the kind of file is known.
  @Method("_isatty_open_only()")
  Object isTerminalOpenOnly(ThreadState ts) {
    return isTerminal(ts);
  }

  @Override
  Object readable(ThreadState ts) {
    open();
    return PyBool.of(readable);
  }

  @Override
  Object writable(ThreadState ts) {
    open();
    return PyBool.of(writable);
  }

  @Override
  Object seekable(ThreadState ts) {
    int d = open();
    if (seekable < 0) {
      seekable = FileOpening.isSeekable(ts, d) ? 1 : 0;
    }
    return PyBool.of(seekable == 1);
  }

  /// Warns that the file was left open.
  @Method("_dealloc_warn(source, /)")
  Object warnUnclosed(ThreadState ts, Object source) {
    if (descriptor >= 0 && closesDescriptor) {
      IoWarnings.resource(ts, "unclosed file " + Objects.reprText(ts, source), source);
    }
    return PyNone.NONE;
  }

  @Override
  void delete(ThreadState ts) {
    if (descriptor >= 0 && closesDescriptor) {
      warnUnclosed(ts, this);
    }
    super.delete(ts);
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    String kind = dev.krait.runtime.type.TypeNames.full(type.solid());
    if (descriptor < 0) {
      return "<" + kind + " [closed]>";
    }
    Object name = Objects.findAttribute(ts, this, "name");
    String tail = " mode='" + mode() + "' closefd=" + (closesDescriptor ? "True" : "False") + ">";
    return Text.fromJava(name == null ? "<" + kind + " fd=" + descriptor + tail : "<" + kind + " name=" + Objects.reprText(ts, name) + tail);
  }

  /// Refuses to be pickled.
  @Method("__reduce_ex__(protocol, /)")
  Object reduce(Object protocol) {
    throw PyErrors.of(Exceptions.TYPE_ERROR, "cannot pickle '" + type.name() + "' object");
  }
}

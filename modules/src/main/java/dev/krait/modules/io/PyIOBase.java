// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// The base of all streams: what can be said without knowing how data moves. Streams are context managers and iterate over lines.
///
/// Java: methods call each other through Python attributes where a Python subclass may have overridden them.
@PyTypeDef(value = "_IOBase", module = "_io", subclassable = true)
public class PyIOBase extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(PyIOBaseTable.INSTANCE, PyType.OBJECT);

  /// Whether the base's own `close` has run.
  private volatile boolean baseClosed;

  PyIOBase(PyType type) {
    super(type);
  }

  /// A stream that supports nothing.
  @New("_IOBase(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyIOBase(cls);
  }

  /// Whether this is an instance of exactly the builtin type, so that its Java methods may be called directly.
  final boolean isExact(PyType builtin) {
    return type == builtin;
  }

  private PyException refuse(ThreadState ts, String operation) {
    return IoErrors.unsupported(ts, operation);
  }

  /// Moves the position, relative to the start, the position or the end, and returns the new one.
  @Method("seek(offset, whence=0, /)")
  Object seek(ThreadState ts, Object offset, Object whence) {
    throw refuse(ts, "seek");
  }

  /// The present position.
  @Method("tell()")
  Object tell(ThreadState ts) {
    return Calls.method(ts, this, "seek", PyInt.ZERO, PyInt.ONE);
  }

  /// Cuts the stream at a size, by default at the present position.
  @Method("truncate(size=None, /)")
  Object truncate(ThreadState ts, Object size) {
    throw refuse(ts, "truncate");
  }

  /// Hands on what is buffered.
  @Method("flush()")
  Object flush(ThreadState ts) {
    if (isClosed(ts)) {
      throw IoErrors.closed();
    }
    return PyNone.NONE;
  }

  /// Flushes and closes the stream; closing twice does nothing.
  @Method("close()")
  Object close(ThreadState ts) {
    if (baseClosed) {
      return PyNone.NONE;
    }
    try {
      Calls.method(ts, this, "flush");
    } finally {
      baseClosed = true;
    }
    return PyNone.NONE;
  }

  /// Whether the stream is closed.
  @Getter("closed")
  Object closed(ThreadState ts) {
    return PyBool.of(baseClosed);
  }

  final boolean isBaseClosed() {
    return baseClosed;
  }

  /// What the attribute `closed` says.
  final boolean isClosed(ThreadState ts) {
    return Objects.isTrue(ts, Objects.getAttribute(ts, this, "closed"));
  }

  /// Whether the stream can be moved in.
  @Method("seekable()")
  Object seekable(ThreadState ts) {
    return PyBool.FALSE;
  }

  /// Whether the stream can be read.
  @Method("readable()")
  Object readable(ThreadState ts) {
    return PyBool.FALSE;
  }

  /// Whether the stream can be written.
  @Method("writable()")
  Object writable(ThreadState ts) {
    return PyBool.FALSE;
  }

  /// Raises ValueError if the stream is closed.
  @Method("_checkClosed(message=None, /)")
  Object checkClosed(ThreadState ts, Object message) {
    if (isClosed(ts)) {
      throw IoErrors.closed();
    }
    return PyNone.NONE;
  }

  /// Raises UnsupportedOperation unless the stream is seekable.
  @Method("_checkSeekable(message=None, /)")
  Object checkSeekable(ThreadState ts, Object message) {
    return require(ts, "seekable", "File or stream is not seekable.");
  }

  /// Raises UnsupportedOperation unless the stream is readable.
  @Method("_checkReadable(message=None, /)")
  Object checkReadable(ThreadState ts, Object message) {
    return require(ts, "readable", "File or stream is not readable.");
  }

  /// Raises UnsupportedOperation unless the stream is writable.
  @Method("_checkWritable(message=None, /)")
  Object checkWritable(ThreadState ts, Object message) {
    return require(ts, "writable", "File or stream is not writable.");
  }

  private Object require(ThreadState ts, String ability, String message) {
    if (Calls.method(ts, this, ability) != PyBool.TRUE) {
      throw IoErrors.unsupported(ts, message);
    }
    return PyBool.TRUE;
  }

  /// The descriptor below the stream.
  @Method("fileno()")
  Object fileno(ThreadState ts) {
    throw refuse(ts, "fileno");
  }

  /// Whether the stream is a terminal.
  @Method("isatty()")
  Object isTerminal(ThreadState ts) {
    checkClosed(ts, PyNone.NONE);
    return PyBool.FALSE;
  }

  /// Gives the stream itself, which closes at the end of the block.
  @Method("__enter__()")
  Object enter(ThreadState ts) {
    checkClosed(ts, PyNone.NONE);
    return this;
  }

  /// Closes the stream.
  @Method("__exit__(*args)")
  Object exit(ThreadState ts, Object[] args) {
    return Calls.method(ts, this, "close");
  }

  /// The stream itself: iteration goes over its lines.
  @Special("__iter__")
  Object iterator(ThreadState ts) {
    checkClosed(ts, PyNone.NONE);
    return this;
  }

  /// The next line.
  @Special("__next__")
  Object next(ThreadState ts) {
    Object line = Calls.method(ts, this, "readline");
    return Sequences.length(ts, line) == 0 ? null : line;
  }

  /// One line with its end, or at most `size` bytes of it; empty at the end of the stream.
  @Method("readline(size=-1, /)")
  Object readLine(ThreadState ts, Object size) {
    int limit = optionalSize(ts, size);
    Object peek = Objects.findAttribute(ts, this, "peek");
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (limit < 0 || line.size() < limit) {
      int wanted = 1;
      if (peek != null) {
        Object ahead = Calls.call1(ts, peek, PyInt.ONE);
        if (!(ahead instanceof PyBytes)) {
          throw PyErrors.of(dev.krait.runtime.error.Exceptions.OS_ERROR,
              "peek() should have returned a bytes object, not '" + Types.nameOf(ahead) + "'");
        }
        byte[] bytes = ((PyBytes) ahead).array();
        int newline = ByteSearch.find(bytes, 0, bytes.length, (byte) '\n');
        wanted = Math.max(1, newline < 0 ? bytes.length : newline + 1);
        wanted = limit < 0 ? wanted : Math.min(wanted, limit - line.size());
      }
      Object piece = Calls.method(ts, this, "read", PyInt.of(wanted));
      if (!(piece instanceof PyBytes)) {
        throw PyErrors.of(dev.krait.runtime.error.Exceptions.OS_ERROR,
            "read() should have returned a bytes object, not '" + Types.nameOf(piece) + "'");
      }
      byte[] bytes = ((PyBytes) piece).array();
      line.write(bytes, 0, bytes.length);
      if (bytes.length == 0 || bytes[bytes.length - 1] == '\n') {
        break;
      }
    }
    return new PyBytes(line.toByteArray());
  }

  /// The number that a size argument gives; -1 for None or a negative one.
  static int optionalSize(ThreadState ts, Object size) {
    if (size == PyNone.NONE || size == null) {
      return -1;
    }
    if (!Numbers.hasIndex(size)) {
      throw PyErrors.typeError("argument should be integer or None, not '" + Types.nameOf(size) + "'");
    }
    return Math.max(-1, Numbers.clampedIndex(ts, size));
  }

  /// All lines, or so many that their sizes reach the hint, in a list.
  @Method("readlines(hint=-1, /)")
  Object readLines(ThreadState ts, Object hint) {
    int limit = optionalSize(ts, hint);
    List<Object> lines = new ArrayList<>();
    long total = 0;
    Object iterator = Iterators.of(ts, this);
    for (Object line; (line = Iterators.next(ts, iterator)) != null;) {
      lines.add(line);
      total += Sequences.length(ts, line);
      if (limit > 0 && total >= limit) {
        break;
      }
    }
    return PyList.of(lines.toArray());
  }

  /// Writes the lines one after the other, without adding line ends.
  @Method("writelines(lines, /)")
  Object writeLines(ThreadState ts, Object lines) {
    checkClosed(ts, PyNone.NONE);
    Object iterator = Iterators.of(ts, lines);
    for (Object line; (line = Iterators.next(ts, iterator)) != null;) {
      Calls.method(ts, this, "write", line);
    }
    return PyNone.NONE;
  }

  /// Closes the stream when it is not reachable any more.
  @Special("__del__")
  void delete(ThreadState ts) {
    try {
      if (!isClosed(ts)) {
        Objects.setAttribute(ts, this, "_finalizing", PyBool.TRUE);
        Calls.method(ts, this, "close");
      }
    } catch (PyException e) {
      Unraisable.report(ts, e, "Exception ignored while finalizing file ", this);
    }
  }
}

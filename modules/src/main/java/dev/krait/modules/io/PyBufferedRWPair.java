// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A buffered reader and a buffered writer over two raw streams, as one object.
///
/// Java: no state beyond the two, which guard themselves.
@PyTypeDef(value = "BufferedRWPair", module = "_io", subclassable = true)
public final class PyBufferedRWPair extends PyBufferedIOBase {
  public static final PyType TYPE = PyType.builtinWithDict(PyBufferedRWPairTable.INSTANCE, PyBufferedIOBase.TYPE);

  private Object reader;
  private Object writer;

  PyBufferedRWPair(PyType type) {
    super(type);
  }

  /// A pair that is not set up yet.
  @New("BufferedRWPair(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyBufferedRWPair(cls);
  }

  /// Puts buffers over two raw streams.
  @Special("__init__(reader, writer, buffer_size=131072, /)")
  void init(ThreadState ts, Object reader, Object writer, Object bufferSize) {
    PyBuffered.require(ts, reader, "readable", "File or stream is not readable.");
    PyBuffered.require(ts, writer, "writable", "File or stream is not writable.");
    this.reader = Calls.call2(ts, PyBufferedReader.TYPE, reader, bufferSize);
    this.writer = Calls.call2(ts, PyBufferedWriter.TYPE, writer, bufferSize);
  }

  private Object half(Object stream) {
    if (stream == null) {
      throw PyErrors.valueError("I/O operation on uninitialized object");
    }
    return stream;
  }

  @Override
  Object read(ThreadState ts, Object size) {
    return Calls.method(ts, half(reader), "read", size);
  }

  @Override
  Object readOnce(ThreadState ts, Object size) {
    return Calls.method(ts, half(reader), "read1", size);
  }

  @Override
  Object readInto(ThreadState ts, Object buffer) {
    return Calls.method(ts, half(reader), "readinto", buffer);
  }

  @Override
  Object readIntoOnce(ThreadState ts, Object buffer) {
    return Calls.method(ts, half(reader), "readinto1", buffer);
  }

  /// Bytes that lie ahead in the reader.
  @Method("peek(size=0, /)")
  Object peek(ThreadState ts, Object size) {
    return Calls.method(ts, half(reader), "peek", size);
  }

  @Override
  Object write(ThreadState ts, Object data) {
    return Calls.method(ts, half(writer), "write", data);
  }

  @Override
  Object flush(ThreadState ts) {
    return Calls.method(ts, half(writer), "flush");
  }

  @Override
  Object readable(ThreadState ts) {
    return Calls.method(ts, half(reader), "readable");
  }

  @Override
  Object writable(ThreadState ts) {
    return Calls.method(ts, half(writer), "writable");
  }

  @Override
  Object close(ThreadState ts) {
    PyException failure = null;
    try {
      Calls.method(ts, half(writer), "close");
    } catch (PyException e) {
      failure = e;
    }
    try {
      Calls.method(ts, half(reader), "close");
    } catch (PyException e) {
      if (failure != null && e.value != failure.value) {
        e.value.context = failure.value;
      }
      failure = e;
    }
    if (failure != null) {
      throw failure;
    }
    return PyNone.NONE;
  }

  @Override
  Object isTerminal(ThreadState ts) {
    boolean terminal = Objects.isTrue(ts, Calls.method(ts, half(writer), "isatty")) || Objects.isTrue(ts, Calls.method(ts, half(reader), "isatty"));
    return PyBool.of(terminal);
  }

  @Override
  Object closed(ThreadState ts) {
    return Objects.getAttribute(ts, half(writer), "closed");
  }

  @Override
  void delete(ThreadState ts) {
    if (writer != null) {
      super.delete(ts);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Reads a raw stream ahead, so that small reads are cheap.
@PyTypeDef(value = "BufferedReader", module = "_io", subclassable = true)
public final class PyBufferedReader extends PyBuffered {
  public static final PyType TYPE = PyType.builtinWithDict(PyBufferedReaderTable.INSTANCE, PyBufferedIOBase.TYPE);

  PyBufferedReader(ThreadState ts, PyType type) {
    super(ts, type);
  }

  /// A buffer without a raw stream yet.
  @New("BufferedReader(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyBufferedReader(ts, cls);
  }

  /// Puts a buffer over a raw stream.
  @Special("__init__(raw, buffer_size=131072)")
  void open(ThreadState ts, Object raw, Object bufferSize) {
    require(ts, raw, "readable", "File or stream is not readable.");
    init(ts, raw, bufferSize);
  }

  @Override
  Object read(ThreadState ts, Object size) {
    return readBytes(ts, size);
  }

  @Override
  Object readOnce(ThreadState ts, Object size) {
    return readSome(ts, size);
  }

  @Override
  Object readInto(ThreadState ts, Object buffer) {
    return readIntoBuffer(ts, buffer, false);
  }

  @Override
  Object readIntoOnce(ThreadState ts, Object buffer) {
    return readIntoBuffer(ts, buffer, true);
  }

  @Override
  Object readLine(ThreadState ts, Object size) {
    return readOneLine(ts, size);
  }

  @Override
  Object next(ThreadState ts) {
    if (!isExact(TYPE)) {
      return super.next(ts);
    }
    Object line = readOneLine(ts, PyNone.NONE);
    return ((PyBytes) line).array().length == 0 ? null : line;
  }

  /// Bytes that lie ahead, without moving; at least one unless the stream is at its end.
  @Method("peek(size=0, /)")
  Object peek(ThreadState ts, Object size) {
    return peekBytes(ts);
  }

  @Override
  Object readable(ThreadState ts) {
    return rawAbility(ts, "readable");
  }
}

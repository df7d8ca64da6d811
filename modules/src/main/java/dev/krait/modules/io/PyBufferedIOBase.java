// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The base of buffered binary streams: their `read` gives what was asked for, or what there is up to the end.
@PyTypeDef(value = "_BufferedIOBase", module = "_io", subclassable = true)
public class PyBufferedIOBase extends PyIOBase {
  public static final PyType TYPE = PyType.builtinWithDict(PyBufferedIOBaseTable.INSTANCE, PyIOBase.TYPE);

  PyBufferedIOBase(PyType type) {
    super(type);
  }

  /// A buffered stream that supports nothing.
  @New("_BufferedIOBase(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyBufferedIOBase(cls);
  }

  /// Separates the raw stream from this one and returns it.
  @Method("detach()")
  Object detach(ThreadState ts) {
    throw IoErrors.unsupported(ts, "detach");
  }

  /// At most `size` bytes, by default all.
  @Method("read(size=-1, /)")
  Object read(ThreadState ts, Object size) {
    throw IoErrors.unsupported(ts, "read");
  }

  /// At most `size` bytes with at most one read of the raw stream.
  @Method("read1(size=-1, /)")
  Object readOnce(ThreadState ts, Object size) {
    throw IoErrors.unsupported(ts, "read1");
  }

  /// Fills a writable buffer and returns how many bytes went into it.
  @Method("readinto(buffer, /)")
  Object readInto(ThreadState ts, Object buffer) {
    return into(ts, buffer, "read");
  }

  /// Like `readinto`, with at most one read of the raw stream.
  @Method("readinto1(buffer, /)")
  Object readIntoOnce(ThreadState ts, Object buffer) {
    return into(ts, buffer, "read1");
  }

  private Object into(ThreadState ts, Object buffer, String method) {
    int room = IoBytes.writableLength(ts, buffer);
    Object data = Calls.method(ts, this, method, PyInt.of(room));
    if (!(data instanceof PyBytes)) {
      throw PyErrors.typeError(method + "() should return bytes");
    }
    byte[] bytes = ((PyBytes) data).array();
    if (bytes.length > room) {
      throw PyErrors.valueError(method + "() returned too much data: " + room + " bytes requested, " + bytes.length + " returned");
    }
    IoBytes.store(ts, buffer, bytes, bytes.length);
    return PyInt.of(bytes.length);
  }

  /// Writes bytes and returns how many went.
  @Method("write(data, /)")
  Object write(ThreadState ts, Object data) {
    throw IoErrors.unsupported(ts, "write");
  }

}

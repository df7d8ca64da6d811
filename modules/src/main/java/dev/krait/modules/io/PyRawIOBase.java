// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.io.ByteArrayOutputStream;

/// The base of raw streams, which do one system call for each operation.
@PyTypeDef(value = "_RawIOBase", module = "_io", subclassable = true)
public class PyRawIOBase extends PyIOBase {
  public static final PyType TYPE = PyType.builtinWithDict(PyRawIOBaseTable.INSTANCE, PyIOBase.TYPE);
  static final int CHUNK = 131072;

  PyRawIOBase(PyType type) {
    super(type);
  }

  /// A raw stream that supports nothing.
  @New("_RawIOBase(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyRawIOBase(cls);
  }

  /// At most `size` bytes, or all if it is negative; None if there is nothing to read now.
  @Method("read(size=-1, /)")
  Object read(ThreadState ts, Object size) {
    int count = size == PyNone.NONE ? -1 : Numbers.clampedIndex(ts, size);
    if (count < 0) {
      return Calls.method(ts, this, "readall");
    }
    Object buffer = Calls.call1(ts, ts.interpreter().builtin("bytearray"), PyInt.of(count));
    Object got = Calls.method(ts, this, "readinto", buffer);
    if (got == PyNone.NONE) {
      return got;
    }
    int filled = Numbers.clampedIndex(ts, got);
    if (filled < 0 || filled > count) {
      throw PyErrors.valueError("readinto returned " + filled + " outside buffer size " + count);
    }
    return new PyBytes(java.util.Arrays.copyOf(Buffers.bytes(ts, buffer), filled));
  }

  /// Everything up to the end.
  @Method("readall()")
  Object readAll(ThreadState ts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    boolean any = false;
    while (true) {
      Object piece = Calls.method(ts, this, "read", PyInt.of(CHUNK));
      if (piece == PyNone.NONE) {
        return any ? new PyBytes(all.toByteArray()) : piece;
      }
      if (!(piece instanceof PyBytes)) {
        throw PyErrors.typeError("read() should return bytes");
      }
      byte[] bytes = ((PyBytes) piece).array();
      if (bytes.length == 0) {
        return new PyBytes(all.toByteArray());
      }
      any = true;
      all.write(bytes, 0, bytes.length);
    }
  }

  /// Reads into a writable buffer.
  @Method("readinto(buffer, /)")
  Object readInto(ThreadState ts, Object buffer) {
    throw PyErrors.of(dev.krait.runtime.error.Exceptions.NOT_IMPLEMENTED_ERROR, Types.nameOf(this) + ".readinto");
  }

  /// Writes bytes and returns how many went.
  @Method("write(data, /)")
  Object write(ThreadState ts, Object data) {
    throw PyErrors.of(dev.krait.runtime.error.Exceptions.NOT_IMPLEMENTED_ERROR, Types.nameOf(this) + ".write");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// An immutable sequence of bytes.
@PyTypeDef(value = "bytes", subclassable = true)
public class PyBytes extends PyObject implements BufferExporter {
  public static final PyType TYPE = PyType.builtin(PyBytesTable.INSTANCE);

  public static final PyBytes EMPTY = new PyBytes(new byte[0]);

  private final byte[] bytes;

  /// A bytes object over the array, which it then owns.
  public PyBytes(byte[] bytes) {
    this(TYPE, bytes);
  }

  PyBytes(PyType type, byte[] bytes) {
    super(type);
    this.bytes = bytes;
  }

  @Override
  public Buffer exportBuffer(ThreadState ts, boolean writable) {
    if (writable) {
      throw PyErrors.bufferError("Object is not writable.");
    }
    return new Buffer(this, bytes, 0, bytes.length, true);
  }

  /// The bytes themselves, not to be changed.
  public byte[] array() {
    return bytes;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.pickle;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.BufferExporter;
import dev.krait.runtime.object.PyMemoryView;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A buffer that a pickle need not contain: pickling protocol 5 can hand it over beside the stream.
///
/// Java: holds the memory of its object from its making until it is released. The field is volatile; a reader that loses the race with
/// a release sees memory that the exporter may resize again, as with any buffer.
@PyTypeDef(value = "PickleBuffer", module = "pickle")
public final class PyPickleBuffer extends PyObject implements BufferExporter {
  public static final PyType TYPE = PyType.builtin(PyPickleBufferTable.INSTANCE);

  private final Object object;
  private volatile Buffer held;

  private PyPickleBuffer(Object object, Buffer held) {
    super(TYPE);
    this.object = object;
    this.held = held;
  }

  @New("PickleBuffer(object, /)")
  static Object create(ThreadState ts, PyType cls, Object object) {
    return new PyPickleBuffer(object, Buffers.of(ts, object, Buffers.FULL_READ_ONLY));
  }

  private Buffer held() {
    Buffer buffer = held;
    if (buffer == null) {
      throw PyErrors.valueError("operation forbidden on released PickleBuffer object");
    }
    return buffer;
  }

  @Override
  public Buffer exportBuffer(ThreadState ts, boolean writable) {
    held();
    return Buffers.of(ts, object, writable);
  }

  /// Return the memory as a view of plain bytes.
  ///
  /// Raises BufferError if the memory is not contiguous.
  @Method("raw()")
  Object raw(ThreadState ts) {
    if (!held().isContiguous()) {
      throw PyErrors.of(Exceptions.BUFFER_ERROR, "cannot extract raw buffer from non-contiguous buffer");
    }
    return Calls.method(ts, Calls.call1(ts, PyMemoryView.TYPE, object), "cast", "B");
  }

  /// Give the memory back.
  @Method("release()")
  void release() {
    Buffer buffer = held;
    held = null;
    if (buffer != null) {
      buffer.release();
    }
  }
}

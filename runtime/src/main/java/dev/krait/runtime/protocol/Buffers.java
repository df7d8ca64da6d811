// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.BufferExporter;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyMemoryView;
import dev.krait.runtime.object.WrappedBuffer;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// The buffer protocol: bytes-like objects, those with a Python `__buffer__` included.
public final class Buffers {
  private static final int SIMPLE = 0;
  private static final int WRITABLE = 1;
  /// The flags of a request for memory with format, shape and strides that need not be writable.
  public static final int FULL_READ_ONLY = 0x11c;

  private Buffers() {
  }

  public static boolean isBuffer(Object object) {
    return object instanceof BufferExporter || Types.of(object).slot(Slot.BUFFER) != null;
  }

  /// The object's memory, to be released by the caller; TypeError if it is not bytes-like, or read-only where that does not do.
  public static Buffer of(ThreadState ts, Object object, boolean writable) {
    if (!writable) {
      return of(ts, object, SIMPLE);
    }
    try {
      return of(ts, object, WRITABLE);
    } catch (PyException e) {
      if (e.value.type != Exceptions.BUFFER_ERROR) {
        throw e;
      }
      throw PyErrors.typeError("a read-write bytes-like object is required, not '" + Types.nameOf(object) + "'");
    }
  }

  /// The object's memory, for a request with the flags of the buffer protocol.
  public static Buffer of(ThreadState ts, Object object, int flags) {
    PyType cls = Types.of(object);
    boolean writable = (flags & WRITABLE) != 0;
    Object slot = cls.isHeap() ? cls.slot(Slot.BUFFER) : null;
    if (object instanceof BufferExporter exporter && (slot == null || slot instanceof PyWrapperDescr)) {
      return exporter.exportBuffer(ts, writable);
    }
    slot = cls.slot(Slot.BUFFER);
    if (slot == null) {
      throw PyErrors.typeError((writable ? "a read-write bytes-like object is required" : "a bytes-like object is required") + ", not '"
          + Types.nameOf(object) + "'");
    }
    Object view = Calls.slot1(ts, slot, object, PyInt.of(flags));
    if (!(view instanceof PyMemoryView memory)) {
      throw PyErrors.typeError("__buffer__ returned non-memoryview object");
    }
    return new WrappedBuffer(object, memory, memory.exportBuffer(ts, writable));
  }

  /// The bytes of a bytes-like object. Not to be changed: for `bytes` they are its own.
  public static byte[] bytes(ThreadState ts, Object object) {
    if (object instanceof PyBytes b) {
      return b.array();
    }
    Buffer buffer = of(ts, object, false);
    try {
      return buffer.toByteArray();
    } finally {
      buffer.release();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Collects small writes to a raw stream.
@PyTypeDef(value = "BufferedWriter", module = "_io", subclassable = true)
public final class PyBufferedWriter extends PyBuffered {
  public static final PyType TYPE = PyType.builtinWithDict(PyBufferedWriterTable.INSTANCE, PyBufferedIOBase.TYPE);

  PyBufferedWriter(ThreadState ts, PyType type) {
    super(ts, type);
  }

  /// A buffer without a raw stream yet.
  @New("BufferedWriter(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyBufferedWriter(ts, cls);
  }

  /// Puts a buffer over a raw stream.
  @Special("__init__(raw, buffer_size=131072)")
  void open(ThreadState ts, Object raw, Object bufferSize) {
    require(ts, raw, "writable", "File or stream is not writable.");
    init(ts, raw, bufferSize);
  }

  @Override
  Object write(ThreadState ts, Object data) {
    return writeBytes(ts, data);
  }

  @Override
  Object writable(ThreadState ts) {
    return rawAbility(ts, "writable");
  }
}

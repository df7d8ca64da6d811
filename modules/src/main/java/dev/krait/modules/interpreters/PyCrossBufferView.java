// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.BufferExporter;
import dev.krait.runtime.object.PyMemoryView;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The owner of memory that another interpreter lends: what a `memoryview` that came from there is a view of. Immutable; the memory is as
/// little guarded as any that two threads share.
@PyTypeDef(value = "CrossInterpreterBufferView", module = "_interpreters")
final class PyCrossBufferView extends PyObject implements BufferExporter {
  static final PyType TYPE = PyType.builtin(PyCrossBufferViewTable.INSTANCE);

  private final Buffer lent;

  PyCrossBufferView(Buffer lent) {
    super(TYPE);
    this.lent = lent;
  }

  @Override
  public Buffer exportBuffer(ThreadState ts, boolean writable) {
    return new Buffer(this, lent.array, lent.offset, lent.length, lent.readOnly, lent.format, lent.itemSize, lent.shape, lent.strides);
  }

  /// A view of the memory.
  @Special("__buffer__")
  Object buffer(ThreadState ts, int flags) {
    return PyMemoryView.of(exportBuffer(ts, false));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Memory that an object of a Python class lends through its `__buffer__`: giving it back calls `__release_buffer__`.
public final class WrappedBuffer extends Buffer {
  private final Object owner;
  private final PyMemoryView view;
  private final Buffer inner;
  private boolean released;

  public WrappedBuffer(Object owner, PyMemoryView view, Buffer inner) {
    super(inner.exporter, inner.array, inner.offset, inner.length, inner.readOnly, inner.format, inner.itemSize, inner.shape, inner.strides);
    this.owner = owner;
    this.view = view;
    this.inner = inner;
  }

  @Override
  public void release() {
    if (released) {
      return;
    }
    released = true;
    inner.release();
    ThreadState ts = ThreadState.current();
    Object hook = Types.of(owner).slot(Slot.RELEASE_BUFFER);
    if (hook != null) {
      Calls.slot1(ts, hook, owner, view);
    }
    view.release(ts);
  }
}

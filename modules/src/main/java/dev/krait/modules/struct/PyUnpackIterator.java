// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.struct;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the values of one layout after the other in a buffer, which it holds until it is exhausted.
@PyTypeDef(value = "unpack_iterator", module = "_struct")
public final class PyUnpackIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyUnpackIteratorTable.INSTANCE);

  private final StructFormat format;
  /// Null once exhausted.
  private Buffer buffer;
  private int offset;

  PyUnpackIterator(StructFormat format, Buffer buffer) {
    super(TYPE);
    this.format = format;
    this.buffer = buffer;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Buffer source;
    int at;
    boolean ended;
    synchronized (this) {
      source = buffer;
      if (source == null) {
        return null;
      }
      at = offset;
      ended = at >= source.length;
      if (ended) {
        buffer = null;
      } else {
        offset = at + (int) format.size;
      }
    }
    if (ended) {
      source.release();
      return null;
    }
    return Packing.unpack(format, source.array, source.offset + at);
  }

  /// How many tuples are left.
  @Method("__length_hint__()")
  long lengthHint() {
    Buffer source = buffer;
    return source == null ? 0 : (source.length - offset) / format.size;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

/// Memory that an object lends, as the buffer protocol describes it: a region of a byte array, seen as items of a format in one or
/// more dimensions. Whoever takes one gives it back with [#release], once; until then the exporter does not resize its memory.
///
/// Thread rule: the description is immutable; the bytes are whatever threads make of them.
public class Buffer {
  /// The object that lends the memory.
  public final Object exporter;
  public final byte[] array;
  /// Where the first item starts.
  public final int offset;
  /// The number of bytes that the items take.
  public final int length;
  public final boolean readOnly;
  /// The format of an item in the notation of `struct`.
  public final String format;
  public final int itemSize;
  /// The number of items in each dimension; not to be changed.
  public final int[] shape;
  /// The distance in bytes of neighbouring items in each dimension; not to be changed.
  public final int[] strides;

  /// A contiguous buffer of unsigned bytes.
  public Buffer(Object exporter, byte[] array, int offset, int length, boolean readOnly) {
    this(exporter, array, offset, length, readOnly, "B", 1, new int[] {length}, new int[] {1});
  }

  public Buffer(Object exporter, byte[] array, int offset, int length, boolean readOnly, String format, int itemSize, int[] shape, int[] strides) {
    this.exporter = exporter;
    this.array = array;
    this.offset = offset;
    this.length = length;
    this.readOnly = readOnly;
    this.format = format;
    this.itemSize = itemSize;
    this.shape = shape;
    this.strides = strides;
  }

  /// Gives the memory back.
  public void release() {
  }

  /// Whether the bytes lie next to each other in the order of the items (C order).
  public final boolean isContiguous() {
    int expected = itemSize;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] > 1 && strides[i] != expected) {
        return false;
      }
      expected *= shape[i];
    }
    return true;
  }

  /// The bytes of all items in C order, in an array of the caller's own.
  public final byte[] toByteArray() {
    byte[] result = new byte[length];
    if (isContiguous()) {
      System.arraycopy(array, offset, result, 0, length);
    } else {
      copy(0, offset, result, 0, false);
    }
    return result;
  }

  /// Stores bytes into the items in C order; there are as many as [#length].
  public final void store(byte[] bytes) {
    if (isContiguous()) {
      System.arraycopy(bytes, 0, array, offset, bytes.length);
    } else {
      copy(0, offset, bytes, 0, true);
    }
  }

  private int copy(int dimension, int at, byte[] bytes, int position, boolean storing) {
    if (dimension == shape.length) {
      System.arraycopy(storing ? bytes : array, storing ? position : at, storing ? array : bytes, storing ? at : position, itemSize);
      return position + itemSize;
    }
    int next = position;
    for (int i = 0; i < shape[dimension]; i++) {
      next = copy(dimension + 1, at + i * strides[dimension], bytes, next, storing);
    }
    return next;
  }
}

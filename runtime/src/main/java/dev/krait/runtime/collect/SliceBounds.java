// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.collect;

/// A slice fitted to a sequence of a certain length: the first index, the step and how many items it takes; `stop` is where it ends
/// as the rules of slicing clamp it. Immutable.
public final class SliceBounds {
  public final int start;
  public final int stop;
  public final int step;
  public final int count;

  private SliceBounds(int start, int stop, int step, int count) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.count = count;
  }

  /// Fits a slice to a length. The step is not 0 and not [Integer#MIN_VALUE]; negative indices count from the end.
  public static SliceBounds of(int start, int stop, int step, int length) {
    int lowest = step < 0 ? -1 : 0;
    int highest = step < 0 ? length - 1 : length;
    int first = clamp(start, length, lowest, highest);
    int end = clamp(stop, length, lowest, highest);
    long span = step < 0 ? (long) first - end : (long) end - first;
    int count = span <= 0 ? 0 : (int) ((span - 1) / Math.abs((long) step) + 1);
    return new SliceBounds(first, end, step, count);
  }

  private static int clamp(int index, int length, int lowest, int highest) {
    long at = index < 0 ? (long) index + length : index;
    return (int) Math.max(lowest, Math.min(highest, at));
  }

  /// The index of the n-th item.
  public int index(int n) {
    return start + n * step;
  }

  /// Copies the items out of an array.
  public Object[] copy(Object[] from) {
    Object[] result = new Object[count];
    if (step == 1) {
      System.arraycopy(from, start, result, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        result[i] = from[start + i * step];
      }
    }
    return result;
  }

  /// Copies the bytes out of an array.
  public byte[] copy(byte[] from) {
    byte[] result = new byte[count];
    if (step == 1) {
      System.arraycopy(from, start, result, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        result[i] = from[start + i * step];
      }
    }
    return result;
  }
}

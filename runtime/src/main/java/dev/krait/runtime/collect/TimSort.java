// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.collect;

/// A stable merge sort that makes use of the order already there, with a comparison that may do anything, throw included.
///
/// # Method
/// Natural runs are found from left to right (a strictly descending one is reversed), short ones are lengthened to a minimum by
/// binary insertion, and adjacent runs are merged in an order that keeps the work balanced (the "powersort" policy: each
/// boundary between runs has a power, its depth in a nearly optimal merge tree). A merge starts by skipping what is already in place, and
/// gallops while one side keeps winning.
///
/// Invariant: the array holds the same elements after every return, also an exceptional one. Used by one thread. `values` is
/// permuted alongside the keys where it is not null.
public final class TimSort {
  /// Tells whether one key comes before another.
  public interface Order {
    boolean less(Object lhs, Object rhs);
  }

  private static final int MIN_GALLOP = 7;
  private static final int MAX_PENDING = 85;

  private final Object[] keys;
  private final Object[] values;
  private final Order order;
  private int minGallop = MIN_GALLOP;
  private final int[] runStart = new int[MAX_PENDING];
  private final int[] runLength = new int[MAX_PENDING];
  private final int[] runPower = new int[MAX_PENDING];
  private int pending;
  private final int total;

  private TimSort(Object[] keys, Object[] values, int size, Order order) {
    this.keys = keys;
    this.values = values;
    this.order = order;
    this.total = size;
  }

  /// Sorts the first `size` keys, and with them the values if there are some.
  public static void sort(Object[] keys, Object[] values, int size, Order order) {
    if (size > 1) {
      new TimSort(keys, values, size, order).run();
    }
  }

  private void run() {
    int minRun = minRun(total);
    int at = 0;
    while (at < total) {
      int length = naturalRun(at);
      if (length < minRun) {
        int forced = Math.min(minRun, total - at);
        insertionSort(at, at + forced, at + length);
        length = forced;
      }
      push(at, length);
      at += length;
    }
    while (pending > 1) {
      mergeTop();
    }
  }

  private static int minRun(int size) {
    int n = size;
    int odd = 0;
    while (n >= 64) {
      odd |= n & 1;
      n >>= 1;
    }
    return n + odd;
  }

  /// The length of the run that starts here, made ascending.
  private int naturalRun(int start) {
    int end = start + 1;
    if (end == total) {
      return 1;
    }
    if (order.less(keys[end], keys[end - 1])) {
      end++;
      while (end < total && order.less(keys[end], keys[end - 1])) {
        end++;
      }
      reverse(start, end);
    } else {
      end++;
      while (end < total && !order.less(keys[end], keys[end - 1])) {
        end++;
      }
    }
    return end - start;
  }

  private void reverse(int from, int to) {
    reverse(keys, from, to);
    if (values != null) {
      reverse(values, from, to);
    }
  }

  /// Reverses a range of an array.
  public static void reverse(Object[] array, int from, int to) {
    for (int i = from, j = to - 1; i < j; i++, j--) {
      Object t = array[i];
      array[i] = array[j];
      array[j] = t;
    }
  }

  /// Inserts the elements from `sorted` on into the sorted range before them.
  private void insertionSort(int from, int to, int sorted) {
    for (int i = sorted; i < to; i++) {
      Object pivot = keys[i];
      int left = from;
      int right = i;
      while (left < right) {
        int middle = left + right >>> 1;
        if (order.less(pivot, keys[middle])) {
          right = middle;
        } else {
          left = middle + 1;
        }
      }
      System.arraycopy(keys, left, keys, left + 1, i - left);
      keys[left] = pivot;
      if (values != null) {
        Object value = values[i];
        System.arraycopy(values, left, values, left + 1, i - left);
        values[left] = value;
      }
    }
  }

  private void push(int start, int length) {
    if (pending > 0) {
      int power = power(runStart[pending - 1], runLength[pending - 1], length);
      while (pending > 1 && runPower[pending - 2] > power) {
        mergeTop();
      }
      runPower[pending - 1] = power;
    }
    runStart[pending] = start;
    runLength[pending] = length;
    pending++;
  }

  /// The depth of the boundary between two runs: the first bit in which the middles of the two, as fractions of the whole, differ.
  private int power(int start, int left, int right) {
    long a = 2L * start + left;
    long b = a + left + right;
    long n = 2L * total;
    int power = 0;
    while (true) {
      power++;
      a <<= 1;
      b <<= 1;
      boolean aHigh = a >= n;
      boolean bHigh = b >= n;
      if (aHigh != bHigh) {
        return power;
      }
      if (aHigh) {
        a -= n;
        b -= n;
      }
    }
  }

  private void mergeTop() {
    int i = pending - 2;
    int left = runStart[i];
    int leftLength = runLength[i];
    int right = runStart[i + 1];
    int rightLength = runLength[i + 1];
    runLength[i] = leftLength + rightLength;
    pending--;
    int skip = gallopRight(keys[right], keys, left, leftLength, 0);
    left += skip;
    leftLength -= skip;
    if (leftLength == 0) {
      return;
    }
    rightLength = gallopLeft(keys[left + leftLength - 1], keys, right, rightLength, rightLength - 1);
    if (rightLength == 0) {
      return;
    }
    if (leftLength <= rightLength) {
      mergeLow(left, leftLength, right, rightLength);
    } else {
      mergeHigh(left, leftLength, right, rightLength);
    }
  }

  /// How many of the sorted elements come before the key; equal ones do not. The search starts at `hint`.
  private int gallopLeft(Object key, Object[] a, int base, int length, int hint) {
    int last = 0;
    int offset = 1;
    if (order.less(a[base + hint], key)) {
      int most = length - hint;
      while (offset < most && order.less(a[base + hint + offset], key)) {
        last = offset;
        offset = grow(offset, most);
      }
      offset = Math.min(offset, most);
      last += hint;
      offset += hint;
    } else {
      int most = hint + 1;
      while (offset < most && !order.less(a[base + hint - offset], key)) {
        last = offset;
        offset = grow(offset, most);
      }
      offset = Math.min(offset, most);
      int t = last;
      last = hint - offset;
      offset = hint - t;
    }
    last++;
    while (last < offset) {
      int middle = last + offset >>> 1;
      if (order.less(a[base + middle], key)) {
        last = middle + 1;
      } else {
        offset = middle;
      }
    }
    return offset;
  }

  /// How many of the sorted elements come before the key or are equal to it. The search starts at `hint`.
  private int gallopRight(Object key, Object[] a, int base, int length, int hint) {
    int last = 0;
    int offset = 1;
    if (order.less(key, a[base + hint])) {
      int most = hint + 1;
      while (offset < most && order.less(key, a[base + hint - offset])) {
        last = offset;
        offset = grow(offset, most);
      }
      offset = Math.min(offset, most);
      int t = last;
      last = hint - offset;
      offset = hint - t;
    } else {
      int most = length - hint;
      while (offset < most && !order.less(key, a[base + hint + offset])) {
        last = offset;
        offset = grow(offset, most);
      }
      offset = Math.min(offset, most);
      last += hint;
      offset += hint;
    }
    last++;
    while (last < offset) {
      int middle = last + offset >>> 1;
      if (order.less(key, a[base + middle])) {
        offset = middle;
      } else {
        last = middle + 1;
      }
    }
    return offset;
  }

  private static int grow(int offset, int most) {
    int next = (offset << 1) + 1;
    return next <= 0 ? most : next;
  }

  private void move(int from, int to, int count) {
    System.arraycopy(keys, from, keys, to, count);
    if (values != null) {
      System.arraycopy(values, from, values, to, count);
    }
  }

  private void moveOne(int from, int to) {
    keys[to] = keys[from];
    if (values != null) {
      values[to] = values[from];
    }
  }

  /// Merges with the left run set aside. The state is in fields of a merge object, so that whatever the comparison throws, the rest of
  /// the run set aside is put back.
  private void mergeLow(int left, int leftLength, int right, int rightLength) {
    Object[] asideKeys = java.util.Arrays.copyOfRange(keys, left, left + leftLength);
    Object[] asideValues = values == null ? null : java.util.Arrays.copyOfRange(values, left, left + leftLength);
    int to = left;
    int a = 0;
    int b = right;
    int bEnd = right + rightLength;
    try {
      moveOne(b++, to++);
      if (b == bEnd || leftLength == 1) {
        if (leftLength == 1) {
          move(b, to, bEnd - b);
          to += bEnd - b;
        }
        return;
      }
      while (true) {
        int aWins = 0;
        int bWins = 0;
        do {
          if (order.less(keys[b], asideKeys[a])) {
            moveOne(b++, to++);
            bWins++;
            aWins = 0;
            if (b == bEnd) {
              return;
            }
          } else {
            keys[to] = asideKeys[a];
            if (values != null) {
              values[to] = asideValues[a];
            }
            to++;
            a++;
            aWins++;
            bWins = 0;
            if (leftLength - a == 1) {
              move(b, to, bEnd - b);
              to += bEnd - b;
              return;
            }
          }
        } while ((aWins | bWins) < minGallop);
        minGallop++;
        do {
          minGallop -= minGallop > 1 ? 1 : 0;
          aWins = gallopRight(keys[b], asideKeys, a, leftLength - a, 0);
          if (aWins > 0) {
            System.arraycopy(asideKeys, a, keys, to, aWins);
            if (values != null) {
              System.arraycopy(asideValues, a, values, to, aWins);
            }
            to += aWins;
            a += aWins;
            if (leftLength - a <= 1) {
              if (leftLength - a == 1) {
                move(b, to, bEnd - b);
                to += bEnd - b;
              }
              return;
            }
          }
          moveOne(b++, to++);
          if (b == bEnd) {
            return;
          }
          bWins = gallopLeft(asideKeys[a], keys, b, bEnd - b, 0);
          if (bWins > 0) {
            move(b, to, bWins);
            to += bWins;
            b += bWins;
            if (b == bEnd) {
              return;
            }
          }
          keys[to] = asideKeys[a];
          if (values != null) {
            values[to] = asideValues[a];
          }
          to++;
          a++;
          if (leftLength - a == 1) {
            move(b, to, bEnd - b);
            to += bEnd - b;
            return;
          }
        } while (aWins >= MIN_GALLOP || bWins >= MIN_GALLOP);
        minGallop++;
      }
    } finally {
      System.arraycopy(asideKeys, a, keys, to, leftLength - a);
      if (values != null) {
        System.arraycopy(asideValues, a, values, to, leftLength - a);
      }
    }
  }

  /// Merges from the right end, with the right run set aside; the mirror of [#mergeLow].
  private void mergeHigh(int left, int leftLength, int right, int rightLength) {
    Object[] asideKeys = java.util.Arrays.copyOfRange(keys, right, right + rightLength);
    Object[] asideValues = values == null ? null : java.util.Arrays.copyOfRange(values, right, right + rightLength);
    int to = right + rightLength - 1;
    int a = right - 1;
    int b = rightLength - 1;
    try {
      moveOne(a--, to--);
      if (a < left) {
        return;
      }
      if (b == 0) {
        int count = a - left + 1;
        move(left, to - count + 1, count);
        to -= count;
        return;
      }
      while (true) {
        int aWins = 0;
        int bWins = 0;
        do {
          if (order.less(asideKeys[b], keys[a])) {
            moveOne(a--, to--);
            aWins++;
            bWins = 0;
            if (a < left) {
              return;
            }
          } else {
            keys[to] = asideKeys[b];
            if (values != null) {
              values[to] = asideValues[b];
            }
            to--;
            b--;
            bWins++;
            aWins = 0;
            if (b == 0) {
              int count = a - left + 1;
              move(left, to - count + 1, count);
              to -= count;
              return;
            }
          }
        } while ((aWins | bWins) < minGallop);
        minGallop++;
        do {
          minGallop -= minGallop > 1 ? 1 : 0;
          int remaining = a - left + 1;
          aWins = remaining - gallopRight(asideKeys[b], keys, left, remaining, remaining - 1);
          if (aWins > 0) {
            to -= aWins;
            a -= aWins;
            move(a + 1, to + 1, aWins);
            if (a < left) {
              return;
            }
          }
          keys[to] = asideKeys[b];
          if (values != null) {
            values[to] = asideValues[b];
          }
          to--;
          b--;
          if (b == 0) {
            int count = a - left + 1;
            move(left, to - count + 1, count);
            to -= count;
            return;
          }
          bWins = b + 1 - gallopLeft(keys[a], asideKeys, 0, b + 1, b);
          if (bWins > 0) {
            to -= bWins;
            b -= bWins;
            System.arraycopy(asideKeys, b + 1, keys, to + 1, bWins);
            if (values != null) {
              System.arraycopy(asideValues, b + 1, values, to + 1, bWins);
            }
            if (b <= 0) {
              if (b == 0) {
                int count = a - left + 1;
                move(left, to - count + 1, count);
                to -= count;
              }
              return;
            }
          }
          moveOne(a--, to--);
          if (a < left) {
            return;
          }
        } while (aWins >= MIN_GALLOP || bWins >= MIN_GALLOP);
        minGallop++;
      }
    } finally {
      System.arraycopy(asideKeys, 0, keys, to - b, b + 1);
      if (values != null) {
        System.arraycopy(asideValues, 0, values, to - b, b + 1);
      }
    }
  }
}

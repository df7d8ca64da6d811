// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.ByteSequence;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Concatenation, repetition and subscripts of constant strings, bytes and tuples; null where nothing is folded.
final class ConstSequences {
  private static final int MAX_STR_SIZE = 4096, MAX_COLLECTION_SIZE = 256, MAX_TOTAL_ITEMS = 1024;

  private ConstSequences() {
  }

  /// `lhs op rhs`, where `a` and `b` are their values if they are ints.
  static Const binary(Const lhs, int operator, Const rhs, BigInteger a, BigInteger b) {
    if (operator == Oparg.NB_ADD) {
      return concatenate(lhs, rhs);
    }
    if (operator == Oparg.NB_MULTIPLY) {
      return b != null ? repeat(lhs, b) : a != null ? repeat(rhs, a) : null;
    }
    return null;
  }

  private static Const concatenate(Const lhs, Const rhs) {
    if (isStr(lhs) && isStr(rhs)) {
      int[] left = codePoints(lhs), right = codePoints(rhs);
      int[] both = Arrays.copyOf(left, left.length + right.length);
      System.arraycopy(right, 0, both, left.length, right.length);
      return Const.ofCodePoints(both);
    }
    if (lhs instanceof Const.Bytes left && rhs instanceof Const.Bytes right) {
      byte[] both = Arrays.copyOf(left.value().array(), left.value().array().length + right.value().array().length);
      System.arraycopy(right.value().array(), 0, both, left.value().array().length, right.value().array().length);
      return bytes(both);
    }
    if (lhs instanceof Const.Tuple left && rhs instanceof Const.Tuple right) {
      var both = new ArrayList<>(left.items());
      both.addAll(right.items());
      return new Const.Tuple(List.copyOf(both));
    }
    return null;
  }

  private static Const repeat(Const sequence, BigInteger times) {
    int size = size(sequence);
    if (size < 0 || times.bitLength() > 63) {
      return null;
    }
    boolean tuple = sequence instanceof Const.Tuple;
    int limit = tuple ? MAX_COLLECTION_SIZE : MAX_STR_SIZE;
    if (size > 0 && (times.signum() < 0 || times.bitLength() > 31 || times.intValue() > limit / size)) {
      return null;
    }
    int count = size == 0 ? 0 : times.intValue();
    if (tuple) {
      if (count > 0 && remainingItems(sequence, MAX_TOTAL_ITEMS / count) < 0) {
        return null;
      }
      var items = new ArrayList<Const>(size * count);
      for (int i = 0; i < count; i++) {
        items.addAll(((Const.Tuple) sequence).items());
      }
      return new Const.Tuple(List.copyOf(items));
    }
    if (sequence instanceof Const.Bytes bytes) {
      byte[] unit = bytes.value().array();
      byte[] all = new byte[size * count];
      for (int i = 0; i < count; i++) {
        System.arraycopy(unit, 0, all, i * size, size);
      }
      return bytes(all);
    }
    int[] unit = codePoints(sequence);
    int[] all = new int[size * count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(unit, 0, all, i * size, size);
    }
    return Const.ofCodePoints(all);
  }

  /// `limit` less the members of a collection and of the collections in it; negative once it is exceeded.
  private static int remainingItems(Const value, int limit) {
    List<Const> items = value instanceof Const.Tuple tuple ? tuple.items() : value instanceof Const.FrozenSet set ? set.items() : List.of();
    limit -= items.size();
    for (int i = 0; limit >= 0 && i < items.size(); i++) {
      limit = remainingItems(items.get(i), limit);
    }
    return limit;
  }

  /// `sequence[key]`, where `index` is the key's value if it is an int.
  static Const subscript(Const sequence, Const key, BigInteger index) {
    int size = size(sequence);
    if (size < 0) {
      return null;
    }
    if (key instanceof Const.Slice slice) {
      return slice(sequence, size, slice);
    }
    if (index == null || index.bitLength() > 31) {
      return null;
    }
    int at = index.intValue() < 0 ? index.intValue() + size : index.intValue();
    if (at < 0 || at >= size) {
      return null;
    }
    if (sequence instanceof Const.Tuple tuple) {
      return tuple.items().get(at);
    }
    if (sequence instanceof Const.Bytes bytes) {
      return new Const.Int(bytes.value().array()[at] & 0xff);
    }
    return Const.ofCodePoints(new int[] {codePoints(sequence)[at]});
  }

  private static Const slice(Const sequence, int size, Const.Slice slice) {
    BigInteger stepValue = slice.step() == Const.Singleton.NONE ? BigInteger.ONE : ConstArithmetic.integer(slice.step());
    if (stepValue == null || stepValue.signum() == 0) {
      return null;
    }
    int step = clamp(stepValue, -Integer.MAX_VALUE, Integer.MAX_VALUE);
    Integer start = bound(slice.start(), size, step, step < 0 ? size - 1 : 0);
    Integer stop = bound(slice.stop(), size, step, step < 0 ? -1 : size);
    if (start == null || stop == null) {
      return null;
    }
    long span = step < 0 ? (long) start - stop : (long) stop - start;
    int count = span <= 0 ? 0 : (int) ((span - 1) / Math.abs((long) step) + 1);
    int[] indexes = new int[count];
    for (int i = 0; i < count; i++) {
      indexes[i] = (int) (start + (long) i * step);
    }
    return pick(sequence, indexes);
  }

  /// A slice's bound within the sequence, or null where it is no int.
  private static Integer bound(Const value, int size, int step, int missing) {
    if (value == Const.Singleton.NONE) {
      return missing;
    }
    BigInteger number = ConstArithmetic.integer(value);
    if (number == null) {
      return null;
    }
    if (number.signum() < 0) {
      number = number.add(BigInteger.valueOf(size));
    }
    return step < 0 ? clamp(number, -1, size - 1) : clamp(number, 0, size);
  }

  private static int clamp(BigInteger value, int low, int high) {
    if (value.bitLength() > 31) {
      return value.signum() < 0 ? low : high;
    }
    return Math.max(low, Math.min(high, value.intValue()));
  }

  private static Const pick(Const sequence, int[] indexes) {
    int count = indexes.length;
    if (sequence instanceof Const.Tuple tuple) {
      var items = new ArrayList<Const>(count);
      for (int index : indexes) {
        items.add(tuple.items().get(index));
      }
      return new Const.Tuple(List.copyOf(items));
    }
    if (sequence instanceof Const.Bytes bytes) {
      byte[] picked = new byte[count];
      for (int i = 0; i < count; i++) {
        picked[i] = bytes.value().array()[indexes[i]];
      }
      return bytes(picked);
    }
    int[] text = codePoints(sequence);
    int[] picked = new int[count];
    for (int i = 0; i < count; i++) {
      picked[i] = text[indexes[i]];
    }
    return Const.ofCodePoints(picked);
  }

  /// The length of a string, bytes or tuple; -1 of anything else.
  static int size(Const value) {
    if (value instanceof Const.Str text) {
      return text.value().length();
    }
    if (value instanceof Const.WideStr text) {
      return text.value().array().length;
    }
    if (value instanceof Const.Bytes bytes) {
      return bytes.value().array().length;
    }
    return value instanceof Const.Tuple tuple ? tuple.items().size() : -1;
  }

  private static boolean isStr(Const value) {
    return value instanceof Const.Str || value instanceof Const.WideStr;
  }

  private static int[] codePoints(Const value) {
    return value instanceof Const.Str text ? text.value().chars().toArray() : ((Const.WideStr) value).value().array();
  }

  private static Const bytes(byte[] array) {
    return new Const.Bytes(new ByteSequence(array));
  }
}

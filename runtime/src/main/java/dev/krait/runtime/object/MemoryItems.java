// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.collect.ItemFormat;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.math.BigInteger;

/// Items of memory as Python values.
public final class MemoryItems {
  private MemoryItems() {
  }

  /// The item of a one-letter format at a place.
  public static Object read(char letter, byte[] array, int at) {
    if (ItemFormat.isFloat(letter)) {
      return new PyFloat(ItemFormat.readDouble(letter, array, at));
    }
    if (letter == 'c') {
      return new PyBytes(new byte[] {array[at]});
    }
    long value = ItemFormat.readLong(letter, array, at);
    if (letter == '?') {
      return PyBool.of(value != 0);
    }
    if (value < 0 && ItemFormat.isUnsignedLong(letter)) {
      return PyLong.of(BigInteger.valueOf(value).add(BigInteger.ONE.shiftLeft(64)));
    }
    return PyInt.of(value);
  }

  /// Stores an item of a one-letter format; `format` is for messages.
  static void write(ThreadState ts, char letter, String format, byte[] array, int at, Object value) {
    try {
      if (letter == 'c') {
        if (!(value instanceof PyBytes b)) {
          throw invalidType(format);
        }
        if (b.array().length != 1) {
          throw invalidValue(format);
        }
        array[at] = b.array()[0];
      } else if (letter == '?') {
        array[at] = (byte) (Objects.isTrue(ts, value) ? 1 : 0);
      } else if (ItemFormat.isFloat(letter)) {
        ItemFormat.writeDouble(letter, array, at, Converters.toDouble(ts, value));
      } else {
        ItemFormat.writeLong(letter, array, at, integer(ts, letter, format, value));
      }
    } catch (PyException e) {
      if (e.value.type == Exceptions.TYPE_ERROR) {
        throw invalidType(format);
      }
      if (e.value.type == Exceptions.OVERFLOW_ERROR) {
        throw invalidValue(format);
      }
      throw e;
    }
  }

  private static PyException invalidType(String format) {
    return PyErrors.typeError("memoryview: invalid type for format '" + format + "'");
  }

  private static PyException invalidValue(String format) {
    return PyErrors.valueError("memoryview: invalid value for format '" + format + "'");
  }

  private static long integer(ThreadState ts, char letter, String format, Object value) {
    if (!Numbers.hasIndex(value)) {
      throw invalidType(format);
    }
    Object plain = Numbers.index(ts, value);
    if (plain instanceof PyInt i) {
      if (!ItemFormat.fits(letter, i.value) || i.value < 0 && ItemFormat.isUnsignedLong(letter)) {
        throw invalidValue(format);
      }
      return i.value;
    }
    BigInteger big = ((PyBigInt) plain).value;
    if (!ItemFormat.isUnsignedLong(letter) || big.signum() < 0 || big.bitLength() > 64) {
      throw invalidValue(format);
    }
    return big.longValue();
  }
}

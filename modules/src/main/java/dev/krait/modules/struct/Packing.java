// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.struct;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.ComplexConversions;
import dev.krait.runtime.object.PyByteArray;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.object.PyBool;
import java.math.BigInteger;

/// Writes values into bytes by a format and reads them back. Pure functions.
final class Packing {
  private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64);

  private Packing() {
  }

  static void pack(ThreadState ts, StructFormat format, byte[] out, int start, Object[] values, int first) {
    java.util.Arrays.fill(out, start, start + (int) format.size, (byte) 0);
    int next = first;
    for (StructFormat.Item item : format.items) {
      int at = start + item.offset();
      if (item.code() == 's' || item.code() == 'p') {
        string(ts, item, out, at, values[next++]);
        continue;
      }
      for (int i = 0; i < item.count(); i++) {
        one(ts, format, item, out, at + i * item.size(), values[next++]);
      }
    }
  }

  private static void string(ThreadState ts, StructFormat.Item item, byte[] out, int at, Object value) {
    if (!(value instanceof PyBytes) && !(value instanceof PyByteArray)) {
      throw StructErrors.error("argument for '" + item.code() + "' must be a bytes object");
    }
    byte[] bytes = Buffers.bytes(ts, value);
    if (item.count() == 0) {
      return;
    }
    if (item.code() == 's') {
      System.arraycopy(bytes, 0, out, at, Math.min(bytes.length, item.count()));
    } else {
      int length = Math.min(bytes.length, item.count() - 1);
      System.arraycopy(bytes, 0, out, at + 1, length);
      out[at] = (byte) Math.min(length, 255);
    }
  }

  private static void one(ThreadState ts, StructFormat format, StructFormat.Item item, byte[] out, int at, Object value) {
    switch (item.code()) {
      case 'c':
        if (!(value instanceof PyBytes b) || b.array().length != 1) {
          throw StructErrors.error("char format requires a bytes object of length 1");
        }
        out[at] = b.array()[0];
        break;
      case '?':
        out[at] = (byte) (Objects.isTrue(ts, value) ? 1 : 0);
        break;
      case 'e':
        put(out, at, 2, half(real(ts, value)), format.big);
        break;
      case 'f':
        put(out, at, 4, Float.floatToRawIntBits(single(real(ts, value), format.isNative)), format.big);
        break;
      case 'd':
        put(out, at, 8, Double.doubleToRawLongBits(real(ts, value)), format.big);
        break;
      case 'F', 'D':
        complex(ts, format, item, out, at, value);
        break;
      default:
        put(out, at, item.size(), integer(ts, item, value), format.big);
        break;
    }
  }

  private static void complex(ThreadState ts, StructFormat format, StructFormat.Item item, byte[] out, int at, Object value) {
    PyComplex z;
    try {
      z = ComplexConversions.fromNumber(ts, value);
    } catch (PyException e) {
      throw e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR) ? StructErrors.error("required argument is not a complex") : e;
    }
    int half = item.size() / 2;
    if (half == 8) {
      put(out, at, 8, Double.doubleToRawLongBits(z.real), format.big);
      put(out, at + 8, 8, Double.doubleToRawLongBits(z.imaginary), format.big);
    } else {
      put(out, at, 4, Float.floatToRawIntBits(single(z.real, format.isNative)), format.big);
      put(out, at + 4, 4, Float.floatToRawIntBits(single(z.imaginary, format.isNative)), format.big);
    }
  }

  private static double real(ThreadState ts, Object value) {
    try {
      return Converters.toDouble(ts, value);
    } catch (PyException e) {
      throw e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR) ? StructErrors.error("required argument is not a float") : e;
    }
  }

  private static float single(double value, boolean isNative) {
    float result = (float) value;
    if (!isNative && Float.isInfinite(result) && Double.isFinite(value)) {
      throw PyErrors.overflowError("float too large to pack with f format");
    }
    return result;
  }

  /// The bits of a number in half precision, rounded once.
  private static int half(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return Float.floatToFloat16((float) value);
    }
    double unit = Math.scalb(1.0, Math.max(Math.getExponent(value), -14) - 10);
    double rounded = Math.rint(value / unit) * unit;
    if (Math.abs(rounded) > 65504) {
      throw PyErrors.overflowError("float too large to pack with e format");
    }
    return Float.floatToFloat16((float) rounded);
  }

  private static long integer(ThreadState ts, StructFormat.Item item, Object value) {
    if (!Numbers.hasIndex(value)) {
      throw StructErrors.error("required argument is not an integer");
    }
    Object plain = Numbers.index(ts, value);
    int bits = 8 * item.size();
    boolean signed = Character.isLowerCase(item.code());
    if (item.code() == 'P') {
      BigInteger big = PyLong.bigValue(plain);
      if (big.bitLength() > 64 || big.signum() < 0 && big.bitLength() > 63) {
        throw StructErrors.error("int too large to convert");
      }
      return big.longValue();
    }
    if (plain instanceof PyInt i) {
      long v = i.value;
      boolean fits = signed ? bits == 64 || v >= -1L << bits - 1 && v < 1L << bits - 1 : v >= 0 && (bits == 64 || v < 1L << bits);
      if (fits) {
        return v;
      }
    } else if (!signed && bits == 64) {
      BigInteger big = PyLong.bigValue(plain);
      if (big.signum() > 0 && big.bitLength() <= 64) {
        return big.longValue();
      }
    }
    BigInteger low = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
    BigInteger high = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    throw StructErrors.error("'" + item.code() + "' format requires " + low + " <= number <= " + high);
  }

  private static void put(byte[] out, int at, int size, long bits, boolean big) {
    for (int i = 0; i < size; i++) {
      out[big ? at + size - 1 - i : at + i] = (byte) (bits >>> 8 * i);
    }
  }

  private static long get(byte[] data, int at, int size, boolean big) {
    long bits = 0;
    for (int i = 0; i < size; i++) {
      bits |= (data[big ? at + size - 1 - i : at + i] & 255L) << 8 * i;
    }
    return bits;
  }

  static PyTuple unpack(StructFormat format, byte[] data, int start) {
    Object[] values = new Object[format.length];
    int next = 0;
    for (StructFormat.Item item : format.items) {
      int at = start + item.offset();
      if (item.code() == 's') {
        values[next++] = new PyBytes(java.util.Arrays.copyOfRange(data, at, at + item.count()));
      } else if (item.code() == 'p') {
        int length = item.count() == 0 ? 0 : Math.min(data[at] & 255, item.count() - 1);
        values[next++] = new PyBytes(java.util.Arrays.copyOfRange(data, at + 1, at + 1 + length));
      } else {
        for (int i = 0; i < item.count(); i++) {
          values[next++] = read(format, item, data, at + i * item.size());
        }
      }
    }
    return PyTuple.of(values);
  }

  private static Object read(StructFormat format, StructFormat.Item item, byte[] data, int at) {
    switch (item.code()) {
      case 'c':
        return new PyBytes(new byte[] {data[at]});
      case '?':
        return PyBool.of(data[at] != 0);
      case 'e':
        return new PyFloat(Float.float16ToFloat((short) get(data, at, 2, format.big)));
      case 'f':
        return new PyFloat(Float.intBitsToFloat((int) get(data, at, 4, format.big)));
      case 'd':
        return new PyFloat(Double.longBitsToDouble(get(data, at, 8, format.big)));
      case 'F':
        return new PyComplex(Float.intBitsToFloat((int) get(data, at, 4, format.big)), Float.intBitsToFloat((int) get(data, at + 4, 4, format.big)));
      case 'D':
        return new PyComplex(Double.longBitsToDouble(get(data, at, 8, format.big)), Double.longBitsToDouble(get(data, at + 8, 8, format.big)));
      default:
        break;
    }
    long bits = get(data, at, item.size(), format.big);
    boolean signed = Character.isLowerCase(item.code());
    if (item.size() == 8) {
      return signed || bits >= 0 ? PyInt.of(bits) : PyLong.of(BigInteger.valueOf(bits).add(UNSIGNED));
    }
    int unused = 64 - 8 * item.size();
    return PyInt.of(signed ? bits << unused >> unused : bits);
  }
}

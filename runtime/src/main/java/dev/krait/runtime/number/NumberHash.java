// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import java.math.BigInteger;

/// The hashes of numbers: arithmetic modulo 2**61 - 1, equal for equal values of any numeric type, as in CPython.
public final class NumberHash {
  public static final long MODULUS = (1L << 61) - 1;
  /// The hash of positive infinity.
  public static final long INFINITY = 314159;
  /// What the hash of an imaginary part is multiplied with.
  private static final long IMAGINARY = 1000003;
  private static final int BITS = 61;
  private static final BigInteger BIG_MODULUS = BigInteger.valueOf(MODULUS);

  private NumberHash() {
  }

  public static long of(long value) {
    if (value > -MODULUS && value < MODULUS) {
      return value == -1 ? -2 : value;
    }
    long hash = value % MODULUS;
    return hash == -1 ? -2 : hash;
  }

  public static long of(BigInteger value) {
    long hash = value.abs().mod(BIG_MODULUS).longValue() * value.signum();
    return hash == -1 ? -2 : hash;
  }

  /// The hash of a double that is not a NaN.
  public static long of(double value) {
    if (value == (long) value && Math.abs(value) < 1L << 60) {
      return of((long) value);
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? INFINITY : -INFINITY;
    }
    int exponent = Math.getExponent(value);
    long mantissa = Double.doubleToRawLongBits(value) & (1L << 52) - 1;
    if (exponent < Double.MIN_EXPONENT) {
      exponent = Double.MIN_EXPONENT;
    } else {
      mantissa |= 1L << 52;
    }
    int rotate = Math.floorMod(exponent - 52, BITS);
    long hash = rotate == 0 ? mantissa : (mantissa << rotate & MODULUS) | mantissa >>> BITS - rotate;
    hash = value < 0 ? -hash : hash;
    return hash == -1 ? -2 : hash;
  }

  /// The hash of a complex number from the hashes of its parts.
  public static long complex(long real, long imaginary) {
    long hash = real + IMAGINARY * imaginary;
    return hash == -1 ? -2 : hash;
  }
}

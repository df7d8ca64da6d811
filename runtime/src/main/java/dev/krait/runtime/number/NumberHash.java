// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import java.math.BigInteger;

/// The hashes of numbers: arithmetic modulo 2**61 - 1, equal for equal values of any numeric type, as in CPython.
public final class NumberHash {
  private static final long MODULUS = (1L << 61) - 1;
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
}

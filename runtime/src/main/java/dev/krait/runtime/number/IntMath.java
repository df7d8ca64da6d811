// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import java.math.BigInteger;

/// Integer arithmetic as Python defines it, where Java's differs: division rounds down, true division and conversion round
/// correctly.
public final class IntMath {
  /// Longs of at most this magnitude are exact as doubles.
  private static final long EXACT = 1L << 53;
  private static final int MANTISSA = 53;
  private static final int MIN_EXPONENT = -1021;

  private IntMath() {
  }

  public static BigInteger floorDivide(BigInteger a, BigInteger b) {
    if (a.signum() * b.signum() >= 0) {
      return a.divide(b);
    }
    BigInteger[] both = a.divideAndRemainder(b);
    return both[1].signum() == 0 ? both[0] : both[0].subtract(BigInteger.ONE);
  }

  public static BigInteger floorModulo(BigInteger a, BigInteger b) {
    BigInteger remainder = a.remainder(b);
    return remainder.signum() != 0 && remainder.signum() != b.signum() ? remainder.add(b) : remainder;
  }

  /// Quotient and remainder of floor division.
  public static BigInteger[] floorDivideAndModulo(BigInteger a, BigInteger b) {
    BigInteger[] both = a.divideAndRemainder(b);
    if (both[1].signum() != 0 && both[1].signum() != b.signum()) {
      both[0] = both[0].subtract(BigInteger.ONE);
      both[1] = both[1].add(b);
    }
    return both;
  }

  public static double trueDivide(long a, long b) {
    if (a >= -EXACT && a <= EXACT && b >= -EXACT && b <= EXACT) {
      return (double) a / b;
    }
    return trueDivide(BigInteger.valueOf(a), BigInteger.valueOf(b));
  }

  /// The double nearest to a / b, halves to even; infinite if it is too large. The divisor is not zero.
  public static double trueDivide(BigInteger a, BigInteger b) {
    if (a.signum() == 0) {
      return b.signum() < 0 ? -0.0 : 0.0;
    }
    boolean negative = a.signum() != b.signum();
    BigInteger x = a.abs();
    BigInteger y = b.abs();
    long difference = (long) x.bitLength() - y.bitLength();
    if (difference > Double.MAX_EXPONENT + 1) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (difference < MIN_EXPONENT - MANTISSA - 1) {
      return negative ? -0.0 : 0.0;
    }
    int shift = (int) Math.max(difference, MIN_EXPONENT) - MANTISSA - 2;
    boolean inexact = false;
    if (shift <= 0) {
      x = x.shiftLeft(-shift);
    } else {
      y = y.shiftLeft(shift);
    }
    BigInteger[] both = x.divideAndRemainder(y);
    inexact = both[1].signum() != 0;
    double result = Math.scalb((double) roundBits(both[0].longValueExact(), inexact, shift), shift);
    return negative ? -result : result;
  }

  /// Rounds off the bits that a double with this exponent has no room for, halves to even.
  private static long roundBits(long quotient, boolean inexact, int shift) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(quotient);
    int extra = Math.max(bits, MIN_EXPONENT - shift) - MANTISSA;
    long half = 1L << extra - 1;
    long low = quotient | (inexact ? 1 : 0);
    if ((low & half) != 0 && (low & 3 * half - 1) != 0) {
      low += half;
    }
    return low & -(2 * half);
  }

  /// Compares an integer with a double that is not a NaN, exactly.
  public static int compare(BigInteger a, double b) {
    if (Double.isInfinite(b)) {
      return b > 0 ? -1 : 1;
    }
    if (a.bitLength() > Double.MAX_EXPONENT + 1) {
      return a.signum();
    }
    BigInteger whole = toBigInteger(b);
    int order = a.compareTo(whole);
    double fraction = b - (b < 0 ? Math.ceil(b) : Math.floor(b));
    return order != 0 ? order : fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
  }

  public static int compare(long a, double b) {
    if (a >= -EXACT && a <= EXACT) {
      return a < b ? -1 : a > b ? 1 : 0;
    }
    if (b >= 0x1p63) {
      return -1;
    }
    if (b < -0x1p63) {
      return 1;
    }
    long whole = (long) b;
    return a != whole ? Long.compare(a, whole) : b > whole ? -1 : b < whole ? 1 : 0;
  }

  /// The integral part of a finite double.
  public static BigInteger toBigInteger(double value) {
    if (Math.abs(value) < 0x1p63) {
      return BigInteger.valueOf((long) value);
    }
    int exponent = Math.getExponent(value) - MANTISSA + 1;
    return BigInteger.valueOf((long) Math.scalb(value, -exponent)).shiftLeft(exponent);
  }

  /// Whether a * b does not fit a long.
  public static boolean multiplyOverflows(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return high != low >> 63;
  }
}

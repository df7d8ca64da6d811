// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import java.math.BigInteger;

/// The functions of `math` on ints. Pure functions.
final class IntegerFunctions {
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private IntegerFunctions() {
  }

  static Object factorial(ThreadState ts, Object n) {
    BigInteger value = Converters.toBigInteger(ts, n);
    if (value.signum() < 0) {
      throw PyErrors.valueError("factorial() not defined for negative values");
    }
    if (value.compareTo(LONG_MAX) > 0) {
      throw PyErrors.overflowError("factorial() argument should not exceed " + Long.MAX_VALUE);
    }
    if (value.bitLength() > 31) {
      throw PyErrors.memoryError();
    }
    return PyLong.of(product(2, Math.max(1, value.intValueExact())));
  }

  /// The product of the ints from `low` to `high`, by halves, so that the factors have like sizes.
  private static BigInteger product(long low, long high) {
    if (low > high) {
      return BigInteger.ONE;
    }
    if (high - low < 8) {
      BigInteger result = BigInteger.valueOf(low);
      for (long i = low + 1; i <= high; i++) {
        result = result.multiply(BigInteger.valueOf(i));
      }
      return result;
    }
    long middle = low + high >>> 1;
    return product(low, middle).multiply(product(middle + 1, high));
  }

  private static void check(BigInteger n, BigInteger k) {
    if (n.signum() < 0) {
      throw PyErrors.valueError("n must be a non-negative integer");
    }
    if (k.signum() < 0) {
      throw PyErrors.valueError("k must be a non-negative integer");
    }
  }

  static Object permutations(BigInteger n, BigInteger k) {
    check(n, k);
    if (k.compareTo(n) > 0) {
      return PyInt.ZERO;
    }
    if (k.compareTo(LONG_MAX) > 0) {
      throw PyErrors.overflowError("k must not exceed " + Long.MAX_VALUE);
    }
    return PyLong.of(falling(n, k.longValueExact()));
  }

  /// n * (n - 1) * ... with k factors.
  private static BigInteger falling(BigInteger n, long k) {
    if (n.bitLength() < 62) {
      long high = n.longValueExact();
      return product(high - k + 1, high);
    }
    if (k < 4) {
      BigInteger result = BigInteger.ONE;
      for (long i = 0; i < k; i++) {
        result = result.multiply(n.subtract(BigInteger.valueOf(i)));
      }
      return result;
    }
    long half = k / 2;
    return falling(n, half).multiply(falling(n.subtract(BigInteger.valueOf(half)), k - half));
  }

  static Object combinations(BigInteger n, BigInteger k) {
    check(n, k);
    BigInteger rest = n.subtract(k);
    if (rest.signum() < 0) {
      return PyInt.ZERO;
    }
    BigInteger least = rest.min(k);
    if (least.compareTo(LONG_MAX) > 0) {
      throw PyErrors.overflowError("min(n - k, k) must not exceed " + Long.MAX_VALUE);
    }
    long count = least.longValueExact();
    return PyLong.of(choose(n, count));
  }

  /// C(n, k) by halves: C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j).
  private static BigInteger choose(BigInteger n, long k) {
    if (k == 0) {
      return BigInteger.ONE;
    }
    if (k == 1) {
      return n;
    }
    if (k <= 20) {
      return falling(n, k).divide(product(2, k));
    }
    long half = k / 2;
    BigInteger first = choose(n, half);
    BigInteger second = choose(n.subtract(BigInteger.valueOf(half)), k - half);
    return first.multiply(second).divide(choose(BigInteger.valueOf(k), half));
  }

  static Object gcd(ThreadState ts, Object[] integers) {
    BigInteger result = BigInteger.ZERO;
    if (integers.length == 2 && integers[0] instanceof PyInt a && integers[1] instanceof PyInt b && a.value != Long.MIN_VALUE
        && b.value != Long.MIN_VALUE) {
      return PyInt.of(gcd(Math.abs(a.value), Math.abs(b.value)));
    }
    for (Object integer : integers) {
      result = result.gcd(PyLong.bigValue(Numbers.index(ts, integer)));
    }
    return PyLong.of(result);
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  static Object lcm(ThreadState ts, Object[] integers) {
    BigInteger result = BigInteger.ONE;
    for (Object integer : integers) {
      BigInteger value = PyLong.bigValue(Numbers.index(ts, integer)).abs();
      if (value.signum() == 0 || result.signum() == 0) {
        result = BigInteger.ZERO;
      } else {
        result = result.divide(result.gcd(value)).multiply(value);
      }
    }
    return PyLong.of(result);
  }
}

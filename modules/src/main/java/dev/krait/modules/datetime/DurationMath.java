// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.type.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Durations in whole microseconds: exact sums, and products and quotients that are rounded once, half to even. Pure functions but for
/// the sum, which one thread uses.
final class DurationMath {
  private static final double HALF = 0.5;

  /// Adds up components that are ints or floats.
  static final class Sum {
    private BigInteger whole = BigInteger.ZERO;
    private double rest;

    /// Adds so many units of so many microseconds each; null adds nothing.
    void add(String name, Object count, long unit) {
      if (count == null) {
        return;
      }
      Object plain = Numbers.intOrNull(count);
      BigInteger factor = BigInteger.valueOf(unit);
      if (plain != null) {
        whole = whole.add(PyLong.bigValue(plain).multiply(factor));
      } else if (PyFloatType.isFloat(count)) {
        double value = PyFloatType.valueOf(count);
        double integer = value < 0 ? Math.ceil(value) : Math.floor(value);
        whole = whole.add(integer(value, integer).multiply(factor));
        double part = (value - integer) * unit;
        double wholePart = part < 0 ? Math.ceil(part) : Math.floor(part);
        whole = whole.add(BigInteger.valueOf((long) wholePart));
        rest += part - wholePart;
      } else {
        throw PyErrors.typeError("unsupported type for timedelta " + name + " component: " + Types.nameOf(count));
      }
    }

    /// The sum, rounded half to even.
    BigInteger total() {
      if (rest == 0) {
        return whole;
      }
      double rounded = Math.rint(rest);
      if (Math.abs(rounded - rest) == HALF) {
        int odd = whole.testBit(0) ? 1 : 0;
        rounded = 2.0 * Math.rint((rest + odd) * HALF) - odd;
      }
      return whole.add(BigInteger.valueOf((long) rounded));
    }
  }

  private DurationMath() {
  }

  private static BigInteger integer(double value, double integer) {
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(value)) {
      throw PyErrors.overflowError("cannot convert float infinity to integer");
    }
    return new BigDecimal(integer).toBigInteger();
  }

  private static BigDecimal exact(double value) {
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("cannot convert NaN to integer ratio");
    }
    if (Double.isInfinite(value)) {
      throw PyErrors.overflowError("cannot convert Infinity to integer ratio");
    }
    return new BigDecimal(value);
  }

  static BigInteger multiply(BigInteger micros, double factor) {
    return new BigDecimal(micros).multiply(exact(factor)).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  static BigInteger divide(BigInteger micros, double divisor) {
    BigDecimal exact = exact(divisor);
    if (exact.signum() == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    int scale = Math.max(0, exact.scale());
    return divide(micros.multiply(BigInteger.TEN.pow(scale)), exact.setScale(scale).unscaledValue());
  }

  static BigInteger divide(BigInteger micros, BigInteger divisor) {
    if (divisor.signum() == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    return new BigDecimal(micros).divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  /// Quotient and remainder, rounded towards minus infinity.
  static BigInteger[] floorDivide(BigInteger micros, BigInteger divisor) {
    if (divisor.signum() == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    BigInteger[] parts = micros.divideAndRemainder(divisor);
    if (parts[1].signum() != 0 && parts[1].signum() != divisor.signum()) {
      parts[0] = parts[0].subtract(BigInteger.ONE);
      parts[1] = parts[1].add(divisor);
    }
    return parts;
  }
}

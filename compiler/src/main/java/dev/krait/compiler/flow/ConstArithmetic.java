// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import java.math.BigInteger;

/// Operators on constants with the results of CPython's objects, within CPython's limits on the size of a folded result.
/// Null stands for "leave it to run time": an exception, a result too large, or operands no constant folding covers.
final class ConstArithmetic {
  private static final int MAX_INT_BITS = 128;

  private ConstArithmetic() {
  }

  static Const bool(boolean value) {
    return value ? Const.Singleton.TRUE : Const.Singleton.FALSE;
  }

  static boolean isTrue(Const value) {
    if (value instanceof Const.Singleton) {
      return value == Const.Singleton.TRUE || value == Const.Singleton.ELLIPSIS;
    }
    if (value instanceof Const.Int number) {
      return number.value() != 0;
    }
    if (value instanceof Const.Float number) {
      return number.value() != 0;
    }
    if (value instanceof Const.Complex number) {
      return number.real() != 0 || number.imag() != 0;
    }
    if (value instanceof Const.FrozenSet set) {
      return !set.items().isEmpty();
    }
    // What has no length is true.
    return ConstSequences.size(value) != 0;
  }

  /// `-value`, or null.
  static Const negative(Const value) {
    if (value instanceof Const.Float number) {
      return new Const.Float(-number.value());
    }
    if (value instanceof Const.Complex number) {
      return new Const.Complex(-number.real(), -number.imag());
    }
    BigInteger number = integer(value);
    return number == null ? null : Const.of(number.negate());
  }

  /// `+value`, or null.
  static Const positive(Const value) {
    if (value instanceof Const.Float || value instanceof Const.Complex) {
      return value;
    }
    BigInteger number = integer(value);
    return number == null ? null : Const.of(number);
  }

  /// `~value`, or null; of a bool it is deprecated, so that the warning is left to run time.
  static Const invert(Const value) {
    BigInteger number = value instanceof Const.Singleton ? null : integer(value);
    return number == null ? null : Const.of(number.not());
  }

  /// `lhs op rhs` for an operator of BINARY_OP, or null.
  static Const binary(Const lhs, int operator, Const rhs) {
    BigInteger a = integer(lhs);
    BigInteger b = integer(rhs);
    if (operator == Oparg.NB_SUBSCR) {
      return ConstSequences.subscript(lhs, rhs, b);
    }
    if (a != null && b != null) {
      boolean bools = lhs instanceof Const.Singleton && rhs instanceof Const.Singleton;
      return integers(a, operator, b, bools);
    }
    if (isNumber(lhs, a) && isNumber(rhs, b)) {
      if (overflows(lhs) || overflows(rhs)) {
        return null;
      }
      if (lhs instanceof Const.Complex || rhs instanceof Const.Complex) {
        return ComplexArithmetic.binary(lhs, operator, rhs);
      }
      return floats(real(lhs), operator, real(rhs));
    }
    return ConstSequences.binary(lhs, operator, rhs, a, b);
  }

  private static boolean isNumber(Const value, BigInteger integer) {
    return integer != null || value instanceof Const.Float || value instanceof Const.Complex;
  }

  /// The value of an int or bool, or null.
  static BigInteger integer(Const value) {
    if (value instanceof Const.Int number) {
      return BigInteger.valueOf(number.value());
    }
    if (value instanceof Const.BigInt number) {
      return number.value();
    }
    return value == Const.Singleton.TRUE ? BigInteger.ONE : value == Const.Singleton.FALSE ? BigInteger.ZERO : null;
  }

  /// An int or float as a double; infinite where CPython raises OverflowError.
  static double real(Const value) {
    return value instanceof Const.Float number ? number.value() : integer(value).doubleValue();
  }

  /// Whether `value` is an int too large for a float.
  static boolean overflows(Const value) {
    return (value instanceof Const.Int || value instanceof Const.BigInt) && Double.isInfinite(real(value));
  }

  private static Const integers(BigInteger a, int operator, BigInteger b, boolean bools) {
    switch (operator) {
      case Oparg.NB_ADD:
        return Const.of(a.add(b));
      case Oparg.NB_SUBTRACT:
        return Const.of(a.subtract(b));
      case Oparg.NB_MULTIPLY:
        boolean large = a.signum() != 0 && b.signum() != 0 && bits(a) + bits(b) > MAX_INT_BITS;
        return large ? null : Const.of(a.multiply(b));
      case Oparg.NB_TRUE_DIVIDE:
        return b.signum() == 0 ? null : quotient(a, b);
      case Oparg.NB_FLOOR_DIVIDE:
        return b.signum() == 0 ? null : Const.of(floorDivide(a, b));
      case Oparg.NB_REMAINDER:
        return b.signum() == 0 ? null : Const.of(a.subtract(floorDivide(a, b).multiply(b)));
      case Oparg.NB_POWER:
        return power(a, b);
      case Oparg.NB_LSHIFT:
        return shiftLeft(a, b);
      case Oparg.NB_RSHIFT:
        return b.signum() < 0 ? null : Const.of(b.bitLength() > 31 ? BigInteger.valueOf(a.signum() < 0 ? -1 : 0) : a.shiftRight(b.intValue()));
      case Oparg.NB_OR:
        return bools ? bool(a.or(b).signum() != 0) : Const.of(a.or(b));
      case Oparg.NB_XOR:
        return bools ? bool(a.xor(b).signum() != 0) : Const.of(a.xor(b));
      case Oparg.NB_AND:
        return bools ? bool(a.and(b).signum() != 0) : Const.of(a.and(b));
      default:
        return null;
    }
  }

  private static int bits(BigInteger value) {
    return value.abs().bitLength();
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean round = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return round ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static Const shiftLeft(BigInteger a, BigInteger b) {
    if (b.signum() < 0) {
      return null;
    }
    if (a.signum() == 0 || b.signum() == 0) {
      return Const.of(a);
    }
    boolean large = b.bitLength() > 31 || b.intValue() > MAX_INT_BITS || bits(a) > MAX_INT_BITS - b.intValue();
    return large ? null : Const.of(a.shiftLeft(b.intValue()));
  }

  private static Const power(BigInteger a, BigInteger b) {
    if (b.signum() < 0) {
      double base = a.doubleValue();
      double exponent = b.doubleValue();
      return Double.isInfinite(base) || Double.isInfinite(exponent) ? null : floats(base, Oparg.NB_POWER, exponent);
    }
    if (a.signum() == 0 || b.signum() == 0) {
      return Const.of(b.signum() == 0 ? BigInteger.ONE : BigInteger.ZERO);
    }
    boolean large = b.bitLength() > 31 || bits(a) > MAX_INT_BITS / b.intValue();
    return large ? null : Const.of(a.pow(b.intValue()));
  }

  /// `a / b` rounded once, half to even; null where it overflows.
  private static Const quotient(BigInteger a, BigInteger b) {
    if (bits(a) <= 53 && bits(b) <= 53) {
      return new Const.Float(a.doubleValue() / b.doubleValue());
    }
    if (a.signum() == 0) {
      return new Const.Float(b.signum() < 0 ? -0.0 : 0.0);
    }
    boolean negative = a.signum() != b.signum();
    // Enough quotient bits for the rounding, and never a unit below that of the subnormal numbers.
    int shift = Math.min(bits(b) - bits(a) + 66, 1074);
    BigInteger dividend = shift > 0 ? a.abs().shiftLeft(shift) : a.abs();
    BigInteger divisor = shift < 0 ? b.abs().shiftLeft(-shift) : b.abs();
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    double magnitude;
    if (shift == 1074) {
      int half = parts[1].shiftLeft(1).compareTo(divisor);
      boolean up = half > 0 || half == 0 && parts[0].testBit(0);
      magnitude = Math.scalb((up ? parts[0].add(BigInteger.ONE) : parts[0]).doubleValue(), -1074);
    } else {
      BigInteger sticky = parts[0].shiftLeft(1);
      magnitude = Math.scalb((parts[1].signum() == 0 ? sticky : sticky.setBit(0)).doubleValue(), -shift - 1);
    }
    return Double.isInfinite(magnitude) ? null : new Const.Float(negative ? -magnitude : magnitude);
  }

  private static Const floats(double a, int operator, double b) {
    switch (operator) {
      case Oparg.NB_ADD:
        return new Const.Float(a + b);
      case Oparg.NB_SUBTRACT:
        return new Const.Float(a - b);
      case Oparg.NB_MULTIPLY:
        return new Const.Float(a * b);
      case Oparg.NB_TRUE_DIVIDE:
        return b == 0 ? null : new Const.Float(a / b);
      case Oparg.NB_FLOOR_DIVIDE:
        return b == 0 ? null : new Const.Float(floorDivide(a, b));
      case Oparg.NB_REMAINDER:
        return b == 0 ? null : new Const.Float(remainder(a, b));
      case Oparg.NB_POWER:
        return power(a, b);
      default:
        return null;
    }
  }

  private static double remainder(double a, double b) {
    double result = a % b;
    if (result == 0) {
      return Math.copySign(0.0, b);
    }
    return (b < 0) != (result < 0) ? result + b : result;
  }

  private static double floorDivide(double a, double b) {
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static Const power(double a, double b) {
    if (b == 0 || a == 1 || a == -1 && Double.isInfinite(b)) {
      return new Const.Float(1);
    }
    if (a == 0 && b < 0) {
      return null;
    }
    if (a < 0 && !Double.isInfinite(a) && !Double.isNaN(b) && b != Math.floor(b)) {
      return ComplexArithmetic.power(a, 0, b, 0);
    }
    double result = Math.pow(a, b);
    boolean overflow = Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b);
    return overflow ? null : new Const.Float(result);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.number.IntMath;
import dev.krait.runtime.protocol.Numbers;
import java.math.BigInteger;

/// Arithmetic on plain ints ([PyInt] and [PyBigInt]): what [PyLong] does once it knows that both operands are ints. Pure functions.
final class Ints {
  /// No result of a shift or power may have more bits.
  private static final long MOST_BITS = Integer.MAX_VALUE - 64L;

  private Ints() {
  }

  static BigInteger big(Object plain) {
    return plain instanceof PyInt i ? BigInteger.valueOf(i.value) : ((PyBigInt) plain).value;
  }

  static int signum(Object plain) {
    return plain instanceof PyInt i ? Long.signum(i.value) : ((PyBigInt) plain).value.signum();
  }

  /// The double nearest to the value; OverflowError if it is too large.
  static double toDouble(Object plain) {
    if (plain instanceof PyInt i) {
      return i.value;
    }
    double result = ((PyBigInt) plain).value.doubleValue();
    if (Double.isInfinite(result)) {
      throw PyErrors.overflowError("int too large to convert to float");
    }
    return result;
  }

  static int compare(Object a, Object b) {
    if (a instanceof PyInt i && b instanceof PyInt j) {
      return Long.compare(i.value, j.value);
    }
    return big(a).compareTo(big(b));
  }

  static Object floorDivide(Object a, Object b) {
    if (a instanceof PyInt i && b instanceof PyInt j) {
      if (j.value == 0) {
        throw PyErrors.zeroDivisionError("division by zero");
      }
      if (i.value != Long.MIN_VALUE || j.value != -1) {
        return PyInt.of(Math.floorDiv(i.value, j.value));
      }
    }
    BigInteger divisor = big(b);
    if (divisor.signum() == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    return PyLong.of(IntMath.floorDivide(big(a), divisor));
  }

  static Object modulo(Object a, Object b) {
    if (a instanceof PyInt i && b instanceof PyInt j) {
      if (j.value == 0) {
        throw PyErrors.zeroDivisionError("division by zero");
      }
      return PyInt.of(Math.floorMod(i.value, j.value));
    }
    BigInteger divisor = big(b);
    if (divisor.signum() == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    return PyLong.of(IntMath.floorModulo(big(a), divisor));
  }

  static Object divmod(Object a, Object b) {
    if (a instanceof PyInt && b instanceof PyInt) {
      Object quotient = floorDivide(a, b);
      return PyTuple.of(quotient, modulo(a, b));
    }
    BigInteger divisor = big(b);
    if (divisor.signum() == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    BigInteger[] both = IntMath.floorDivideAndModulo(big(a), divisor);
    return PyTuple.of(PyLong.of(both[0]), PyLong.of(both[1]));
  }

  static Object trueDivide(Object a, Object b) {
    if (signum(b) == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    double result = a instanceof PyInt i && b instanceof PyInt j ? IntMath.trueDivide(i.value, j.value)
        : IntMath.trueDivide(big(a), big(b));
    if (Double.isInfinite(result)) {
      throw PyErrors.overflowError("integer division result too large for a float");
    }
    return new PyFloat(result);
  }

  static Object leftShift(Object a, Object b) {
    if (signum(b) < 0) {
      throw PyErrors.valueError("negative shift count");
    }
    if (signum(a) == 0) {
      return PyInt.ZERO;
    }
    if (!(b instanceof PyInt count) || count.value > MOST_BITS) {
      throw b instanceof PyInt ? PyErrors.memoryError() : PyErrors.overflowError("too many digits in integer");
    }
    if (a instanceof PyInt i && count.value < Long.SIZE - 1) {
      long shifted = i.value << count.value;
      if (shifted >> count.value == i.value) {
        return PyInt.of(shifted);
      }
    }
    BigInteger value = big(a);
    checkBits(value.bitLength() + count.value);
    return PyLong.of(value.shiftLeft((int) count.value));
  }

  private static void checkBits(long bits) {
    if (bits > MOST_BITS) {
      throw PyErrors.memoryError();
    }
  }

  static Object rightShift(Object a, Object b) {
    if (signum(b) < 0) {
      throw PyErrors.valueError("negative shift count");
    }
    if (!(b instanceof PyInt count) || count.value > Integer.MAX_VALUE) {
      return signum(a) < 0 ? PyInt.of(-1) : PyInt.ZERO;
    }
    if (a instanceof PyInt i) {
      return PyInt.of(i.value >> Math.min(count.value, Long.SIZE - 1));
    }
    return PyLong.of(big(a).shiftRight((int) count.value));
  }

  static Object multiply(Object a, Object b) {
    if (a instanceof PyInt i && b instanceof PyInt j) {
      long low = i.value * j.value;
      if (Math.multiplyHigh(i.value, j.value) == low >> Long.SIZE - 1) {
        return PyInt.of(low);
      }
    }
    BigInteger x = big(a);
    BigInteger y = big(b);
    checkBits((long) x.bitLength() + y.bitLength());
    return PyLong.of(x.multiply(y));
  }

  static Object power(Object base, Object exponent) {
    if (signum(exponent) < 0) {
      return PyFloatType.power(toDouble(base), toDouble(exponent));
    }
    if (base instanceof PyInt b && exponent instanceof PyInt e) {
      Object small = smallPower(b.value, e.value);
      if (small != null) {
        return small;
      }
    }
    BigInteger value = big(base);
    if (!(exponent instanceof PyInt count)) {
      throw PyErrors.memoryError();
    }
    if ((value.bitLength() - 1) * (double) count.value > MOST_BITS) {
      throw PyErrors.memoryError();
    }
    return PyLong.of(value.pow((int) count.value));
  }

  /// The power if it fits a long or the base is -1, 0 or 1; else null.
  private static Object smallPower(long base, long exponent) {
    if (base == 0 || base == 1 || base == -1) {
      return PyInt.of(exponent == 0 ? 1 : base < 0 && (exponent & 1) == 0 ? 1 : base);
    }
    if (exponent >= Long.SIZE) {
      return null;
    }
    long result = 1;
    long square = base;
    for (long e = exponent;;) {
      if ((e & 1) != 0) {
        if (IntMath.multiplyOverflows(result, square)) {
          return null;
        }
        result *= square;
      }
      e >>= 1;
      if (e == 0) {
        return PyInt.of(result);
      }
      if (IntMath.multiplyOverflows(square, square)) {
        return null;
      }
      square *= square;
    }
  }

  static Object power(Object base, Object exponent, Object modulus) {
    BigInteger m = big(modulus);
    if (m.signum() == 0) {
      throw PyErrors.valueError("pow() 3rd argument cannot be 0");
    }
    BigInteger positive = m.abs();
    BigInteger b = big(base);
    BigInteger e = big(exponent);
    if (e.signum() < 0) {
      if (!b.gcd(positive).equals(BigInteger.ONE)) {
        throw PyErrors.valueError("base is not invertible for the given modulus");
      }
      b = positive.equals(BigInteger.ONE) ? BigInteger.ZERO : b.modInverse(positive);
      e = e.negate();
    }
    BigInteger result = b.modPow(e, positive);
    return PyLong.of(m.signum() < 0 && result.signum() != 0 ? result.add(m) : result);
  }

  /// The plain int of an argument that must be an int already.
  static Object plain(Object object, String message) {
    Object plain = Numbers.intOrNull(object);
    if (plain == null) {
      throw typeError(message);
    }
    return plain;
  }

  private static PyException typeError(String message) {
    return PyErrors.typeError(message);
  }
}

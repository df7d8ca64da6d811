// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.number.FloatText;
import dev.krait.runtime.number.SpecialFunctions;
import dev.krait.runtime.object.IntConversions;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// Functions of real numbers: those of the C library and some more.
///
/// Java: functions of floats; those of ints are in [IntegerFunctions], sums in [SumFunctions].
@PyModuleDef("math")
final class MathModule {
  /// The ratio of a circle's circumference to its diameter.
  @Constant("pi")
  static final double PI = Math.PI;
  /// The base of the natural logarithm.
  @Constant("e")
  static final double E = Math.E;
  /// Twice pi.
  @Constant("tau")
  static final double TAU = 2 * Math.PI;
  @Constant("inf")
  static final double INF = Double.POSITIVE_INFINITY;
  @Constant("nan")
  static final double NAN = Double.NaN;

  private MathModule() {
  }

  private static PyException domain() {
    return PyErrors.valueError("math domain error");
  }

  private static PyException range() {
    return PyErrors.overflowError("math range error");
  }

  private static PyException expected(String what, double x) {
    return PyErrors.valueError(what + FloatText.repr(x));
  }

  /// A result that may be infinite only if the argument is.
  private static double finite(double result, double x) {
    if (Double.isInfinite(result) && Double.isFinite(x)) {
      throw range();
    }
    return result;
  }

  /// The angle, in radians, whose cosine is x.
  @Function("acos(x, /)")
  static double acos(double x) {
    if (x < -1 || x > 1) {
      throw expected("expected a number in range from -1 up to 1, got ", x);
    }
    return Math.acos(x);
  }

  /// The inverse hyperbolic cosine of x.
  @Function("acosh(x, /)")
  static double acosh(double x) {
    if (x < 1) {
      throw expected("expected argument value not less than 1, got ", x);
    }
    return SpecialFunctions.acosh(x);
  }

  /// The angle, in radians, whose sine is x.
  @Function("asin(x, /)")
  static double asin(double x) {
    if (x < -1 || x > 1) {
      throw expected("expected a number in range from -1 up to 1, got ", x);
    }
    return Math.asin(x);
  }

  /// The inverse hyperbolic sine of x.
  @Function("asinh(x, /)")
  static double asinh(double x) {
    return SpecialFunctions.asinh(x);
  }

  /// The angle, in radians, whose tangent is x.
  @Function("atan(x, /)")
  static double atan(double x) {
    return Math.atan(x);
  }

  /// The inverse hyperbolic tangent of x.
  @Function("atanh(x, /)")
  static double atanh(double x) {
    if (x <= -1 || x >= 1) {
      throw expected("expected a number between -1 and 1, got ", x);
    }
    return SpecialFunctions.atanh(x);
  }

  /// The cube root of x.
  @Function("cbrt(x, /)")
  static double cbrt(double x) {
    return Math.cbrt(x);
  }

  /// The cosine of x, which is in radians.
  @Function("cos(x, /)")
  static double cos(double x) {
    if (Double.isInfinite(x)) {
      throw expected("expected a finite input, got ", x);
    }
    return Math.cos(x);
  }

  /// The hyperbolic cosine of x.
  @Function("cosh(x, /)")
  static double cosh(double x) {
    return finite(Math.cosh(x), x);
  }

  /// The error function at x.
  @Function("erf(x, /)")
  static double erf(double x) {
    return SpecialFunctions.erf(x);
  }

  /// 1 minus the error function at x.
  @Function("erfc(x, /)")
  static double erfc(double x) {
    return SpecialFunctions.erfc(x);
  }

  /// e raised to the power x.
  @Function("exp(x, /)")
  static double exp(double x) {
    return finite(Math.exp(x), x);
  }

  /// 2 raised to the power x.
  @Function("exp2(x, /)")
  static double exp2(double x) {
    return finite(SpecialFunctions.exp2(x), x);
  }

  /// exp(x) - 1, precise for small x.
  @Function("expm1(x, /)")
  static double expm1(double x) {
    return finite(Math.expm1(x), x);
  }

  /// The magnitude of x, as a float.
  @Function("fabs(x, /)")
  static double fabs(double x) {
    return Math.abs(x);
  }

  /// The gamma function at x.
  @Function("gamma(x, /)")
  static double gamma(double x) {
    if (x == Double.NEGATIVE_INFINITY || x <= 0 && x == Math.floor(x)) {
      throw expected("expected a noninteger or positive integer, got ", x);
    }
    return finite(SpecialFunctions.gamma(x), x);
  }

  /// The natural logarithm of the magnitude of the gamma function at x.
  @Function("lgamma(x, /)")
  static double lgamma(double x) {
    if (x <= 0 && x == Math.floor(x) && !Double.isInfinite(x)) {
      throw expected("expected a noninteger or positive integer, got ", x);
    }
    return finite(SpecialFunctions.logGamma(x), x);
  }

  /// The natural logarithm of 1 + x, precise for small x.
  @Function("log1p(x, /)")
  static double log1p(double x) {
    if (x <= -1) {
      throw expected("expected argument value > -1, got ", x);
    }
    return Math.log1p(x);
  }

  /// An angle in degrees, in radians.
  @Function("radians(x, /)")
  static double radians(double x) {
    return x * (Math.PI / 180.0);
  }

  /// An angle in radians, in degrees.
  @Function("degrees(x, /)")
  static double degrees(double x) {
    return x * (180.0 / Math.PI);
  }

  /// The sine of x, which is in radians.
  @Function("sin(x, /)")
  static double sin(double x) {
    if (Double.isInfinite(x)) {
      throw expected("expected a finite input, got ", x);
    }
    return Math.sin(x);
  }

  /// The hyperbolic sine of x.
  @Function("sinh(x, /)")
  static double sinh(double x) {
    return finite(Math.sinh(x), x);
  }

  /// The square root of x.
  @Function("sqrt(x, /)")
  static double sqrt(double x) {
    if (x < 0) {
      throw expected("expected a nonnegative input, got ", x);
    }
    return Math.sqrt(x);
  }

  /// The tangent of x, which is in radians.
  @Function("tan(x, /)")
  static double tan(double x) {
    if (Double.isInfinite(x)) {
      throw expected("expected a finite input, got ", x);
    }
    return Math.tan(x);
  }

  /// The hyperbolic tangent of x.
  @Function("tanh(x, /)")
  static double tanh(double x) {
    return Math.tanh(x);
  }

  /// The angle, in radians, of the point (x, y), with the signs of both telling the quadrant.
  @Function("atan2(y, x, /)")
  static double atan2(double y, double x) {
    return Math.atan2(y, x);
  }

  /// The magnitude of x with the sign of y.
  @Function("copysign(x, y, /)")
  static double copysign(double x, double y) {
    return Math.copySign(x, Double.isNaN(y) ? Double.doubleToRawLongBits(y) < 0 ? -1.0 : 1.0 : y);
  }

  /// The smallest int that is not less than x.
  @Function("ceil(x, /)")
  static Object ceil(ThreadState ts, Object x) {
    return rounded(ts, x, "__ceil__");
  }

  /// The greatest int that is not greater than x.
  @Function("floor(x, /)")
  static Object floor(ThreadState ts, Object x) {
    return rounded(ts, x, "__floor__");
  }

  private static Object rounded(ThreadState ts, Object x, String method) {
    if (!(x instanceof PyFloat)) {
      Object special = Calls.specialOrNull(ts, x, method);
      if (special != null) {
        return Calls.call0(ts, special);
      }
    }
    double value = Converters.toDouble(ts, x);
    return IntConversions.ofDouble(method.equals("__ceil__") ? Math.ceil(value) : Math.floor(value));
  }

  /// The number without its fraction, by its own method `__trunc__`.
  @Function("trunc(x, /)")
  static Object trunc(ThreadState ts, Object x) {
    if (x instanceof PyFloat f) {
      return IntConversions.ofDouble(f.value);
    }
    Object special = Calls.specialOrNull(ts, x, "__trunc__");
    if (special == null) {
      throw PyErrors.typeError("type " + Types.nameOf(x) + " doesn't define __trunc__ method");
    }
    return Calls.call0(ts, special);
  }

  /// x * y + z, rounded once.
  @Function("fma(x, y, z, /)")
  static double fma(double x, double y, double z) {
    double result = Math.fma(x, y, z);
    if (Double.isFinite(result)) {
      return result;
    }
    if (Double.isNaN(result)) {
      if (!Double.isNaN(x) && !Double.isNaN(y) && !Double.isNaN(z)) {
        throw PyErrors.valueError("invalid operation in fma");
      }
    } else if (Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
      throw PyErrors.overflowError("overflow in fma");
    }
    return result;
  }

  /// The remainder of x and y as C has it, with the sign of x.
  @Function("fmod(x, y, /)")
  static double fmod(double x, double y) {
    if (Double.isInfinite(y) && Double.isFinite(x)) {
      return x;
    }
    return checked(x % y, x, y);
  }

  /// A result that may be a NaN only if an argument is, and infinite only if an argument is.
  private static double checked(double result, double x, double y) {
    if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
      throw domain();
    }
    if (Double.isInfinite(result) && Double.isFinite(x) && Double.isFinite(y)) {
      throw range();
    }
    return result;
  }

  /// The difference of x and the nearest multiple of y, halves going to the even one.
  @Function("remainder(x, y, /)")
  static double remainder(double x, double y) {
    return checked(Math.IEEEremainder(x, y), x, y);
  }

  /// x raised to the power y.
  @Function("pow(x, y, /)")
  static double pow(double x, double y) {
    if (y == 0 || x == 1.0 || x == -1.0 && Double.isInfinite(y)) {
      return 1.0;
    }
    if (x == 0 && y < 0 && !Double.isInfinite(y)) {
      throw domain();
    }
    return checked(Math.pow(x, y), x, y);
  }

  /// A pair (m, e) with x == m * 2**e and m 0 or from 0.5 up to 1 in magnitude.
  @Function("frexp(x, /)")
  static Object frexp(double x) {
    if (x == 0 || !Double.isFinite(x)) {
      return PyTuple.of(new PyFloat(x), PyInt.ZERO);
    }
    int shift = Math.abs(x) < Double.MIN_NORMAL ? 54 : 0;
    double normal = Math.scalb(x, shift);
    int exponent = Math.getExponent(normal) + 1;
    return PyTuple.of(new PyFloat(Math.scalb(normal, -exponent)), PyInt.of(exponent - shift));
  }

  /// x * 2**i.
  @Function("ldexp(x, i, /)")
  static double ldexp(ThreadState ts, double x, Object i) {
    Object plain = Numbers.intOrNull(i);
    if (plain == null) {
      throw PyErrors.typeError("Expected an int as second argument to ldexp.");
    }
    BigInteger exponent = PyLong.bigValue(plain);
    if (x == 0 || !Double.isFinite(x)) {
      return x;
    }
    int clamped = exponent.bitLength() > 20 ? exponent.signum() * 10000 : exponent.intValue();
    return finite(Math.scalb(x, Math.max(-10000, Math.min(10000, clamped))), x);
  }

  /// The fraction and the integral part of x, as floats with its sign.
  @Function("modf(x, /)")
  static Object modf(double x) {
    if (!Double.isFinite(x)) {
      return PyTuple.of(new PyFloat(Double.isNaN(x) ? x : Math.copySign(0.0, x)), new PyFloat(x));
    }
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return PyTuple.of(new PyFloat(Math.copySign(x - whole, x)), new PyFloat(whole));
  }

  /// The float that many steps, or one, after x towards y.
  @Function("nextafter(x, y, /, *, steps=None)")
  static double nextafter(ThreadState ts, double x, double y, Object steps) {
    if (steps == PyNone.NONE) {
      return Math.nextAfter(x, y);
    }
    BigInteger count = Converters.toBigInteger(ts, steps);
    if (count.signum() < 0) {
      throw PyErrors.valueError("steps must be a non-negative integer");
    }
    if (count.signum() == 0 || Double.isNaN(x)) {
      return x;
    }
    if (Double.isNaN(y)) {
      return y;
    }
    long from = ordinal(x);
    long to = ordinal(y);
    BigInteger distance = BigInteger.valueOf(to).subtract(BigInteger.valueOf(from)).abs();
    if (count.compareTo(distance) >= 0) {
      return y;
    }
    long reached = to > from ? from + count.longValue() : from - count.longValue();
    return reached >= 0 ? reached == 0 && from < 0 ? -0.0 : Double.longBitsToDouble(reached) : -Double.longBitsToDouble(-reached);
  }

  /// The position of a float among all of them, 0 for both zeros.
  private static long ordinal(double x) {
    long bits = Double.doubleToRawLongBits(x);
    return bits >= 0 ? bits : -(bits & Long.MAX_VALUE);
  }

  /// The value of the last bit of x.
  @Function("ulp(x, /)")
  static double ulp(double x) {
    return Math.ulp(x);
  }

  /// Whether x is neither infinite nor a NaN.
  @Function("isfinite(x, /)")
  static boolean isfinite(double x) {
    return Double.isFinite(x);
  }

  /// Whether x is infinite.
  @Function("isinf(x, /)")
  static boolean isinf(double x) {
    return Double.isInfinite(x);
  }

  /// Whether x is a NaN.
  @Function("isnan(x, /)")
  static boolean isnan(double x) {
    return Double.isNaN(x);
  }

  /// Whether two numbers are close to each other: their difference is at most rel_tol times the larger one, or at most abs_tol.
  @Function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")
  static boolean isclose(double a, double b, double relTol, double absTol) {
    if (relTol < 0 || absTol < 0) {
      throw PyErrors.valueError("tolerances must be non-negative");
    }
    if (a == b) {
      return true;
    }
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return false;
    }
    double difference = Math.abs(b - a);
    return difference <= Math.abs(relTol * b) || difference <= Math.abs(relTol * a) || difference <= absTol;
  }

  /// The logarithm of x to a base, the natural one if none is given.
  @Function("log(x, base=<unrepresentable>, /)")
  static Object log(ThreadState ts, Object x, Object base) {
    double result = logarithm(ts, x, 0);
    if (base == null) {
      return new PyFloat(result);
    }
    double divisor = logarithm(ts, base, 0);
    if (divisor == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    return new PyFloat(result / divisor);
  }

  /// The logarithm of x to base 2, precise.
  @Function("log2(x, /)")
  static double log2(ThreadState ts, Object x) {
    return logarithm(ts, x, 2);
  }

  /// The logarithm of x to base 10, precise.
  @Function("log10(x, /)")
  static double log10(ThreadState ts, Object x) {
    return logarithm(ts, x, 10);
  }

  private static double logarithm(double x, int base) {
    return base == 0 ? Math.log(x) : base == 2 ? SpecialFunctions.log2(x) : Math.log10(x);
  }

  /// The logarithm of a number, also of an int that is too large for a float.
  private static double logarithm(ThreadState ts, Object x, int base) {
    Object plain = Numbers.intOrNull(x);
    if (plain == null) {
      double value = Converters.toDouble(ts, x);
      if (value <= 0) {
        throw expected("expected a positive input, got ", value);
      }
      return logarithm(value, base);
    }
    BigInteger value = PyLong.bigValue(plain);
    if (value.signum() <= 0) {
      throw PyErrors.valueError("expected a positive input");
    }
    int bits = value.bitLength();
    if (bits <= 1023) {
      return logarithm(value.doubleValue(), base);
    }
    int shift = bits - 64;
    double mantissa = Math.scalb(value.shiftRight(shift).setBit(0).doubleValue(), -64);
    return logarithm(mantissa, base) + bits * logarithm(2.0, base);
  }

  /// The distance of the point from the origin, in any number of dimensions.
  @Function("hypot(*coordinates)")
  static double hypot(ThreadState ts, Object[] coordinates) {
    return SumFunctions.hypot(ts, coordinates);
  }

  /// The distance of two points, which are sequences of as many coordinates.
  @Function("dist(p, q, /)")
  static double dist(ThreadState ts, Object p, Object q) {
    return SumFunctions.distance(ts, p, q);
  }

  /// The sum of floats, rounded once.
  @Function("fsum(seq, /)")
  static double fsum(ThreadState ts, Object seq) {
    return SumFunctions.sum(ts, seq);
  }

  /// The product of all items and the start value.
  @Function("prod(iterable, /, *, start=1)")
  static Object prod(ThreadState ts, Object iterable, Object start) {
    return SumFunctions.product(ts, iterable, start);
  }

  /// The sum of the products of items at the same place in two iterables, precise for floats.
  @Function("sumprod(p, q, /)")
  static Object sumprod(ThreadState ts, Object p, Object q) {
    return SumFunctions.dot(ts, p, q);
  }

  /// The product of the ints from 1 to n.
  @Function("factorial(n, /)")
  static Object factorial(ThreadState ts, Object n) {
    return IntegerFunctions.factorial(ts, n);
  }

  /// In how many ways k items can be chosen of n, without order.
  @Function("comb(n, k, /)")
  static Object comb(ThreadState ts, BigInteger n, BigInteger k) {
    return IntegerFunctions.combinations(n, k);
  }

  /// In how many ways k items, or all, can be chosen of n, in order.
  @Function("perm(n, k=None, /)")
  static Object perm(ThreadState ts, Object n, Object k) {
    return k == PyNone.NONE ? IntegerFunctions.factorial(ts, n)
        : IntegerFunctions.permutations(Converters.toBigInteger(ts, n), Converters.toBigInteger(ts, k));
  }

  /// The integral part of the square root of n.
  @Function("isqrt(n, /)")
  static BigInteger isqrt(BigInteger n) {
    if (n.signum() < 0) {
      throw PyErrors.valueError("isqrt() argument must be nonnegative");
    }
    return n.sqrt();
  }

  /// The greatest int that divides all the arguments.
  @Function("gcd(*integers)")
  static Object gcd(ThreadState ts, Object[] integers) {
    return IntegerFunctions.gcd(ts, integers);
  }

  /// The smallest positive int that all the arguments divide; 0 if one of them is 0.
  @Function("lcm(*integers)")
  static Object lcm(ThreadState ts, Object[] integers) {
    return IntegerFunctions.lcm(ts, integers);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

/// Products, quotients and powers of complex numbers, with the infinities and zeros of C's Annex G. Pure functions.
public final class ComplexMath {
  private static final int SMALL_EXPONENT = 100;

  /// A complex number.
  public record Complex(double real, double imaginary) {
    boolean isInfinite() {
      return Double.isInfinite(real) || Double.isInfinite(imaginary);
    }

    boolean isFinite() {
      return Double.isFinite(real) && Double.isFinite(imaginary);
    }

    boolean isNaN() {
      return Double.isNaN(real) && Double.isNaN(imaginary);
    }
  }

  private ComplexMath() {
  }

  private static double boxed(double x) {
    return Math.copySign(Double.isInfinite(x) ? 1.0 : 0.0, x);
  }

  private static double withoutNaN(double x) {
    return Double.isNaN(x) ? Math.copySign(0.0, x) : x;
  }

  public static Complex multiply(Complex z, Complex w) {
    double a = z.real;
    double b = z.imaginary;
    double c = w.real;
    double d = w.imaginary;
    double ac = a * c;
    double bd = b * d;
    double ad = a * d;
    double bc = b * c;
    Complex plain = new Complex(ac - bd, ad + bc);
    if (!plain.isNaN()) {
      return plain;
    }
    boolean again = false;
    if (z.isInfinite()) {
      a = boxed(a);
      b = boxed(b);
      c = withoutNaN(c);
      d = withoutNaN(d);
      again = true;
    }
    if (Double.isInfinite(c) || Double.isInfinite(d)) {
      c = boxed(c);
      d = boxed(d);
      a = withoutNaN(a);
      b = withoutNaN(b);
      again = true;
    }
    if (!again && (Double.isInfinite(ac) || Double.isInfinite(bd) || Double.isInfinite(ad) || Double.isInfinite(bc))) {
      a = withoutNaN(a);
      b = withoutNaN(b);
      c = withoutNaN(c);
      d = withoutNaN(d);
      again = true;
    }
    return again ? new Complex(Double.POSITIVE_INFINITY * (a * c - b * d), Double.POSITIVE_INFINITY * (a * d + b * c)) : plain;
  }

  /// The quotient; the divisor is not zero.
  public static Complex divide(Complex a, Complex b) {
    Complex plain;
    if (Math.abs(b.real) >= Math.abs(b.imaginary)) {
      double ratio = b.imaginary / b.real;
      double divisor = b.real + b.imaginary * ratio;
      plain = new Complex((a.real + a.imaginary * ratio) / divisor, (a.imaginary - a.real * ratio) / divisor);
    } else if (Math.abs(b.imaginary) >= Math.abs(b.real)) {
      double ratio = b.real / b.imaginary;
      double divisor = b.real * ratio + b.imaginary;
      plain = new Complex((a.real * ratio + a.imaginary) / divisor, (a.imaginary * ratio - a.real) / divisor);
    } else {
      plain = new Complex(Double.NaN, Double.NaN);
    }
    if (!plain.isNaN()) {
      return plain;
    }
    if (a.isInfinite() && b.isFinite()) {
      double x = boxed(a.real);
      double y = boxed(a.imaginary);
      return new Complex(Double.POSITIVE_INFINITY * (x * b.real + y * b.imaginary),
          Double.POSITIVE_INFINITY * (y * b.real - x * b.imaginary));
    }
    if (b.isInfinite() && a.isFinite()) {
      double x = boxed(b.real);
      double y = boxed(b.imaginary);
      return new Complex(0.0 * (a.real * x + a.imaginary * y), 0.0 * (a.imaginary * x - a.real * y));
    }
    return plain;
  }

  /// The quotient of a real number and a complex one that is not zero.
  public static Complex divide(double a, Complex b) {
    Complex plain;
    if (Math.abs(b.real) >= Math.abs(b.imaginary)) {
      double ratio = b.imaginary / b.real;
      double divisor = b.real + b.imaginary * ratio;
      plain = new Complex(a / divisor, -a * ratio / divisor);
    } else if (Math.abs(b.imaginary) >= Math.abs(b.real)) {
      double ratio = b.real / b.imaginary;
      double divisor = b.real * ratio + b.imaginary;
      plain = new Complex(a * ratio / divisor, -a / divisor);
    } else {
      plain = new Complex(Double.NaN, Double.NaN);
    }
    if (plain.isNaN() && Double.isFinite(a) && b.isInfinite()) {
      return new Complex(0.0 * (a * boxed(b.real)), 0.0 * (-a * boxed(b.imaginary)));
    }
    return plain;
  }

  /// The power; an ArithmeticException for zero to a negative or complex power.
  public static Complex power(Complex a, Complex b) {
    if (b.imaginary == 0 && b.real == Math.floor(b.real) && Math.abs(b.real) <= SMALL_EXPONENT) {
      int exponent = (int) b.real;
      if (exponent > 0) {
        return integerPower(a, exponent);
      }
      Complex divisor = integerPower(a, -exponent);
      if (divisor.real == 0 && divisor.imaginary == 0) {
        throw new ArithmeticException();
      }
      return divide(new Complex(1, 0), divisor);
    }
    if (b.real == 0 && b.imaginary == 0) {
      return new Complex(1, 0);
    }
    if (a.real == 0 && a.imaginary == 0) {
      if (b.imaginary != 0 || b.real < 0) {
        throw new ArithmeticException();
      }
      return new Complex(0, 0);
    }
    double modulus = Math.hypot(a.real, a.imaginary);
    double angle = Math.atan2(a.imaginary, a.real);
    double length = Math.pow(modulus, b.real);
    double phase = angle * b.real;
    if (b.imaginary != 0) {
      length *= Math.exp(-angle * b.imaginary);
      phase += b.imaginary * Math.log(modulus);
    }
    return new Complex(length * Math.cos(phase), length * Math.sin(phase));
  }

  private static Complex integerPower(Complex base, int exponent) {
    Complex result = new Complex(1, 0);
    Complex square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result = multiply(result, square);
      }
      square = multiply(square, square);
    }
    return result;
  }
}

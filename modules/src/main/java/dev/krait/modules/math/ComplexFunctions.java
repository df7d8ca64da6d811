// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.number.ComplexMath.Complex;
import dev.krait.runtime.number.SpecialFunctions;

/// The elementary functions of complex numbers, after Kahan: signs of zero choose the side of a branch cut, and large and small
/// arguments are scaled. Pure functions.
final class ComplexFunctions {
  private static final double LARGE = Double.MAX_VALUE / 4;
  private static final double SQRT_LARGE = Math.sqrt(LARGE);
  private static final double LOG_LARGE = Math.log(LARGE);
  private static final double SQRT_SMALL = Math.sqrt(Double.MIN_NORMAL);
  private static final double LN2 = Math.log(2);
  private static final double NEAR_ONE_LOW = 0.71;
  private static final double NEAR_ONE_HIGH = 1.73;
  private static final int SCALE = 55;
  private static final int MANTISSA = 53;

  private ComplexFunctions() {
  }

  static PyException domain() {
    return PyErrors.valueError("math domain error");
  }

  static PyException range() {
    return PyErrors.overflowError("math range error");
  }

  private static Complex special(ComplexSpecials table, double x, double y) {
    Complex value = table.valueOrNull(x, y);
    if (value == null) {
      throw domain();
    }
    return value;
  }

  private static Complex finite(double real, double imaginary) {
    if (Double.isInfinite(real) || Double.isInfinite(imaginary)) {
      throw range();
    }
    return new Complex(real, imaginary);
  }

  private static boolean isLarge(double x, double y) {
    return Math.abs(x) > LARGE || Math.abs(y) > LARGE;
  }

  private static double logOfLarge(double x, double y) {
    return Math.log(Math.hypot(x / 2, y / 2)) + 2 * LN2;
  }

  static Complex sqrt(double x, double y) {
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.SQRT, x, y);
    }
    if (x == 0 && y == 0) {
      return new Complex(0.0, y);
    }
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double s;
    if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
      ax = Math.scalb(ax, SCALE);
      s = Math.scalb(Math.sqrt(ax + Math.hypot(ax, Math.scalb(ay, SCALE))), -(SCALE + 1) / 2);
    } else {
      ax /= 8;
      s = 2 * Math.sqrt(ax + Math.hypot(ax, ay / 8));
    }
    double d = ay / (2 * s);
    return x >= 0 ? new Complex(s, Math.copySign(d, y)) : new Complex(d, Math.copySign(s, y));
  }

  static Complex acos(double x, double y) {
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.ACOS, x, y);
    }
    if (isLarge(x, y)) {
      return new Complex(Math.atan2(Math.abs(y), x), -Math.copySign(logOfLarge(x, y), y));
    }
    Complex s = sqrt(1 - x, -y);
    Complex t = sqrt(1 + x, y);
    return new Complex(2 * Math.atan2(s.real(), t.real()), SpecialFunctions.asinh(t.real() * s.imaginary() - t.imaginary() * s.real()));
  }

  static Complex acosh(double x, double y) {
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.ACOSH, x, y);
    }
    if (isLarge(x, y)) {
      return new Complex(logOfLarge(x, y), Math.atan2(y, x));
    }
    Complex s = sqrt(x - 1, y);
    Complex t = sqrt(x + 1, y);
    return new Complex(SpecialFunctions.asinh(s.real() * t.real() + s.imaginary() * t.imaginary()), 2 * Math.atan2(s.imaginary(), t.real()));
  }

  static Complex asinh(double x, double y) {
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.ASINH, x, y);
    }
    if (isLarge(x, y)) {
      return new Complex(Math.copySign(logOfLarge(x, y), x), Math.atan2(y, Math.abs(x)));
    }
    Complex s = sqrt(1 + y, -x);
    Complex t = sqrt(1 - y, x);
    return new Complex(SpecialFunctions.asinh(s.real() * t.imaginary() - t.real() * s.imaginary()),
        Math.atan2(y, s.real() * t.real() - s.imaginary() * t.imaginary()));
  }

  static Complex atanh(double x, double y) {
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.ATANH, x, y);
    }
    if (Math.copySign(1.0, x) < 0) {
      Complex mirrored = atanh(-x, -y);
      return new Complex(-mirrored.real(), -mirrored.imaginary());
    }
    double ay = Math.abs(y);
    if (x > SQRT_LARGE || ay > SQRT_LARGE) {
      double h = Math.hypot(x / 2, y / 2);
      return new Complex(x / 4 / h / h, -Math.copySign(Math.PI / 2, -y));
    }
    if (x == 1 && ay < SQRT_SMALL) {
      if (ay == 0) {
        throw domain();
      }
      return new Complex(-Math.log(Math.sqrt(ay) / Math.sqrt(Math.hypot(ay, 2))), Math.copySign(Math.atan2(2, -ay) / 2, y));
    }
    return new Complex(Math.log1p(4 * x / ((1 - x) * (1 - x) + ay * ay)) / 4, -Math.atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2);
  }

  static Complex asin(double x, double y) {
    return turned(asinh(-y, x));
  }

  static Complex atan(double x, double y) {
    return turned(atanh(-y, x));
  }

  static Complex sin(double x, double y) {
    return turned(sinh(-y, x));
  }

  static Complex cos(double x, double y) {
    return cosh(-y, x);
  }

  static Complex tan(double x, double y) {
    return turned(tanh(-y, x));
  }

  /// The number divided by the imaginary unit.
  private static Complex turned(Complex z) {
    return new Complex(z.imaginary(), -z.real());
  }

  private static boolean isInfiniteWithAngle(double x, double angle) {
    return Double.isInfinite(x) && Double.isFinite(angle) && angle != 0;
  }

  static Complex exp(double x, double y) {
    if (isInfiniteWithAngle(x, y)) {
      double size = x > 0 ? Double.POSITIVE_INFINITY : 0.0;
      return new Complex(Math.copySign(size, Math.cos(y)), Math.copySign(size, Math.sin(y)));
    }
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.EXP, x, y);
    }
    if (x > LOG_LARGE) {
      double l = Math.exp(x - 1);
      return finite(l * Math.cos(y) * Math.E, l * Math.sin(y) * Math.E);
    }
    double l = Math.exp(x);
    return finite(l * Math.cos(y), l * Math.sin(y));
  }

  static Complex cosh(double x, double y) {
    if (isInfiniteWithAngle(x, y)) {
      return new Complex(Math.copySign(Double.POSITIVE_INFINITY, Math.cos(y)), Math.copySign(x, x * Math.sin(y)));
    }
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.COSH, x, y);
    }
    if (Math.abs(x) > LOG_LARGE) {
      double nearer = x - Math.copySign(1.0, x);
      return finite(Math.cos(y) * Math.cosh(nearer) * Math.E, Math.sin(y) * Math.sinh(nearer) * Math.E);
    }
    return new Complex(Math.cos(y) * Math.cosh(x), Math.sin(y) * Math.sinh(x));
  }

  static Complex sinh(double x, double y) {
    if (isInfiniteWithAngle(x, y)) {
      return new Complex(Math.copySign(x, x * Math.cos(y)), Math.copySign(Double.POSITIVE_INFINITY, Math.sin(y)));
    }
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.SINH, x, y);
    }
    if (Math.abs(x) > LOG_LARGE) {
      double nearer = x - Math.copySign(1.0, x);
      return finite(Math.cos(y) * Math.sinh(nearer) * Math.E, Math.sin(y) * Math.cosh(nearer) * Math.E);
    }
    return new Complex(Math.cos(y) * Math.sinh(x), Math.sin(y) * Math.cosh(x));
  }

  static Complex tanh(double x, double y) {
    if (isInfiniteWithAngle(x, y)) {
      return new Complex(Math.copySign(1.0, x), Math.copySign(0.0, 2 * Math.sin(y) * Math.cos(y)));
    }
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.TANH, x, y);
    }
    if (Math.abs(x) > LOG_LARGE) {
      return new Complex(Math.copySign(1.0, x), 4 * Math.sin(y) * Math.cos(y) * Math.exp(-2 * Math.abs(x)));
    }
    double tx = Math.tanh(x);
    double ty = Math.tan(y);
    double cx = 1 / Math.cosh(x);
    double product = tx * ty;
    double denominator = 1 + product * product;
    return new Complex(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
  }

  static Complex log(double x, double y) {
    if (ComplexSpecials.isSpecial(x, y)) {
      return special(ComplexSpecials.LOG, x, y);
    }
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double real;
    if (isLarge(x, y)) {
      real = Math.log(Math.hypot(ax / 2, ay / 2)) + LN2;
    } else if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
      if (ax == 0 && ay == 0) {
        throw domain();
      }
      real = Math.log(Math.hypot(Math.scalb(ax, MANTISSA), Math.scalb(ay, MANTISSA))) - MANTISSA * LN2;
    } else {
      double h = Math.hypot(ax, ay);
      if (h >= NEAR_ONE_LOW && h <= NEAR_ONE_HIGH) {
        double more = Math.max(ax, ay);
        double less = Math.min(ax, ay);
        real = Math.log1p((more - 1) * (more + 1) + less * less) / 2;
      } else {
        real = Math.log(h);
      }
    }
    return new Complex(real, Math.atan2(y, x));
  }

  /// The distance from the origin; OverflowError if it is too large.
  static double absolute(double x, double y) {
    double h = Math.hypot(x, y);
    if (Double.isInfinite(h) && !ComplexSpecials.isSpecial(x, y)) {
      throw range();
    }
    return h;
  }

  static Complex rect(double r, double phi) {
    if (isInfiniteWithAngle(r, phi)) {
      return new Complex(Math.copySign(r, r * Math.cos(phi)), Math.copySign(r, r * Math.sin(phi)));
    }
    if (ComplexSpecials.isSpecial(r, phi)) {
      return special(ComplexSpecials.RECT, r, phi);
    }
    return phi == 0 ? new Complex(r, r * phi) : new Complex(r * Math.cos(phi), r * Math.sin(phi));
  }
}

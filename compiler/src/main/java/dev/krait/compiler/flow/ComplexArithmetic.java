// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;

/// Complex arithmetic on constants, step by step as CPython 3.14 does it, since the signs of zeros and the last bits show.
/// A real operand stays real: it takes part in both components only where the operation mixes them.
final class ComplexArithmetic {
  private ComplexArithmetic() {
  }

  /// `lhs op rhs` where at least one is complex; null where CPython raises or does not fold.
  static Const binary(Const lhs, int operator, Const rhs) {
    boolean leftComplex = lhs instanceof Const.Complex;
    boolean rightComplex = rhs instanceof Const.Complex;
    double a = leftComplex ? ((Const.Complex) lhs).real() : ConstArithmetic.real(lhs);
    double b = leftComplex ? ((Const.Complex) lhs).imag() : 0;
    double c = rightComplex ? ((Const.Complex) rhs).real() : ConstArithmetic.real(rhs);
    double d = rightComplex ? ((Const.Complex) rhs).imag() : 0;
    switch (operator) {
      case Oparg.NB_ADD:
        return new Const.Complex(a + c, leftComplex && rightComplex ? b + d : leftComplex ? b : d);
      case Oparg.NB_SUBTRACT:
        return new Const.Complex(a - c, leftComplex && rightComplex ? b - d : leftComplex ? b : -d);
      case Oparg.NB_MULTIPLY:
        if (!rightComplex) {
          return new Const.Complex(a * c, b * c);
        }
        return leftComplex ? product(a, b, c, d) : new Const.Complex(a * c, a * d);
      case Oparg.NB_TRUE_DIVIDE:
        if (c == 0 && d == 0) {
          return null;
        }
        if (!rightComplex) {
          return new Const.Complex(a / c, b / c);
        }
        return leftComplex ? quotient(a, b, c, d) : realQuotient(a, c, d);
      case Oparg.NB_POWER:
        return power(a, b, c, d);
      default:
        return null;
    }
  }

  private static Const product(double a, double b, double c, double d) {
    double ac = a * c, bd = b * d, ad = a * d, bc = b * c;
    double real = ac - bd;
    double imag = ad + bc;
    if (Double.isNaN(real) && Double.isNaN(imag) && !isFinite(a, b, c, d)) {
      // An infinite operand makes an infinite product, of which only the direction matters: left to run time.
      return null;
    }
    return new Const.Complex(real, imag);
  }

  private static boolean isFinite(double a, double b, double c, double d) {
    return Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c) && Double.isFinite(d);
  }

  /// Division scaled by the larger component of the divisor.
  private static Const.Complex quotient(double a, double b, double c, double d) {
    if (Math.abs(c) >= Math.abs(d)) {
      double ratio = d / c;
      double divisor = c + d * ratio;
      return new Const.Complex((a + b * ratio) / divisor, (b - a * ratio) / divisor);
    }
    double ratio = c / d;
    double divisor = c * ratio + d;
    return new Const.Complex((a * ratio + b) / divisor, (b * ratio - a) / divisor);
  }

  private static Const.Complex realQuotient(double a, double c, double d) {
    if (Math.abs(c) >= Math.abs(d)) {
      double ratio = d / c;
      double divisor = c + d * ratio;
      return new Const.Complex(a / divisor, -a * ratio / divisor);
    }
    double ratio = c / d;
    double divisor = c * ratio + d;
    return new Const.Complex(a * ratio / divisor, -a / divisor);
  }

  /// `(a+bj) ** (c+dj)`; small whole exponents by repeated multiplication.
  static Const power(double a, double b, double c, double d) {
    Const.Complex result;
    if (d == 0 && c == Math.floor(c) && Math.abs(c) <= 100) {
      result = wholePower(a, b, (int) c);
    } else if (a == 0 && b == 0) {
      result = d != 0 || c < 0 ? null : new Const.Complex(0, 0);
    } else {
      result = polarPower(a, b, c, d);
    }
    return result == null || Double.isInfinite(result.real()) || Double.isInfinite(result.imag()) ? null : result;
  }

  private static Const.Complex wholePower(double a, double b, int exponent) {
    double baseReal = a, baseImag = b;
    double real = 1, imag = 0;
    for (int rest = Math.abs(exponent); rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        double product = real * baseReal - imag * baseImag;
        imag = real * baseImag + imag * baseReal;
        real = product;
      }
      double square = baseReal * baseReal - baseImag * baseImag;
      baseImag = baseReal * baseImag + baseImag * baseReal;
      baseReal = square;
    }
    if (exponent <= 0 && real == 0 && imag == 0) {
      return null;
    }
    return exponent > 0 ? new Const.Complex(real, imag) : quotient(1, 0, real, imag);
  }

  private static Const.Complex polarPower(double a, double b, double c, double d) {
    double absolute = Math.hypot(a, b);
    double length = Math.pow(absolute, c);
    double angle = Math.atan2(b, a);
    double phase = angle * c;
    if (d != 0) {
      length *= Math.exp(-angle * d);
      phase += d * Math.log(absolute);
    }
    if (Double.isInfinite(phase)) {
      return null;
    }
    return new Const.Complex(length * Math.cos(phase), length * Math.sin(phase));
  }
}

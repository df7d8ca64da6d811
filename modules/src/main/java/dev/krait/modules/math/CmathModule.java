// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.number.ComplexMath;
import dev.krait.runtime.number.ComplexMath.Complex;
import dev.krait.runtime.object.ComplexConversions;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// The functions of analysis, for complex arguments and results.
@PyModuleDef("cmath")
final class CmathModule {
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

  private static final double LN10 = Math.log(10);

  private CmathModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "infj", new PyComplex(0.0, Double.POSITIVE_INFINITY));
    Objects.setAttribute(ts, module, "nanj", new PyComplex(0.0, Double.NaN));
  }

  private static PyComplex number(ThreadState ts, Object value) {
    return ComplexConversions.fromNumber(ts, value);
  }

  private static Object made(Complex z) {
    return new PyComplex(z.real(), z.imaginary());
  }

  /// The inverse cosine.
  @Function("acos(z, /)")
  static Object acos(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.acos(c.real, c.imaginary));
  }

  /// The inverse hyperbolic cosine.
  @Function("acosh(z, /)")
  static Object acosh(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.acosh(c.real, c.imaginary));
  }

  /// The inverse sine.
  @Function("asin(z, /)")
  static Object asin(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.asin(c.real, c.imaginary));
  }

  /// The inverse hyperbolic sine.
  @Function("asinh(z, /)")
  static Object asinh(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.asinh(c.real, c.imaginary));
  }

  /// The inverse tangent.
  @Function("atan(z, /)")
  static Object atan(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.atan(c.real, c.imaginary));
  }

  /// The inverse hyperbolic tangent.
  @Function("atanh(z, /)")
  static Object atanh(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.atanh(c.real, c.imaginary));
  }

  /// The cosine.
  @Function("cos(z, /)")
  static Object cos(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.cos(c.real, c.imaginary));
  }

  /// The hyperbolic cosine.
  @Function("cosh(z, /)")
  static Object cosh(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.cosh(c.real, c.imaginary));
  }

  /// The exponential function, e to the power z.
  @Function("exp(z, /)")
  static Object exp(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.exp(c.real, c.imaginary));
  }

  /// The sine.
  @Function("sin(z, /)")
  static Object sin(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.sin(c.real, c.imaginary));
  }

  /// The hyperbolic sine.
  @Function("sinh(z, /)")
  static Object sinh(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.sinh(c.real, c.imaginary));
  }

  /// The square root; the branch cut is the negative real axis.
  @Function("sqrt(z, /)")
  static Object sqrt(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.sqrt(c.real, c.imaginary));
  }

  /// The tangent.
  @Function("tan(z, /)")
  static Object tan(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.tan(c.real, c.imaginary));
  }

  /// The hyperbolic tangent.
  @Function("tanh(z, /)")
  static Object tanh(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return made(ComplexFunctions.tanh(c.real, c.imaginary));
  }

  /// The logarithm of z to a base, the natural one if none is given.
  @Function("log(z, base=<unrepresentable>, /)")
  static Object log(ThreadState ts, Object z, Object base) {
    PyComplex c = number(ts, z);
    if (base == null) {
      return made(ComplexFunctions.log(c.real, c.imaginary));
    }
    PyComplex b = number(ts, base);
    Complex logarithm = ComplexFunctions.log(c.real, c.imaginary);
    Complex divisor = ComplexFunctions.log(b.real, b.imaginary);
    if (divisor.real() == 0 && divisor.imaginary() == 0) {
      throw ComplexFunctions.domain();
    }
    return made(ComplexMath.divide(logarithm, divisor));
  }

  /// The logarithm to base 10.
  @Function("log10(z, /)")
  static Object log10(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    Complex logarithm = ComplexFunctions.log(c.real, c.imaginary);
    return made(new Complex(logarithm.real() / LN10, logarithm.imaginary() / LN10));
  }

  /// The angle of z, between -pi and pi.
  @Function("phase(z, /)")
  static double phase(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return Math.atan2(c.imaginary, c.real);
  }

  /// Distance from the origin and angle.
  @Function("polar(z, /)")
  static Object polar(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return PyTuple.of(new PyFloat(ComplexFunctions.absolute(c.real, c.imaginary)), new PyFloat(Math.atan2(c.imaginary, c.real)));
  }

  /// The number at a distance from the origin and an angle.
  @Function("rect(r, phi, /)")
  static Object rect(ThreadState ts, Object r, Object phi) {
    return made(ComplexFunctions.rect(Converters.toDouble(ts, r), Converters.toDouble(ts, phi)));
  }

  /// Whether both parts are finite.
  @Function("isfinite(z, /)")
  static boolean isfinite(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return Double.isFinite(c.real) && Double.isFinite(c.imaginary);
  }

  /// Whether a part is infinite.
  @Function("isinf(z, /)")
  static boolean isinf(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return Double.isInfinite(c.real) || Double.isInfinite(c.imaginary);
  }

  /// Whether a part is not a number.
  @Function("isnan(z, /)")
  static boolean isnan(ThreadState ts, Object z) {
    PyComplex c = number(ts, z);
    return Double.isNaN(c.real) || Double.isNaN(c.imaginary);
  }

  /// Whether two numbers are close to each other: their distance is at most rel_tol times the larger absolute value, or at most
  /// abs_tol.
  @Function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")
  static boolean isclose(ThreadState ts, Object a, Object b, double relTol, double absTol) {
    PyComplex x = number(ts, a);
    PyComplex y = number(ts, b);
    if (relTol < 0 || absTol < 0) {
      throw PyErrors.valueError("tolerances must be non-negative");
    }
    if (x.real == y.real && x.imaginary == y.imaginary) {
      return true;
    }
    if (isinf(ts, x) || isinf(ts, y)) {
      return false;
    }
    double difference = Math.hypot(x.real - y.real, x.imaginary - y.imaginary);
    return difference <= relTol * Math.hypot(y.real, y.imaginary) || difference <= relTol * Math.hypot(x.real, x.imaginary)
        || difference <= absTol;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

/// Functions of a real number that the JDK lacks: inverse hyperbolic functions, powers and logarithms of two, gamma and error
/// functions. Pure functions; an argument outside the domain gives a NaN or an infinity, which the caller turns into an error.
public final class SpecialFunctions {
  private static final double LN2 = Math.log(2);
  private static final double SQRT_PI = 1.772453850905516;
  private static final double LOG_PI = 1.1447298858494002;
  /// Above it the squares of numbers are too large, or adding 1 to them changes nothing.
  private static final double LARGE = 0x1p28;
  private static final double SMALL = 0x1p-28;
  private static final double ERF_SPLIT = 1.5;
  private static final double ERFC_ZERO = 30.0;
  private static final int FRACTION_TERMS = 50;
  private static final int SERIES_TERMS = 25;
  private static final double LANCZOS_G = 6.024680040776729583740234375;
  private static final double LANCZOS_G_MINUS_HALF = 5.524680040776729583740234375;
  private static final double[] LANCZOS_NUMERATOR = {23531376880.410759688572007674451636754734846804940,
      42919803642.649098768957899047001988850926355848959, 35711959237.355668049440185451547166705960488635843,
      17921034426.037209699919755754458931112671403265390, 6039542586.3520280050642916443072979210699388420708,
      1439720407.3117216736632230727949123939715485786372, 248874557.86205415651146038641322942321632125127801,
      31426415.585400194380614231628318205362874684987640, 2876370.6289353724412254090516208496135991145378768,
      186056.26539522349504029498971604569928220784236328, 8071.6720023658162106380029022722506138218516325024,
      210.82427775157934587250973392071336271166969580291, 2.5066282746310002701649081771338373386264310793408};
  private static final double[] LANCZOS_DENOMINATOR = {0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0,
      357423.0, 32670.0, 1925.0, 66.0, 1.0};
  /// Factorials that are exact doubles: of 0 to 22.
  private static final double[] FACTORIALS = factorials();
  private static final double GAMMA_LARGE = 200.0;

  private SpecialFunctions() {
  }

  private static double[] factorials() {
    double[] result = new double[23];
    result[0] = 1;
    for (int i = 1; i < result.length; i++) {
      result[i] = result[i - 1] * i;
    }
    return result;
  }

  public static double asinh(double x) {
    double a = Math.abs(x);
    if (!Double.isFinite(x) || a < SMALL) {
      return x;
    }
    double result;
    if (a > LARGE) {
      result = Math.log(a) + LN2;
    } else if (a > 2.0) {
      result = Math.log(2.0 * a + 1.0 / (Math.sqrt(a * a + 1.0) + a));
    } else {
      double square = a * a;
      result = Math.log1p(a + square / (1.0 + Math.sqrt(1.0 + square)));
    }
    return Math.copySign(result, x);
  }

  public static double acosh(double x) {
    if (x < 1.0) {
      return Double.NaN;
    }
    if (x >= LARGE) {
      return Double.isInfinite(x) ? x : Math.log(x) + LN2;
    }
    if (x > 2.0) {
      return Math.log(2.0 * x - 1.0 / (x + Math.sqrt(x * x - 1.0)));
    }
    double above = x - 1.0;
    return Math.log1p(above + Math.sqrt(2.0 * above + above * above));
  }

  public static double atanh(double x) {
    double a = Math.abs(x);
    if (Double.isNaN(x) || a >= 1.0) {
      return a == 1.0 ? Math.copySign(Double.POSITIVE_INFINITY, x) : Double.NaN;
    }
    if (a < SMALL) {
      return x;
    }
    double twice = a + a;
    double result = a < 0.5 ? 0.5 * Math.log1p(twice + twice * a / (1.0 - a)) : 0.5 * Math.log1p(twice / (1.0 - a));
    return Math.copySign(result, x);
  }

  public static double exp2(double x) {
    double whole = Math.rint(x);
    if (!Double.isFinite(x) || Math.abs(whole) > 4000) {
      return Math.pow(2.0, x);
    }
    return x == whole ? Math.scalb(1.0, (int) whole) : Math.pow(2.0, x);
  }

  /// The logarithm to base 2, exact for powers of two.
  public static double log2(double x) {
    if (!(x > 0) || Double.isInfinite(x)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
    int exponent = Math.getExponent(x);
    double mantissa = x;
    if (exponent < Double.MIN_EXPONENT) {
      mantissa = x * 0x1p54;
      exponent = Math.getExponent(mantissa) - 54;
      mantissa = Math.scalb(mantissa, -exponent - 54);
    } else {
      mantissa = Math.scalb(x, -exponent);
    }
    if (mantissa == 1.0) {
      return exponent;
    }
    if (mantissa > 1.4142135623730951) {
      mantissa *= 0.5;
      exponent++;
    }
    return exponent + precise(mantissa, exponent);
  }

  /// The logarithm to base 2 of a number near 1, in two parts so that the sum with an integer rounds well.
  private static double precise(double mantissa, int exponent) {
    double log = Math.log(mantissa);
    double high = log * 1.4426950408889634;
    double error = Math.fma(log, 1.4426950408889634, -high);
    return high + (error + log * 2.0355273740931033e-17);
  }

  /// sin(pi * x), exact where it is 0, 1 or -1.
  private static double sinPi(double x) {
    double y = Math.abs(x) % 2.0;
    int n = (int) Math.round(2.0 * y);
    double result;
    switch (n) {
      case 0:
        result = Math.sin(Math.PI * y);
        break;
      case 1:
        result = Math.cos(Math.PI * (y - 0.5));
        break;
      case 2:
        result = Math.sin(Math.PI * (1.0 - y));
        break;
      case 3:
        result = -Math.cos(Math.PI * (y - 1.5));
        break;
      default:
        result = Math.sin(Math.PI * (y - 2.0));
        break;
    }
    return Math.copySign(1.0, x) * result;
  }

  private static double lanczosSum(double x) {
    double numerator = 0.0;
    double denominator = 0.0;
    if (x < 5.0) {
      for (int i = LANCZOS_NUMERATOR.length - 1; i >= 0; i--) {
        numerator = numerator * x + LANCZOS_NUMERATOR[i];
        denominator = denominator * x + LANCZOS_DENOMINATOR[i];
      }
    } else {
      for (int i = 0; i < LANCZOS_NUMERATOR.length; i++) {
        numerator = numerator / x + LANCZOS_NUMERATOR[i];
        denominator = denominator / x + LANCZOS_DENOMINATOR[i];
      }
    }
    return numerator / denominator;
  }

  /// The gamma function; NaN at its poles, infinite where it is too large.
  public static double gamma(double x) {
    if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
      return x;
    }
    if (x == Math.floor(x)) {
      if (x <= 0) {
        return Double.NaN;
      }
      if (x <= FACTORIALS.length) {
        return FACTORIALS[(int) x - 1];
      }
    }
    double a = Math.abs(x);
    if (a < 1e-20) {
      return 1.0 / x;
    }
    if (a > GAMMA_LARGE) {
      return x < 0 ? 0.0 / sinPi(x) : Double.POSITIVE_INFINITY;
    }
    double y = a + LANCZOS_G_MINUS_HALF;
    double z;
    if (a > LANCZOS_G_MINUS_HALF) {
      z = y - a - LANCZOS_G_MINUS_HALF;
    } else {
      z = y - LANCZOS_G_MINUS_HALF - a;
    }
    z = z * LANCZOS_G / y;
    double result;
    if (x < 0) {
      result = -Math.PI / sinPi(a) / a * Math.exp(y) / lanczosSum(a);
      result -= z * result;
      if (a < 140.0) {
        result /= Math.pow(y, a - 0.5);
      } else {
        double root = Math.pow(y, a / 2.0 - 0.25);
        result = result / root / root;
      }
    } else {
      result = lanczosSum(a) / Math.exp(y);
      result += z * result;
      if (a < 140.0) {
        result *= Math.pow(y, a - 0.5);
      } else {
        double root = Math.pow(y, a / 2.0 - 0.25);
        result = result * root * root;
      }
    }
    return result;
  }

  /// The logarithm of the magnitude of the gamma function; NaN at its poles.
  public static double logGamma(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return Math.abs(x);
    }
    if (x == Math.floor(x) && x <= 2.0) {
      return x <= 0 ? Double.NaN : 0.0;
    }
    double a = Math.abs(x);
    if (a < 1e-20) {
      return -Math.log(a);
    }
    double result = Math.log(lanczosSum(a)) - LANCZOS_G;
    result += (a - 0.5) * (Math.log(a + LANCZOS_G - 0.5) - 1);
    if (x < 0) {
      result = LOG_PI - Math.log(Math.abs(sinPi(a))) - Math.log(a) - result;
    }
    return result;
  }

  /// exp(-x * x), precise although the square is rounded.
  private static double gauss(double x) {
    double square = x * x;
    double rest = Math.fma(x, x, -square);
    double result = Math.exp(-square);
    return result - result * rest;
  }

  private static double erfSeries(double x) {
    double square = x * x;
    double sum = 0.0;
    double divisor = SERIES_TERMS + 0.5;
    for (int i = 0; i < SERIES_TERMS; i++) {
      sum = 2.0 + square * sum / divisor;
      divisor -= 1.0;
    }
    return sum * x * gauss(x) / SQRT_PI;
  }

  /// By a continued fraction, for x of at least [#ERF_SPLIT].
  private static double erfcFraction(double x) {
    if (x >= ERFC_ZERO) {
      return 0.0;
    }
    double square = x * x;
    double a = 0.0;
    double da = 0.5;
    double p = 1.0;
    double p0 = 0.0;
    double q = da + square;
    double q0 = 1.0;
    for (int i = 0; i < FRACTION_TERMS; i++) {
      a += da;
      da += 2.0;
      double b = da + square;
      double nextP = b * p - a * p0;
      p0 = p;
      p = nextP;
      double nextQ = b * q - a * q0;
      q0 = q;
      q = nextQ;
    }
    return p / q * x * gauss(x) / SQRT_PI;
  }

  public static double erf(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double a = Math.abs(x);
    if (a < ERF_SPLIT) {
      return erfSeries(x);
    }
    double rest = erfcFraction(a);
    return x > 0 ? 1.0 - rest : rest - 1.0;
  }

  public static double erfc(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double a = Math.abs(x);
    if (a < ERF_SPLIT) {
      return 1.0 - erfSeries(x);
    }
    double rest = erfcFraction(a);
    return x > 0 ? rest : 2.0 - rest;
  }
}

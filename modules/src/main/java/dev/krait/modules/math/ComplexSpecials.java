// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

import dev.krait.runtime.number.ComplexMath.Complex;

/// The values of complex functions where a part of the argument is infinite or not a number. Each function has seven words, for a
/// real part of -inf, negative, -0, 0, positive, inf, nan; a word has two letters for each such imaginary part: the parts of the
/// value. Immutable.
final class ComplexSpecials {
  static final ComplexSpecials ACOS = new ComplexSpecials(
      "TIPIPIPiPiTiNI HI--------HiNN HI--------HiHN HI--------HiHN HI--------HiNN QI0I0I0i0iQiNI NINNNNNNNNNiNN");
  static final ComplexSpecials ACOSH = new ComplexSpecials(
      "ItIpIpIPIPITIN Ih--------IHNN Ih--------IHNH Ih--------IHNH Ih--------IHNN IqIoIoI0I0IQIN INNNNNNNNNINNN");
  static final ComplexSpecials ASINH = new ComplexSpecials(
      "iqioioi0i0iQiN ih--------iHNN ih--------iHNN Ih--------IHNN Ih--------IHNN IqIoIoI0I0IQIN INNNNoN0NNINNN");
  static final ComplexSpecials ATANH = new ComplexSpecials(
      "ohohohoHoHoHoN oh--------oHNN oh--------oHoN 0h--------0H0N 0h--------0HNN 0h0h0h0H0H0H0N 0hNNNNNNNN0HNN");
  static final ComplexSpecials EXP = new ComplexSpecials(
      "00oo0o00o00000 !!--------!!NN !!--------!!NN !!--------!!NN !!--------!!NN !!iiIoI0iI!!IN NNNNNoN0NNNNNN");
  static final ComplexSpecials COSH = new ComplexSpecials(
      "!!iII0Ioii!!IN !!--------!!NN !!--------!!N0 !!--------!!N0 !!--------!!NN !!iiIoI0iI!!IN NNNNN0N0NNNNNN");
  static final ComplexSpecials SINH = new ComplexSpecials(
      "!!Iiioi0II!!IN !!--------!!NN !!--------!!0N !!--------!!0N !!--------!!NN !!iiIoI0iI!!IN NNNNNoN0NNNNNN");
  static final ComplexSpecials LOG = new ComplexSpecials(
      "ItIpIpIPIPITIN Ih--------IHNN Ih--------IHNN Ih--------IHNN Ih--------IHNN IqIoIoI0I0IQIN INNNNNNNNNINNN");
  static final ComplexSpecials SQRT = new ComplexSpecials(
      "Ii0i0i0I0IIINI Ii--------IINN Ii--------IINN Ii--------IINN Ii--------IINN IiIoIoI0I0IIIN IiNNNNNNNNIINN");
  static final ComplexSpecials TANH = new ComplexSpecials(
      "j0j0joj0joj0j0 !!--------!!NN !!--------!!oN !!--------!!0N !!--------!!NN 10101o101o1010 NNNNNoN0NNNNNN");
  static final ComplexSpecials RECT = new ComplexSpecials(
      "!!IIi0ioIi!!IN !!--------!!NN 00--------0000 00--------0000 !!--------!!NN !!iiIoI0iI!!IN NNNNN0N0NNNNNN");

  private static final int WORD = 15;

  private final String table;

  private ComplexSpecials(String table) {
    this.table = table;
  }

  static boolean isSpecial(double x, double y) {
    return !Double.isFinite(x) || !Double.isFinite(y);
  }

  /// The value, or null outside the domain.
  Complex valueOrNull(double x, double y) {
    int at = WORD * kind(x) + 2 * kind(y);
    return table.charAt(at) == '!' ? null : new Complex(part(table.charAt(at)), part(table.charAt(at + 1)));
  }

  private static int kind(double d) {
    if (Double.isNaN(d)) {
      return 6;
    }
    if (Double.isInfinite(d)) {
      return d < 0 ? 0 : 5;
    }
    boolean negative = Math.copySign(1.0, d) < 0;
    return d == 0 ? negative ? 2 : 3 : negative ? 1 : 4;
  }

  private static double part(char letter) {
    switch (letter) {
      case '0':
        return 0.0;
      case 'o':
        return -0.0;
      case '1':
        return 1.0;
      case 'j':
        return -1.0;
      case 'N':
        return Double.NaN;
      default:
        double size = magnitude(Character.toUpperCase(letter));
        return Character.isLowerCase(letter) ? -size : size;
    }
  }

  private static double magnitude(char letter) {
    switch (letter) {
      case 'P':
        return Math.PI;
      case 'H':
        return Math.PI / 2;
      case 'Q':
        return Math.PI / 4;
      case 'T':
        return 3 * Math.PI / 4;
      default:
        return Double.POSITIVE_INFINITY;
    }
  }
}

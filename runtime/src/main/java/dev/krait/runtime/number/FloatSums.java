// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

/// Sums of doubles without loss, and lengths of vectors. A sum is used by one thread.
public final class FloatSums {
  /// Partial sums whose bits do not overlap, the smallest first.
  private double[] partials = new double[32];
  private int count;
  private double special;
  private double infinities;

  /// Adds a number; false if finite numbers overflow.
  public boolean add(double number) {
    double x = number;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double y = partials[i];
      if (Math.abs(x) < Math.abs(y)) {
        double swap = x;
        x = y;
        y = swap;
      }
      double high = x + y;
      double low = y - (high - x);
      if (low != 0) {
        partials[kept++] = low;
      }
      x = high;
    }
    count = kept;
    if (x == 0) {
      return true;
    }
    if (!Double.isFinite(x)) {
      if (Double.isFinite(number)) {
        return false;
      }
      if (Double.isInfinite(number)) {
        infinities += number;
      }
      special += number;
      count = 0;
      return true;
    }
    if (count == partials.length) {
      partials = java.util.Arrays.copyOf(partials, 2 * count);
    }
    partials[count++] = x;
    return true;
  }

  /// Whether infinities of both signs were added.
  public boolean cancelsInfinities() {
    return Double.isNaN(infinities);
  }

  /// The sum, rounded once.
  public double result() {
    if (special != 0 || Double.isNaN(special)) {
      return special;
    }
    if (count == 0) {
      return 0.0;
    }
    int n = count;
    double high = partials[--n];
    double low = 0;
    while (n > 0) {
      double x = high;
      double y = partials[--n];
      high = x + y;
      low = y - (high - x);
      if (low != 0) {
        break;
      }
    }
    if (n > 0 && (low < 0 && partials[n - 1] < 0 || low > 0 && partials[n - 1] > 0)) {
      double y = low * 2.0;
      double x = high + y;
      if (y == x - high) {
        high = x;
      }
    }
    return high;
  }

  /// The length of a vector, correct to about one unit in the last place.
  public static double length(double[] vector) {
    double most = 0;
    boolean nan = false;
    for (double x : vector) {
      if (Double.isInfinite(x)) {
        return Double.POSITIVE_INFINITY;
      }
      nan |= Double.isNaN(x);
      most = Math.max(most, Math.abs(x));
    }
    if (nan) {
      return Double.NaN;
    }
    if (most == 0 || vector.length <= 1) {
      return most;
    }
    int exponent = Math.max(Math.getExponent(most), Double.MIN_EXPONENT);
    double scaledSquares = 0;
    double rest = 0;
    for (double x : vector) {
      double scaled = Math.scalb(x, -exponent);
      double square = scaled * scaled;
      double error = Math.fma(scaled, scaled, -square);
      double sum = scaledSquares + square;
      double part = sum - scaledSquares;
      rest += scaledSquares - (sum - part) + (square - part) + error;
      scaledSquares = sum;
    }
    double root = Math.sqrt(scaledSquares + rest);
    double correction = (Math.fma(-root, root, scaledSquares) + rest) / (2 * root);
    return Math.scalb(root + correction, exponent);
  }

  /// The sum of products of doubles, rounded once; all numbers are finite.
  public static double dot(double[] p, double[] q, int length) {
    FloatSums sum = new FloatSums();
    for (int i = 0; i < length; i++) {
      double product = p[i] * q[i];
      if (!Double.isFinite(product)) {
        return plainDot(p, q, length);
      }
      if (!sum.add(product) || !sum.add(Math.fma(p[i], q[i], -product))) {
        return plainDot(p, q, length);
      }
    }
    return sum.result();
  }

  private static double plainDot(double[] p, double[] q, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += p[i] * q[i];
    }
    return sum;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

/// A `float`. Immutable, and not a [PyObject], like [PyInt]; two with the same bits are the same object to `is` and `id`. Its
/// Python methods are those of [PyFloatType].
public final class PyFloat {
  public final double value;

  public PyFloat(double value) {
    this.value = value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyFloat that && Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(that.value);
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value);
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}

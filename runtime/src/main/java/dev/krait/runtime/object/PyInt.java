// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.type.PyType;

/// An `int` that fits a long; larger ones are [PyBigInt]. Immutable. It is not a [PyObject]: without a type word it takes 16
/// bytes. Two of equal value are the same object to `is` and `id`. Its Python methods are those of [PyLong].
public final class PyInt {
  public static final PyType TYPE = PyLong.TYPE;
  private static final int LOWEST = -128;
  private static final int HIGHEST = 1023;
  private static final PyInt[] SMALL = new PyInt[HIGHEST - LOWEST + 1];
  public static final PyInt ZERO;
  public static final PyInt ONE;

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new PyInt(i + LOWEST);
    }
    ZERO = SMALL[-LOWEST];
    ONE = SMALL[1 - LOWEST];
  }

  public final long value;

  public PyInt(long value) {
    this.value = value;
  }

  /// The `int` of this value, shared where it is small; code that does not store the result may use the constructor.
  public static PyInt of(long value) {
    return value >= LOWEST && value <= HIGHEST ? SMALL[(int) value - LOWEST] : new PyInt(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyInt that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.math.BigInteger;

/// An `int` that does not fit a long. Immutable; made by [PyLong#of(BigInteger)], which keeps the two forms apart.
public final class PyBigInt extends PyObject {
  public final BigInteger value;

  PyBigInt(BigInteger value) {
    super(PyLong.TYPE);
    this.value = value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyBigInt that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

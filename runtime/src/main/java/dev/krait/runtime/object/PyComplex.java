// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A complex number. Immutable.
@PyTypeDef(value = "complex", subclassable = true)
public class PyComplex extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyComplexTable.INSTANCE);

  public final double real;
  public final double imaginary;

  public PyComplex(double real, double imaginary) {
    this(TYPE, real, imaginary);
  }

  PyComplex(PyType type, double real, double imaginary) {
    super(type);
    this.real = real;
    this.imaginary = imaginary;
  }

  static Object power(PyComplex base, PyComplex exponent) {
    double modulus = Math.hypot(base.real, base.imaginary);
    double angle = Math.atan2(base.imaginary, base.real);
    double length = Math.pow(modulus, exponent.real);
    double phase = angle * exponent.real;
    if (exponent.imaginary != 0) {
      length *= Math.exp(-angle * exponent.imaginary);
      phase += exponent.imaginary * Math.log(modulus);
    }
    return new PyComplex(length * Math.cos(phase), length * Math.sin(phase));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.number.ComplexMath;
import dev.krait.runtime.number.ComplexMath.Complex;
import dev.krait.runtime.number.ComplexText;
import dev.krait.runtime.number.NumberHash;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// A complex number, from a text, from another number, or from a real and an imaginary part.
///
/// The texts are those that repr writes: parts in decimal, `j` behind the imaginary one, perhaps in parentheses.
///
/// Java: immutable.
@PyTypeDef(value = "complex", subclassable = true)
public class PyComplex extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyComplexTable.INSTANCE);
  private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

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

  /// An instance of a Python subclass of `complex`.
  private static final class Sub extends PyComplex {
    private final PyInstance attributes;

    Sub(PyType type, double real, double imaginary) {
      super(type, real, imaginary);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  static Object of(PyType cls, double real, double imaginary) {
    return cls == TYPE ? new PyComplex(real, imaginary) : new Sub(cls, real, imaginary);
  }

  private static PyComplex of(Complex value) {
    return new PyComplex(value.real(), value.imaginary());
  }

  private Complex value() {
    return new Complex(real, imaginary);
  }

  @New("complex(real=<unrepresentable>, imag=<unrepresentable>)")
  static Object create(ThreadState ts, PyType cls, Object real, Object imag) {
    return ComplexConversions.fromArguments(ts, cls, real, imag);
  }

  /// The complex number with the value of a number.
  @ClassMethod("from_number(number, /)")
  static Object fromNumber(ThreadState ts, PyType cls, Object number) {
    if (cls == TYPE && number instanceof PyComplex z && z.type == TYPE) {
      return number;
    }
    PyComplex value = ComplexConversions.fromNumber(ts, number);
    return cls == TYPE ? value : Calls.call1(ts, cls, value);
  }

  /// Whether the operand is a float or an int, and so has no imaginary part, not even a zero.
  private static boolean isReal(Object object) {
    return PyFloatType.isFloat(object) || Numbers.intOrNull(object) != null;
  }

  private static double realValue(Object object) {
    return PyFloatType.isFloat(object) ? PyFloatType.valueOf(object) : Ints.toDouble(Numbers.intOrNull(object));
  }

  @Special("__add__")
  Object add(Object other) {
    if (other instanceof PyComplex z) {
      return new PyComplex(real + z.real, imaginary + z.imaginary);
    }
    return isReal(other) ? new PyComplex(real + realValue(other), imaginary) : NOT_IMPLEMENTED;
  }

  @Special("__radd__")
  Object reflectedAdd(Object other) {
    return add(other);
  }

  @Special("__sub__")
  Object subtract(Object other) {
    if (other instanceof PyComplex z) {
      return new PyComplex(real - z.real, imaginary - z.imaginary);
    }
    return isReal(other) ? new PyComplex(real - realValue(other), imaginary) : NOT_IMPLEMENTED;
  }

  @Special("__rsub__")
  Object reflectedSubtract(Object other) {
    if (other instanceof PyComplex z) {
      return z.subtract(this);
    }
    return isReal(other) ? new PyComplex(realValue(other) - real, -imaginary) : NOT_IMPLEMENTED;
  }

  @Special("__mul__")
  Object multiply(Object other) {
    if (other instanceof PyComplex z) {
      return of(ComplexMath.multiply(value(), z.value()));
    }
    if (!isReal(other)) {
      return NOT_IMPLEMENTED;
    }
    double factor = realValue(other);
    return new PyComplex(real * factor, imaginary * factor);
  }

  @Special("__rmul__")
  Object reflectedMultiply(Object other) {
    return multiply(other);
  }

  @Special("__truediv__")
  Object divide(Object other) {
    if (other instanceof PyComplex z) {
      z.requireNonZero();
      return of(ComplexMath.divide(value(), z.value()));
    }
    if (!isReal(other)) {
      return NOT_IMPLEMENTED;
    }
    double divisor = realValue(other);
    if (divisor == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    return new PyComplex(real / divisor, imaginary / divisor);
  }

  private void requireNonZero() {
    if (real == 0 && imaginary == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
  }

  @Special("__rtruediv__")
  Object reflectedDivide(Object other) {
    if (other instanceof PyComplex z) {
      return z.divide(this);
    }
    if (!isReal(other)) {
      return NOT_IMPLEMENTED;
    }
    double dividend = realValue(other);
    requireNonZero();
    return of(ComplexMath.divide(dividend, value()));
  }

  @Special("__pow__")
  Object power(Object exponent, Object modulus) {
    PyComplex z = operand(exponent);
    return z == null ? NOT_IMPLEMENTED : power(this, z, modulus);
  }

  @Special("__rpow__")
  Object reflectedPower(Object base, Object modulus) {
    PyComplex z = operand(base);
    return z == null ? NOT_IMPLEMENTED : power(z, this, modulus);
  }

  private static PyComplex operand(Object object) {
    return object instanceof PyComplex z ? z : isReal(object) ? new PyComplex(realValue(object), 0.0) : null;
  }

  private static Object power(PyComplex base, PyComplex exponent, Object modulus) {
    if (modulus != null && modulus != PyNone.NONE) {
      throw PyErrors.valueError("complex modulo");
    }
    return power(base, exponent);
  }

  static Object power(PyComplex base, PyComplex exponent) {
    Complex result;
    try {
      result = ComplexMath.power(base.value(), exponent.value());
    } catch (ArithmeticException e) {
      throw PyErrors.zeroDivisionError("zero to a negative or complex power");
    }
    if (Double.isInfinite(result.real()) || Double.isInfinite(result.imaginary())) {
      throw PyErrors.overflowError("complex exponentiation");
    }
    return of(result);
  }

  @Special("__neg__")
  Object negate() {
    return new PyComplex(-real, -imaginary);
  }

  @Special("__pos__")
  Object positive() {
    return type == TYPE ? this : new PyComplex(real, imaginary);
  }

  @Special("__abs__")
  double absolute() {
    double result = Math.hypot(real, imaginary);
    if (Double.isInfinite(result) && Double.isFinite(real) && Double.isFinite(imaginary)) {
      throw PyErrors.overflowError("absolute value too large");
    }
    return result;
  }

  @Special("__bool__")
  boolean truth() {
    return real != 0 || imaginary != 0;
  }

  /// Whether a number has the same value; null if the object is none.
  private Boolean same(Object other) {
    if (other instanceof PyComplex z) {
      return real == z.real && imaginary == z.imaginary;
    }
    return isReal(other) ? Boolean.valueOf(imaginary == 0 && FloatConversions.compare(real, other) == 0) : null;
  }

  @Special("__eq__")
  Object equal(Object other) {
    Boolean same = same(other);
    return same == null ? NOT_IMPLEMENTED : PyBool.of(same);
  }

  @Special("__ne__")
  Object notEqual(Object other) {
    Boolean same = same(other);
    return same == null ? NOT_IMPLEMENTED : PyBool.of(!same);
  }

  /// Complex numbers have no order.
  @Special("__lt__")
  Object lessThan(Object other) {
    return NOT_IMPLEMENTED;
  }

  /// Complex numbers have no order.
  @Special("__le__")
  Object lessOrEqual(Object other) {
    return NOT_IMPLEMENTED;
  }

  /// Complex numbers have no order.
  @Special("__gt__")
  Object greaterThan(Object other) {
    return NOT_IMPLEMENTED;
  }

  /// Complex numbers have no order.
  @Special("__ge__")
  Object greaterOrEqual(Object other) {
    return NOT_IMPLEMENTED;
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    long first = Double.isNaN(real) ? Identity.hash(ts, this) : NumberHash.of(real);
    long second = Double.isNaN(imaginary) ? Identity.hash(ts, this) : NumberHash.of(imaginary);
    return NumberHash.complex(first, second);
  }

  @Special("__repr__")
  String repr() {
    return ComplexText.repr(real, imaginary);
  }

  /// Lays the number out by a format specification.
  @Method("__format__(format_spec, /)")
  Object format(ThreadState ts, Object formatSpec) {
    return NumberFormats.complex(ts, this, real, imaginary, formatSpec);
  }

  /// The number with the sign of its imaginary part changed.
  @Method("conjugate()")
  Object conjugate() {
    return new PyComplex(real, -imaginary);
  }

  /// The number as a complex number: itself.
  @Method("__complex__()")
  Object toComplex() {
    return positive();
  }

  /// The arguments from which `copy` and `pickle` make the same number.
  @Method("__getnewargs__()")
  Object newArguments() {
    return PyTuple.of(new PyFloat(real), new PyFloat(imaginary));
  }

  /// the part along the real axis
  @Getter("real")
  double realPart() {
    return real;
  }

  /// the factor of the imaginary unit
  @Getter("imag")
  double imaginaryPart() {
    return imaginary;
  }
}

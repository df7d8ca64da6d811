// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.number.ComplexMath.Complex;
import dev.krait.runtime.number.ComplexText;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.text.TextError;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Conversions of other values to complex numbers. Pure functions, apart from the Python methods of the values.
public final class ComplexConversions {
  private ComplexConversions() {
  }

  static Object fromArguments(ThreadState ts, PyType cls, Object real, Object imag) {
    if (imag == null) {
      if (real == null) {
        return PyComplex.of(cls, 0.0, 0.0);
      }
      if (Text.isStr(real)) {
        return parse(ts, cls, real);
      }
      if (real instanceof PyComplex z && z.type == PyComplex.TYPE && cls == PyComplex.TYPE) {
        return real;
      }
      PyComplex value = convertOrNull(ts, real);
      if (value == null) {
        throw PyErrors.typeError("complex() argument must be a string or a number, not " + Types.nameOf(real));
      }
      return PyComplex.of(cls, value.real, value.imaginary);
    }
    Complex re = real == null ? new Complex(0.0, 0.0) : part(ts, real, "real");
    Complex im = part(ts, imag, "imag");
    double realPart = imag instanceof PyComplex ? re.real() - im.imaginary() : re.real();
    double imaginaryPart = real != null && isComplex(real) ? im.real() + re.imaginary() : im.real();
    return PyComplex.of(cls, realPart, imaginaryPart);
  }

  private static boolean isComplex(Object object) {
    return object instanceof PyComplex || Types.of(object).lookup("__complex__") != null;
  }

  private static Complex part(ThreadState ts, Object value, String name) {
    if (value instanceof PyComplex z) {
      Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "complex() argument '" + name + "' must be a real number, not " + Types.nameOf(value), 1);
      return new Complex(z.real, z.imaginary);
    }
    PyComplex made = name.equals("real") ? specialOrNull(ts, value) : null;
    if (made != null) {
      Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "complex() argument 'real' must be a real number, not " + Types.nameOf(value), 1);
      return new Complex(made.real, made.imaginary);
    }
    if (!isReal(value)) {
      throw PyErrors.typeError("complex() argument '" + name + "' must be a real number, not " + Types.nameOf(value));
    }
    return new Complex(Converters.toDouble(ts, value), 0.0);
  }

  private static boolean isReal(Object value) {
    return Types.of(value).slot(Slot.FLOAT) != null || Numbers.hasIndex(value);
  }

  private static Object parse(ThreadState ts, PyType cls, Object str) {
    try {
      Complex value = ComplexText.parse(IntConversions.asciiOrNull(ts, str));
      return PyComplex.of(cls, value.real(), value.imaginary());
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
  }

  /// What `__complex__` of the value gives; null if it has none.
  private static PyComplex specialOrNull(ThreadState ts, Object value) {
    Object method = value instanceof PyComplex z && z.type == PyComplex.TYPE ? null : Calls.specialOrNull(ts, value, "__complex__");
    if (method == null) {
      return null;
    }
    Object made = Calls.call0(ts, method);
    if (!(made instanceof PyComplex z)) {
      throw PyErrors.typeError(Types.nameOf(value) + ".__complex__() must return a complex, not " + Types.nameOf(made));
    }
    if (z.type != PyComplex.TYPE) {
      Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, Types.nameOf(value) + ".__complex__() must return a complex, not " + Types.nameOf(made)
          + ".  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of"
          + " Python.", 1);
    }
    return z;
  }

  /// The value of a number as a complex number; null if it is none.
  private static PyComplex convertOrNull(ThreadState ts, Object value) {
    PyComplex made = specialOrNull(ts, value);
    if (made != null) {
      return made;
    }
    if (value instanceof PyComplex z) {
      return z;
    }
    return isReal(value) ? new PyComplex(Converters.toDouble(ts, value), 0.0) : null;
  }

  /// The value of a number as a complex number; TypeError if it is none.
  public static PyComplex fromNumber(ThreadState ts, Object value) {
    PyComplex made = convertOrNull(ts, value);
    if (made == null) {
      throw PyErrors.typeError("must be real number, not " + Types.nameOf(value));
    }
    return made;
  }
}

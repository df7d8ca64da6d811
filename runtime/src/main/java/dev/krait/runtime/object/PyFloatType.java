// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.number.FloatText;
import dev.krait.runtime.number.NumberHash;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// A number in binary floating point, made from a number or from its text.
///
/// Java: the methods of [PyFloat] and [PyFloatSub], with the receiver in a parameter. The operators are also what the interpreter
/// calls: they return NotImplemented for an operand that is neither float nor int.
@PyTypeDef(value = "float", subclassable = true, self = Object.class)
public final class PyFloatType {
  public static final PyType TYPE = PyType.builtin(PyFloatTypeTable.INSTANCE);
  private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;
  private static final int ERANGE = 34;

  private PyFloatType() {
  }

  /// Whether the object is a float or an instance of a subclass.
  public static boolean isFloat(Object object) {
    return object instanceof PyFloat || object instanceof PyFloatSub;
  }

  /// The value of a float or of an instance of a subclass.
  public static double valueOf(Object self) {
    return self instanceof PyFloat f ? f.value : ((PyFloatSub) self).value;
  }

  /// Whether arithmetic of floats takes the object as an operand.
  private static boolean isOperand(Object object) {
    return isFloat(object) || Numbers.intOrNull(object) != null;
  }

  /// The value of an operand; OverflowError if an int is too large.
  private static double operand(Object object) {
    return isFloat(object) ? valueOf(object) : Ints.toDouble(Numbers.intOrNull(object));
  }

  @New("float(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    if (keywords > 0 && cls.slot(Slot.INIT) == PyType.OBJECT.slot(Slot.INIT)) {
      throw PyErrors.typeError("float() takes no keyword arguments");
    }
    int count = args.length - keywords;
    if (count > 1) {
      throw PyErrors.typeError("float expected at most 1 argument, got " + count);
    }
    Object x = count == 0 ? PyInt.ZERO : args[0];
    double value = FloatConversions.toFloat(ts, x);
    return cls == TYPE ? x instanceof PyFloat ? x : new PyFloat(value) : new PyFloatSub(cls, value);
  }

  /// The float with the value of a real number.
  @ClassMethod("from_number(number, /)")
  static Object fromNumber(ThreadState ts, PyType cls, Object number) {
    Object value = number instanceof PyFloat ? number : new PyFloat(dev.krait.runtime.builtin.Converters.toDouble(ts, number));
    return cls == TYPE ? value : Calls.call1(ts, cls, value);
  }

  @Special("__add__")
  public static Object add(Object self, Object other) {
    if (self instanceof PyFloat a && other instanceof PyFloat b) {
      return new PyFloat(a.value + b.value);
    }
    return isOperand(self) && isOperand(other) ? new PyFloat(operand(self) + operand(other)) : NOT_IMPLEMENTED;
  }

  @Special("__radd__")
  static Object reflectedAdd(Object self, Object other) {
    return add(other, self);
  }

  @Special("__sub__")
  public static Object subtract(Object self, Object other) {
    if (self instanceof PyFloat a && other instanceof PyFloat b) {
      return new PyFloat(a.value - b.value);
    }
    return isOperand(self) && isOperand(other) ? new PyFloat(operand(self) - operand(other)) : NOT_IMPLEMENTED;
  }

  @Special("__rsub__")
  static Object reflectedSubtract(Object self, Object other) {
    return subtract(other, self);
  }

  @Special("__mul__")
  public static Object multiply(Object self, Object other) {
    if (self instanceof PyFloat a && other instanceof PyFloat b) {
      return new PyFloat(a.value * b.value);
    }
    return isOperand(self) && isOperand(other) ? new PyFloat(operand(self) * operand(other)) : NOT_IMPLEMENTED;
  }

  @Special("__rmul__")
  static Object reflectedMultiply(Object self, Object other) {
    return multiply(other, self);
  }

  @Special("__truediv__")
  public static Object trueDivide(Object self, Object other) {
    if (!isOperand(self) || !isOperand(other)) {
      return NOT_IMPLEMENTED;
    }
    double dividend = operand(self);
    double divisor = operand(other);
    if (divisor == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    return new PyFloat(dividend / divisor);
  }

  @Special("__rtruediv__")
  static Object reflectedTrueDivide(Object self, Object other) {
    return trueDivide(other, self);
  }

  @Special("__floordiv__")
  public static Object floorDivide(Object self, Object other) {
    if (!isOperand(self) || !isOperand(other)) {
      return NOT_IMPLEMENTED;
    }
    return new PyFloat(floorQuotient(operand(self), operand(other)));
  }

  @Special("__rfloordiv__")
  static Object reflectedFloorDivide(Object self, Object other) {
    return floorDivide(other, self);
  }

  @Special("__mod__")
  public static Object modulo(Object self, Object other) {
    if (!isOperand(self) || !isOperand(other)) {
      return NOT_IMPLEMENTED;
    }
    return new PyFloat(modulo(operand(self), operand(other)));
  }

  @Special("__rmod__")
  static Object reflectedModulo(Object self, Object other) {
    return modulo(other, self);
  }

  @Special("__divmod__")
  public static Object divmod(Object self, Object other) {
    if (!isOperand(self) || !isOperand(other)) {
      return NOT_IMPLEMENTED;
    }
    double a = operand(self);
    double b = operand(other);
    double quotient = floorQuotient(a, b);
    return PyTuple.of(new PyFloat(quotient), new PyFloat(modulo(a, b)));
  }

  @Special("__rdivmod__")
  static Object reflectedDivmod(Object self, Object other) {
    return divmod(other, self);
  }

  /// The remainder with the sign of the divisor.
  public static double modulo(double a, double b) {
    if (b == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    double remainder = a % b;
    if (remainder == 0) {
      return Math.copySign(0.0, b);
    }
    return remainder < 0 == b < 0 ? remainder : remainder + b;
  }

  private static double floorQuotient(double a, double b) {
    if (b == 0) {
      throw PyErrors.zeroDivisionError("division by zero");
    }
    double remainder = a % b;
    double quotient = (a - remainder) / b;
    if (remainder != 0 && remainder < 0 != b < 0) {
      quotient -= 1.0;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1.0 : floor;
  }

  @Special("__pow__")
  public static Object power(Object self, Object exponent, Object modulus) {
    if (modulus != null && modulus != PyNone.NONE) {
      throw PyErrors.typeError("pow() 3rd argument not allowed unless all arguments are integers");
    }
    return isOperand(self) && isOperand(exponent) ? power(operand(self), operand(exponent)) : NOT_IMPLEMENTED;
  }

  @Special("__rpow__")
  static Object reflectedPower(Object self, Object base, Object modulus) {
    return power(base, self, modulus);
  }

  /// The power as `**` defines it: complex for a fractional power of a negative number.
  static Object power(double base, double exponent) {
    if (exponent == 0 || base == 1.0) {
      return new PyFloat(1.0);
    }
    if (base == -1.0 && Double.isInfinite(exponent)) {
      return new PyFloat(1.0);
    }
    if (base == 0 && exponent < 0 && !Double.isInfinite(exponent)) {
      throw PyErrors.zeroDivisionError("zero to a negative power");
    }
    if (base < 0 && Double.isFinite(base) && Double.isFinite(exponent) && exponent != Math.rint(exponent)) {
      return PyComplex.power(new PyComplex(base, 0), new PyComplex(exponent, 0));
    }
    double result = Math.pow(base, exponent);
    if (Double.isInfinite(result) && Double.isFinite(base) && Double.isFinite(exponent)) {
      throw PyErrors.of(Exceptions.OVERFLOW_ERROR, PyInt.of(ERANGE), "Numerical result out of range");
    }
    return new PyFloat(result);
  }

  @Special("__neg__")
  public static Object negate(Object self) {
    return new PyFloat(-valueOf(self));
  }

  @Special("__pos__")
  public static Object positive(Object self) {
    return self instanceof PyFloat ? self : new PyFloat(valueOf(self));
  }

  @Special("__abs__")
  public static Object absolute(Object self) {
    return new PyFloat(Math.abs(valueOf(self)));
  }

  @Special("__bool__")
  static boolean truth(Object self) {
    return valueOf(self) != 0;
  }

  @Special("__lt__")
  static Object lessThan(Object self, Object other) {
    return isOperand(other) ? PyBool.of(FloatConversions.compare(valueOf(self), other) == -1) : NOT_IMPLEMENTED;
  }

  @Special("__le__")
  static Object lessOrEqual(Object self, Object other) {
    return isOperand(other) ? PyBool.of(FloatConversions.compare(valueOf(self), other) <= 0) : NOT_IMPLEMENTED;
  }

  @Special("__eq__")
  static Object equal(Object self, Object other) {
    return isOperand(other) ? PyBool.of(FloatConversions.compare(valueOf(self), other) == 0) : NOT_IMPLEMENTED;
  }

  @Special("__ne__")
  static Object notEqual(Object self, Object other) {
    return isOperand(other) ? PyBool.of(FloatConversions.compare(valueOf(self), other) != 0) : NOT_IMPLEMENTED;
  }

  @Special("__gt__")
  static Object greaterThan(Object self, Object other) {
    return isOperand(other) ? PyBool.of(FloatConversions.compare(valueOf(self), other) == 1) : NOT_IMPLEMENTED;
  }

  @Special("__ge__")
  static Object greaterOrEqual(Object self, Object other) {
    int order = isOperand(other) ? FloatConversions.compare(valueOf(self), other) : 0;
    return isOperand(other) ? PyBool.of(order == 0 || order == 1) : NOT_IMPLEMENTED;
  }

  @Special("__hash__")
  static long hash(ThreadState ts, Object self) {
    double value = valueOf(self);
    return Double.isNaN(value) ? Identity.hash(ts, self) : NumberHash.of(value);
  }

  @Special("__repr__")
  public static String repr(Object self) {
    return FloatText.repr(valueOf(self));
  }

  @Special("__int__")
  static Object toInt(Object self) {
    return IntConversions.ofDouble(valueOf(self));
  }

  @Special("__float__")
  static Object toFloat(Object self) {
    return positive(self);
  }

  /// Lays the number out by a format specification.
  @Method("__format__(format_spec, /)")
  static Object format(ThreadState ts, Object self, Object formatSpec) {
    return NumberFormats.decimal(ts, self, valueOf(self), formatSpec);
  }

  /// The number itself: a float has no imaginary part to negate.
  @Method("conjugate()")
  static Object conjugate(Object self) {
    return positive(self);
  }

  /// The number without its fraction, as an int.
  @Method("__trunc__()")
  static Object truncate(Object self) {
    return toInt(self);
  }

  /// The greatest int that is not greater.
  @Method("__floor__()")
  static Object floor(Object self) {
    return IntConversions.ofDouble(Math.floor(valueOf(self)));
  }

  /// The smallest int that is not smaller.
  @Method("__ceil__()")
  static Object ceiling(Object self) {
    return IntConversions.ofDouble(Math.ceil(valueOf(self)));
  }

  /// Rounds to a number of decimal digits, halves to even; to an int if none is given.
  @Method("__round__(ndigits=None, /)")
  static Object round(ThreadState ts, Object self, Object ndigits) {
    double value = valueOf(self);
    if (ndigits == PyNone.NONE) {
      return IntConversions.ofDouble(Math.rint(value));
    }
    return new PyFloat(FloatConversions.round(value, Numbers.clampedIndex(ts, ndigits)));
  }

  /// A pair of ints, in lowest terms and the second positive, whose quotient is exactly the number.
  ///
  /// >>> (-.25).as_integer_ratio()
  /// (-1, 4)
  @Method("as_integer_ratio()")
  static Object asIntegerRatio(Object self) {
    return FloatConversions.integerRatio(valueOf(self));
  }

  /// The float that a text in the form of `hex()` represents.
  ///
  /// >>> float.fromhex('0x1.ffffp10')
  /// 2047.984375
  @ClassMethod("fromhex(string, /)")
  static Object fromHex(ThreadState ts, PyType cls, Object string) {
    Object value = FloatConversions.fromHex(string);
    return cls == TYPE ? value : Calls.call1(ts, cls, value);
  }

  /// The number with its mantissa in base 16.
  ///
  /// >>> 3.14159.hex()
  /// '0x1.921f9f01b866ep+1'
  @Method("hex()")
  static String hex(Object self) {
    return FloatConversions.hex(valueOf(self));
  }

  /// Whether the number is finite and has no fraction.
  @Method("is_integer()")
  static boolean isInteger(Object self) {
    double value = valueOf(self);
    return Double.isFinite(value) && Math.rint(value) == value;
  }

  /// The arguments from which `copy` and `pickle` make the same number.
  @Method("__getnewargs__()")
  static Object newArguments(Object self) {
    return PyTuple.of(positive(self));
  }

  /// How floats are laid out in memory: for the tests of Python itself.
  @ClassMethod("__getformat__(typestr, /)")
  static Object getFormat(PyType cls, Object typestr) {
    if (!Text.isStr(typestr)) {
      throw PyErrors.typeError("__getformat__() argument must be str, not " + (typestr == PyNone.NONE ? "None" : Types.nameOf(typestr)));
    }
    if (!"double".equals(typestr) && !"float".equals(typestr)) {
      throw PyErrors.valueError("__getformat__() argument 1 must be 'double' or 'float'");
    }
    return "IEEE, little-endian";
  }

  /// The real part, which is the number itself.
  @Getter("real")
  static Object real(Object self) {
    return positive(self);
  }

  /// The imaginary part, which is 0.
  @Getter("imag")
  static double imaginary(Object self) {
    return 0.0;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.number.NumberHash;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.text.TextError;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.math.BigInteger;

/// int([x]) -> integer
/// int(x, base=10) -> integer
///
/// Converts a number or a text to an integer, without fraction; 0 if nothing is given. A text is read in the given base, which is
/// 2 to 36, or 0 to go by the prefix as source code does.
///
/// Java: the methods of [PyInt], [PyBigInt], [PyIntSub] and [PyBool], with the receiver in a parameter. The operators are also what
/// the interpreter calls: they return NotImplemented for an operand that is no int. The arithmetic is in [Ints], conversions in
/// [IntConversions].
@PyTypeDef(value = "int", subclassable = true, self = Object.class)
public final class PyLong {
  public static final PyType TYPE = PyType.builtin(PyLongTable.INSTANCE);
  private static final Object NOT_IMPLEMENTED = PyNotImplemented.NOT_IMPLEMENTED;

  private PyLong() {
  }

  /// The `int` of this value in its canonical form.
  public static Object of(BigInteger value) {
    return value.bitLength() < Long.SIZE ? PyInt.of(value.longValue()) : new PyBigInt(value);
  }

  /// The value of any int, instances of subclasses included.
  public static BigInteger bigValue(Object self) {
    return Ints.big(Numbers.intOrNull(self));
  }

  @New("int(x=<unrepresentable>, /, base=<unrepresentable>)")
  static Object create(ThreadState ts, PyType cls, Object x, Object base) {
    Object value = IntConversions.fromArguments(ts, x, base);
    return cls == TYPE ? value : new PyIntSub(cls, value);
  }

  @Special("__add__")
  public static Object add(Object self, Object other) {
    if (self instanceof PyInt a && other instanceof PyInt b) {
      long sum = a.value + b.value;
      if (((a.value ^ sum) & (b.value ^ sum)) >= 0) {
        return PyInt.of(sum);
      }
    }
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    if (a == null || b == null) {
      return NOT_IMPLEMENTED;
    }
    return a == self && b == other || a instanceof PyBigInt || b instanceof PyBigInt ? of(Ints.big(a).add(Ints.big(b))) : add(a, b);
  }

  @Special("__radd__")
  static Object reflectedAdd(Object self, Object other) {
    return add(other, self);
  }

  @Special("__sub__")
  public static Object subtract(Object self, Object other) {
    if (self instanceof PyInt a && other instanceof PyInt b) {
      long difference = a.value - b.value;
      if (((a.value ^ b.value) & (a.value ^ difference)) >= 0) {
        return PyInt.of(difference);
      }
    }
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    return a == null || b == null ? NOT_IMPLEMENTED : of(Ints.big(a).subtract(Ints.big(b)));
  }

  @Special("__rsub__")
  static Object reflectedSubtract(Object self, Object other) {
    return subtract(other, self);
  }

  @Special("__mul__")
  public static Object multiply(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    return a == null || b == null ? NOT_IMPLEMENTED : Ints.multiply(a, b);
  }

  @Special("__rmul__")
  static Object reflectedMultiply(Object self, Object other) {
    return multiply(other, self);
  }

  @Special("__mod__")
  public static Object modulo(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    return a == null || b == null ? NOT_IMPLEMENTED : Ints.modulo(a, b);
  }

  @Special("__rmod__")
  static Object reflectedModulo(Object self, Object other) {
    return modulo(other, self);
  }

  @Special("__floordiv__")
  public static Object floorDivide(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    return a == null || b == null ? NOT_IMPLEMENTED : Ints.floorDivide(a, b);
  }

  @Special("__rfloordiv__")
  static Object reflectedFloorDivide(Object self, Object other) {
    return floorDivide(other, self);
  }

  @Special("__divmod__")
  public static Object divmod(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    return a == null || b == null ? NOT_IMPLEMENTED : Ints.divmod(a, b);
  }

  @Special("__rdivmod__")
  static Object reflectedDivmod(Object self, Object other) {
    return divmod(other, self);
  }

  @Special("__truediv__")
  public static Object trueDivide(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    return a == null || b == null ? NOT_IMPLEMENTED : Ints.trueDivide(a, b);
  }

  @Special("__rtruediv__")
  static Object reflectedTrueDivide(Object self, Object other) {
    return trueDivide(other, self);
  }

  @Special("__pow__")
  public static Object power(Object self, Object exponent, Object modulus) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(exponent);
    if (a == null || b == null) {
      return NOT_IMPLEMENTED;
    }
    if (modulus == null || modulus == PyNone.NONE) {
      return Ints.power(a, b);
    }
    Object m = Numbers.intOrNull(modulus);
    return m == null ? NOT_IMPLEMENTED : Ints.power(a, b, m);
  }

  @Special("__rpow__")
  static Object reflectedPower(Object self, Object base, Object modulus) {
    return power(base, self, modulus);
  }

  @Special("__lshift__")
  public static Object leftShift(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    return a == null || b == null ? NOT_IMPLEMENTED : Ints.leftShift(a, b);
  }

  @Special("__rlshift__")
  static Object reflectedLeftShift(Object self, Object other) {
    return leftShift(other, self);
  }

  @Special("__rshift__")
  public static Object rightShift(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    return a == null || b == null ? NOT_IMPLEMENTED : Ints.rightShift(a, b);
  }

  @Special("__rrshift__")
  static Object reflectedRightShift(Object self, Object other) {
    return rightShift(other, self);
  }

  @Special("__and__")
  public static Object and(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    if (a instanceof PyInt i && b instanceof PyInt j) {
      return PyInt.of(i.value & j.value);
    }
    return a == null || b == null ? NOT_IMPLEMENTED : of(Ints.big(a).and(Ints.big(b)));
  }

  @Special("__rand__")
  static Object reflectedAnd(Object self, Object other) {
    return and(other, self);
  }

  @Special("__or__")
  public static Object or(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    if (a instanceof PyInt i && b instanceof PyInt j) {
      return PyInt.of(i.value | j.value);
    }
    return a == null || b == null ? NOT_IMPLEMENTED : of(Ints.big(a).or(Ints.big(b)));
  }

  @Special("__ror__")
  static Object reflectedOr(Object self, Object other) {
    return or(other, self);
  }

  @Special("__xor__")
  public static Object xor(Object self, Object other) {
    Object a = Numbers.intOrNull(self);
    Object b = Numbers.intOrNull(other);
    if (a instanceof PyInt i && b instanceof PyInt j) {
      return PyInt.of(i.value ^ j.value);
    }
    return a == null || b == null ? NOT_IMPLEMENTED : of(Ints.big(a).xor(Ints.big(b)));
  }

  @Special("__rxor__")
  static Object reflectedXor(Object self, Object other) {
    return xor(other, self);
  }

  @Special("__neg__")
  public static Object negate(Object self) {
    Object plain = Numbers.intOrNull(self);
    return plain instanceof PyInt i && i.value != Long.MIN_VALUE ? PyInt.of(-i.value) : of(Ints.big(plain).negate());
  }

  @Special("__pos__")
  public static Object positive(Object self) {
    return Numbers.intOrNull(self);
  }

  @Special("__abs__")
  public static Object absolute(Object self) {
    Object plain = Numbers.intOrNull(self);
    return Ints.signum(plain) < 0 ? negate(plain) : plain;
  }

  @Special("__invert__")
  public static Object invert(Object self) {
    Object plain = Numbers.intOrNull(self);
    return plain instanceof PyInt i ? PyInt.of(~i.value) : of(Ints.big(plain).not());
  }

  @Special("__bool__")
  static boolean truth(Object self) {
    return Ints.signum(Numbers.intOrNull(self)) != 0;
  }

  @Special("__lt__")
  static Object lessThan(Object self, Object other) {
    Object b = Numbers.intOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(Ints.compare(Numbers.intOrNull(self), b) < 0);
  }

  @Special("__le__")
  static Object lessOrEqual(Object self, Object other) {
    Object b = Numbers.intOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(Ints.compare(Numbers.intOrNull(self), b) <= 0);
  }

  @Special("__eq__")
  static Object equal(Object self, Object other) {
    Object b = Numbers.intOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(Ints.compare(Numbers.intOrNull(self), b) == 0);
  }

  @Special("__ne__")
  static Object notEqual(Object self, Object other) {
    Object b = Numbers.intOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(Ints.compare(Numbers.intOrNull(self), b) != 0);
  }

  @Special("__gt__")
  static Object greaterThan(Object self, Object other) {
    Object b = Numbers.intOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(Ints.compare(Numbers.intOrNull(self), b) > 0);
  }

  @Special("__ge__")
  static Object greaterOrEqual(Object self, Object other) {
    Object b = Numbers.intOrNull(other);
    return b == null ? NOT_IMPLEMENTED : PyBool.of(Ints.compare(Numbers.intOrNull(self), b) >= 0);
  }

  @Special("__hash__")
  static long hash(Object self) {
    Object plain = Numbers.intOrNull(self);
    return plain instanceof PyInt i ? NumberHash.of(i.value) : NumberHash.of(Ints.big(plain));
  }

  @Special("__repr__")
  public static String repr(ThreadState ts, Object self) {
    return IntConversions.decimal(ts, Numbers.intOrNull(self));
  }

  @Special("__int__")
  static Object toInt(Object self) {
    return Numbers.intOrNull(self);
  }

  @Special("__index__")
  static Object toIndex(Object self) {
    return Numbers.intOrNull(self);
  }

  @Special("__float__")
  static double toFloat(Object self) {
    return Ints.toDouble(Numbers.intOrNull(self));
  }

  /// Lays the number out by a format specification.
  @Method("__format__(format_spec, /)")
  static Object format(ThreadState ts, Object self, Object formatSpec) {
    return NumberFormats.integer(ts, self, formatSpec);
  }

  /// The number itself: an int has no imaginary part to negate.
  @Method("conjugate()")
  static Object conjugate(Object self) {
    return Numbers.intOrNull(self);
  }

  /// The number of bits of the absolute value in binary.
  ///
  /// >>> bin(20)
  /// '0b10100'
  /// >>> (20).bit_length()
  /// 5
  @Method("bit_length()")
  static long bitLength(Object self) {
    Object plain = absolute(self);
    return plain instanceof PyInt i ? Long.SIZE - Long.numberOfLeadingZeros(i.value) : Ints.big(plain).bitLength();
  }

  /// The number of ones in the absolute value in binary.
  ///
  /// >>> (13).bit_count()
  /// 3
  @Method("bit_count()")
  static int bitCount(Object self) {
    Object plain = absolute(self);
    return plain instanceof PyInt i ? Long.bitCount(i.value) : Ints.big(plain).bitCount();
  }

  /// The number as `length` bytes, in two's complement if signed; OverflowError if they are too few.
  @Method("to_bytes(length=1, byteorder='big', *, signed=False)")
  static Object toBytes(ThreadState ts, Object self, Object length, Object byteorder, boolean signed) {
    return IntConversions.toBytes(ts, Numbers.intOrNull(self), length, IntConversions.isLittle(byteorder, "to_bytes", 2), signed);
  }

  /// The int that the bytes represent, in two's complement if signed.
  @ClassMethod("from_bytes(bytes, byteorder='big', *, signed=False)")
  static Object fromBytes(ThreadState ts, PyType cls, Object bytes, Object byteorder, boolean signed) {
    boolean little = IntConversions.isLittle(byteorder, "from_bytes", 2);
    Object value = IntConversions.fromBytes(IntConversions.bytesOf(ts, bytes), little, signed);
    return cls == TYPE ? value : dev.krait.runtime.protocol.Calls.call1(ts, cls, value);
  }

  /// The pair of the number and 1, whose quotient it is.
  @Method("as_integer_ratio()")
  static Object asIntegerRatio(Object self) {
    return PyTuple.of(Numbers.intOrNull(self), PyInt.ONE);
  }

  /// Returns self, the number without its fraction.
  @Method("__trunc__()")
  static Object truncate(Object self) {
    return Numbers.intOrNull(self);
  }

  /// Returns self, the greatest int that is not greater.
  @Method("__floor__()")
  static Object floor(Object self) {
    return Numbers.intOrNull(self);
  }

  /// Returns self, the smallest int that is not smaller.
  @Method("__ceil__()")
  static Object ceiling(Object self) {
    return Numbers.intOrNull(self);
  }

  /// Rounds to a number of decimal digits, which may be negative; halves go to the even neighbour.
  @Method("__round__(ndigits=None, /)")
  static Object round(ThreadState ts, Object self, Object ndigits) {
    Object plain = Numbers.intOrNull(self);
    return ndigits == PyNone.NONE ? plain : IntConversions.round(plain, Numbers.index(ts, ndigits));
  }

  /// Whether the number is integral: True for any int.
  @Method("is_integer()")
  static boolean isInteger(Object self) {
    return true;
  }

  /// The arguments from which `copy` and `pickle` make the same number.
  @Method("__getnewargs__()")
  static Object newArguments(Object self) {
    return PyTuple.of(Numbers.intOrNull(self));
  }

  /// The size of the number in memory, in bytes.
  @Method("__sizeof__()")
  static long sizeof(Object self) {
    long digits = (bitLength(self) + 29) / 30;
    return 24 + 4 * Math.max(digits, 1);
  }

  /// The real part, which is the number itself.
  @Getter("real")
  static Object real(Object self) {
    return Numbers.intOrNull(self);
  }

  /// The imaginary part, which is 0.
  @Getter("imag")
  static Object imaginary(Object self) {
    return PyInt.ZERO;
  }

  /// The numerator in lowest terms, which is the number itself.
  @Getter("numerator")
  static Object numerator(Object self) {
    return Numbers.intOrNull(self);
  }

  /// The denominator in lowest terms, which is 1.
  @Getter("denominator")
  static Object denominator(Object self) {
    return PyInt.ONE;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.number.FloatHex;
import dev.krait.runtime.number.FloatText;
import dev.krait.runtime.number.IntMath;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.text.TextError;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Conversions and comparisons of floats with other values. Pure functions.
public final class FloatConversions {
  /// The order of a NaN to anything.
  private static final int UNORDERED = 2;
  private static final int MOST_DIGITS = 323;
  private static final int LEAST_DIGITS = -308;

  private FloatConversions() {
  }

  /// `float(x)`.
  static double toFloat(ThreadState ts, Object x) {
    if (x instanceof PyFloat f) {
      return f.value;
    }
    String ascii = IntConversions.asciiOrNull(ts, x);
    if (ascii == null && Buffers.isBuffer(x)) {
      ascii = new String(Buffers.bytes(ts, x), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
    if (ascii != null && Types.of(x).slot(Slot.FLOAT) == null) {
      try {
        return FloatText.parse(ascii);
      } catch (TextError e) {
        throw PyErrors.valueError("could not convert string to float: " + Objects.reprText(ts, x));
      }
    }
    if (Types.of(x).slot(Slot.FLOAT) == null && !Numbers.hasIndex(x)) {
      throw PyErrors.typeError("float() argument must be a string or a real number, not '" + Types.nameOf(x) + "'");
    }
    if (x instanceof PyFloatSub f && f.type.slot(Slot.FLOAT) == PyFloatType.TYPE.slot(Slot.FLOAT)) {
      return f.value;
    }
    Object slot = Types.of(x).slot(Slot.FLOAT);
    if (slot != null && Numbers.intOrNull(x) == null) {
      Object made = Calls.slot0(ts, slot, x);
      if (!PyFloatType.isFloat(made)) {
        throw PyErrors.typeError(Types.nameOf(x) + ".__float__ returned non-float (type " + Types.nameOf(made) + ")");
      }
      if (made instanceof PyFloatSub) {
        Converters.warnOfFloat(ts, x, made);
      }
      return PyFloatType.valueOf(made);
    }
    return Converters.toDouble(ts, x);
  }

  /// The order of a float and a float or int, exactly: -1, 0, 1, or 2 if one is a NaN.
  static int compare(double a, Object other) {
    if (PyFloatType.isFloat(other)) {
      double b = PyFloatType.valueOf(other);
      return a < b ? -1 : a > b ? 1 : a == b ? 0 : UNORDERED;
    }
    if (Double.isNaN(a)) {
      return UNORDERED;
    }
    Object plain = Numbers.intOrNull(other);
    return plain instanceof PyInt i ? -IntMath.compare(i.value, a) : -IntMath.compare(((PyBigInt) plain).value, a);
  }

  /// `round(value, digits)`: the exact decimal value rounded half to even.
  static double round(double value, int digits) {
    if (!Double.isFinite(value) || value == 0 || digits > MOST_DIGITS) {
      return value;
    }
    if (digits < LEAST_DIGITS) {
      return Math.copySign(0.0, value);
    }
    double result = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    if (Double.isInfinite(result)) {
      throw PyErrors.overflowError("rounded value too large to represent");
    }
    return result == 0 ? Math.copySign(0.0, value) : result;
  }

  static Object integerRatio(double value) {
    if (Double.isInfinite(value)) {
      throw PyErrors.overflowError("cannot convert Infinity to integer ratio");
    }
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("cannot convert NaN to integer ratio");
    }
    if (value == 0) {
      return PyTuple.of(PyInt.ZERO, PyInt.ONE);
    }
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
    long mantissa = (long) Math.scalb(value, -exponent);
    int zeros = Long.numberOfTrailingZeros(mantissa);
    mantissa >>= zeros;
    exponent += zeros;
    BigInteger numerator = BigInteger.valueOf(mantissa);
    return exponent >= 0 ? PyTuple.of(PyLong.of(numerator.shiftLeft(exponent)), PyInt.ONE)
        : PyTuple.of(PyLong.of(numerator), PyLong.of(BigInteger.ONE.shiftLeft(-exponent)));
  }

  static String hex(double value) {
    return FloatHex.format(value);
  }

  static Object fromHex(Object string) {
    Object plain = Text.valueOrNull(string);
    if (plain == null) {
      throw PyErrors.typeError("fromhex() argument must be str, not " + (string == PyNone.NONE ? "None" : Types.nameOf(string)));
    }
    try {
      return new PyFloat(FloatHex.parse(Text.toJava(plain)));
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    } catch (ArithmeticException e) {
      throw PyErrors.overflowError("hexadecimal value too large to represent as a float");
    }
  }
}

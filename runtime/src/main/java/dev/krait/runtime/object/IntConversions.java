// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.number.IntLiteral;
import dev.krait.runtime.number.IntMath;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.text.TextError;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// Conversions between int and everything else: numbers, text, bytes. Pure functions but for the interpreter's limit on digits.
public final class IntConversions {
  private static final int MOST_REPR = 200;

  private IntConversions() {
  }

  /// `int(x)` and `int(x, base)`; null for what is not given.
  static Object fromArguments(ThreadState ts, Object x, Object base) {
    if (base == null) {
      return x == null ? PyInt.ZERO : toInt(ts, x);
    }
    if (x == null) {
      throw PyErrors.typeError("int() missing string argument");
    }
    Object radix = Numbers.index(ts, base);
    if (!(radix instanceof PyInt r) || r.value != 0 && (r.value < 2 || r.value > 36)) {
      throw PyErrors.valueError("int() base must be >= 2 and <= 36, or 0");
    }
    String ascii = asciiOrNull(ts, x);
    if (ascii == null) {
      throw PyErrors.typeError("int() can't convert non-string with explicit base");
    }
    return parse(ts, ascii, (int) r.value, x);
  }

  /// `int(x)`: a plain int.
  public static Object toInt(ThreadState ts, Object x) {
    if (x instanceof PyInt || x instanceof PyBigInt) {
      return x;
    }
    if (x instanceof PyFloat f) {
      return ofDouble(f.value);
    }
    Object slot = Types.of(x).slot(Slot.INT);
    if (slot != null) {
      return checked(ts, Calls.slot0(ts, slot, x));
    }
    if (Types.of(x).slot(Slot.INDEX) != null) {
      return Numbers.index(ts, x);
    }
    String ascii = asciiOrNull(ts, x);
    if (ascii == null) {
      throw PyErrors.typeError("int() argument must be a string, a bytes-like object or a real number, not '" + Types.nameOf(x) + "'");
    }
    return parse(ts, ascii, 10, x);
  }

  /// The plain int that a `__int__` method gave.
  private static Object checked(ThreadState ts, Object result) {
    Object plain = Numbers.intOrNull(result);
    if (plain == null) {
      throw PyErrors.typeError("__int__ returned non-int (type " + Types.nameOf(result) + ")");
    }
    if (plain != result) {
      Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "__int__ returned non-int (type " + Types.nameOf(result)
          + ").  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of"
          + " Python.", 1);
    }
    return plain;
  }

  /// The text of a `str` or of bytes in the form that number parsers read: decimal digits of any script become ASCII, white space
  /// becomes blanks, anything else that is not ASCII a question mark; null if the object is neither.
  static String asciiOrNull(ThreadState ts, Object object) {
    if (object instanceof PyBytes bytes) {
      return new String(bytes.array(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
    Object plain = Text.valueOrNull(object);
    if (object instanceof PyByteArray || plain == null && Buffers.isBuffer(object)) {
      return new String(Buffers.bytes(ts, object), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
    return plain == null ? null : ascii(plain);
  }

  private static String ascii(Object plain) {
    if (plain instanceof String s && Text.isAscii(s)) {
      return s;
    }
    StringBuilder out = new StringBuilder();
    for (int c : Text.sharedCodePoints(plain)) {
      if (c < 128) {
        out.append((char) c);
      } else if (Chars.isSpace(c)) {
        out.append(' ');
      } else {
        int digit = Character.digit(c, 10);
        boolean decimal = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
        out.append(decimal && digit >= 0 ? (char) ('0' + digit) : '?');
      }
    }
    return out.toString();
  }

  private static Object parse(ThreadState ts, String ascii, int base, Object source) {
    IntLiteral literal = IntLiteral.scan(ascii, base);
    if (literal == null) {
      String shown = Text.toJava(Objects.repr(ts, source));
      shown = shown.length() > MOST_REPR ? shown.substring(0, MOST_REPR) : shown;
      throw PyErrors.valueError("invalid literal for int() with base " + base + ": " + shown);
    }
    if (literal.isSmall()) {
      return PyInt.of(literal.toLong());
    }
    try {
      ts.interpreter().digitLimit().check(literal);
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
    return PyLong.of(literal.toBigInteger());
  }

  /// The decimal digits of a plain int; ValueError if they exceed the interpreter's limit.
  static String decimal(ThreadState ts, Object plain) {
    if (plain instanceof PyInt i) {
      return Long.toString(i.value);
    }
    try {
      return ts.interpreter().digitLimit().toText(((PyBigInt) plain).value);
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
  }

  /// The int of a double without its fraction.
  public static Object ofDouble(double value) {
    if (Math.abs(value) < 0x1p63) {
      return PyInt.of((long) value);
    }
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(value)) {
      throw PyErrors.overflowError("cannot convert float infinity to integer");
    }
    return PyLong.of(IntMath.toBigInteger(value));
  }

  /// Whether a byte order is `little`; ValueError if it is neither, TypeError if it is no `str`.
  static boolean isLittle(Object byteOrder, String function, int position) {
    Object plain = Text.valueOrNull(byteOrder);
    if (plain == null) {
      throw PyErrors.typeError(function + "() argument 'byteorder' must be str, not "
          + (byteOrder == PyNone.NONE ? "None" : Types.nameOf(byteOrder)));
    }
    if (plain.equals("little")) {
      return true;
    }
    if (plain.equals("big")) {
      return false;
    }
    throw PyErrors.valueError("byteorder must be either 'little' or 'big'");
  }

  static Object toBytes(ThreadState ts, Object plain, Object lengthArgument, boolean little, boolean signed) {
    long wanted = dev.krait.runtime.builtin.Converters.toLong(ts, lengthArgument);
    if (wanted < 0) {
      throw PyErrors.valueError("length argument must be non-negative");
    }
    if (wanted > Integer.MAX_VALUE) {
      throw PyErrors.memoryError();
    }
    int length = (int) wanted;
    if (!signed && Ints.signum(plain) < 0) {
      throw PyErrors.overflowError("can't convert negative int to unsigned");
    }
    BigInteger value = Ints.big(plain);
    int bits = value.bitLength() + (signed ? 1 : 0);
    if (bits > 8L * length && !(value.signum() == 0 && length == 0)) {
      throw PyErrors.overflowError("int too big to convert");
    }
    byte[] bytes = value.toByteArray();
    byte[] result = new byte[length];
    if (value.signum() < 0) {
      java.util.Arrays.fill(result, (byte) -1);
    }
    for (int i = 0; i < Math.min(bytes.length, length); i++) {
      result[little ? i : length - 1 - i] = bytes[bytes.length - 1 - i];
    }
    return new PyBytes(result);
  }

  static Object fromBytes(byte[] bytes, boolean little, boolean signed) {
    byte[] big = bytes;
    if (little) {
      big = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        big[i] = bytes[bytes.length - 1 - i];
      }
    }
    if (big.length == 0) {
      return PyInt.ZERO;
    }
    return PyLong.of(signed ? new BigInteger(big) : new BigInteger(1, big));
  }

  /// The bytes of what `bytes(object)` takes but a number or a `str`.
  static byte[] bytesOf(ThreadState ts, Object object) {
    if (object instanceof PyBytes b) {
      return b.array();
    }
    Object method = Calls.specialOrNull(ts, object, "__bytes__");
    if (method != null) {
      Object made = Calls.call0(ts, method);
      if (!(made instanceof PyBytes b)) {
        throw PyErrors.typeError("__bytes__ returned non-bytes (type " + Types.nameOf(made) + ")");
      }
      return b.array();
    }
    if (Text.isStr(object) || Types.of(object).slot(Slot.ITER) == null && Types.of(object).slot(Slot.GETITEM) == null) {
      throw PyErrors.typeError("cannot convert '" + Types.nameOf(object) + "' object to bytes");
    }
    Object[] items = Sequences.toArray(ts, object);
    byte[] bytes = new byte[items.length];
    for (int i = 0; i < bytes.length; i++) {
      Object item = Numbers.index(ts, items[i]);
      if (!(item instanceof PyInt value) || value.value < 0 || value.value > 255) {
        throw byteRange();
      }
      bytes[i] = (byte) value.value;
    }
    return bytes;
  }

  private static PyException byteRange() {
    return PyErrors.valueError("bytes must be in range(0, 256)");
  }

  /// Rounds to a power of ten if the number of digits is negative.
  static Object round(Object plain, Object digits) {
    if (Ints.signum(digits) >= 0) {
      return plain;
    }
    BigInteger value = Ints.big(plain);
    if (!(digits instanceof PyInt d) || -d.value > value.bitLength() + 1) {
      return PyInt.ZERO;
    }
    BigInteger unit = BigInteger.TEN.pow((int) -d.value);
    BigInteger[] both = IntMath.floorDivideAndModulo(value, unit);
    int order = both[1].shiftLeft(1).compareTo(unit);
    boolean up = order > 0 || order == 0 && both[0].testBit(0);
    return PyLong.of((up ? both[0].add(BigInteger.ONE) : both[0]).multiply(unit));
  }
}

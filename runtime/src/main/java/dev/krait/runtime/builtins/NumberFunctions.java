// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// Functions of numbers and characters.
@PyModuleDef(value = "builtins", part = true)
final class NumberFunctions {
  private static final int CODE_POINTS = 0x110000;

  private NumberFunctions() {
  }

  /// Return the absolute value.
  @Function("abs(x, /)")
  static Object abs(ThreadState ts, Object x) {
    return Numbers.unary(ts, Slot.ABS, x);
  }

  /// Return the integer in binary notation: bin(10) is '0b1010'.
  @Function("bin(number, /)")
  static Object bin(ThreadState ts, Object number) {
    return notation(ts, number, 2, "0b");
  }

  /// Return the integer in octal notation: oct(10) is '0o12'.
  @Function("oct(number, /)")
  static Object oct(ThreadState ts, Object number) {
    return notation(ts, number, 8, "0o");
  }

  /// Return the integer in hexadecimal notation: hex(10) is '0xa'.
  @Function("hex(number, /)")
  static Object hex(ThreadState ts, Object number) {
    return notation(ts, number, 16, "0x");
  }

  private static Object notation(ThreadState ts, Object number, int radix, String prefix) {
    Object plain = Numbers.index(ts, number);
    BigInteger value = plain instanceof PyInt i ? BigInteger.valueOf(i.value) : ((PyBigInt) plain).value;
    return (value.signum() < 0 ? "-" : "") + prefix + value.abs().toString(radix);
  }

  /// Return the character of a code point.
  @Function("chr(i, /)")
  static Object chr(ThreadState ts, Object i) {
    if (Numbers.index(ts, i) instanceof PyInt code && code.value >= 0 && code.value < CODE_POINTS) {
      return Text.of((int) code.value);
    }
    throw PyErrors.valueError("chr() arg not in range(0x110000)");
  }

  /// Return the code point of a character, or the value of a single byte.
  @Function("ord(character, /)")
  static long ord(ThreadState ts, Object character) {
    int length;
    if (Text.isStr(character)) {
      length = Text.length(character);
      if (length == 1) {
        return Text.codePointAt(character, 0);
      }
    } else if (character instanceof PyBytes bytes) {
      length = bytes.array().length;
      if (length == 1) {
        return bytes.array()[0] & 0xFF;
      }
    } else if (Types.of(character).solid().name().equals("bytearray")) {
      length = Sequences.length(ts, character);
      if (length == 1) {
        return ((PyInt) dev.krait.runtime.protocol.Objects.getItem(ts, character, PyInt.of(0))).value;
      }
    } else {
      throw PyErrors.typeError("ord() expected string of length 1, but " + Types.nameOf(character) + " found");
    }
    throw PyErrors.typeError("ord() expected a character, but string of length " + length + " found");
  }

  /// Return the tuple (x//y, x%y).
  @Function("divmod(x, y, /)")
  static Object divmod(ThreadState ts, Object x, Object y) {
    return Numbers.binary(ts, Slot.DIVMOD, x, y);
  }

  /// Return base**exp, or base**exp % mod with three arguments.
  @Function("pow(base, exp, mod=None)")
  static Object pow(ThreadState ts, Object base, Object exp, Object mod) {
    return mod == PyNone.NONE ? Numbers.binary(ts, Slot.POW, base, exp) : Numbers.power(ts, base, exp, mod);
  }

  /// Round a number to so many decimal digits; without them, or with None, to an integer.
  @Function("round(number, ndigits=None)")
  static Object round(ThreadState ts, Object number, Object ndigits) {
    Object method = Calls.specialOrNull(ts, number, "__round__");
    if (method == null) {
      throw PyErrors.typeError("type " + Types.nameOf(number) + " doesn't define __round__ method");
    }
    return ndigits == PyNone.NONE ? Calls.call0(ts, method) : Calls.call1(ts, method, ndigits);
  }

  /// Add up the items of an iterable, from the start value on.
  @Function("sum(iterable, /, start=0)")
  static Object sum(ThreadState ts, Object iterable, Object start) {
    return Summation.sum(ts, iterable, start);
  }
}

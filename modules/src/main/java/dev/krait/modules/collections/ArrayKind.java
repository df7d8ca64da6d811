// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.collect.ItemFormat;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.MemoryItems;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// The kinds of items that an `array` can have, by typecode, and how an item becomes a Python value and back. An item on its way
/// into memory is a long: an integer itself, of a float the bits. Pure functions.
final class ArrayKind {
  static final String CODES = "bBuwhHiIlLqQfd";

  private ArrayKind() {
  }

  static boolean isText(char code) {
    return code == 'u' || code == 'w';
  }

  static boolean isInteger(char code) {
    return !isText(code) && !ItemFormat.isFloat(code);
  }

  static int size(char code) {
    return isText(code) ? 4 : ItemFormat.size(code);
  }

  /// The letter for an item of that kind in memory.
  static char memory(char code) {
    return isText(code) ? 'I' : code;
  }

  /// The item at a place in memory.
  static Object read(char code, byte[] memory, int at) {
    if (!isText(code)) {
      return MemoryItems.read(code, memory, at);
    }
    long c = ItemFormat.readLong('I', memory, at);
    if (c > 0x10ffff) {
      throw PyErrors.valueError("chr() arg not in range(0x110000)");
    }
    return Text.of((int) c);
  }

  /// A value on its way into memory.
  static long bits(ThreadState ts, char code, Object value) {
    switch (code) {
      case 'u', 'w':
        return character(value);
      case 'f':
        return Float.floatToRawIntBits((float) Converters.toDouble(ts, value));
      case 'd':
        return Double.doubleToRawLongBits(Converters.toDouble(ts, value));
      default:
        return integer(code, Numbers.index(ts, value));
    }
  }

  static void store(char code, byte[] memory, int at, long bits) {
    ItemFormat.writeLong(code == 'd' ? 'q' : code == 'f' ? 'i' : memory(code), memory, at, bits);
  }

  private static int character(Object value) {
    Object text = Text.valueOrNull(value);
    if (text == null) {
      throw PyErrors.typeError("array item must be a unicode character, not " + Types.nameOf(value));
    }
    if (Text.length(text) != 1) {
      throw PyErrors.typeError("array item must be a unicode character, not a string of length " + Text.length(text));
    }
    return Text.codePointAt(text, 0);
  }

  private static long integer(char code, Object plain) {
    if (plain instanceof PyInt i) {
      switch (code) {
        case 'b':
          between(i.value, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
          return between(i.value, Byte.MIN_VALUE, Byte.MAX_VALUE, "signed char");
        case 'B':
          return between(i.value, 0, 0xff, "unsigned byte integer");
        case 'h':
          return between(i.value, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
        case 'H':
          between(i.value, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
          return between(i.value, 0, 0xffff, "unsigned short");
        case 'i':
          return between(i.value, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
        case 'l', 'q':
          return i.value;
        default:
          if (i.value < 0) {
            throw negative(code);
          }
          return code == 'I' ? between(i.value, 0, 0xffffffffL, "unsigned int") : i.value;
      }
    }
    return large(code, PyLong.bigValue(plain));
  }

  private static PyException negative(char code) {
    return PyErrors.overflowError(code == 'Q' ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int");
  }

  private static long large(char code, BigInteger value) {
    if (code == 'I' || code == 'L' || code == 'Q') {
      if (value.signum() < 0) {
        throw negative(code);
      }
      if (value.bitLength() <= 64 && code != 'I') {
        return value.longValue();
      }
      if (value.bitLength() <= 64) {
        throw PyErrors.overflowError("unsigned int is greater than maximum");
      }
    }
    throw PyErrors.overflowError(code == 'q' || code == 'Q' ? "int too big to convert"
        : "Python int too large to convert to C " + (code == 'I' || code == 'L' ? "unsigned long" : "long"));
  }

  private static long between(long value, long least, long most, String noun) {
    if (value < least || value > most) {
      throw PyErrors.overflowError(noun + (value < least ? " is less than minimum" : " is greater than maximum"));
    }
    return value;
  }
}

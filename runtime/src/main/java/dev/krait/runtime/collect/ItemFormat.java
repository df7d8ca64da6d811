// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.collect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The single-letter formats of items in memory, in the notation of `struct` with native size and little-endian order.
public final class ItemFormat {
  private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private ItemFormat() {
  }

  /// The letter of a format that is one letter, maybe after `@`; 0 if it is another.
  public static char letter(String format) {
    String plain = format.startsWith("@") ? format.substring(1) : format;
    return plain.length() == 1 && size(plain.charAt(0)) > 0 ? plain.charAt(0) : 0;
  }

  /// The size in bytes, or 0 if the letter is no format.
  public static int size(char letter) {
    switch (letter) {
      case 'c', 'b', 'B', '?':
        return 1;
      case 'h', 'H', 'e':
        return 2;
      case 'i', 'I', 'f':
        return 4;
      case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P':
        return 8;
      default:
        return 0;
    }
  }

  public static boolean isFloat(char letter) {
    return letter == 'e' || letter == 'f' || letter == 'd';
  }

  /// Whether the format is an unsigned integer of 8 bytes.
  public static boolean isUnsignedLong(char letter) {
    return letter == 'L' || letter == 'Q' || letter == 'N' || letter == 'P';
  }

  /// An item of an integer format; those of [#isUnsignedLong] as their bits.
  public static long readLong(char letter, byte[] array, int at) {
    switch (letter) {
      case 'b':
        return array[at];
      case 'B', '?', 'c':
        return array[at] & 0xff;
      case 'h':
        return (short) SHORT.get(array, at);
      case 'H':
        return (short) SHORT.get(array, at) & 0xffff;
      case 'i':
        return (int) INT.get(array, at);
      case 'I':
        return (int) INT.get(array, at) & 0xffffffffL;
      default:
        return (long) LONG.get(array, at);
    }
  }

  /// An item of a floating-point format.
  public static double readDouble(char letter, byte[] array, int at) {
    switch (letter) {
      case 'e':
        return Float.float16ToFloat((short) SHORT.get(array, at));
      case 'f':
        return Float.intBitsToFloat((int) INT.get(array, at));
      default:
        return Double.longBitsToDouble((long) LONG.get(array, at));
    }
  }

  /// Whether an integer fits the format; those of [#isUnsignedLong] are not asked.
  public static boolean fits(char letter, long value) {
    switch (letter) {
      case 'b':
        return value == (byte) value;
      case 'B':
        return value >= 0 && value <= 0xff;
      case 'h':
        return value == (short) value;
      case 'H':
        return value >= 0 && value <= 0xffff;
      case 'i':
        return value == (int) value;
      case 'I':
        return value >= 0 && value <= 0xffffffffL;
      default:
        return true;
    }
  }

  /// Stores an item of an integer format.
  public static void writeLong(char letter, byte[] array, int at, long value) {
    switch (size(letter)) {
      case 1:
        array[at] = (byte) value;
        break;
      case 2:
        SHORT.set(array, at, (short) value);
        break;
      case 4:
        INT.set(array, at, (int) value);
        break;
      default:
        LONG.set(array, at, value);
    }
  }

  /// Stores an item of a floating-point format.
  public static void writeDouble(char letter, byte[] array, int at, double value) {
    switch (letter) {
      case 'e':
        SHORT.set(array, at, halfBits(value));
        break;
      case 'f':
        INT.set(array, at, Float.floatToRawIntBits((float) value));
        break;
      default:
        LONG.set(array, at, Double.doubleToRawLongBits(value));
    }
  }

  /// Rounds once, from double to half precision: a float in between that lies half-way is nudged to the side of the double.
  private static short halfBits(double value) {
    float single = (float) value;
    if (single != value && !Double.isNaN(value) && (Float.floatToRawIntBits(single) & 0x1fff) == 0x1000) {
      single = value > single ? Math.nextUp(single) : Math.nextDown(single);
    }
    return Float.floatToFloat16(single);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import java.math.BigInteger;

/// The C types that a field of a structure may have, each with what assignment makes of a value.
enum StructField {
  BOOL(0, false, "bool"), BYTE(8, true, "char"), UBYTE(8, false, "unsigned char"), SHORT(16, true, "short"),
  USHORT(16, false, "unsigned short"), INT(32, true, "int"), UINT(32, false, "unsigned int"), LONG(64, true, "long"),
  ULONG(64, false, "unsigned long"), PYSSIZET(64, true, "ssize_t"), FLOAT(0, true, "float"), DOUBLE(0, true, "double"),
  STRING_INPLACE(0, false, "string"), LONGLONG(64, true, "long long"), ULONGLONG(64, false, "unsigned long long"), CHAR(0, false, "char");

  private static final int WIDE = 32;

  private final int bits;
  private final boolean signed;
  private final String typeName;

  StructField(int bits, boolean signed, String typeName) {
    this.bits = bits;
    this.signed = signed;
    this.typeName = typeName;
  }

  /// What the field holds before anything is assigned.
  Object initial() {
    return switch (this) {
      case BOOL -> PyBool.FALSE;
      case FLOAT, DOUBLE -> new PyFloat(0);
      case STRING_INPLACE -> "";
      case CHAR -> "\0";
      default -> PyInt.of(0);
    };
  }

  /// What the field holds once a value is assigned to it; null stands for deletion.
  Object assigned(ThreadState ts, Object value) {
    if (value == null) {
      throw PyErrors.typeError("can't delete numeric/char attribute");
    }
    switch (this) {
      case BOOL -> {
        if (!(value instanceof PyBool)) {
          throw PyErrors.typeError("attribute value type must be bool");
        }
        return value;
      }
      case FLOAT -> {
        return new PyFloat((float) Converters.toDouble(ts, value));
      }
      case DOUBLE -> {
        return new PyFloat(Converters.toDouble(ts, value));
      }
      case STRING_INPLACE -> throw PyErrors.typeError("readonly attribute");
      case CHAR -> {
        if (!Text.isStr(value) || Text.length(value) != 1 || Text.codePointAt(value, 0) > 0x7f) {
          throw PyErrors.typeError("bad argument type for built-in operation");
        }
        return Text.valueOrNull(value);
      }
      default -> {
        return integer(ts, value);
      }
    }
  }

  private Object integer(ThreadState ts, Object value) {
    if (this == PYSSIZET && Numbers.intOrNull(value) == null) {
      throw PyErrors.typeError("an integer is required");
    }
    BigInteger number = Converters.toBigInteger(ts, value);
    if (signed || bits < WIDE) {
      return narrowed(ts, inLong(number, this == LONGLONG ? "int too big to convert"
          : "Python int too large to convert to C " + (this == PYSSIZET ? typeName : "long")));
    }
    if (number.signum() < 0) {
      long negative = inLong(number, "Python int too large to convert to C long");
      Warnings.warn(ts, Exceptions.RUNTIME_WARNING, "Writing negative value into unsigned field", 1);
      return unsigned(negative);
    }
    if (number.bitLength() > Long.SIZE) {
      throw PyErrors.overflowError(this == ULONGLONG ? "int too big to convert" : "Python int too large to convert to C unsigned long");
    }
    if (number.bitLength() > bits) {
      truncated(ts);
    }
    return unsigned(number.longValue());
  }

  private static long inLong(BigInteger number, String message) {
    if (number.bitLength() >= Long.SIZE) {
      throw PyErrors.overflowError(message);
    }
    return number.longValue();
  }

  private Object narrowed(ThreadState ts, long number) {
    int unused = Long.SIZE - bits;
    long kept = signed ? number << unused >> unused : number << unused >>> unused;
    if (kept != number) {
      truncated(ts);
    }
    return PyInt.of(kept);
  }

  private Object unsigned(long word) {
    return bits < Long.SIZE ? PyInt.of(word & (1L << bits) - 1) : Converters.ofBigInteger(new BigInteger(Long.toUnsignedString(word)));
  }

  private void truncated(ThreadState ts) {
    Warnings.warn(ts, Exceptions.RUNTIME_WARNING, "Truncation of value to " + typeName, 1);
  }
}

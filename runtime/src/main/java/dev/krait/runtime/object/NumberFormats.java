// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.text.FormatSpec;
import dev.krait.runtime.text.NumberFormat;
import dev.krait.runtime.text.TextError;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// `__format__` of the number types. Pure functions.
final class NumberFormats {
  private static final int MOST_CODE_POINT = 0x10ffff;

  private NumberFormats() {
  }

  private static int[] spec(Object formatSpec) {
    Object plain = Text.valueOrNull(formatSpec);
    if (plain == null) {
      throw PyErrors.typeError("__format__() argument must be str, not " + (formatSpec == PyNone.NONE ? "None" : Types.nameOf(formatSpec)));
    }
    return Text.sharedCodePoints(plain);
  }

  /// `format(int, spec)`.
  static Object integer(ThreadState ts, Object self, Object formatSpec) {
    int[] text = spec(formatSpec);
    if (text.length == 0) {
      return Objects.str(ts, self);
    }
    Object plain = Numbers.intOrNull(self);
    try {
      FormatSpec spec = FormatSpec.parse(text, Types.nameOf(self), 'd', '>');
      if (spec.type == 'c') {
        return Text.fromJava(NumberFormat.character(spec, codePoint(plain)));
      }
      if (NumberFormat.isIntegerType(spec.type)) {
        NumberFormat.checkInteger(spec);
        boolean decimal = spec.type == 'd' || spec.type == 'n';
        return Text.fromJava(NumberFormat.integer(spec, decimal ? IntConversions.decimal(ts, plain) : null, decimal ? null : Ints.big(plain)));
      }
      if (NumberFormat.isFloatType(spec.type)) {
        return Text.fromJava(NumberFormat.decimal(spec, Ints.toDouble(plain)));
      }
      throw FormatSpec.unknownType(spec.type, Types.nameOf(self));
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
  }

  private static int codePoint(Object plain) {
    if (plain instanceof PyBigInt) {
      throw PyErrors.overflowError("Python int too large to convert to C long");
    }
    long value = ((PyInt) plain).value;
    if (value < 0 || value > MOST_CODE_POINT) {
      throw PyErrors.overflowError("%c arg not in range(0x110000)");
    }
    return (int) value;
  }

  /// `format(float, spec)`.
  static Object decimal(ThreadState ts, Object self, double value, Object formatSpec) {
    int[] text = spec(formatSpec);
    if (text.length == 0) {
      return Objects.str(ts, self);
    }
    try {
      FormatSpec spec = FormatSpec.parse(text, Types.nameOf(self), FormatSpec.NONE, '>');
      if (spec.type != 0 && spec.type != 'n' && !NumberFormat.isFloatType(spec.type)) {
        throw FormatSpec.unknownType(spec.type, Types.nameOf(self));
      }
      return Text.fromJava(NumberFormat.decimal(spec, value));
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
  }

  /// `format(complex, spec)`.
  static Object complex(ThreadState ts, Object self, double real, double imaginary, Object formatSpec) {
    int[] text = spec(formatSpec);
    if (text.length == 0) {
      return Objects.str(ts, self);
    }
    try {
      FormatSpec spec = FormatSpec.parse(text, Types.nameOf(self), FormatSpec.NONE, '>');
      if (spec.type != 0 && spec.type != 'n' && (spec.type == '%' || !NumberFormat.isFloatType(spec.type))) {
        throw FormatSpec.unknownType(spec.type, Types.nameOf(self));
      }
      return Text.fromJava(NumberFormat.complex(spec, real, imaginary));
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
  }

  /// An int in base 2, 8 or 16 with its prefix, as `bin`, `oct` and `hex` show it.
  static String prefixed(Object plain, int base) {
    BigInteger value = Ints.big(plain);
    String prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
    return (value.signum() < 0 ? "-" : "") + prefix + value.abs().toString(base);
  }
}

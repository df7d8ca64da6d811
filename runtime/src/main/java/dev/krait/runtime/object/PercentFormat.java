// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.number.FloatText;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.TypeNames;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The `%` operator of `str`, `bytes` and `bytearray`: one engine, which sees a format in bytes as text whose chars are the bytes.
/// Used by one thread, once.
public final class PercentFormat {
  private static final int DEFAULT_PRECISION = 6;
  private static final int MOST_CODE_POINT = 0x10ffff;

  private final ThreadState ts;
  private final Object format;
  private final int length;
  private final boolean bytes;
  private final Object values;
  private final TextBuilder out;
  /// The next value of the tuple; or of a single value 0, then 1 once it is used.
  private int next;
  private boolean named;
  private int pos;

  private boolean left;
  private boolean plus;
  private boolean blank;
  private boolean alternate;
  private boolean zero;
  private int width;
  private int precision;
  /// The value of a `%(name)` conversion; null for one without name.
  private Object chosen;

  private PercentFormat(ThreadState ts, Object format, Object values, boolean bytes) {
    this.ts = ts;
    this.format = format;
    this.length = Text.length(format);
    this.values = values;
    this.bytes = bytes;
    this.out = new TextBuilder(length + 32);
  }

  /// `format % values` for a plain `str`.
  public static Object text(ThreadState ts, Object format, Object values) {
    return new PercentFormat(ts, format, values, false).run();
  }

  /// `format % values` for bytes.
  public static byte[] bytes(ThreadState ts, byte[] format, Object values) {
    Object result = new PercentFormat(ts, new String(format, StandardCharsets.ISO_8859_1), values, true).run();
    return ((String) result).getBytes(StandardCharsets.ISO_8859_1);
  }

  private Object run() {
    while (pos < length) {
      int percent = StrSearch.find(format, "%", pos, length);
      if (percent < 0) {
        out.append(format, pos, length);
        break;
      }
      out.append(format, pos, percent);
      pos = percent + 1;
      if (pos < length && Text.codePointAt(format, pos) == '%') {
        out.append('%');
        pos++;
      } else {
        conversion();
      }
    }
    checkAllUsed();
    return out.build();
  }

  private void checkAllUsed() {
    if (named) {
      return;
    }
    boolean left = values instanceof PyTuple tuple ? next < tuple.size() : next == 0 && !isMapping();
    if (left) {
      throw PyErrors.typeError("not all arguments converted during " + (bytes ? "bytes" : "string") + " formatting");
    }
  }

  private boolean isMapping() {
    return Types.of(values).slot(Slot.GETITEM) != null && !(values instanceof PyTuple) && !Text.isStr(values)
        && !(bytes && (values instanceof PyBytes || Buffers.isBuffer(values)));
  }

  private int peek() {
    if (pos >= length) {
      throw PyErrors.valueError("incomplete format");
    }
    return Text.codePointAt(format, pos);
  }

  private Object nextValue() {
    if (chosen != null) {
      Object value = chosen;
      chosen = null;
      return value;
    }
    if (values instanceof PyTuple tuple) {
      if (next < tuple.size()) {
        return tuple.get(next++);
      }
    } else if (next == 0) {
      next = 1;
      return values;
    }
    throw PyErrors.typeError("not enough arguments for format string");
  }

  private void conversion() {
    chosen = null;
    left = plus = blank = alternate = zero = false;
    width = -1;
    precision = -1;
    if (pos < length && Text.codePointAt(format, pos) == '(') {
      key();
    }
    flags();
    if (peek() == '*') {
      pos++;
      width = star(true);
    } else {
      width = number("width too big");
    }
    if (peek() == '.') {
      pos++;
      if (peek() == '*') {
        pos++;
        precision = star(false);
      } else {
        precision = Math.max(0, number("precision too big"));
      }
    }
    int c = peek();
    if (c == 'h' || c == 'l' || c == 'L') {
      pos++;
      c = peek();
    }
    pos++;
    convert(c);
  }

  private void key() {
    if (!isMapping()) {
      throw PyErrors.typeError("format requires a mapping");
    }
    int start = ++pos;
    int depth = 1;
    while (depth > 0 && pos < length) {
      int c = Text.codePointAt(format, pos++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (depth > 0) {
      throw PyErrors.valueError("incomplete format key");
    }
    Object key = Text.slice(format, start, pos - 1);
    chosen = Objects.getItem(ts, values, bytes ? new PyBytes(((String) key).getBytes(StandardCharsets.ISO_8859_1)) : key);
    named = true;
    next = 1;
  }

  private void flags() {
    while (true) {
      switch (peek()) {
        case '-' -> left = true;
        case '+' -> plus = true;
        case ' ' -> blank = true;
        case '#' -> alternate = true;
        case '0' -> zero = true;
        default -> {
          return;
        }
      }
      pos++;
    }
  }

  private int star(boolean isWidth) {
    Object plain = Numbers.intOrNull(nextValue());
    if (plain == null) {
      throw PyErrors.typeError("* wants int");
    }
    if (isWidth && plain instanceof PyInt wide && Math.abs(wide.value) > Integer.MAX_VALUE) {
      throw PyErrors.memoryError();
    }
    if (!(plain instanceof PyInt i)) {
      throw PyErrors.overflowError("Python int too large to convert to C " + (isWidth ? "ssize_t" : "int"));
    }
    if (i.value != (int) i.value) {
      throw PyErrors.overflowError("Python int too large to convert to C int");
    }
    if (!isWidth) {
      return (int) Math.max(0, i.value);
    }
    left |= i.value < 0;
    return (int) Math.abs(i.value);
  }

  /// The digits here as a number, or -1 if there are none.
  private int number(String tooBig) {
    int start = pos;
    long value = 0;
    for (int c; (c = peek()) >= '0' && c <= '9'; pos++) {
      value = value * 10 + c - '0';
      if (value > (Long.MAX_VALUE - 9) / 10) {
        throw PyErrors.valueError(tooBig);
      }
    }
    if (value > Integer.MAX_VALUE) {
      throw tooBig.startsWith("width") ? PyErrors.memoryError() : PyErrors.valueError(tooBig);
    }
    return pos == start ? -1 : (int) value;
  }

  private void convert(int c) {
    Object value = nextValue();
    switch (c) {
      case 'r', 'a', 's', 'b':
        if (c == 'b' && !bytes) {
          throw unsupported(c);
        }
        Object text = textOf(c, value);
        if (precision >= 0 && precision < Text.length(text)) {
          text = Text.slice(text, 0, precision);
        }
        pad("", text, false);
        return;
      case 'c':
        pad("", character(value), false);
        return;
      case 'd', 'i', 'u', 'o', 'x', 'X':
        integer(c, value);
        return;
      case 'e', 'E', 'f', 'F', 'g', 'G':
        decimal((char) c, value);
        return;
      default:
        throw unsupported(c);
    }
  }

  private PyException unsupported(int c) {
    String shown = c > 31 && c < 128 ? String.valueOf((char) c) : "?";
    return PyErrors.valueError("unsupported format character '" + shown + "' (0x" + Integer.toHexString(c) + ") at index " + (pos - 1));
  }

  private Object textOf(int c, Object value) {
    if (!bytes) {
      return c == 's' ? Text.valueOrNull(Objects.str(ts, value))
          : c == 'r' ? Text.valueOrNull(Objects.repr(ts, value)) : StrRepr.escapeNonAscii(Text.valueOrNull(Objects.repr(ts, value)));
    }
    if (c == 'r' || c == 'a') {
      return StrRepr.escapeNonAscii(Text.valueOrNull(Objects.repr(ts, value)));
    }
    return new String(bytesOf(value), StandardCharsets.ISO_8859_1);
  }

  private byte[] bytesOf(Object value) {
    if (value instanceof PyBytes b) {
      return b.array();
    }
    if (Buffers.isBuffer(value)) {
      return Buffers.bytes(ts, value);
    }
    Object method = Calls.specialOrNull(ts, value, "__bytes__");
    if (method == null) {
      throw PyErrors.typeError("%b requires a bytes-like object, or an object that implements __bytes__, not '" + Types.nameOf(value) + "'");
    }
    Object made = Calls.call0(ts, method);
    if (!(made instanceof PyBytes b)) {
      throw PyErrors.typeError("__bytes__ returned non-bytes (type " + Types.nameOf(made) + ")");
    }
    return b.array();
  }

  private Object character(Object value) {
    return bytes ? byteCharacter(value) : textCharacter(value);
  }

  private Object textCharacter(Object value) {
    Object plain = Text.valueOrNull(value);
    if (plain != null) {
      if (Text.length(plain) != 1) {
        throw PyErrors.typeError("%c requires an int or a unicode character, not a string of length " + Text.length(plain));
      }
      return plain;
    }
    if (!Numbers.hasIndex(value)) {
      throw PyErrors.typeError("%c requires an int or a unicode character, not " + TypeNames.dotted(Types.of(value)));
    }
    Object index = Numbers.index(ts, value);
    if (!(index instanceof PyInt i) || i.value < 0 || i.value > MOST_CODE_POINT) {
      throw PyErrors.overflowError("%c arg not in range(0x110000)");
    }
    return Text.of((int) i.value);
  }

  private Object byteCharacter(Object value) {
    if (value instanceof PyBytes || !Numbers.hasIndex(value) && Buffers.isBuffer(value)) {
      byte[] content = bytesOf(value);
      if (content.length != 1) {
        throw PyErrors.typeError("%c requires an integer in range(256) or a single byte, not a " + Types.nameOf(value) + " object of length "
            + content.length);
      }
      return Text.of(content[0] & 255);
    }
    if (!Numbers.hasIndex(value)) {
      throw PyErrors.typeError("%c requires an integer in range(256) or a single byte, not " + TypeNames.dotted(Types.of(value)));
    }
    Object index = Numbers.index(ts, value);
    if (!(index instanceof PyInt i) || i.value < 0 || i.value > 255) {
      throw PyErrors.overflowError("%c arg not in range(256)");
    }
    return Text.of((int) i.value);
  }

  private void integer(int c, Object value) {
    boolean decimal = c == 'd' || c == 'i' || c == 'u';
    Object plain = Numbers.intOrNull(value);
    plain = plain == null ? converted(c, value, decimal) : plain;
    String digits;
    String prefix = "";
    if (decimal) {
      digits = IntConversions.decimal(ts, plain);
    } else {
      BigInteger big = Ints.big(plain);
      digits = big.toString(c == 'o' ? 8 : 16);
      prefix = !alternate ? "" : c == 'o' ? "0o" : c == 'x' ? "0x" : "0X";
      digits = c == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
    }
    boolean negative = digits.startsWith("-");
    digits = negative ? digits.substring(1) : digits;
    if (precision > digits.length()) {
      if (precision > Integer.MAX_VALUE - 1024) {
        throw PyErrors.memoryError();
      }
      digits = "0".repeat(precision - digits.length()) + digits;
    }
    pad(sign(negative) + prefix, digits, true);
  }

  private Object converted(int c, Object value, boolean decimal) {
    try {
      if (decimal && (Types.of(value).slot(Slot.INT) != null || Numbers.hasIndex(value)) && !Text.isStr(value)) {
        return IntConversions.toInt(ts, value);
      }
      if (!decimal && Numbers.hasIndex(value)) {
        return Numbers.index(ts, value);
      }
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR)) {
        throw e;
      }
    }
    throw PyErrors.typeError("%" + (char) c + " format: " + (decimal ? "a real number" : "an integer") + " is required, not "
        + Types.nameOf(value));
  }

  private String sign(boolean negative) {
    return negative ? "-" : plus ? "+" : blank ? " " : "";
  }

  private void decimal(char c, Object value) {
    double number;
    try {
      number = dev.krait.runtime.builtin.Converters.toDouble(ts, value);
    } catch (PyException e) {
      if (bytes && e.value.type == Exceptions.TYPE_ERROR) {
        throw PyErrors.typeError("float argument required, not " + Types.nameOf(value));
      }
      throw e;
    }
    String text = FloatText.format(number, c, precision < 0 ? DEFAULT_PRECISION : precision, alternate, false);
    boolean negative = text.startsWith("-");
    pad(sign(negative), negative ? text.substring(1) : text, true);
  }

  /// Appends a converted value in its width; zeros go between the sign and the digits of a number.
  private void pad(String sign, Object text, boolean number) {
    int missing = width - sign.length() - Text.length(text);
    if (missing > Integer.MAX_VALUE - 1024 - out.length()) {
      throw PyErrors.memoryError();
    }
    boolean zeros = zero && number && !left;
    if (missing > 0 && !left && !zeros) {
      out.repeat(' ', missing);
    }
    out.append(sign);
    if (missing > 0 && zeros) {
      out.repeat('0', missing);
    }
    out.append(text);
    if (missing > 0 && left) {
      out.repeat(' ', missing);
    }
  }
}

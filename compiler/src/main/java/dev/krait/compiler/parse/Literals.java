// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.code.ByteSequence;
import dev.krait.compiler.code.Const;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The values of number and string tokens. Stateless but for the text it reads from.
final class Literals {
  private static final int MAX_LONG_DIGITS = 18;

  private final byte[] buf;
  private final TokenWarnings warnings;
  /// The most digits a decimal integer may have; 0 for any number.
  private final int maxDigits;

  Literals(byte[] buf, TokenWarnings warnings, int maxDigits) {
    this.buf = buf;
    this.warnings = warnings;
    this.maxDigits = maxDigits;
  }

  byte[] buf() {
    return buf;
  }

  /// The number that stands from `start` to `end`, which the tokenizer found well-formed.
  Const number(int start, int end) {
    int radix = 10;
    if (end - start > 2 && buf[start] == '0') {
      int letter = buf[start + 1] | 0x20;
      radix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    }
    if (radix != 10) {
      return integer(start + 2, end, radix);
    }
    for (int i = start; i < end; i++) {
      byte b = buf[i];
      if (b != '_' && !NumberScanner.isDigit(b)) {
        return real(start, end);
      }
    }
    return integer(start, end, 10);
  }

  private Const integer(int start, int end, int radix) {
    int bitsADigit = radix == 16 ? 4 : radix == 8 ? 3 : 1;
    if (radix == 10 ? end - start <= MAX_LONG_DIGITS : (end - start) * bitsADigit < Long.SIZE) {
      long value = 0;
      for (int i = start; i < end; i++) {
        if (buf[i] != '_') {
          value = value * radix + Character.digit(buf[i], radix);
        }
      }
      return new Const.Int(value);
    }
    String digits = withoutUnderscores(start, end);
    if (radix == 10 && maxDigits > 0 && digits.length() > maxDigits) {
      throw new LiteralError("Exceeds the limit (" + maxDigits + " digits) for integer string conversion: value has " + digits.length()
          + " digits; use sys.set_int_max_str_digits() to increase the limit"
          + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
    }
    return Const.of(new BigInteger(digits, radix));
  }

  private Const real(int start, int end) {
    int last = buf[end - 1] | 0x20;
    if (last == 'j') {
      return new Const.Complex(0.0, Double.parseDouble(withoutUnderscores(start, end - 1)));
    }
    return new Const.Float(Double.parseDouble(withoutUnderscores(start, end)));
  }

  private String withoutUnderscores(int start, int end) {
    String text = new String(buf, start, end - start, StandardCharsets.ISO_8859_1);
    return text.indexOf('_') < 0 ? text : text.replace("_", "");
  }

  boolean hasUnderscore(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buf[i] == '_') {
        return true;
      }
    }
    return false;
  }

  /// The value of a string token without expressions: a `Str`, `WideStr` or `Bytes`. `line` and `lineStart` say where the
  /// token begins.
  Const string(int start, int end, int line, int lineStart) {
    int p = start;
    boolean bytes = false;
    boolean raw = false;
    while (buf[p] != '"' && buf[p] != '\'') {
      int letter = buf[p++] | 0x20;
      bytes |= letter == 'b';
      raw |= letter == 'r';
    }
    int quotes = end - p >= 6 && buf[p + 1] == buf[p] && buf[p + 2] == buf[p] ? 3 : 1;
    int from = p + quotes;
    int to = end - quotes;
    if (bytes) {
      return bytes(from, to, raw, line, lineStart, p);
    }
    return text(from, to, raw, line, lineStart, false);
  }

  /// Whether a string token is marked with `u`.
  boolean isUnicodePrefixed(int start) {
    return buf[start] == 'u';
  }

  boolean isBytes(int start) {
    return (buf[start] | 0x20) == 'b' || (buf[start] | 0x20) == 'r' && (buf[start + 1] | 0x20) == 'b';
  }

  /// The literal text of an f-string from `from` to `to` with its escapes, unless `raw`, replaced.
  Const formattedText(int from, int to, boolean raw, int line, int lineStart) {
    return text(from, to, raw, line, lineStart, true);
  }

  private Const text(int from, int to, boolean raw, int line, int lineStart, boolean formatted) {
    int high = 0;
    boolean escapes = false;
    for (int i = from; i < to; i++) {
      byte b = buf[i];
      high |= b;
      escapes |= b == '\\';
    }
    if (raw || !escapes) {
      if (high >= 0) {
        return new Const.Str(new String(buf, from, to - from, StandardCharsets.ISO_8859_1));
      }
      return Text.constant(new String(buf, from, to - from, StandardCharsets.UTF_8));
    }
    return new StringEscapes(buf, warnings, line, lineStart, formatted).text(from, to);
  }

  private Const bytes(int from, int to, boolean raw, int line, int lineStart, int quoteAt) {
    boolean escapes = false;
    for (int i = from; i < to; i++) {
      if (buf[i] < 0) {
        throw new LiteralError("bytes can only contain ASCII literal characters");
      }
      escapes |= buf[i] == '\\';
    }
    if (raw || !escapes) {
      return new Const.Bytes(new ByteSequence(Arrays.copyOfRange(buf, from, to)));
    }
    return new Const.Bytes(new ByteSequence(new StringEscapes(buf, warnings, line, lineStart, false).bytes(from, to)));
  }
}

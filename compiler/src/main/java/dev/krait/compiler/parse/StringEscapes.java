// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.code.Const;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Replaces the backslash escapes of one string literal. Works on the UTF-8 bytes of the source; warns of escapes that mean
/// nothing, of each literal's first one only.
final class StringEscapes {
  private static final int MAX_OCTAL = 0xFF;

  private final byte[] buf;
  private final TokenWarnings warnings;
  private int line;
  private int lineStart;
  /// The first escape to warn of, or null, and where it stands.
  private String invalid;
  private int invalidLine;
  private int invalidColumn;
  private int from;
  private int to;
  private int p;

  /// Whether the text is part of an f-string, whose tokenizer has already warned of escaped braces.
  private final boolean formatted;

  StringEscapes(byte[] buf, TokenWarnings warnings, int line, int lineStart, boolean formatted) {
    this.formatted = formatted;
    this.buf = buf;
    this.warnings = warnings;
    this.line = line;
    this.lineStart = lineStart;
  }

  Const text(int from, int to) {
    this.from = from;
    this.to = to;
    Text out = new Text();
    p = from;
    while (p < to) {
      int b = buf[p];
      if (b == '\\') {
        textEscape(out);
      } else if (b >= 0) {
        newline(b);
        out.add(b);
        p++;
      } else {
        out.add(decode());
      }
    }
    warn();
    return out.toConst();
  }

  byte[] bytes(int from, int to) {
    this.from = from;
    this.to = to;
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    p = from;
    while (p < to) {
      if (buf[p] == '\\') {
        bytesEscape(out);
      } else {
        newline(buf[p]);
        out.write(buf[p++]);
      }
    }
    warn();
    return out.toByteArray();
  }

  private void newline(int b) {
    if (b == '\n') {
      line++;
      lineStart = p + 1;
    }
  }

  private int decode() {
    int size = buf[p] < (byte) 0xE0 ? 2 : buf[p] < (byte) 0xF0 ? 3 : 4;
    int c = new String(buf, p, size, StandardCharsets.UTF_8).codePointAt(0);
    p += size;
    return c;
  }

  /// The character a one-letter escape stands for, or -1.
  private static int simple(int letter) {
    switch (letter) {
      case '\\', '\'', '"':
        return letter;
      case 'a':
        return 7;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'v':
        return 0x0B;
      default:
        return -1;
    }
  }

  private void textEscape(Text out) {
    int at = p++;
    if (p == to) {
      out.add('\\');
      return;
    }
    int letter = buf[p++];
    int plain = simple(letter);
    if (plain >= 0) {
      out.add(plain);
      return;
    }
    switch (letter) {
      case '\n':
        p--;
        newline('\n');
        p++;
        break;
      case '0', '1', '2', '3', '4', '5', '6', '7':
        out.add(octal(at));
        break;
      case 'x':
        out.add(hex(at, 2, "truncated \\xXX escape"));
        break;
      case 'u':
        out.add(hex(at, 4, "truncated \\uXXXX escape"));
        break;
      case 'U':
        out.add(hex(at, 8, "truncated \\UXXXXXXXX escape"));
        break;
      case 'N':
        out.add(named(at));
        break;
      default:
        unknown(at);
        out.add('\\');
        p = at + 1;
    }
  }

  private void bytesEscape(ByteArrayOutputStream out) {
    int at = p++;
    int letter = buf[p++];
    int plain = simple(letter);
    if (plain >= 0) {
      out.write(plain);
      return;
    }
    switch (letter) {
      case '\n':
        p--;
        newline('\n');
        p++;
        break;
      case '0', '1', '2', '3', '4', '5', '6', '7':
        out.write(octal(at));
        break;
      case 'x':
        if (digitsFrom(p, 2) < 2) {
          throw new LiteralError("(value error) invalid \\x escape at position " + (at - from));
        }
        out.write(Integer.parseInt(new String(buf, p, 2, StandardCharsets.ISO_8859_1), 16));
        p += 2;
        break;
      default:
        unknown(at);
        out.write('\\');
        p = at + 1;
    }
  }

  private int octal(int at) {
    int value = buf[p - 1] - '0';
    for (int i = 0; i < 2 && p < to && buf[p] >= '0' && buf[p] <= '7'; i++) {
      value = value * 8 + buf[p++] - '0';
    }
    if (value > MAX_OCTAL) {
      note(new String(buf, at, p - at, StandardCharsets.ISO_8859_1), at);
    }
    return value;
  }

  private int digitsFrom(int at, int most) {
    int i = 0;
    while (i < most && at + i < to && Character.digit(buf[at + i], 16) >= 0) {
      i++;
    }
    return i;
  }

  private int hex(int at, int size, String message) {
    int found = digitsFrom(p, size);
    if (found < size) {
      throw undecodable(at, p + found, message);
    }
    long value = Long.parseLong(new String(buf, p, size, StandardCharsets.ISO_8859_1), 16);
    p += size;
    if (value > Character.MAX_CODE_POINT) {
      throw undecodable(at, p, "illegal Unicode character");
    }
    return (int) value;
  }

  private int named(int at) {
    if (p >= to || buf[p] != '{') {
      throw undecodable(at, p, "malformed \\N character escape");
    }
    int close = p + 1;
    while (close < to && buf[close] != '}') {
      close++;
    }
    if (close == to || close == p + 1) {
      throw undecodable(at, close == to ? to : close, "malformed \\N character escape");
    }
    String name = new String(buf, p + 1, close - p - 1, StandardCharsets.UTF_8);
    p = close + 1;
    int codePoint = CharacterNames.lookup(name);
    if (codePoint < 0) {
      throw undecodable(at, p, "unknown Unicode character name");
    }
    return codePoint;
  }

  /// Counts the bytes of the literal as Python's codec sees them: it is given every character beyond ASCII as a `\U` escape
  /// of ten bytes, and a backslash before one as `\u005c`.
  private LiteralError undecodable(int first, int end, String message) {
    int begin = position(first);
    int last = position(end) - 1;
    String where = begin == last ? "byte 0x5c in position " + begin : "bytes in position " + begin + "-" + last;
    return new LiteralError("(unicode error) 'unicodeescape' codec can't decode " + where + ": " + message);
  }

  private int position(int at) {
    int position = 0;
    for (int i = from; i < at; i++) {
      int b = buf[i];
      if (b >= 0) {
        boolean beforeWide = b == '\\' && i + 1 < to && buf[i + 1] < 0 && !escapedBackslash(i);
        position += beforeWide ? 6 : 1;
      } else if ((b & 0xC0) != 0x80) {
        position += 10;
      }
    }
    return position;
  }

  private boolean escapedBackslash(int at) {
    int run = 0;
    for (int i = at - 1; i >= from && buf[i] == '\\'; i--) {
      run++;
    }
    return run % 2 == 1;
  }

  private void unknown(int at) {
    byte letter = buf[at + 1];
    if (letter < 0 || formatted && (letter == '{' || letter == '}')) {
      return;
    }
    note("\\" + (char) letter, at);
  }

  private void note(String escape, int at) {
    if (invalid == null) {
      invalid = escape;
      invalidLine = line;
      invalidColumn = at - lineStart;
    }
  }

  private void warn() {
    if (invalid != null && warnings.warn(InvalidEscapes.warning(invalid), invalidLine, invalidColumn)) {
      throw new LiteralError(InvalidEscapes.error(invalid), invalidLine, invalidColumn, invalid.length());
    }
  }
}

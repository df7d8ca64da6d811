// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;

/// Finds where a number ends. Works on its tokenizer's cursor, which stands behind the number's first character.
final class NumberScanner {
  private final SourceCursor in;
  private final boolean lenient;
  private final TokenWarnings warnings;

  /// @param lenient whether a number may have leading zeros, and a name may follow at once, as the `tokenize` module has it
  NumberScanner(SourceCursor in, boolean lenient, TokenWarnings warnings) {
    this.in = in;
    this.lenient = lenient;
    this.warnings = warnings;
  }

  /// Scans a number that begins with the digit `first`, which was read from `start`.
  void scan(int first, int start) {
    if (first != '0') {
      afterWhole(digits());
      return;
    }
    int c = in.next();
    switch (c) {
      case 'x', 'X':
        hexadecimal();
        break;
      case 'o', 'O':
        smallBase('8', "octal");
        break;
      case 'b', 'B':
        smallBase('2', "binary");
        break;
      default:
        zero(c, start);
    }
  }

  /// Scans what follows a decimal point; `c` is the character behind it.
  void fraction(int c) {
    afterFraction(isDigit(c) ? digits() : c);
  }

  private void afterWhole(int c) {
    if (c == '.') {
      fraction(in.next());
    } else {
      afterFraction(c);
    }
  }

  private void afterFraction(int c) {
    if (c == 'e' || c == 'E') {
      int sign = in.next();
      if (sign == '+' || sign == '-') {
        int digit = in.next();
        if (!isDigit(digit)) {
          in.back(digit);
          throw in.error("invalid decimal literal");
        }
      } else if (!isDigit(sign)) {
        in.back(sign);
        end(c, "decimal");
        return;
      }
      c = digits();
    }
    if (c == 'j' || c == 'J') {
      end(in.next(), "imaginary");
    } else {
      end(c, "decimal");
    }
  }

  private void zero(int c, int start) {
    while (true) {
      if (c == '_') {
        c = in.next();
        if (!isDigit(c)) {
          in.back(c);
          throw in.error("invalid decimal literal");
        }
      }
      if (c != '0') {
        break;
      }
      c = in.next();
    }
    int zerosEnd = in.cur;
    boolean nonzero = isDigit(c);
    if (nonzero) {
      c = digits();
    }
    if (nonzero && c != '.' && c != 'e' && c != 'E' && c != 'j' && c != 'J') {
      in.back(c);
      if (lenient) {
        return;
      }
      throw in.error("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
          start + 1 - in.lineStart, zerosEnd - in.lineStart);
    }
    afterWhole(c);
  }

  private void hexadecimal() {
    int c = in.next();
    do {
      if (c == '_') {
        c = in.next();
      }
      if (!isHexDigit(c)) {
        in.back(c);
        throw in.error("invalid hexadecimal literal");
      }
      do {
        c = in.next();
      } while (isHexDigit(c));
    } while (c == '_');
    end(c, "hexadecimal");
  }

  private void smallBase(int limit, String name) {
    int c = in.next();
    do {
      if (c == '_') {
        c = in.next();
      }
      if (c < '0' || c >= limit) {
        if (isDigit(c)) {
          throw wrongDigit(c, name);
        }
        in.back(c);
        throw in.error("invalid " + name + " literal");
      }
      do {
        c = in.next();
      } while (c >= '0' && c < limit);
    } while (c == '_');
    if (isDigit(c)) {
      throw wrongDigit(c, name);
    }
    end(c, name);
  }

  private CompileError wrongDigit(int digit, String base) {
    return in.error("invalid digit '" + (char) digit + "' in " + base + " literal");
  }

  /// Reads digits with single underscores between them, and returns the first character after them.
  private int digits() {
    while (true) {
      int c;
      do {
        c = in.next();
      } while (isDigit(c));
      if (c != '_') {
        return c;
      }
      c = in.next();
      if (!isDigit(c)) {
        in.back(c);
        throw in.error("invalid decimal literal");
      }
    }
  }

  /// Ends a number before `c`, the character read last: a name may not follow at once, but for now a keyword that can
  /// follow a number does, with a warning.
  private void end(int c, String name) {
    in.back(c);
    if (lenient || c == SourceCursor.EOF || c >= 0x80 || !Tokenizer.isNamePart(c)) {
      return;
    }
    String message = "invalid " + name + " literal";
    if (!keywordFollows(c)) {
      throw in.error(message);
    }
    if (warnings.warn(message, in.line, in.cur - in.lineStart)) {
      throw in.error(message);
    }
  }

  private boolean keywordFollows(int c) {
    byte[] buf = in.buf;
    int i = in.cur + 1;
    switch (c) {
      case 'a':
        return buf[i] == 'n' && buf[i + 1] == 'd' && endsName(i + 2);
      case 'e':
        return buf[i] == 'l' && buf[i + 1] == 's' && buf[i + 2] == 'e' && endsName(i + 3);
      case 'f':
        return buf[i] == 'o' && buf[i + 1] == 'r' && endsName(i + 2);
      case 'i':
        return buf[i] == 'f' || buf[i] == 'n' || buf[i] == 's';
      case 'o':
        return buf[i] == 'r' && endsName(i + 1);
      case 'n':
        return buf[i] == 'o' && buf[i + 1] == 't' && endsName(i + 2);
      default:
        return false;
    }
  }

  private boolean endsName(int i) {
    return !Tokenizer.isNamePart(in.buf[i]);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(int c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }
}

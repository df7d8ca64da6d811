// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

/// A specification of the format mini-language, `[[fill]align][sign][z][#][0][width][,_][.precision[,_]][type]`, as `format(value,
/// spec)` takes it. Immutable.
public final class FormatSpec {
  /// No separator, a comma, an underscore, the locale's.
  public static final char NONE = 0;

  /// The code point to pad with.
  public final int fill;
  /// Whether the specification says what to pad with.
  public final boolean fillGiven;
  /// One of `<`, `>`, `=`, `^`.
  public final char align;
  /// Whether the specification says how to align.
  public final boolean alignGiven;
  /// `+`, `-`, a space, or 0 if not given.
  public final char sign;
  /// `z`: a negative zero loses its sign.
  public final boolean noNegativeZero;
  /// `#`.
  public final boolean alternate;
  /// -1 if not given.
  public final int width;
  /// -1 if not given.
  public final int precision;
  /// The separator of thousands before the point, or 0.
  public final char thousands;
  /// The separator of thousands behind the point, or 0.
  public final char fraction;
  /// The type's code point; 0 if not given.
  public final int type;

  private FormatSpec(Parser parser) {
    fill = parser.fill;
    fillGiven = parser.fillGiven;
    align = parser.align;
    alignGiven = parser.alignGiven;
    sign = parser.sign;
    noNegativeZero = parser.noNegativeZero;
    alternate = parser.alternate;
    width = parser.width;
    precision = parser.precision;
    thousands = parser.thousands;
    fraction = parser.fraction;
    type = parser.type;
  }

  private FormatSpec(FormatSpec other, char sign) {
    fill = ' ';
    fillGiven = false;
    align = '<';
    alignGiven = false;
    this.sign = sign;
    noNegativeZero = other.noNegativeZero;
    alternate = other.alternate;
    width = -1;
    precision = other.precision;
    thousands = other.thousands;
    fraction = other.fraction;
    type = other.type;
  }

  /// The same specification without width and alignment and with another sign: for one part of a complex number.
  FormatSpec withoutPadding(char otherSign) {
    return new FormatSpec(this, otherSign);
  }

  /// Parses a specification.
  ///
  /// @param spec its code points
  /// @param typeName the name of the type of the object to format, for messages
  /// @param defaultType the type if the specification does not say
  /// @param defaultAlign how the type aligns if the specification does not say
  public static FormatSpec parse(int[] spec, String typeName, char defaultType, char defaultAlign) {
    Parser parser = new Parser(spec, defaultType, defaultAlign);
    parser.parse(typeName);
    return new FormatSpec(parser);
  }

  /// The error for a type that the object cannot be formatted with.
  public static TextError unknownType(int type, String typeName) {
    String shown = type > 32 && type < 128 ? String.valueOf((char) type) : "\\x" + Integer.toHexString(type);
    return new TextError("Unknown format code '" + shown + "' for object of type '" + typeName + "'");
  }

  /// The error for a separator that the type does not allow.
  static TextError badSeparator(char separator, int type) {
    String shown = type > 32 && type < 128 ? String.valueOf((char) type) : "\\x" + Integer.toHexString(type);
    return new TextError("Cannot specify '" + separator + "' with '" + shown + "'.");
  }

  /// Reads the parts from left to right.
  private static final class Parser {
    private final int[] spec;
    private int pos;
    private int fill = ' ';
    private boolean fillGiven;
    private char align;
    private boolean alignGiven;
    private char sign;
    private boolean noNegativeZero;
    private boolean alternate;
    private int width = -1;
    private int precision = -1;
    private char thousands;
    private char fraction;
    private int type;

    Parser(int[] spec, char defaultType, char defaultAlign) {
      this.spec = spec;
      this.type = defaultType;
      this.align = defaultAlign;
    }

    private int peek() {
      return pos < spec.length ? spec[pos] : -1;
    }

    private static boolean isAlign(int c) {
      return c == '<' || c == '>' || c == '=' || c == '^';
    }

    void parse(String typeName) {
      char defaultAlign = align;
      readAlign();
      int c = peek();
      if (c == '+' || c == '-' || c == ' ') {
        sign = (char) c;
        pos++;
      }
      if (peek() == 'z') {
        noNegativeZero = true;
        pos++;
      }
      if (peek() == '#') {
        alternate = true;
        pos++;
      }
      if (!fillGiven && peek() == '0') {
        fill = '0';
        align = !alignGiven && defaultAlign == '>' ? '=' : align;
        pos++;
      }
      width = readNumber();
      thousands = readSeparator();
      readPrecision();
      if (spec.length - pos > 1) {
        String text = new String(spec, 0, spec.length);
        throw new TextError("Invalid format specifier '" + text + "' for object of type '" + typeName + "'");
      }
      type = pos < spec.length ? spec[pos] : type;
      checkSeparators();
    }

    private void readAlign() {
      if (spec.length >= 2 && isAlign(spec[1])) {
        fill = spec[0];
        fillGiven = true;
        align = (char) spec[1];
        alignGiven = true;
        pos = 2;
      } else if (isAlign(peek())) {
        align = (char) spec[0];
        alignGiven = true;
        pos = 1;
      }
    }

    private int readNumber() {
      int start = pos;
      long value = 0;
      while (pos < spec.length && Character.digit(spec[pos], 10) >= 0) {
        value = value * 10 + Character.digit(spec[pos], 10);
        if (value > Integer.MAX_VALUE) {
          throw new TextError("Too many decimal digits in format string");
        }
        pos++;
      }
      return pos == start ? -1 : (int) value;
    }

    private char readSeparator() {
      int c = peek();
      if (c != ',' && c != '_') {
        return NONE;
      }
      pos++;
      if (peek() == (c == ',' ? '_' : ',')) {
        throw new TextError("Cannot specify both ',' and '_'.");
      }
      return (char) c;
    }

    private void readPrecision() {
      if (peek() != '.') {
        return;
      }
      pos++;
      precision = readNumber();
      fraction = readSeparator();
      if (precision < 0 && fraction == NONE) {
        throw new TextError("Format specifier missing precision");
      }
    }

    private void checkSeparators() {
      if (thousands != NONE) {
        switch (type) {
          case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
            break;
          case 'b', 'o', 'x', 'X':
            if (thousands == '_') {
              break;
            }
            throw badSeparator(thousands, type);
          default:
            throw badSeparator(thousands, type);
        }
      }
      if (fraction != NONE && type == 'n') {
        throw badSeparator(fraction, type);
      }
    }
  }
}

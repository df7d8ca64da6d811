// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

/// Walks over a format string of `str.format` field by field: literal text, then perhaps a field in braces with name, conversion
/// and specification. Positions are indexes into the code points. Used by one thread.
public final class FormatMarkup {
  private final int[] text;
  private final int end;
  private int pos;

  /// The literal text before the field.
  public int literalStart;
  public int literalEnd;
  /// Whether a field follows the literal.
  public boolean field;
  public int nameStart;
  public int nameEnd;
  /// The code point after `!`; 0 if there is none.
  public int conversion;
  public int specStart;
  public int specEnd;
  /// Whether the specification has fields of its own.
  public boolean nested;

  public FormatMarkup(int[] text, int start, int end) {
    this.text = text;
    this.pos = start;
    this.end = end;
  }

  /// Goes to the next literal and field; false at the end.
  public boolean next() {
    field = false;
    nested = false;
    conversion = 0;
    nameStart = nameEnd = specStart = specEnd = end;
    if (pos >= end) {
      return false;
    }
    literalStart = pos;
    int c = 0;
    boolean markup = false;
    while (pos < end && !markup) {
      c = text[pos++];
      markup = c == '{' || c == '}';
    }
    literalEnd = pos;
    if (!markup) {
      return true;
    }
    boolean atEnd = pos >= end;
    if (c == '}' && (atEnd || text[pos] != c)) {
      throw new TextError("Single '}' encountered in format string");
    }
    if (atEnd) {
      throw new TextError("Single '{' encountered in format string");
    }
    if (text[pos] == c) {
      pos++;
      return true;
    }
    literalEnd--;
    field = true;
    parseField();
    return true;
  }

  private void parseField() {
    nameStart = pos;
    int c = parseName();
    if (c == '}') {
      specStart = specEnd = pos;
      return;
    }
    if (c == 0) {
      throw new TextError("expected '}' before end of string");
    }
    if (c == '!') {
      if (pos >= end) {
        throw new TextError("end of string while looking for conversion specifier");
      }
      conversion = text[pos++];
      if (pos < end) {
        c = text[pos++];
        if (c == '}') {
          specStart = specEnd = pos;
          return;
        }
        if (c != ':') {
          throw new TextError("expected ':' after conversion specifier");
        }
      }
    }
    parseSpec();
  }

  /// Skips the name; returns what ends it, 0 at the end of the text.
  private int parseName() {
    while (pos < end) {
      int c = text[pos++];
      switch (c) {
        case '{':
          throw new TextError("unexpected '{' in field name");
        case '[':
          while (pos < end && text[pos] != ']') {
            pos++;
          }
          break;
        case '}', ':', '!':
          nameEnd = pos - 1;
          return c;
        default:
          break;
      }
    }
    return 0;
  }

  private void parseSpec() {
    specStart = pos;
    int depth = 1;
    while (pos < end) {
      int c = text[pos++];
      if (c == '{') {
        nested = true;
        depth++;
      } else if (c == '}' && --depth == 0) {
        specEnd = pos - 1;
        return;
      }
    }
    throw new TextError("unmatched '{' in format spec");
  }

  /// The number that the digits are; -1 if one of them is none, or there are none.
  public static int integer(int[] text, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = Character.getType(text[i]) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(text[i], 10) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 10 + digit;
      if (value > Integer.MAX_VALUE) {
        throw new TextError("Too many decimal digits in format string");
      }
    }
    return start == end ? -1 : (int) value;
  }
}

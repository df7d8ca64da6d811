// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

/// Walks over the name of a field such as `0.name[key]`: the first part, then attributes and keys. Positions are indexes into the
/// code points. Used by one thread.
public final class FieldName {
  private final int[] text;
  private final int end;
  private int pos;

  /// The part just read.
  public int start;
  public int stop;
  /// Whether the part is an attribute; else it is a key.
  public boolean attribute;
  /// The part as a number; -1 if it is none.
  public int number;

  /// Starts with the first part read.
  public FieldName(int[] text, int start, int end) {
    this.text = text;
    this.end = end;
    this.start = start;
    pos = start;
    while (pos < end && text[pos] != '.' && text[pos] != '[') {
      pos++;
    }
    stop = pos;
    number = FormatMarkup.integer(text, start, stop);
  }

  /// Goes to the next attribute or key; false at the end.
  public boolean next() {
    if (pos >= end) {
      return false;
    }
    int c = text[pos++];
    start = pos;
    number = -1;
    if (c == '.') {
      attribute = true;
      while (pos < end && text[pos] != '.' && text[pos] != '[') {
        pos++;
      }
      stop = pos;
    } else if (c == '[') {
      attribute = false;
      while (pos < end && text[pos] != ']') {
        pos++;
      }
      if (pos == end) {
        throw new TextError("Missing ']' in format string");
      }
      stop = pos++;
      number = FormatMarkup.integer(text, start, stop);
    } else {
      throw new TextError("Only '.' or '[' may follow ']' in format field specifier");
    }
    if (start == stop) {
      throw new TextError("Empty attribute in format string");
    }
    return true;
  }
}

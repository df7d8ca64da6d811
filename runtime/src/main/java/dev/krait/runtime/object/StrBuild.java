// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Making new texts from plain `str` values: join, replace, repeat, padding, tabs, translation. Pure functions, apart from the
/// Python code that iterables and tables run.
final class StrBuild {
  private static final int MOST_CODE_POINT = 0x10ffff;

  private StrBuild() {
  }

  static Object join(ThreadState ts, Object separator, Object iterable) {
    Object[] items;
    if (iterable instanceof PyList || iterable instanceof PyTuple) {
      items = Sequences.toArray(ts, iterable);
    } else {
      Object iterator;
      try {
        iterator = Iterators.of(ts, iterable);
      } catch (PyException e) {
        throw e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR) ? PyErrors.typeError("can only join an iterable") : e;
      }
      items = Sequences.toArray(ts, iterator);
    }
    if (items.length == 1 && (items[0] instanceof String || items[0] instanceof PyWideStr)) {
      return items[0];
    }
    long length = 0;
    for (int i = 0; i < items.length; i++) {
      if (!Text.isStr(items[i])) {
        throw PyErrors.typeError("sequence item " + i + ": expected str instance, " + Types.nameOf(items[i]) + " found");
      }
      length += Text.length(items[i]) + Text.length(separator);
    }
    checkLength(length, "join() result is too long for a Python string");
    TextBuilder out = new TextBuilder((int) length);
    for (int i = 0; i < items.length; i++) {
      if (i > 0) {
        out.append(separator);
      }
      out.append(items[i]);
    }
    return out.build();
  }

  private static void checkLength(long length, String message) {
    if (length > Integer.MAX_VALUE - 16) {
      throw message == null ? PyErrors.memoryError() : PyErrors.overflowError(message);
    }
  }

  /// Replaces the first `most` occurrences; all if it is negative.
  static Object replace(Object text, Object old, Object by, int most) {
    int width = Text.length(old);
    if (most == 0 || width > Text.length(text)) {
      return text;
    }
    if (width == 0) {
      return interleave(text, by, most < 0 ? Integer.MAX_VALUE : most);
    }
    int length = Text.length(text);
    int at = StrSearch.find(text, old, 0, length);
    if (at < 0) {
      return text;
    }
    if (Text.length(by) > width) {
      long count = StrSearch.count(text, old, 0, length);
      checkLength(length + count * (Text.length(by) - width), "replace string is too long");
    }
    TextBuilder out = new TextBuilder(length);
    int start = 0;
    for (int left = most; left != 0 && at >= 0; left--) {
      out.append(text, start, at).append(by);
      start = at + width;
      at = StrSearch.find(text, old, start, length);
    }
    return out.append(text, start, length).build();
  }

  /// Puts a text before each code point, and after the last one.
  private static Object interleave(Object text, Object by, int most) {
    int length = Text.length(text);
    long count = Math.min(most, length + 1L);
    checkLength(length + count * Text.length(by), "replace string is too long");
    TextBuilder out = new TextBuilder(length + (int) count * Text.length(by));
    int i = 0;
    for (long left = count; left > 0; left--) {
      out.append(by);
      if (i < length) {
        out.append(Text.codePointAt(text, i++));
      }
    }
    return out.append(text, i, length).build();
  }

  static Object repeat(Object text, int times) {
    int length = Text.length(text);
    if (times <= 0 || length == 0) {
      return "";
    }
    if (times == 1) {
      return text;
    }
    checkLength((long) length * times, null);
    if (text instanceof String s && !(Character.isHighSurrogate(s.charAt(length - 1)) && Character.isLowSurrogate(s.charAt(0)))) {
      return s.repeat(times);
    }
    TextBuilder out = new TextBuilder(length * times);
    for (int i = 0; i < times; i++) {
      out.append(text);
    }
    return out.build();
  }

  /// Fills up with `fill` on both sides.
  static Object pad(Object text, int left, int right, int fill) {
    if (left <= 0 && right <= 0) {
      return text;
    }
    int before = Math.max(0, left);
    int after = Math.max(0, right);
    checkLength((long) Text.length(text) + before + after, null);
    return new TextBuilder(Text.length(text) + before + after).repeat(fill, before).append(text).repeat(fill, after).build();
  }

  /// The code point of a fill character.
  static int fill(Object fillChar) {
    Object plain = Text.valueOrNull(fillChar);
    if (plain == null) {
      throw PyErrors.typeError("The fill character must be a unicode character, not " + Types.nameOf(fillChar));
    }
    if (Text.length(plain) != 1) {
      throw PyErrors.typeError("The fill character must be exactly one character long");
    }
    return Text.codePointAt(plain, 0);
  }

  static Object zeroFill(Object text, int width) {
    int missing = width - Text.length(text);
    if (missing <= 0) {
      return text;
    }
    int first = Text.length(text) == 0 ? 0 : Text.codePointAt(text, 0);
    if (first != '+' && first != '-') {
      return pad(text, missing, 0, '0');
    }
    return new TextBuilder(width).append(first).repeat('0', missing).append(text, 1, Text.length(text)).build();
  }

  static Object expandTabs(Object text, int size) {
    if (StrSearch.find(text, "\t", 0, Text.length(text)) < 0) {
      return text;
    }
    long length = 0;
    TextBuilder out = new TextBuilder();
    long column = 0;
    for (int i = 0; i < Text.length(text); i++) {
      int c = Text.codePointAt(text, i);
      if (c == '\t') {
        long blanks = size > 0 ? size - column % size : 0;
        length += blanks;
        checkLength(length, "new string is too long");
        out.repeat(' ', (int) blanks);
        column += blanks;
      } else {
        length++;
        out.append(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return out.build();
  }

  /// `str.translate`.
  static Object translate(ThreadState ts, Object text, Object table) {
    TextBuilder out = new TextBuilder(Text.length(text));
    int length = Text.length(text);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(text, i);
      Object to = lookup(ts, table, c);
      if (to == null) {
        out.append(c);
      } else if (to != PyNone.NONE) {
        append(out, to);
      }
    }
    return out.build();
  }

  private static Object lookup(ThreadState ts, Object table, int c) {
    if (table instanceof PyDict dict && dict.type == PyDict.TYPE) {
      return dict.get(ts, PyInt.of(c));
    }
    try {
      return Objects.getItem(ts, table, PyInt.of(c));
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.LOOKUP_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  private static void append(TextBuilder out, Object to) {
    if (Text.isStr(to)) {
      out.append(to);
      return;
    }
    Object plain = Numbers.intOrNull(to);
    if (plain == null) {
      throw PyErrors.typeError("character mapping must return integer, None or str");
    }
    if (!(plain instanceof PyInt c) || c.value < 0 || c.value > MOST_CODE_POINT) {
      throw PyErrors.valueError("character mapping must be in range(0x110000)");
    }
    out.append((int) c.value);
  }

  /// `str.maketrans`; null for what is not given.
  static Object makeTable(ThreadState ts, Object x, Object y, Object z) {
    PyDict table = new PyDict();
    if (y == null) {
      if (!(x instanceof PyDict source)) {
        throw PyErrors.typeError("if you give only one argument to maketrans it must be a dict");
      }
      PyDict.Cursor cursor = source.cursor();
      while (cursor.advance()) {
        table.put(ts, tableKey(cursor.key()), cursor.value());
      }
      return table;
    }
    Object from = Text.valueOrNull(x);
    Object to = Text.valueOrNull(y);
    if (from == null) {
      throw PyErrors.typeError("first maketrans argument must be a string if there is a second argument");
    }
    requireText(y, 2);
    if (z != null) {
      requireText(z, 3);
    }
    if (Text.length(from) != Text.length(to)) {
      throw PyErrors.valueError("the first two maketrans arguments must have equal length");
    }
    for (int i = 0; i < Text.length(from); i++) {
      table.put(ts, PyInt.of(Text.codePointAt(from, i)), PyInt.of(Text.codePointAt(to, i)));
    }
    for (int i = 0; z != null && i < Text.length(z); i++) {
      table.put(ts, PyInt.of(Text.codePointAt(z, i)), PyNone.NONE);
    }
    return table;
  }

  private static void requireText(Object argument, int position) {
    if (!Text.isStr(argument)) {
      throw PyErrors.typeError("maketrans() argument " + position + " must be str, not " + Types.nameOf(argument));
    }
  }

  private static Object tableKey(Object key) {
    if (Text.isStr(key)) {
      if (Text.length(key) != 1) {
        throw PyErrors.valueError("string keys in translate table must be of length 1");
      }
      return PyInt.of(Text.codePointAt(key, 0));
    }
    if (Numbers.intOrNull(key) == null) {
      throw PyErrors.typeError("keys in translate table must be strings or integers");
    }
    return key;
  }
}

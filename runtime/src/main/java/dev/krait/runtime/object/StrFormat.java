// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Formatting;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.text.FieldName;
import dev.krait.runtime.text.FormatMarkup;
import dev.krait.runtime.text.FormatSpec;
import dev.krait.runtime.text.TextError;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// `str.format`, `str.format_map` and `str.__format__`. One object fills in one format string; used by one thread, once.
public final class StrFormat {
  private static final int MOST_DEPTH = 2;

  private final ThreadState ts;
  /// The positional arguments; null if there can be none.
  private final Object[] args;
  /// The keyword arguments, a dict or another mapping; null for none.
  private final Object kwargs;
  private boolean automatic;
  private boolean manual;
  private int nextNumber;

  private StrFormat(ThreadState ts, Object[] args, Object kwargs) {
    this.ts = ts;
    this.args = args;
    this.kwargs = kwargs;
  }

  /// Fills in the fields of a plain `str`.
  static Object format(ThreadState ts, Object text, Object[] args, Object kwargs) {
    int[] codePoints = Text.sharedCodePoints(text);
    try {
      return new StrFormat(ts, args, kwargs).build(codePoints, 0, codePoints.length, MOST_DEPTH);
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
  }

  private Object build(int[] text, int start, int end, int depth) {
    if (depth <= 0) {
      throw new TextError("Max string recursion exceeded");
    }
    TextBuilder out = new TextBuilder(end - start + 16);
    FormatMarkup markup = new FormatMarkup(text, start, end);
    while (markup.next()) {
      for (int i = markup.literalStart; i < markup.literalEnd; i++) {
        out.append(text[i]);
      }
      if (markup.field) {
        out.append(field(text, markup, depth));
      }
    }
    return out.build();
  }

  private Object field(int[] text, FormatMarkup markup, int depth) {
    Object value = lookup(text, markup.nameStart, markup.nameEnd);
    if (markup.conversion != 0) {
      value = convert(ts, value, markup.conversion);
    }
    Object spec = markup.nested ? build(text, markup.specStart, markup.specEnd, depth - 1) : Text.of(text, markup.specStart, markup.specEnd);
    return Formatting.format(ts, value, spec);
  }

  private static Object convert(ThreadState ts, Object value, int conversion) {
    switch (conversion) {
      case 'r':
        return Objects.repr(ts, value);
      case 's':
        return Objects.str(ts, value);
      case 'a':
        return StrRepr.escapeNonAscii(Text.valueOrNull(Objects.repr(ts, value)));
      default:
        String shown = conversion > 32 && conversion < 127 ? String.valueOf((char) conversion) : "\\x" + Integer.toHexString(conversion);
        throw new TextError("Unknown conversion specifier " + shown);
    }
  }

  private Object lookup(int[] text, int start, int end) {
    FieldName name = new FieldName(text, start, end);
    int index = name.number;
    boolean empty = name.start == name.stop;
    if (empty || index >= 0) {
      checkNumbering(empty);
      index = empty ? nextNumber++ : index;
    }
    Object value = index < 0 ? keyword(Text.of(text, name.start, name.stop)) : positional(index);
    while (name.next()) {
      Object part = Text.of(text, name.start, name.stop);
      value = name.attribute ? Objects.getAttribute(ts, value, part)
          : Objects.getItem(ts, value, name.number >= 0 ? PyInt.of(name.number) : part);
    }
    return value;
  }

  private void checkNumbering(boolean empty) {
    if (empty ? manual : automatic) {
      throw new TextError(empty ? "cannot switch from manual field specification to automatic field numbering"
          : "cannot switch from automatic field numbering to manual field specification");
    }
    automatic |= empty;
    manual |= !empty;
  }

  private Object positional(int index) {
    if (args == null) {
      throw new TextError("Format string contains positional fields");
    }
    if (index >= args.length) {
      throw PyErrors.of(Exceptions.INDEX_ERROR, "Replacement index " + index + " out of range for positional args tuple");
    }
    return args[index];
  }

  private Object keyword(Object key) {
    if (kwargs == null) {
      throw PyErrors.keyError(key);
    }
    return Objects.getItem(ts, kwargs, key);
  }

  /// `str.__format__`.
  static Object str(ThreadState ts, Object self, Object formatSpec) {
    if (Text.length(formatSpec) == 0) {
      return self instanceof PyStrSub ? Objects.str(ts, self) : self;
    }
    Object text = Text.valueOrNull(self);
    try {
      FormatSpec spec = FormatSpec.parse(Text.sharedCodePoints(formatSpec), Types.nameOf(self), 's', '<');
      if (spec.type != 's') {
        throw FormatSpec.unknownType(spec.type, Types.nameOf(self));
      }
      check(spec);
      if (spec.precision >= 0 && spec.precision < Text.length(text)) {
        text = Text.slice(text, 0, spec.precision);
      }
      int missing = spec.width - Text.length(text);
      int left = spec.align == '>' ? missing : spec.align == '^' ? missing / 2 : 0;
      return missing <= 0 ? text : StrBuild.pad(text, left, missing - left, spec.fill);
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
  }

  private static void check(FormatSpec spec) {
    if (spec.sign != 0) {
      throw new TextError((spec.sign == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
    }
    if (spec.noNegativeZero) {
      throw new TextError("Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) {
      throw new TextError("Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align == '=') {
      throw new TextError("'=' alignment not allowed in string format specifier");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.Const;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns `"%s and %r" % (a, b)` into the formatted string that means the same, where the format has nothing but `%s`, `%r`, `%a` and `%%`.
final class FormatFolding {
  private static final int MAX_DIGITS = 3;
  /// The format's code points.
  private final int[] format;
  private int pos;

  private FormatFolding(int[] format) {
    this.format = format;
  }

  /// The formatted string that `e` means, or `e`.
  static Expr fold(Expr.BinOp e) {
    if (e.op() != Operator.MOD || e.left().tag() != Tag.CONSTANT || e.right().tag() != Tag.TUPLE) {
      return e;
    }
    int[] format = codePoints(((Expr.Constant) e.left()).value());
    if (format == null) {
      return e;
    }
    List<Expr> items = ((Expr.Tuple) e.right()).elts();
    for (Expr item : items) {
      if (item.tag() == Tag.STARRED) {
        return e;
      }
    }
    ArrayList<Expr> values = new FormatFolding(format).parse(items);
    return values == null ? e : new Expr.JoinedStr(values, e.line(), e.column(), e.endLine(), e.endColumn());
  }

  /// The text of a `str`, or null.
  private static int[] codePoints(Const value) {
    if (value instanceof Const.Str text) {
      return text.value().chars().toArray();
    }
    return value instanceof Const.WideStr text ? text.value().array() : null;
  }

  private ArrayList<Expr> parse(List<Expr> items) {
    ArrayList<Expr> values = new ArrayList<>();
    int used = 0;
    while (true) {
      int[] literal = literal();
      if (literal.length > 0) {
        values.add(new Expr.Constant(Const.ofCodePoints(literal), null, -1, -1, -1, -1));
      }
      if (pos >= format.length) {
        return used == items.size() ? values : null;
      }
      if (used == items.size()) {
        return null;
      }
      Expr value = conversion(items.get(used++));
      if (value == null) {
        return null;
      }
      values.add(value);
    }
  }

  private int[] literal() {
    int[] text = new int[format.length - pos];
    int size = 0;
    while (pos < format.length) {
      int c = format[pos];
      if (c == '%') {
        if (pos + 1 >= format.length || format[pos + 1] != '%') {
          break;
        }
        pos++;
      }
      text[size++] = c;
      pos++;
    }
    return Arrays.copyOf(text, size);
  }

  private Expr conversion(Expr item) {
    pos++;
    boolean leftAdjusted = false;
    while (pos < format.length && "-+ #0".indexOf(format[pos]) >= 0) {
      leftAdjusted |= format[pos] == '-';
      pos++;
    }
    String width = digits();
    String precision = null;
    if (width != null && pos < format.length && format[pos] == '.') {
      pos++;
      precision = digits();
      if (precision == null) {
        return null;
      }
      precision = precision.isEmpty() ? ".0" : "." + Integer.parseInt(precision);
    }
    if (width == null || pos >= format.length) {
      return null;
    }
    int kind = format[pos++];
    if (kind != 's' && kind != 'r' && kind != 'a') {
      return null;
    }
    int columns = width.isEmpty() ? -1 : Integer.parseInt(width);
    String spec = (columns > 0 && !leftAdjusted ? ">" : "") + (columns >= 0 ? columns : "") + (precision == null ? "" : precision);
    Expr formatSpec = spec.isEmpty()
        ? null
        : new Expr.Constant(new Const.Str(spec), null, -1, -1, -1, -1);
    return new Expr.FormattedValue(item, kind, formatSpec, item.line(), item.column(), item.endLine(), item.endColumn());
  }

  /// The digits from here on; null where there are too many to bother, or nothing follows them.
  private String digits() {
    int start = pos;
    while (pos < format.length && format[pos] >= '0' && format[pos] <= '9') {
      pos++;
      if (pos - start >= MAX_DIGITS) {
        return null;
      }
    }
    return pos < format.length ? new String(format, start, pos - start) : null;
  }
}

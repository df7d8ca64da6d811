// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// The parts of f-strings.
final class FormatParts {
  private FormatParts() {
  }

  /// CONVERT_VALUE: `!s`, `!r`, `!a`.
  static Object convert(ThreadState ts, Object value, int conversion) {
    switch (conversion) {
      case Oparg.FVC_STR:
        return Objects.str(ts, value);
      case Oparg.FVC_REPR:
        return Objects.repr(ts, value);
      default:
        return Calls.call1(ts, ts.interpreter().builtin("ascii"), value);
    }
  }

  /// Joins strings from registers.
  static Object join(int[] code, Object[] r, int first, int count) {
    StringBuilder joined = new StringBuilder();
    boolean wide = false;
    for (int i = 0; i < count; i++) {
      Object part = r[code[first + i]];
      if (part instanceof String s) {
        joined.append(s);
      } else {
        wide |= !(Text.valueOrNull(part) instanceof String);
        joined.append(wide ? "" : Text.valueOrNull(part));
      }
    }
    return wide ? joinWide(code, r, first, count) : Text.ofChars(joined.toString());
  }

  private static Object joinWide(int[] code, Object[] r, int first, int count) {
    int[] points = new int[0];
    for (int i = 0; i < count; i++) {
      int[] part = Text.codePoints(r[code[first + i]]);
      int[] next = java.util.Arrays.copyOf(points, points.length + part.length);
      System.arraycopy(part, 0, next, points.length, part.length);
      points = next;
    }
    return Text.of(points, 0, points.length);
  }
}

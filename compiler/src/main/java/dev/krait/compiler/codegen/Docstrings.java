// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.code.CodePoints;
import dev.krait.compiler.code.Const;
import java.util.Arrays;

/// What the compiler does to docstrings: tabs become spaces, and the indentation common to all lines but the first goes.
final class Docstrings {
  private static final int TAB = 8;

  private Docstrings() {
  }

  /// The docstring without its indentation; a lone surrogate in it raises the [CompileError] of an encoding that fails.
  static Const clean(Const docstring) {
    if (docstring instanceof Const.WideStr wide) {
      return new Const.WideStr(new CodePoints(clean(wide.value().array())));
    }
    int[] points = clean(points(((Const.Str) docstring).value()));
    char[] chars = new char[points.length];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) points[i];
    }
    return new Const.Str(new String(chars));
  }

  private static int[] points(String text) {
    int[] points = new int[text.length()];
    for (int i = 0; i < points.length; i++) {
      points[i] = text.charAt(i);
    }
    return points;
  }

  private static int[] clean(int[] points) {
    int[] text = expandTabs(points);
    refuseSurrogates(text);
    int margin = margin(text);
    int count = skipSpaces(text, 0, Integer.MAX_VALUE);
    int[] out = new int[text.length - count];
    int from = count;
    count = 0;
    while (from < text.length) {
      int c = text[from++];
      out[count++] = c;
      if (c == '\n') {
        from = skipSpaces(text, from, margin);
      }
    }
    return Arrays.copyOf(out, count);
  }

  /// The index behind at most `most` spaces from `start` on.
  private static int skipSpaces(int[] text, int start, int most) {
    int i = start;
    while (i < text.length && text[i] == ' ' && i - start < most) {
      i++;
    }
    return i;
  }

  private static int[] expandTabs(int[] points) {
    int tabs = 0;
    for (int c : points) {
      tabs += c == '\t' ? 1 : 0;
    }
    if (tabs == 0) {
      return points;
    }
    int[] out = new int[points.length + tabs * (TAB - 1)];
    int count = 0;
    int column = 0;
    for (int c : points) {
      if (c == '\t') {
        int spaces = TAB - column % TAB;
        Arrays.fill(out, count, count + spaces, ' ');
        count += spaces;
        column += spaces;
      } else {
        out[count++] = c;
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return Arrays.copyOf(out, count);
  }

  /// The smallest indentation of the lines after the first that are not blank.
  private static int margin(int[] text) {
    int margin = Integer.MAX_VALUE;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        int end = skipSpaces(text, i + 1, Integer.MAX_VALUE);
        if (end < text.length && text[end] != '\n') {
          margin = Math.min(margin, end - i - 1);
        }
      }
    }
    return margin == Integer.MAX_VALUE ? 0 : margin;
  }

  private static void refuseSurrogates(int[] points) {
    for (int start = 0; start < points.length; start++) {
      int end = start;
      while (end < points.length && points[end] >= Character.MIN_SURROGATE && points[end] <= Character.MAX_SURROGATE) {
        end++;
      }
      if (end > start) {
        throw new CompileError(CompileError.Kind.SURROGATE, "surrogates not allowed", null, 0, start, 0, end,
            new String(points, 0, points.length));
      }
    }
  }
}

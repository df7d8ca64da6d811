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
      int[] in = wide.value().array();
      refuseSurrogates(in);
      char[] marks = new char[in.length];
      for (int i = 0; i < in.length; i++) {
        marks[i] = in[i] < Character.MIN_SURROGATE ? (char) in[i] : 'x';
      }
      int[] out = new int[lengthAfterTabs(new String(marks))];
      int count = clean(new String(marks), in, out);
      return new Const.WideStr(new CodePoints(Arrays.copyOf(out, count)));
    }
    String text = ((Const.Str) docstring).value();
    int[] in = new int[text.length()];
    for (int i = 0; i < in.length; i++) {
      in[i] = text.charAt(i);
    }
    refuseSurrogates(in);
    int[] out = new int[lengthAfterTabs(text)];
    int count = clean(text, in, out);
    char[] chars = new char[count];
    for (int i = 0; i < count; i++) {
      chars[i] = (char) out[i];
    }
    return new Const.Str(new String(chars));
  }

  private static void refuseSurrogates(int[] points) {
    for (int start = 0; start < points.length; start++) {
      int end = start;
      while (end < points.length && points[end] >= Character.MIN_SURROGATE && points[end] <= Character.MAX_SURROGATE) {
        end++;
      }
      if (end > start) {
        throw new CompileError(CompileError.Kind.SURROGATE, "surrogates not allowed", null, 0, start, 0, end, null);
      }
    }
  }

  private static int lengthAfterTabs(String text) {
    int tabs = 0;
    for (int i = 0; i < text.length(); i++) {
      tabs += text.charAt(i) == '\t' ? 1 : 0;
    }
    return text.length() + tabs * (TAB - 1);
  }

  /// Writes `in`, whose layout `text` shows, to `out`; returns how much.
  private static int clean(String text, int[] in, int[] out) {
    int margin = margin(text);
    int count = 0;
    int i = 0;
    boolean first = true;
    while (i < in.length || first) {
      int column = 0;
      int drop = first ? Integer.MAX_VALUE : margin;
      boolean leading = true;
      while (i < in.length && in[i] != '\n') {
        int spaces = in[i] == '\t' ? TAB - column % TAB : in[i] == ' ' ? 1 : 0;
        if (spaces == 0) {
          leading = false;
          out[count++] = in[i];
          column = in[i] == '\r' ? 0 : column + 1;
        }
        for (; spaces > 0; spaces--, column++) {
          if (!leading || column >= drop) {
            out[count++] = ' ';
          }
        }
        i++;
      }
      first = false;
      if (i < in.length) {
        out[count++] = '\n';
        i++;
      }
    }
    return count;
  }

  /// The smallest indentation of the lines after the first that are not blank.
  private static int margin(String text) {
    int margin = Integer.MAX_VALUE;
    int start = text.indexOf('\n');
    while (start >= 0) {
      int column = 0;
      int i = start + 1;
      while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
        column += text.charAt(i) == '\t' ? TAB - column % TAB : 1;
        i++;
      }
      if (i < text.length() && text.charAt(i) != '\n') {
        margin = Math.min(margin, column);
      }
      start = text.indexOf('\n', i);
    }
    return margin == Integer.MAX_VALUE ? 0 : margin;
  }
}

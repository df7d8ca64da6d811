// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import dev.krait.runtime.number.ComplexMath.Complex;
import dev.krait.runtime.text.TextError;

/// Complex numbers as text and back. Pure functions.
public final class ComplexText {
  private ComplexText() {
  }

  /// `repr(complex(real, imaginary))`.
  public static String repr(double real, double imaginary) {
    String im = FloatText.format(imaginary, 'r', 0, false, false);
    if (real == 0 && 1 / real > 0) {
      return im + "j";
    }
    String re = FloatText.format(real, 'r', 0, false, false);
    return "(" + re + (im.startsWith("-") ? "" : "+") + im + "j)";
  }

  private static TextError malformed() {
    return new TextError("complex() arg is a malformed string");
  }

  /// What `complex(text)` reads, in ASCII; a [TextError] if the syntax is wrong.
  public static Complex parse(String text) {
    String s = text.strip();
    if (s.startsWith("(")) {
      if (!s.endsWith(")")) {
        throw malformed();
      }
      s = s.substring(1, s.length() - 1).strip();
    }
    if (s.isEmpty()) {
      throw malformed();
    }
    char last = s.charAt(s.length() - 1);
    if (last != 'j' && last != 'J') {
      return new Complex(number(s), 0.0);
    }
    String body = s.substring(0, s.length() - 1);
    int split = imaginarySign(body);
    double real = split > 0 ? number(body.substring(0, split)) : 0.0;
    String im = body.substring(Math.max(split, 0));
    double imaginary = im.isEmpty() || im.equals("+") ? 1.0 : im.equals("-") ? -1.0 : number(im);
    if (split > 0 && im.charAt(0) != '+' && im.charAt(0) != '-') {
      throw malformed();
    }
    return new Complex(real, imaginary);
  }

  /// Where the sign of the imaginary part stands: the last one that belongs to no exponent; 0 or -1 if there is no real part.
  private static int imaginarySign(String body) {
    for (int i = body.length() - 1; i > 0; i--) {
      char c = body.charAt(i);
      char before = body.charAt(i - 1);
      if ((c == '+' || c == '-') && (before != 'e' && before != 'E')) {
        return i;
      }
    }
    return -1;
  }

  private static double number(String text) {
    if (text.isEmpty() || text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
      throw malformed();
    }
    try {
      return FloatText.parse(text);
    } catch (TextError e) {
      throw malformed();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

/// Lays out the text of a number by a [FormatSpec]: sign, prefix, grouped digits, fraction, padding. Results are Java's UTF-16.
public final class NumberLayout {
  private final FormatSpec spec;
  private final StringBuilder out = new StringBuilder();

  private NumberLayout(FormatSpec spec) {
    this.spec = spec;
  }

  /// Lays out a number.
  ///
  /// @param negative whether it has a minus sign
  /// @param prefix what stands between sign and digits, such as `0x`
  /// @param digits the digits before the point; for numbers such as `inf` their name
  /// @param rest the point and what follows
  /// @param grouped whether separators may stand between the digits
  public static String of(FormatSpec spec, boolean negative, String prefix, String digits, String rest, boolean grouped) {
    NumberLayout layout = new NumberLayout(spec);
    layout.build(negative, prefix, digits, rest, grouped);
    return layout.out.toString();
  }

  private void build(boolean negative, String prefix, String digits, String rest, boolean grouped) {
    char sign = negative ? '-' : spec.sign == '+' || spec.sign == ' ' ? spec.sign : 0;
    String tail = grouped && spec.fraction != FormatSpec.NONE ? groupFraction(rest) : rest;
    int fixed = (sign == 0 ? 0 : 1) + prefix.length() + tail.length();
    int least = spec.fill == '0' && spec.align == '=' ? spec.width - fixed : 0;
    String body = grouped ? group(digits, least) : digits;
    int padding = Math.max(0, spec.width - fixed - body.codePointCount(0, body.length()));
    int left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    pad(left);
    if (sign != 0) {
      out.append(sign);
    }
    out.append(prefix);
    if (spec.align == '=') {
      pad(padding);
    }
    out.append(body).append(tail);
    pad(spec.align == '<' ? padding : spec.align == '^' ? padding - left : 0);
  }

  private void pad(int count) {
    if (count > 0) {
      out.repeat(spec.fill, count);
    }
  }

  private int groupSize() {
    switch (spec.type) {
      case 'b', 'o', 'x', 'X':
        return 4;
      default:
        return 3;
    }
  }

  /// Separates the digits from the right; zeros fill up to `least` characters, separators included.
  private String group(String digits, int least) {
    if (spec.thousands == FormatSpec.NONE) {
      return least > digits.length() ? "0".repeat(least - digits.length()) + digits : digits;
    }
    StringBuilder reversed = new StringBuilder();
    int size = groupSize();
    int remaining = digits.length();
    int room = least;
    while (true) {
      int length = Math.min(size, Math.max(Math.max(remaining, room), 1));
      for (int i = 0; i < length; i++) {
        reversed.append(remaining > 0 ? digits.charAt(--remaining) : '0');
      }
      room -= length;
      if (remaining <= 0 && room <= 0) {
        return reversed.reverse().toString();
      }
      reversed.append(spec.thousands);
      room--;
    }
  }

  /// Separates the digits behind the point from the left.
  private String groupFraction(String rest) {
    if (rest.isEmpty() || rest.charAt(0) != '.') {
      return rest;
    }
    StringBuilder grouped = new StringBuilder(".");
    int i = 1;
    for (; i < rest.length() && Character.isDigit(rest.charAt(i)); i++) {
      if (i > 1 && i % 3 == 1) {
        grouped.append(spec.fraction);
      }
      grouped.append(rest.charAt(i));
    }
    return grouped.append(rest, i, rest.length()).toString();
  }
}

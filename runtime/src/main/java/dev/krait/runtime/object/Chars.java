// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

/// Properties of code points as Python's `str` methods define them. Pure functions over the JDK's tables.
public final class Chars {
  /// First and last of each range of digits that are not decimal (Numeric_Type=Digit).
  private static final int[] OTHER_DIGITS = {
      0xb2, 0xb3, 0xb9, 0xb9, 0x1369, 0x1371, 0x19da, 0x19da, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080, 0x2089, 0x2460, 0x2468,
      0x2474, 0x247c, 0x2488, 0x2490, 0x24ea, 0x24ea, 0x24f5, 0x24fd, 0x24ff, 0x24ff, 0x2776, 0x277e, 0x2780, 0x2788, 0x278a,
      0x2792, 0x10a40, 0x10a43, 0x10e60, 0x10e68, 0x11052, 0x1105a, 0x1f100, 0x1f10a};
  /// Letters with a numeric value that are no number letters, in order.
  private static final int[] NUMERIC_IDEOGRAPHS = {
      0x3405, 0x3483, 0x382a, 0x3b4d, 0x4e00, 0x4e03, 0x4e07, 0x4e09, 0x4e24, 0x4e5d, 0x4e8c, 0x4e94, 0x4e96, 0x4eac, 0x4ebf,
      0x4ec0, 0x4edf, 0x4ee8, 0x4f0d, 0x4f70, 0x4fe9, 0x5006, 0x5104, 0x5146, 0x5169, 0x516b, 0x516d, 0x5341, 0x5343, 0x5344,
      0x5345, 0x534c, 0x53c1, 0x53c2, 0x53c3, 0x53c4, 0x56db, 0x58f1, 0x58f9, 0x5e7a, 0x5efe, 0x5eff, 0x5f0c, 0x5f0d, 0x5f0e,
      0x5f10, 0x62d0, 0x62fe, 0x634c, 0x67d2, 0x6d1e, 0x6f06, 0x7396, 0x767e, 0x7695, 0x79ed, 0x8086, 0x842c, 0x8cae, 0x8cb3,
      0x8d30, 0x920e, 0x94a9, 0x9621, 0x9646, 0x964c, 0x9678, 0x96f6, 0xf96b, 0xf973, 0xf978, 0xf9b2, 0xf9d1, 0xf9d3, 0xf9fd,
      0x20001, 0x20064, 0x200e2, 0x20121, 0x2092a, 0x20983, 0x2098c, 0x2099c, 0x20aea, 0x20afd, 0x20b19, 0x22390, 0x22998,
      0x23b1b, 0x2626d, 0x2f890};

  private Chars() {
  }

  /// Whether `str.isspace` and `str.split` see white space.
  public static boolean isSpace(int c) {
    if (c < 128) {
      return c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f;
    }
    return c == 0x85 || c == 0xa0 || c == 0x1680 || c >= 0x2000 && c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f
        || c == 0x3000;
  }

  /// Whether `str.splitlines` ends a line here.
  public static boolean isLineBreak(int c) {
    return c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /// Whether `repr` shows the code point as it is.
  public static boolean isPrintable(int c) {
    if (c < 127) {
      return c >= ' ';
    }
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR:
        return false;
      default:
        return true;
    }
  }

  /// Whether `str.isdigit` holds: a decimal digit, or one in a circle, raised and the like.
  public static boolean isDigit(int c) {
    if (c < 128) {
      return c >= '0' && c <= '9';
    }
    if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
      return true;
    }
    for (int i = 0; i < OTHER_DIGITS.length; i += 2) {
      if (c <= OTHER_DIGITS[i + 1]) {
        return c >= OTHER_DIGITS[i];
      }
    }
    return false;
  }

  /// Whether `str.isnumeric` holds: a digit, a number letter, or an ideograph that stands for a number.
  public static boolean isNumeric(int c) {
    if (c < 128) {
      return c >= '0' && c <= '9';
    }
    switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER:
        return true;
      case Character.OTHER_LETTER:
        return java.util.Arrays.binarySearch(NUMERIC_IDEOGRAPHS, c) >= 0;
      default:
        return false;
    }
  }

  public static boolean isAlphanumeric(int c) {
    return Character.isLetter(c) || isNumeric(c) || isDigit(c);
  }
}

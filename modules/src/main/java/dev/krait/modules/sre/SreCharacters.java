// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import static dev.krait.modules.sre.SreOp.BIGCHARSET;
import static dev.krait.modules.sre.SreOp.CATEGORY;
import static dev.krait.modules.sre.SreOp.CHARSET;
import static dev.krait.modules.sre.SreOp.FAILURE;
import static dev.krait.modules.sre.SreOp.LITERAL;
import static dev.krait.modules.sre.SreOp.NEGATE;
import static dev.krait.modules.sre.SreOp.RANGE;
import static dev.krait.modules.sre.SreOp.RANGE_UNI_IGNORE;

import dev.krait.runtime.text.CaseMapping;

/// Classes of characters, sets of them, and their cases.
final class SreCharacters {
  private static final int WORDS = 8;
  private static final int BIG_TABLE = 64;

  private SreCharacters() {
  }

  static boolean isLineBreak(int c) {
    return c == '\n';
  }

  private static boolean isAsciiDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAsciiSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  static boolean isAsciiWord(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  static boolean isWord(int c) {
    if (c < 128) {
      return isAsciiWord(c);
    }
    switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER, Character.MODIFIER_LETTER, Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER:
        return true;
      default:
        return false;
    }
  }

  private static boolean isSpace(int c) {
    if (c < 128) {
      return isAsciiSpace(c) || c >= 0x1C && c <= 0x1F;
    }
    return c == 0x85 || c == 0xA0 || Character.isSpaceChar(c);
  }

  private static boolean isUnicodeLineBreak(int c) {
    return c >= 0x0A && c <= 0x0D || c >= 0x1C && c <= 0x1E || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /// Whether the character is of a category, one of the numbers of `re._constants`; odd ones are the negations.
  static boolean isCategory(int category, int c) {
    boolean is;
    switch (category >> 1) {
      case 0:
        is = isAsciiDigit(c);
        break;
      case 1:
        is = isAsciiSpace(c);
        break;
      case 2, 4:
        is = isAsciiWord(c);
        break;
      case 3:
        is = isLineBreak(c);
        break;
      case 5:
        is = c < 128 ? isAsciiDigit(c) : Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
        break;
      case 6:
        is = isSpace(c);
        break;
      case 7:
        is = isWord(c);
        break;
      default:
        is = isUnicodeLineBreak(c);
        break;
    }
    return is == ((category & 1) == 0);
  }

  static int lowerAscii(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  static int lowerUnicode(int c) {
    return c < 128 ? lowerAscii(c) : Character.toLowerCase(c);
  }

  /// The upper case, or its first character where it has several.
  static int upperUnicode(int c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
    int upper = Character.toUpperCase(c);
    return upper == c && Character.isLowerCase(c) ? CaseMapping.upper(c).codePointAt(0) : upper;
  }

  /// Whether the set whose code starts at `pc` has the character.
  static boolean inSet(int[] code, int start, int c) {
    int pc = start;
    boolean found = true;
    while (true) {
      switch (code[pc++]) {
        case FAILURE:
          return !found;
        case LITERAL:
          if (c == code[pc]) {
            return found;
          }
          pc++;
          break;
        case CATEGORY:
          if (isCategory(code[pc], c)) {
            return found;
          }
          pc++;
          break;
        case CHARSET:
          if (c < 256 && (code[pc + (c >> 5)] >>> (c & 31) & 1) != 0) {
            return found;
          }
          pc += WORDS;
          break;
        case RANGE:
          if (inRange(code, pc, c)) {
            return found;
          }
          pc += 2;
          break;
        case RANGE_UNI_IGNORE:
          if (inRange(code, pc, c) || inRange(code, pc, upperUnicode(c))) {
            return found;
          }
          pc += 2;
          break;
        case NEGATE:
          found = !found;
          break;
        case BIGCHARSET:
          if (inBigSet(code, pc, c)) {
            return found;
          }
          pc += 1 + BIG_TABLE + code[pc] * WORDS;
          break;
        default:
          throw new IllegalStateException("bad set");
      }
    }
  }

  private static boolean inRange(int[] code, int pc, int c) {
    return Integer.compareUnsigned(code[pc], c) <= 0 && Integer.compareUnsigned(c, code[pc + 1]) <= 0;
  }

  /// A table of 256 bytes tells the block of 256 bits for the upper byte of the character.
  private static boolean inBigSet(int[] code, int pc, int c) {
    if (c > 0xFFFF) {
      return false;
    }
    int high = c >> 8;
    int block = code[pc + 1 + (high >> 2)] >>> 8 * (high & 3) & 0xFF;
    return (code[pc + 1 + BIG_TABLE + block * WORDS + ((c & 0xFF) >> 5)] >>> (c & 31) & 1) != 0;
  }
}

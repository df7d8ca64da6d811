// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The kinds of token. Up to [#ERRORTOKEN] the numbers are those of Python's `token` module; keywords, which that module
/// calls `NAME`, follow with numbers of our own.
public final class TokenKind {
  public static final int ENDMARKER = 0;
  public static final int NAME = 1;
  public static final int NUMBER = 2;
  public static final int STRING = 3;
  public static final int NEWLINE = 4;
  public static final int INDENT = 5;
  public static final int DEDENT = 6;
  public static final int LPAR = 7;
  public static final int RPAR = 8;
  public static final int LSQB = 9;
  public static final int RSQB = 10;
  public static final int COLON = 11;
  public static final int COMMA = 12;
  public static final int SEMI = 13;
  public static final int PLUS = 14;
  public static final int MINUS = 15;
  public static final int STAR = 16;
  public static final int SLASH = 17;
  public static final int VBAR = 18;
  public static final int AMPER = 19;
  public static final int LESS = 20;
  public static final int GREATER = 21;
  public static final int EQUAL = 22;
  public static final int DOT = 23;
  public static final int PERCENT = 24;
  public static final int LBRACE = 25;
  public static final int RBRACE = 26;
  public static final int EQEQUAL = 27;
  public static final int NOTEQUAL = 28;
  public static final int LESSEQUAL = 29;
  public static final int GREATEREQUAL = 30;
  public static final int TILDE = 31;
  public static final int CIRCUMFLEX = 32;
  public static final int LEFTSHIFT = 33;
  public static final int RIGHTSHIFT = 34;
  public static final int DOUBLESTAR = 35;
  public static final int PLUSEQUAL = 36;
  public static final int MINEQUAL = 37;
  public static final int STAREQUAL = 38;
  public static final int SLASHEQUAL = 39;
  public static final int PERCENTEQUAL = 40;
  public static final int AMPEREQUAL = 41;
  public static final int VBAREQUAL = 42;
  public static final int CIRCUMFLEXEQUAL = 43;
  public static final int LEFTSHIFTEQUAL = 44;
  public static final int RIGHTSHIFTEQUAL = 45;
  public static final int DOUBLESTAREQUAL = 46;
  public static final int DOUBLESLASH = 47;
  public static final int DOUBLESLASHEQUAL = 48;
  public static final int AT = 49;
  public static final int ATEQUAL = 50;
  public static final int RARROW = 51;
  public static final int ELLIPSIS = 52;
  public static final int COLONEQUAL = 53;
  public static final int EXCLAMATION = 54;
  public static final int OP = 55;
  public static final int TYPE_IGNORE = 56;
  public static final int TYPE_COMMENT = 57;
  public static final int SOFT_KEYWORD = 58;
  public static final int FSTRING_START = 59;
  public static final int FSTRING_MIDDLE = 60;
  public static final int FSTRING_END = 61;
  public static final int TSTRING_START = 62;
  public static final int TSTRING_MIDDLE = 63;
  public static final int TSTRING_END = 64;
  public static final int COMMENT = 65;
  public static final int NL = 66;
  public static final int ERRORTOKEN = 67;

  static final int FIRST_KEYWORD = 70;
  static final int KW_FALSE = 70;
  static final int KW_NONE = 71;
  static final int KW_TRUE = 72;
  static final int KW_AND = 73;
  static final int KW_AS = 74;
  static final int KW_ASSERT = 75;
  static final int KW_ASYNC = 76;
  static final int KW_AWAIT = 77;
  static final int KW_BREAK = 78;
  static final int KW_CLASS = 79;
  static final int KW_CONTINUE = 80;
  static final int KW_DEF = 81;
  static final int KW_DEL = 82;
  static final int KW_ELIF = 83;
  static final int KW_ELSE = 84;
  static final int KW_EXCEPT = 85;
  static final int KW_FINALLY = 86;
  static final int KW_FOR = 87;
  static final int KW_FROM = 88;
  static final int KW_GLOBAL = 89;
  static final int KW_IF = 90;
  static final int KW_IMPORT = 91;
  static final int KW_IN = 92;
  static final int KW_IS = 93;
  static final int KW_LAMBDA = 94;
  static final int KW_NONLOCAL = 95;
  static final int KW_NOT = 96;
  static final int KW_OR = 97;
  static final int KW_PASS = 98;
  static final int KW_RAISE = 99;
  static final int KW_RETURN = 100;
  static final int KW_TRY = 101;
  static final int KW_WHILE = 102;
  static final int KW_WITH = 103;
  static final int KW_YIELD = 104;

  private static final String[] KEYWORDS = {
      "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
      "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
      "pass", "raise", "return", "try", "while", "with", "yield"
  };

  /// For each length of word (2 to 8) and initial letter (from `A` on), the kinds of the keywords there are.
  private static final byte[][] BY_LENGTH_AND_INITIAL = index();
  private static final byte[][] SPELLINGS = spellings();

  private TokenKind() {
  }

  /// The keyword that stands in `buf` from `start` to `end`, or [#NAME].
  static int keyword(byte[] buf, int start, int end) {
    int length = end - start;
    int initial = buf[start] - 'A';
    if (length < 2 || length > 8 || initial < 0) {
      return NAME;
    }
    byte[] candidates = BY_LENGTH_AND_INITIAL[(length - 2) * 64 + initial];
    if (candidates == null) {
      return NAME;
    }
    for (byte candidate : candidates) {
      byte[] word = SPELLINGS[candidate - FIRST_KEYWORD];
      int i = 1;
      while (i < length && word[i] == buf[start + i]) {
        i++;
      }
      if (i == length) {
        return candidate;
      }
    }
    return NAME;
  }

  /// The spelling of a keyword's kind.
  static String spelling(int keyword) {
    return KEYWORDS[keyword - FIRST_KEYWORD];
  }

  private static byte[][] index() {
    byte[][] index = new byte[7 * 64][];
    for (int i = 0; i < KEYWORDS.length; i++) {
      int slot = (KEYWORDS[i].length() - 2) * 64 + KEYWORDS[i].charAt(0) - 'A';
      byte[] old = index[slot] == null ? new byte[0] : index[slot];
      byte[] grown = Arrays.copyOf(old, old.length + 1);
      grown[old.length] = (byte) (FIRST_KEYWORD + i);
      index[slot] = grown;
    }
    return index;
  }

  private static byte[][] spellings() {
    byte[][] spellings = new byte[KEYWORDS.length][];
    for (int i = 0; i < KEYWORDS.length; i++) {
      spellings[i] = KEYWORDS[i].getBytes(StandardCharsets.ISO_8859_1);
    }
    return spellings;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

import java.util.Locale;

/// Case mappings of single code points where Python's differ from those of the JDK: full title case and case folding of Unicode 16.
/// Results are Java's UTF-16. Pure functions over immutable tables.
public final class CaseMapping {
  /// Code points whose title case is more than one code point: the code point, its title case, a blank.
  private static final String TITLE = "\u00df\u0053\u0073 \u0149\u02bc\u004e \u01f0\u004a\u030c \u0390\u0399\u0308\u0301 "
      + "\u03b0\u03a5\u0308\u0301 \u0587\u0535\u0582 \u1e96\u0048\u0331 \u1e97\u0054\u0308 \u1e98\u0057\u030a \u1e99\u0059\u030a "
      + "\u1e9a\u0041\u02be \u1f50\u03a5\u0313 \u1f52\u03a5\u0313\u0300 \u1f54\u03a5\u0313\u0301 \u1f56\u03a5\u0313\u0342 "
      + "\u1fb2\u1fba\u0345 \u1fb4\u0386\u0345 \u1fb6\u0391\u0342 \u1fb7\u0391\u0342\u0345 \u1fc2\u1fca\u0345 \u1fc4\u0389\u0345 "
      + "\u1fc6\u0397\u0342 \u1fc7\u0397\u0342\u0345 \u1fd2\u0399\u0308\u0300 \u1fd3\u0399\u0308\u0301 \u1fd6\u0399\u0342 "
      + "\u1fd7\u0399\u0308\u0342 \u1fe2\u03a5\u0308\u0300 \u1fe3\u03a5\u0308\u0301 \u1fe4\u03a1\u0313 \u1fe6\u03a5\u0342 "
      + "\u1fe7\u03a5\u0308\u0342 \u1ff2\u1ffa\u0345 \u1ff4\u038f\u0345 \u1ff6\u03a9\u0342 \u1ff7\u03a9\u0342\u0345 \ufb00\u0046\u0066 "
      + "\ufb01\u0046\u0069 \ufb02\u0046\u006c \ufb03\u0046\u0066\u0069 \ufb04\u0046\u0066\u006c \ufb05\u0053\u0074 \ufb06\u0053\u0074 "
      + "\ufb13\u0544\u0576 \ufb14\u0544\u0565 \ufb15\u0544\u056b \ufb16\u054e\u0576 \ufb17\u0544\u056d ";
  /// Not letters, and yet without influence on the case of what surrounds them (Word_Break MidLetter, MidNumLet, Single_Quote).
  private static final String IGNORABLE = "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

  private CaseMapping() {
  }

  public static String upper(int c) {
    return Character.toString(c).toUpperCase(Locale.ROOT);
  }

  /// The lower case out of context: of a capital sigma, the form inside a word.
  public static String lower(int c) {
    return c == 0x3a3 ? "\u03c3" : Character.toString(c).toLowerCase(Locale.ROOT);
  }

  public static String title(int c) {
    if (c >= 0xdf && c <= 0xfb17) {
      int at = 0;
      while (at < TITLE.length()) {
        int end = TITLE.indexOf(' ', at);
        if (TITLE.charAt(at) == c) {
          return TITLE.substring(at + 1, end);
        }
        at = end + 1;
      }
    }
    return Character.toString(Character.toTitleCase(c));
  }

  public static String fold(int c) {
    if (c < 128) {
      return Character.toString(Character.toLowerCase(c));
    }
    if (c == 0x131) {
      return "\u0131";
    }
    if (c == 0x1e9e) {
      return "ss";
    }
    if (c >= 0x13a0 && c <= 0x13fd || c >= 0xab70 && c <= 0xabbf) {
      return Character.toString(Character.toUpperCase(c));
    }
    return upper(c).toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
  }

  public static boolean isCased(int c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  public static boolean isIgnorable(int c) {
    switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL:
        return true;
      default:
        return c <= 0xffff && IGNORABLE.indexOf(c) >= 0;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.text.CaseMapping;
import java.util.Locale;

/// Changes of case in plain `str` values. Pure functions.
final class StrCase {
  private static final int SIGMA = 0x3a3;
  private static final int FINAL_SIGMA = 0x3c2;

  private StrCase() {
  }

  static Object upper(Object text) {
    if (text instanceof String s) {
      return s.toUpperCase(Locale.ROOT);
    }
    TextBuilder out = new TextBuilder(Text.length(text));
    for (int c : Text.sharedCodePoints(text)) {
      out.appendJava(CaseMapping.upper(c));
    }
    return out.build();
  }

  static Object lower(Object text) {
    if (text instanceof String s && s.indexOf(SIGMA) < 0) {
      return s.toLowerCase(Locale.ROOT);
    }
    int[] codePoints = Text.sharedCodePoints(text);
    TextBuilder out = new TextBuilder(codePoints.length);
    for (int i = 0; i < codePoints.length; i++) {
      appendLower(out, codePoints, i);
    }
    return out.build();
  }

  private static void appendLower(TextBuilder out, int[] text, int i) {
    int c = text[i];
    if (c == SIGMA) {
      out.append(isFinal(text, i) ? FINAL_SIGMA : FINAL_SIGMA + 1);
    } else if (c < 128) {
      out.append(Character.toLowerCase(c));
    } else {
      out.appendJava(CaseMapping.lower(c));
    }
  }

  /// Whether a capital sigma ends a word: a cased letter comes before it and none after, apart from what has no influence on case.
  private static boolean isFinal(int[] text, int at) {
    int before = at - 1;
    while (before >= 0 && CaseMapping.isIgnorable(text[before])) {
      before--;
    }
    if (before < 0 || !CaseMapping.isCased(text[before])) {
      return false;
    }
    int after = at + 1;
    while (after < text.length && CaseMapping.isIgnorable(text[after])) {
      after++;
    }
    return after == text.length || !CaseMapping.isCased(text[after]);
  }

  static Object fold(Object text) {
    if (text instanceof String s && Text.isAscii(s)) {
      return s.toLowerCase(Locale.ROOT);
    }
    TextBuilder out = new TextBuilder(Text.length(text));
    for (int c : Text.sharedCodePoints(text)) {
      out.appendJava(CaseMapping.fold(c));
    }
    return out.build();
  }

  static Object title(Object text) {
    int[] codePoints = Text.sharedCodePoints(text);
    TextBuilder out = new TextBuilder(codePoints.length);
    boolean cased = false;
    for (int i = 0; i < codePoints.length; i++) {
      if (cased) {
        appendLower(out, codePoints, i);
      } else {
        out.appendJava(CaseMapping.title(codePoints[i]));
      }
      cased = CaseMapping.isCased(codePoints[i]);
    }
    return out.build();
  }

  static Object capitalize(Object text) {
    int[] codePoints = Text.sharedCodePoints(text);
    if (codePoints.length == 0) {
      return "";
    }
    TextBuilder out = new TextBuilder(codePoints.length);
    out.appendJava(CaseMapping.title(codePoints[0]));
    for (int i = 1; i < codePoints.length; i++) {
      appendLower(out, codePoints, i);
    }
    return out.build();
  }

  static Object swap(Object text) {
    int[] codePoints = Text.sharedCodePoints(text);
    TextBuilder out = new TextBuilder(codePoints.length);
    for (int i = 0; i < codePoints.length; i++) {
      int c = codePoints[i];
      if (Character.isUpperCase(c)) {
        appendLower(out, codePoints, i);
      } else if (Character.isLowerCase(c)) {
        out.appendJava(CaseMapping.upper(c));
      } else {
        out.append(c);
      }
    }
    return out.build();
  }

  /// Whether there is a cased letter and all of them are lower, or with `upper` all upper.
  static boolean isAll(Object text, boolean upper) {
    boolean cased = false;
    int length = Text.length(text);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(text, i);
      boolean isUpper = Character.isUpperCase(c);
      boolean isLower = Character.isLowerCase(c);
      if ((upper ? isLower : isUpper) || Character.isTitleCase(c)) {
        return false;
      }
      cased |= isUpper || isLower;
    }
    return cased;
  }

  static boolean isTitle(Object text) {
    boolean cased = false;
    boolean inside = false;
    int length = Text.length(text);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(text, i);
      if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
        if (inside) {
          return false;
        }
        inside = true;
        cased = true;
      } else if (Character.isLowerCase(c)) {
        if (!inside) {
          return false;
        }
        cased = true;
      } else {
        inside = false;
      }
    }
    return cased;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

import java.util.Locale;

/// The names of code points in Unicode 16, as Python knows them: those of the JDK, except that ideographs and Hangul syllables are
/// named by rules, and that Tangut ideographs have no name. Pure functions.
public final class CharacterNames {
  private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
  private static final String SYLLABLE = "HANGUL SYLLABLE ";
  private static final int FIRST_SYLLABLE = 0xac00;
  private static final int VOWELS = 21;
  private static final int TRAILS = 28;
  private static final String[] LEAD = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
  private static final String[] VOWEL = {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI",
      "YU", "EU", "YI", "I"};
  private static final String[] TRAIL = {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
      "S", "SS", "NG", "J", "C", "K", "T", "P", "H"};

  private CharacterNames() {
  }

  /// The name of a code point, or null if it has none.
  public static String nameOrNull(int c) {
    int type = Character.getType(c);
    if (type == Character.UNASSIGNED || type == Character.CONTROL || type == Character.SURROGATE || type == Character.PRIVATE_USE) {
      return null;
    }
    if (isSyllable(c)) {
      int index = c - FIRST_SYLLABLE;
      return SYLLABLE + LEAD[index / (VOWELS * TRAILS)] + VOWEL[index / TRAILS % VOWELS] + TRAIL[index % TRAILS];
    }
    String name = Character.getName(c);
    if (name == null) {
      return null;
    }
    String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    if (isIdeograph(name, hex)) {
      return IDEOGRAPH + hex;
    }
    return name.startsWith("TANGUT ") && name.endsWith(" " + hex) ? null : name;
  }

  private static boolean isSyllable(int c) {
    return c >= FIRST_SYLLABLE && c <= 0xd7a3;
  }

  /// Whether the JDK names an ideograph by its block and number.
  private static boolean isIdeograph(String name, String hex) {
    return name.startsWith("CJK UNIFIED IDEOGRAPHS") && name.endsWith(" " + hex);
  }

  /// The code point of that name or alias, or -1; case does not matter, except in names given by rules.
  public static int lookup(String name) {
    if (name.startsWith(SYLLABLE)) {
      return syllable(name.substring(SYLLABLE.length()));
    }
    if (name.startsWith(IDEOGRAPH)) {
      return ideograph(name.substring(IDEOGRAPH.length()));
    }
    String upper = name.toUpperCase(Locale.ROOT);
    int c;
    try {
      c = Character.codePointOf(upper);
    } catch (IllegalArgumentException e) {
      c = -1;
    }
    return c >= 0 && upper.equals(nameOrNull(c)) && !upper.startsWith(SYLLABLE) && !upper.startsWith(IDEOGRAPH) ? c : UnicodeData.alias(upper);
  }

  private static int syllable(String sound) {
    for (int lead = 0; lead < LEAD.length; lead++) {
      for (int vowel = 0; vowel < VOWEL.length; vowel++) {
        String start = LEAD[lead] + VOWEL[vowel];
        for (int trail = 0; sound.startsWith(start) && trail < TRAIL.length; trail++) {
          if (sound.length() == start.length() + TRAIL[trail].length() && sound.endsWith(TRAIL[trail])) {
            return FIRST_SYLLABLE + (lead * VOWELS + vowel) * TRAILS + trail;
          }
        }
      }
    }
    return -1;
  }

  private static int ideograph(String digits) {
    if (digits.length() < 4 || digits.length() > 5) {
      return -1;
    }
    int c = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = "0123456789ABCDEF".indexOf(digits.charAt(i));
      if (digit < 0) {
        return -1;
      }
      c = c * 16 + digit;
    }
    String name = nameOrNull(c);
    return name != null && name.startsWith(IDEOGRAPH) ? c : -1;
  }
}

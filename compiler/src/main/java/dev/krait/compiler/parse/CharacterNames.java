// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Finds characters by their Unicode name or alias, for `\N{...}`. The JDK knows most names; it lacks aliases and the names
/// that follow a rule (ideographs, Hangul syllables), and makes up names for characters that have none. Stateless.
final class CharacterNames {
  private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
  private static final String SYLLABLE = "HANGUL SYLLABLE ";
  private static final int[][] IDEOGRAPHS = {
      {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
      {0x20000, 0x2A6DF}, {0x2A700, 0x2B739},
      {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1},
      {0x2CEB0, 0x2EBE0}, {0x2EBF0, 0x2EE5D}, {0x30000, 0x3134A}, {0x31350, 0x323AF}};
  private static final String[] LEADS = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
  private static final String[] VOWELS = {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI",
      "YU", "EU", "YI", "I"};
  private static final String[] TAILS = {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
      "S", "SS", "NG", "J", "C", "K", "T", "P", "H"};
  private static final int FIRST_SYLLABLE = 0xAC00;

  private CharacterNames() {
  }

  /// Read by the first name that the JDK does not know.
  private static final class Aliases {
    static final Map<String, Integer> BY_NAME = read();

    private static Map<String, Integer> read() {
      Map<String, Integer> aliases = new HashMap<>();
      try (InputStream in = CharacterNames.class.getResourceAsStream("character-aliases.tsv")) {
        for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
          int tab = line.indexOf('\t');
          if (tab > 0) {
            aliases.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1), 16));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      for (int i = 1; i <= 256; i++) {
        aliases.put("VS" + i, i <= 16 ? 0xFE00 + i - 1 : 0xE0100 + i - 17);
      }
      return aliases;
    }
  }

  /// The code point called `name`, or -1.
  static int lookup(String name) {
    if (name.startsWith(IDEOGRAPH)) {
      return ideograph(name.substring(IDEOGRAPH.length()));
    }
    if (name.startsWith(SYLLABLE)) {
      return syllable(name.substring(SYLLABLE.length()));
    }
    String upper = name.toUpperCase(Locale.ROOT);
    Integer alias = Aliases.BY_NAME.get(upper);
    return alias != null ? alias : named(upper);
  }

  private static int named(String name) {
    if (name.isBlank() || name.charAt(0) <= ' ' || name.charAt(name.length() - 1) <= ' ') {
      return -1;
    }
    int codePoint;
    try {
      codePoint = Character.codePointOf(name);
    } catch (IllegalArgumentException unknown) {
      return -1;
    }
    boolean numbered = name.endsWith(" " + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
    return numbered || Character.getType(codePoint) == Character.CONTROL ? -1 : codePoint;
  }

  private static int ideograph(String digits) {
    if (digits.length() < 4 || digits.length() > 5) {
      return -1;
    }
    int codePoint = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'F')) {
        return -1;
      }
      codePoint = codePoint * 16 + Character.digit(c, 16);
    }
    for (int[] range : IDEOGRAPHS) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return codePoint;
      }
    }
    return -1;
  }

  private static int syllable(String name) {
    int lead = longestPrefix(LEADS, name, 0);
    if (lead < 0) {
      return -1;
    }
    int at = LEADS[lead].length();
    int vowel = longestPrefix(VOWELS, name, at);
    if (vowel < 0) {
      return -1;
    }
    at += VOWELS[vowel].length();
    int tail = longestPrefix(TAILS, name, at);
    if (at + TAILS[tail].length() != name.length()) {
      return -1;
    }
    return FIRST_SYLLABLE + (lead * VOWELS.length + vowel) * TAILS.length + tail;
  }

  private static int longestPrefix(String[] parts, String name, int at) {
    int best = -1;
    for (int i = 0; i < parts.length; i++) {
      if (name.startsWith(parts[i], at) && (best < 0 || parts[i].length() > parts[best].length())) {
        best = i;
      }
    }
    return best;
  }
}

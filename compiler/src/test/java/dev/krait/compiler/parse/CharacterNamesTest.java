// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CharacterNamesTest {
  private static final int UNKNOWN = -1;

  @Test
  void namesAndAliasesAreFound() {
    check("LATIN SMALL LETTER A", 'a');
    check("latin small letter a", 'a');
    check("LF", '\n');
    check("new line", '\n');
    check("BELL", 0x1F514);
    check("ALERT", 7);
    check("VS17", 0xE0100);
    check("CJK UNIFIED IDEOGRAPH-4E00", 0x4E00);
    check("HANGUL SYLLABLE GAGG", 0xAC02);
    check("HANGUL SYLLABLE A", 0xC544);
    check("HYPHEN-MINUS", '-');
  }

  @Test
  void whatOnlyTheJdkKnowsIsNoName() {
    check("LINE FEED (LF)", UNKNOWN);
    check("HANGUL SYLLABLES AC00", UNKNOWN);
    check("CJK UNIFIED IDEOGRAPHS 4E00", UNKNOWN);
    check("CJK UNIFIED IDEOGRAPH-4e00", UNKNOWN);
    check(" SPACE", UNKNOWN);
    check("TANGUT 17000", UNKNOWN);
    check("HANGUL SYLLABLE", UNKNOWN);
    check("KEYCAP DIGIT ONE", UNKNOWN);
    check("", UNKNOWN);
  }

  private static void check(String name, int codePoint) {
    assertEquals(codePoint, CharacterNames.lookup(name), name);
  }
}

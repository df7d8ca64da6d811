// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Names of characters, those given by rules and aliases included.
class CharacterNamesTest {
  private static void check(int codePoint, String name) {
    assertEquals(name, CharacterNames.nameOrNull(codePoint));
    if (name != null) {
      assertEquals(codePoint, CharacterNames.lookup(name));
    }
  }

  @Test
  void names() {
    check('a', "LATIN SMALL LETTER A");
    check(0x4e00, "CJK UNIFIED IDEOGRAPH-4E00");
    check(0xac01, "HANGUL SYLLABLE GAG");
    check(0x17000, null);
    check(0, null);
    assertEquals(0, CharacterNames.lookup("NUL"));
    assertEquals(-1, CharacterNames.lookup("hangul syllable ga"));
    assertEquals(-1, CharacterNames.lookup("no such name"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
  /// Checksums over all code points but the surrogates, one byte each: 2 for the start of a name, 1 for the rest of it, of
  /// `chr(c).isidentifier()` and `('a' + chr(c)).isidentifier()`; and of `chr(c).isprintable()`.
  @Test
  void everyCodePointIsClassedAsInCPython() {
    CRC32 names = new CRC32();
    CRC32 printable = new CRC32();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        names.update((Identifiers.isStart(c) ? 2 : 0) + (Identifiers.isPart(c) ? 1 : 0));
        printable.update(Identifiers.isPrintable(c) ? 1 : 0);
      }
    }
    assertEquals(3675178596L, names.getValue());
    assertEquals(747210631L, printable.getValue());
  }
}

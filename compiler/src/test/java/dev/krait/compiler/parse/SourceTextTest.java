// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.compiler.CompileError;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  private static final Decoder LATIN9 = (encoding, bytes, offset, length) -> encoding.equals("iso-8859-15")
      ? new String(bytes, offset, length, StandardCharsets.ISO_8859_1).replace('\u00A4', '\u20AC')
      : null;

  @Test
  void theEncodingIsFoundInTheFirstTwoLines() {
    check("x = '\u00e9'", "x = '\u00c3\u00a9'");
    check("x", "\u00ef\u00bb\u00bfx");
    check("# coding: latin-1\n\u00e9", "# coding: latin-1\n\u00e9");
    check("#!a\n# -*- coding=iso-8859-15 -*-\n\u20ac", "#!a\n# -*- coding=iso-8859-15 -*-\n\u00a4");
    check("x\n# coding: nonsense", "x\n# coding: nonsense");
    check("# encoding:utf-8-sig\n\u00e9", "# encoding:utf-8-sig\n\u00c3\u00a9");
    check("a\nb\nc\n\nd", "a\r\nb\rc\r\rd");
  }

  private static void check(String expected, String latin1) {
    SourceText text = SourceText.ofBytes(latin1.getBytes(StandardCharsets.ISO_8859_1), "f.py", LATIN9);
    assertEquals(expected, new String(text.bytes, 0, text.length, StandardCharsets.UTF_8));
  }

  @Test
  void badTextIsRefused() {
    checkRefused("unknown encoding: klingon", "# coding: klingon");
    checkRefused("encoding problem: klingon with BOM", "\u00ef\u00bb\u00bf# coding: klingon");
    checkRefused("Non-UTF-8 code starting with '\\xff' on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
        "x\n\u00ff");
    checkRefused("'ascii' codec can't decode byte 0xff in position 15: ordinal not in range(128)", "# coding:ascii\n\u00ff");
    checkRefused("source code string cannot contain null bytes", "x\0");
  }

  private static void checkRefused(String message, String latin1) {
    CompileError error = assertThrows(CompileError.class,
        () -> SourceText.ofBytes(latin1.getBytes(StandardCharsets.ISO_8859_1), "f.py", LATIN9));
    assertEquals(message, error.getMessage());
  }

  @Test
  void aLoneSurrogateIsRefused() {
    CompileError error = assertThrows(CompileError.class, () -> SourceText.ofString("\ud83d\ude00'\ud800'"));
    assertEquals(CompileError.Kind.SURROGATE, error.kind());
    assertEquals(2, error.column());
  }
}

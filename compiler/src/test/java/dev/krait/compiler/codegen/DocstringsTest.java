// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.code.Const;
import org.junit.jupiter.api.Test;

/// Docstrings lose the indentation that their lines share.
class DocstringsTest {
  private static void check(String docstring, String expected) {
    assertEquals(new Const.Str(expected), Docstrings.clean(new Const.Str(docstring)), docstring);
  }

  @Test
  void dropsCommonIndentation() {
    check("", "");
    check("\n", "\n");
    check("  x ", "x ");
    check("  a\n    b\n  c", "a\n  b\nc");
    check("a\n  b\n ", "a\nb\n");
    check("a\n    b\n  \n    c\n  ", "a\nb\n\nc\n");
    check("a\n   \n  b\n   ", "a\n \nb\n ");
    check("a\n   ", "a\n   ");
  }

  @Test
  void expandsTabs() {
    check("a\tb\n\tc\n\t d\n", "a       b\nc\n d\n");
    check("\n\n  a\n \t b", "\n\na\n       b");
    check(" \t a", "a");
    check("a \tb", "a       b");
    check("a\r\tb", "a\r        b");
  }

  @Test
  void refusesSurrogates() {
    CompileError error = assertThrows(CompileError.class, () -> Docstrings.clean(new Const.Str("a\t\udc80")));
    assertEquals("SURROGATE 8-9", error.kind() + " " + error.column() + "-" + error.endColumn());
  }
}

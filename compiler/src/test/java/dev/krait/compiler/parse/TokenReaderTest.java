// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.compiler.CompileError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Expectations are what CPython's `_tokenize.TokenizerIter` gives.
class TokenReaderTest {
  @Test
  void extraTokensKeepCommentsAndBlankLines() {
    check(true, "x", "1 'x' 1,0-1,1", "4 '' 1,1-1,2", "0 '' 2,0-2,0");
    check(true, "", "0 '' 1,0-1,0");
    check(true, "#c", "65 '#c' 1,0-1,2", "66 '' 1,2-1,3", "0 '' 2,0-2,0");
    check(true, "if x:\n  y", "1 'if' 1,0-1,2", "1 'x' 1,3-1,4", "55 ':' 1,4-1,5", "4 '\n' 1,5-1,6", "5 '  ' 2,0-2,2", "1 'y' 2,2-2,3",
        "4 '' 2,3-2,4", "6 '' 3,0-3,0", "0 '' 3,0-3,0");
    check(true, "\r\nx\r\n", "66 '\r\n' 1,0-1,2", "1 'x' 2,0-2,1", "4 '\r\n' 2,1-2,3", "0 '' 3,0-3,0");
    check(true, "f\"{a}\"", "59 'f\"' 1,0-1,2", "55 '{' 1,2-1,3", "1 'a' 1,3-1,4", "55 '}' 1,4-1,5", "61 '\"' 1,5-1,6", "4 '' 1,6-1,7",
        "0 '' 2,0-2,0");
  }

  @Test
  void plainTokensAreThoseOfTheParser() {
    check(false, "");
    check(false, "$ ?", "55 '$' 1,0-1,1", "55 '?' 1,2-1,3", "4 '' 1,3-1,3", "0 '' 1,-1-1,-1");
    check(false, "x # c\n", "1 'x' 1,0-1,1", "4 '# c' 1,2-1,5", "0 '' 1,-1-1,-1");
  }

  private static void check(boolean extraTokens, String text, String... expected) {
    TokenReader reader = new TokenReader(text.isEmpty() ? List.of() : List.of(text), extraTokens);
    List<String> seen = new ArrayList<>();
    for (TokenReader.Item item = reader.next(); item != null; item = reader.next()) {
      seen.add(item.type() + " '" + item.string() + "' " + item.line() + "," + item.column() + "-" + item.endLine() + "," + item.endColumn());
    }
    assertEquals(List.of(expected), seen);
  }

  @Test
  void errorsEndTheTokens() {
    checkRefused("(", "unexpected EOF in multi-line statement");
    checkRefused("x\\\n", "unexpected EOF in multi-line statement");
    checkRefused("if x:\n  y\n z", "unindent does not match any outer indentation level");
    checkRefused("\"abc", "unterminated string literal (detected at line 1)");
    checkRefused("x = 1 \\ y", "unexpected character after line continuation character");
  }

  private static void checkRefused(String text, String message) {
    TokenReader reader = new TokenReader(List.of(text), true);
    CompileError error = assertThrows(CompileError.class, () -> {
      while (reader.next() != null) {
        continue;
      }
    });
    assertEquals(message, error.getMessage());
    assertNull(reader.next());
  }
}

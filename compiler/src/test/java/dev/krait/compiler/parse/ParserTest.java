// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.WarningSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
  @Test
  void treesAreThoseOfCPython() throws IOException {
    assertEquals("", String.join("\n", OracleTable.differences("trees.tsv")));
  }

  @Test
  void errorsAreThoseOfCPython() throws IOException {
    assertEquals("", String.join("\n", OracleTable.differences("errors.tsv")));
  }

  @Test
  void nestingIsBoundedByErrorsNotByTheStack() {
    checkRefused("(".repeat(100_000), CompileError.Kind.SYNTAX, "too many nested parentheses");
    checkRefused("x[".repeat(100_000), CompileError.Kind.SYNTAX, "too many nested parentheses");
    for (String prefix : new String[] {"-", "not ", "lambda:", "a if b else ", "2**"}) {
      checkRefused(prefix.repeat(100_000) + "1", CompileError.Kind.MEMORY, "Parser stack overflowed - Python source too complex to parse");
      parse(prefix.repeat(1_000) + "1");
    }
    parse("(".repeat(199) + ")".repeat(199));
    parse("a" + "()".repeat(20_000));
    parse("if a: pass\n" + "elif a: pass\n".repeat(3_000));
  }

  private static void checkRefused(String source, CompileError.Kind kind, String message) {
    CompileError error = assertThrows(CompileError.class, () -> parse(source));
    assertEquals(kind, error.kind());
    assertEquals(message, error.getMessage());
  }

  private static void parse(String source) {
    Parser.parse(SourceText.ofString(source), "<test>", Parser.Mode.EXEC, 0, Parser.LATEST_FEATURES, WarningSink.NONE);
  }

  @Test
  void warningsComeWithTheirPlaces() {
    String backslash = "is an invalid escape sequence. Such sequences will not work in the future."
        + " Did you mean \"\\\\d\"? A raw string is also an option.";
    checkWarnings("x = '\\d'", "1: \"\\d\" " + backslash);
    checkWarnings("x = b'''\n\\d \\e'''", "2: \"\\d\" " + backslash);
    checkWarnings("f'\\d{x}'", "1: \"\\d\" " + backslash);
    checkWarnings("r'\\d' rb'\\d' rf'\\d{x}'".replace("rb'\\d' ", ""));
    checkWarnings("x = 1if y else 2", "1: invalid decimal literal");
    checkWarnings("0x1for x in y\n0b1or 2", "1: invalid hexadecimal literal", "2: invalid binary literal");
    checkWarnings("'\\400'", "1: \"\\400\" is an invalid octal escape sequence. Such sequences will not work in the future."
        + " Did you mean \"\\\\400\"? A raw string is also an option.");
  }

  private static void checkWarnings(String source, String... expected) {
    List<String> seen = new ArrayList<>();
    Parser.parse(SourceText.ofString(source), "<test>", Parser.Mode.EXEC, 0, Parser.LATEST_FEATURES, (category, message, fileName, line, column) -> {
      seen.add(line + ": " + message);
      return false;
    });
    assertEquals(List.of(expected), seen);
  }

  @Test
  void aWarningCanBecomeAnError() {
    checkPromoted("x = 1\ny = '\\d'", "\"\\d\" is an invalid escape sequence. Did you mean \"\\\\d\"? A raw string is also an option.", 2, 6);
    checkPromoted("1if x else y", "invalid decimal literal", 1, 1);
  }

  private static void checkPromoted(String source, String message, int line, int column) {
    CompileError error = assertThrows(CompileError.class, () -> Parser.parse(SourceText.ofString(source), "<test>", Parser.Mode.EXEC, 0,
        Parser.LATEST_FEATURES, (category, text, fileName, at, from) -> true));
    assertEquals(List.of(message, line, column), List.of(error.getMessage(), error.line(), error.column()));
  }
}

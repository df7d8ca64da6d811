// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Marshal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The sources in `snippets.txt` compile to the code objects that CPython made of them, field by field.
class IdenticalCodeTest {
  @Test
  void codeObjectsAreCPythons() throws IOException {
    String text;
    try (var stream = IdenticalCodeTest.class.getResourceAsStream("snippets.txt")) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    String[] cases = text.split("(?m)^=== ");
    for (int i = 1; i < cases.length; i++) {
      check(cases[i]);
    }
    assertEquals(47, cases.length - 1);
  }

  private static void check(String row) {
    int nameEnd = row.indexOf('\n');
    int sourceEnd = row.indexOf("\n---\n");
    String name = row.substring(0, nameEnd);
    String source = row.substring(nameEnd + 1, sourceEnd + 1);
    byte[] marshalled = HexFormat.of().parseHex(row.substring(sourceEnd + 5).replace("\n", ""));
    CodeObject expected = ((Const.Code) Marshal.load(marshalled)).value();
    CodeObject actual = SourceCompiler.compile(source.getBytes(StandardCharsets.UTF_8), "snippet.py");
    var report = new ByteArrayOutputStream();
    var printer = new DiffPrinter(new PrintStream(report));
    for (CodeComparison.Pair pair : new CodeComparison(expected, actual).pairs) {
      if (!pair.differences().isEmpty()) {
        printer.print(name, pair);
      }
    }
    assertEquals("", report.toString());
  }
}

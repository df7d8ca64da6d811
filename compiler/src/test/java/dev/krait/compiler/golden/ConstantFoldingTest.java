// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The expressions in `folding.txt` fold to the constants that CPython folded them to.
class ConstantFoldingTest {
  @Test
  void expressionsFoldAsInCPython() throws IOException {
    try (var stream = ConstantFoldingTest.class.getResourceAsStream("folding.txt")) {
      new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).forEach(ConstantFoldingTest::check);
    }
  }

  private static void check(String row) {
    String[] columns = row.split("\t");
    CodeObject code = SourceCompiler.compile(("x = " + columns[0]).getBytes(StandardCharsets.UTF_8), "f.py");
    assertEquals(columns[1], folded(code), columns[0]);
  }

  /// The constant that the module assigns, where it does nothing else before it returns.
  private static String folded(CodeObject code) {
    byte[] bytes = code.code;
    if (bytes.length != 10 || bytes[4] != Opcode.STORE_NAME) {
      return "-";
    }
    int oparg = bytes[3] & 0xff;
    return bytes[2] == Opcode.LOAD_SMALL_INT ? Integer.toString(oparg) : ConstText.of(code.consts.get(oparg));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import org.junit.jupiter.api.Test;

/// What the stages after the parser warn about, in which line, and how often.
class CompileWarningTest {
  private static String warnings(String source) {
    StringBuilder seen = new StringBuilder();
    WarningSink sink = (category, message, fileName, line, column) -> {
      seen.append(line).append(": ").append(message).append('\n');
      return false;
    };
    new PythonCompiler("<test>", Parser.Mode.EXEC, 0, 0, sink).compile(SourceText.ofString(source));
    return seen.toString();
  }

  private static void check(String source, String... expected) {
    assertEquals(expected.length == 0 ? "" : String.join("\n", expected) + "\n", warnings(source), source);
  }

  @Test
  void warnsAboutLiteralsOutOfPlace() {
    check("1 is not callable", "1: \"is not\" with 'int' literal. Did you mean \"!=\"?");
    check("'int' is not callable", "1: \"is not\" with 'str' literal. Did you mean \"!=\"?");
    check("'asyncio.AbstractEventLoopPolicy' is deprecated", "1: \"is\" with 'str' literal. Did you mean \"==\"?");
    check("1 is 1", "1: \"is\" with 'int' literal. Did you mean \"==\"?");
    check("[dis]()", "1: 'list' object is not callable; perhaps you missed a comma?");
    check("\"bar \" (bang) ", "1: 'str' object is not callable; perhaps you missed a comma?");
    check("... (truncated)", "1: 'ellipsis' object is not callable; perhaps you missed a comma?");
    check("assert(x, \"msg\")", "1: assertion is always true, perhaps remove parentheses?");
    check("x is not (1, 2)", "1: \"is not\" with 'tuple' literal. Did you mean \"!=\"?");
    check("[(1, 2) (3, 4)]", "1: 'tuple' object is not callable; perhaps you missed a comma?");
    check("[{1: 2} (3, 4)]", "1: 'dict' object is not callable; perhaps you missed a comma?");
    check("[(i for i in range(5)) (3, 4)]", "1: 'generator' object is not callable; perhaps you missed a comma?");
    check("[b\"abc\" (3, 4)]", "1: 'bytes' object is not callable; perhaps you missed a comma?");
    check("[123 (3, 4)]", "1: 'int' object is not callable; perhaps you missed a comma?");
    check("[12.3 (3, 4)]", "1: 'float' object is not callable; perhaps you missed a comma?");
    check("[12.3j (3, 4)]", "1: 'complex' object is not callable; perhaps you missed a comma?");
    check("[None (3, 4)]", "1: 'NoneType' object is not callable; perhaps you missed a comma?");
    check("[True (3, 4)]", "1: 'bool' object is not callable; perhaps you missed a comma?");
    check("[t\"{x}\" (3, 4)]", "1: 'string.templatelib.Template' object is not callable; perhaps you missed a comma?");
    check("[{1, 2} [i, j]]", "1: 'set' object is not subscriptable; perhaps you missed a comma?");
    check("[(i for i in range(5)) [i, j]]", "1: 'generator' object is not subscriptable; perhaps you missed a comma?");
    check("[(lambda x, y: x) [i, j]]", "1: 'function' object is not subscriptable; perhaps you missed a comma?");
    check("[123 [i, j]]", "1: 'int' object is not subscriptable; perhaps you missed a comma?");
    check("[12.3 [i, j]]", "1: 'float' object is not subscriptable; perhaps you missed a comma?");
    check("[12.3j [i, j]]", "1: 'complex' object is not subscriptable; perhaps you missed a comma?");
    check("[None [i, j]]", "1: 'NoneType' object is not subscriptable; perhaps you missed a comma?");
    check("[True [i, j]]", "1: 'bool' object is not subscriptable; perhaps you missed a comma?");
    check("[... [i, j]]", "1: 'ellipsis' object is not subscriptable; perhaps you missed a comma?");
    check("[t\"{x}\" [i, j]]", "1: 'string.templatelib.Template' object is not subscriptable; perhaps you missed a comma?");
    check("[(1, 2) [i, j]]", "1: tuple indices must be integers or slices, not tuple; perhaps you missed a comma?");
    check("[[1, 2] [i, j]]", "1: list indices must be integers or slices, not tuple; perhaps you missed a comma?");
    check("[f\"{x}\" [i, j]]", "1: str indices must be integers or slices, not tuple; perhaps you missed a comma?");
    check("[b\"abc\" [i, j]]", "1: bytes indices must be integers or slices, not tuple; perhaps you missed a comma?");
    check("[[1, 2] [[3, 4]]]", "1: list indices must be integers or slices, not list; perhaps you missed a comma?");
    check("[[1, 2] [{3, 4}]]", "1: list indices must be integers or slices, not set; perhaps you missed a comma?");
    check("[[1, 2] [{3: 4}]]", "1: list indices must be integers or slices, not dict; perhaps you missed a comma?");
    check("[[1, 2] [(i for i in range(5))]]", "1: list indices must be integers or slices, not generator; perhaps you missed a comma?");
    check("[[1, 2] [(lambda x, y: x)]]", "1: list indices must be integers or slices, not function; perhaps you missed a comma?");
    check("[[1, 2] [f\"{x}\"]]", "1: list indices must be integers or slices, not str; perhaps you missed a comma?");
    check("[[1, 2] [t\"{x}\"]]", "1: list indices must be integers or slices, not string.templatelib.Template; perhaps you missed a comma?");
    check("[[1, 2] [b\"abc\"]]", "1: list indices must be integers or slices, not bytes; perhaps you missed a comma?");
    check("[[1, 2] [12.3]]", "1: list indices must be integers or slices, not float; perhaps you missed a comma?");
    check("[[1, 2] [12.3j]]", "1: list indices must be integers or slices, not complex; perhaps you missed a comma?");
    check("[[1, 2] [None]]", "1: list indices must be integers or slices, not NoneType; perhaps you missed a comma?");
    check("[[1, 2] [...]]", "1: list indices must be integers or slices, not ellipsis; perhaps you missed a comma?");
    check("\nstart: 'a' ['b']\n", "2: str indices must be integers or slices, not str; perhaps you missed a comma?");
    check("x[0][1]; 1[2]; None[1]; (lambda: 1)[2]; {1}[2]",
        "1: 'int' object is not subscriptable; perhaps you missed a comma?",
        "1: 'NoneType' object is not subscriptable; perhaps you missed a comma?",
        "1: 'function' object is not subscriptable; perhaps you missed a comma?",
        "1: 'set' object is not subscriptable; perhaps you missed a comma?");
    check("\"a\"[\"b\"]; (1, 2)[\"a\"]; [1][1.0]; f\"a\"[b\"b\"]",
        "1: str indices must be integers or slices, not str; perhaps you missed a comma?",
        "1: tuple indices must be integers or slices, not str; perhaps you missed a comma?",
        "1: list indices must be integers or slices, not float; perhaps you missed a comma?",
        "1: str indices must be integers or slices, not bytes; perhaps you missed a comma?");
    check("\"a\"[1]; \"a\"[True]; \"a\"[1:2]; [1][x]");
    check("x is None; x is ...; x is (a,); x is -1");
    check("assert ()");
  }

  @Test
  void warnsAboutWaysOutOfFinally() {
    check("def f():\n try: pass\n finally: return", "3: 'return' in a 'finally' block");
    check("while 1:\n try: pass\n finally: break", "3: 'break' in a 'finally' block");
    check("while 1:\n try: pass\n finally: continue", "3: 'continue' in a 'finally' block");
    check("def f():\n try: pass\n finally:\n  def g(): return\n  while 1: break\n  return", "6: 'return' in a 'finally' block");
    check("while 1:\n try: pass\n finally:\n  class C: x = 1\n  for i in x: continue\n  else: break", "6: 'break' in a 'finally' block");
    check("def f():\n try: pass\n finally:\n  for x in y: return\n  while z:\n   try: pass\n   finally: return",
        "7: 'return' in a 'finally' block");
    check("try: pass\nfinally: 1 is 1", "2: \"is\" with 'int' literal. Did you mean \"==\"?");
    check("def f():\n try: return\n finally: 1 is 1",
        "3: \"is\" with 'int' literal. Did you mean \"==\"?",
        "3: \"is\" with 'int' literal. Did you mean \"==\"?");
    check("try: pass\nfinally:\n try: pass\n finally: 1 is 1", "4: \"is\" with 'int' literal. Did you mean \"==\"?");
  }

  @Test
  void raisesWarningsThatTheSinkRefuses() {
    PythonCompiler compiler = new PythonCompiler("<test>", Parser.Mode.EXEC, 0, 0, (category, message, fileName, line, column) -> true);
    CompileError error = assertThrows(CompileError.class, () -> compiler.compile(SourceText.ofString("x\ny = 1 is 1")));
    assertEquals("\"is\" with 'int' literal. Did you mean \"==\"? 2:5-2:11",
        error.getMessage() + " " + error.line() + ":" + error.column() + "-" + error.endLine() + ":" + error.endColumn());
  }
}

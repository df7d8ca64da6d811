// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// Scopes and their symbols, as CPython's `_symtable` numbers them.
class SymbolTableTest {
  private static void check(String source, String... expected) {
    PythonCompiler compiler = new PythonCompiler("<test>", Parser.Mode.EXEC, 0, 0, WarningSink.NONE);
    ArrayList<String> lines = new ArrayList<>();
    describe(compiler.symbolTable(SourceText.ofString(source)).top(), "", lines);
    assertEquals(String.join("\n", expected), String.join("\n", lines), source);
  }

  private static void describe(Scope scope, String indent, ArrayList<String> lines) {
    ArrayList<String> symbols = new ArrayList<>();
    for (Symbol symbol : scope.symbols().values()) {
      symbols.add(symbol.name() + "=" + Integer.toHexString(symbol.packed()));
    }
    Collections.sort(symbols);
    lines.add(indent + scope.type() + " " + scope.name() + " " + scope.line() + " " + String.join(" ", symbols));
    for (Scope child : scope.children()) {
      describe(child, indent + " ", lines);
    }
  }

  @Test
  void findsClosuresAndGlobals() {
    check("def f(a):\n def g():\n  nonlocal a\n  global b\n  return a, b, c",
        "MODULE top 0 b=2001 f=1002",
        " ANNOTATION __annotate__ 1 .format=1014",
        " FUNCTION f 1 a=5004 g=1002",
        "  ANNOTATION __annotate__ 2 .format=1014",
        "  FUNCTION g 2 a=4018 b=2011 c=3010");
    check("x = 1\ndef f(): return x, [y for y in x]",
        "MODULE top 0 f=1002 x=1002",
        " ANNOTATION __annotate__ 2 .format=1014",
        " FUNCTION f 2 x=3010 y=1212");
    check("def f():\n x = 1\n return [lambda: x for y in x]",
        "MODULE top 0 f=1002",
        " ANNOTATION __annotate__ 1 .format=1014",
        " FUNCTION f 1 x=5012 y=1202",
        "  FUNCTION lambda 3 x=4010");
    check("def f():\n global x\n def g(): return x",
        "MODULE top 0 f=1002 x=2001",
        " ANNOTATION __annotate__ 1 .format=1014",
        " FUNCTION f 1 g=1002 x=2001",
        "  ANNOTATION __annotate__ 3 .format=1014",
        "  FUNCTION g 3 x=3010");
  }

  @Test
  void resolvesNamesOfClasses() {
    check("class C:\n __x = 1\n def f(self): return __x, super().y, __class__",
        "MODULE top 0 C=1002",
        " CLASS C 1 _C__x=1002 f=1002",
        "  ANNOTATION __annotate__ 3 .format=1014 __classdict__=4010",
        "  FUNCTION f 3 _C__x=3010 __class__=4010 self=1004 super=3010");
    check("class C:\n x: int\n if x: y: int\n def f(self): return x",
        "MODULE top 0 C=1002",
        " CLASS C 1 __conditional_annotations__=3010 f=1002 x=1112 y=1102",
        "  ANNOTATION __annotate__ 2 .format=1014 __classdict__=4010 int=3010",
        "  ANNOTATION __annotate__ 4 .format=1014 __classdict__=4010",
        "  FUNCTION f 4 self=1004 x=3010");
    check("class C:\n y = [x for x in z if __class__]",
        "MODULE top 0 C=1002",
        " CLASS C 1 __class__=3010 x=1212 y=1002 z=3010");
  }

  @Test
  void opensScopesOfTypeParameters() {
    check("def f[T](x: T) -> T: pass",
        "MODULE top 0 f=1002",
        " TYPE_PARAMETERS f 1 .defaults=1004 T=5402",
        "  ANNOTATION __annotate__ 1 .format=1014 T=4010",
        "  FUNCTION f 1 x=1004");
    check("class C[T: int](B): y: T",
        "MODULE top 0 C=1002",
        " TYPE_PARAMETERS C 1 .generic_base=1012 .type_params=5012 B=3010 T=5402",
        "  TYPE_VARIABLE T 1 .format=1014 int=3010",
        "  CLASS C 1 .type_params=4010 T=4000 __type_params__=1002 y=1102",
        "   ANNOTATION __annotate__ 1 .format=1014 T=4010 __classdict__=4010");
    check("type X[*U = z] = U",
        "MODULE top 0 X=1002",
        " TYPE_PARAMETERS X 1 U=5402",
        "  TYPE_VARIABLE U 1 .format=1014 z=3010",
        "  TYPE_ALIAS X 1 .format=1014 U=4010");
    check("class C:\n type X = y\n y = 1",
        "MODULE top 0 C=1002",
        " CLASS C 1 X=1002 y=1002",
        "  TYPE_ALIAS X 2 .format=1014 __classdict__=4010 y=3010");
  }

  @Test
  void inlinesComprehensions() {
    check("def f(x): return [y for y in x if (z := y)]",
        "MODULE top 0 f=1002",
        " ANNOTATION __annotate__ 1 .format=1014",
        " FUNCTION f 1 x=1014 y=1212 z=1002");
    check("[i for i in j for k in i]",
        "MODULE top 0 i=1212 j=3010 k=1202");
    check("x = (a async for a in b)",
        "MODULE top 0 b=3010 x=1002",
        " FUNCTION genexpr 1 .0=1004 a=1212");
  }

  @Test
  void manglesPrivateNames() {
    assertEquals("_C__x", Mangling.mangle("C", "__x"));
    assertEquals("_C__x", Mangling.mangle("__C", "__x"));
    assertEquals("__x__", Mangling.mangle("C", "__x__"));
    assertEquals("__x.y", Mangling.mangle("C", "__x.y"));
    assertEquals("__x", Mangling.mangle("___", "__x"));
    assertEquals("__x", Mangling.mangle(null, "__x"));
    assertEquals("_x", Mangling.mangle("C", "_x"));
  }
}

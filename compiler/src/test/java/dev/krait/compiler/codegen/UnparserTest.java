// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import org.junit.jupiter.api.Test;

/// Annotations as text, as CPython writes them.
class UnparserTest {
  private static void check(String source, String expected) {
    Mod tree = Parser.parse(SourceText.ofString(source), "<test>", Parser.Mode.EVAL, 0, Parser.LATEST_FEATURES, WarningSink.NONE);
    assertEquals(expected, Unparser.unparse(((Mod.Expression) tree).body()), source);
  }

  private static void stay(String... sources) {
    for (String source : sources) {
      check(source, source);
    }
  }

  @Test
  void keepsWhatIsPlain() {
    stay(
        "a",
        "a.b",
        "1 .real",
        "1.5.x",
        "-1",
        "1j",
        "'a\"b'",
        "None",
        "...",
        "not a",
        "not (a and b)",
        "a and b or c",
        "a or b and c",
        "(a or b) and c",
        "a if b else c",
        "(a if b else c) if d else e",
        "lambda: x",
        "lambda x, /, y=1, *a, z, w=2, **k: x",
        "[a, b]",
        "(a,)",
        "()",
        "(a, b)",
        "{a, b}",
        "{a: b, **c}",
        "{}",
        "[x for x in y if z if w]",
        "{x for x in y}",
        "(x for x in y)",
        "a < b < c",
        "a is not b",
        "a not in b",
        "a in b",
        "f(a, *b, c=d, **e)",
        "f(x for x in y)",
        "f((yield_ for y in z), b)",
        "a[b]",
        "a[b, c]",
        "a[b:c]",
        "a[b:c:d]",
        "a[::d]",
        "a[:, b]",
        "a[()]",
        "a[*b, c]",
        "f\"{x!r:>{w}} a{{b}} 'q'\"",
        "f\"{'a'}\"",
        "await_",
        "~a",
        "+a",
        "a @ b",
        "a << b >> c",
        "a | b ^ c & d",
        "a // b % c",
        "a - (b - c)",
        "a - b - c",
        "a ** b ** c",
        "(a ** b) ** c",
        "a.b(c).d[e]",
        "(a + b).c",
        "(a, b)[c]",
        "f(*a)",
        "123456789012345678901234567890",
        "1.0",
        "(a, *b)",
        "[*a]",
        "f(a)(b)",
        "(lambda: x)()",
        "not not a",
        "a if (lambda: b) else c",
        "(a if b else c).d",
        "1 if (a, b) else 2",
        "-1j",
        "1.0.b",
        "(a < b) < c",
        "(not a) in b",
        "not a in b",
        "f\"{a['b']}\"",
        "\"'\"",
        "lambda: x",
        "f(**a)",
        "{**a}",
        "x if y else z if w else v",
        "nan",
        "b\"a'b\"",
        "a[*b,]",
        "a[b:c, d]",
        "f(x=lambda: y)",
        "(a, b) < c",
        "[x for x in (a if b else c)]",
        "[x for x in y if (a if b else c)]",
        "{a: (b, c)}",
        "f((a, b))",
        "a[lambda: b]",
        "(*a, b)",
        "__debug__",
        "b'\\xff'",
        "0.0001",
        "1.5j",
        "0j",
        "-0.0",
        "a[1:2, ::3]",
        "a[()]",
        "'\\ud800'",
        "''",
        "t'{a+b}'",
        "f'{a!r:}'",
        "(lambda: x) if y else z",
        "a and (b and c)",
        "(a and b) and c",
        "a + (b + c)",
        "-(a + b)",
        "(-1) ** 2",
        "(1,).x",
        "1 .x",
        "1.0.x",
        "1j.x",
        "True.x",
        "....x",
        "(a if b else c)(d)",
        "{a}.b",
        "[a].b",
        "{}.b");
  }

  @Test
  void normalisesTheRest() {
    check("1e400", "1e309");
    check("\"x\"", "'x'");
    check("b\"x\"", "b'x'");
    check("a+b*c", "a + b * c");
    check("(a+b)*c", "(a + b) * c");
    check("a**-b", "a ** (-b)");
    check("-a**b", "-a ** b");
    check("(-a)**b", "(-a) ** b");
    check("lambda *, k: x", "lambda*, k: x");
    check("a[(b,)]", "a[b,]");
    check("a[*b]", "a[*b,]");
    check("f\"{x}\"", "f'{x}'");
    check("f\"{x:{y}}\"", "f'{x:{y}}'");
    check("f\"{x!s}\"", "f'{x!s}'");
    check("f\"{{x}}\"", "f'{{x}}'");
    check("f\"{lambda_}\"", "f'{lambda_}'");
    check("f\"{ {1: 2} }\"", "f'{ {1: 2}}'");
    check("f\"{(lambda x: 1)}\"", "f'{(lambda x: 1)}'");
    check("t\"{x!r:>{w}} a{{b}}\"", "t'{x!r:>{w}} a{{b}}'");
    check("t\"{x}\"", "t'{x}'");
    check("\"a\" \"b\"", "'ab'");
    check("\"a\" f\"{b}\"", "f'a{b}'");
    check("\"\\n\\t\\x00\\u1234\\U00012345\"", "'\\n\\t\\x00\u1234\ud808\udf45'");
    check("u\"x\"", "u'x'");
    check("1_000", "1000");
    check("0x10", "16");
    check("1e10", "10000000000.0");
    check("1e16", "1e+16");
    check("(await_)[a]", "await_[a]");
    check("-(-a)", "--a");
    check("- -1", "--1");
    check("(lambda: (a, b))", "lambda: (a, b)");
    check("lambda: (yield_)", "lambda: yield_");
    check("1+2j", "1 + 2j");
    check("(1).b", "1 .b");
    check("f\"{a + b}{c:>10}{d!a}\"", "f'{a + b}{c:>10}{d!a}'");
    check("f\"{x=}\"", "f'x={x!r}'");
    check("f'{a[\"b\"]}'", "f\"{a['b']}\"");
    check("f\"{a['b']} \\\"\"", "f'{a[\\'b\\']} \"'");
    check("f\"{x:{y:{z}}}\"", "f'{x:{y:{z}}}'");
    check("f\"{x:%H:%M}\"", "f'{x:%H:%M}'");
    check("f\"{-x}\"", "f'{-x}'");
    check("f\"{x,}\"", "f'{(x,)}'");
    check("f\"{*x,}\"", "f'{(*x,)}'");
    check("f\"{yield_ if a else b}\"", "f'{(yield_ if a else b)}'");
    check("f\"\\N{DIGIT ONE}\"", "f'1'");
    check("\"\\\\\"", "'\\\\'");
    check("lambda *a: x", "lambda*a: x");
    check("lambda **k: x", "lambda**k: x");
    check("(yield_)", "yield_");
    check("1e400j", "1e309j");
    check("-1e400", "-1e309");
    check("a[(yield_)]", "a[yield_]");
    check("a[(b, *c)]", "a[b, *c]");
    check("[x for (a, b) in c]", "[x for a, b in c]");
    check("f\"{x!r}\" \"b\" f\"{y}\"", "f'{x!r}b{y}'");
    check("u\"a\" \"b\"", "u'ab'");
    check("(\"a\", \"b\")", "('a', 'b')");
    check("\"\\x7f\\xa0\\xad\"", "'\\x7f\\xa0\\xad'");
    check("0x7fffffffffffffffffff", "604462909807314587353087");
    check("1.0e-7", "1e-07");
    check("1e22", "1e+22");
    check("1e15", "1000000000000000.0");
    check("0.00001", "1e-05");
    check("f\"\"", "f''");
    check("t\"\"", "t''");
    check("t\"a{b}{c!s:{d}}\"", "t'a{b}{c!s:{d}}'");
    check("t\"{ a + b !r}\"", "t'{ a + b!r}'");
    check("f\"{a:{b}c{d}}\"", "f'{a:{b}c{d}}'");
    check("f\"{a:}\"", "f'{a:}'");
    check("not (not a)", "not not a");
    check("-(a ** b)", "-a ** b");
    check("(-a) ** -b", "(-a) ** (-b)");
    check("(await_ ** b)", "await_ ** b");
    check("~(~a)", "~~a");
    check("- (1)", "-1");
    check("(1) ** 2", "1 ** 2");
    check("\"a\".b", "'a'.b");
    check("(a.b)(c)", "a.b(c)");
  }
}

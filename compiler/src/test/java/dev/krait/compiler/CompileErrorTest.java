// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import org.junit.jupiter.api.Test;

/// What the stages after the parser refuse, with CPython's words and places.
class CompileErrorTest {
  private static void check(String source, String message, int line, int column, int endLine, int endColumn) {
    PythonCompiler compiler = new PythonCompiler("<test>", Parser.Mode.EXEC, 0, 0, WarningSink.NONE);
    CompileError error = assertThrows(CompileError.class, () -> compiler.compile(SourceText.ofString(source)), source);
    String expected = message + " " + line + ":" + column + "-" + endLine + ":" + endColumn;
    assertEquals(expected, error.getMessage() + " " + error.line() + ":" + error.column() + "-" + error.endLine() + ":" + error.endColumn(), source);
  }

  @Test
  void refusesNamesThatCannotBeBoundAsTold() {
    check("def f():\n  global x\n  x: int", "annotated name 'x' can't be global", 3, 3, 3, 9);
    check("def f(a): nonlocal a", "name 'a' is parameter and nonlocal", 1, 11, 1, 21);
    check("nonlocal x", "nonlocal declaration not allowed at module level", 1, 1, 1, 11);
    check("def f(): nonlocal x", "no binding for nonlocal 'x' found", 1, 10, 1, 20);
    check("def f():\n x=1\n def g():\n  global x\n  nonlocal x", "name 'x' is nonlocal and global", 4, 3, 4, 11);
    check("def f(): x; global x", "name 'x' is used prior to global declaration", 1, 13, 1, 21);
    check("def f(): x=1; global x", "name 'x' is assigned to before global declaration", 1, 15, 1, 23);
    check("def f():\n x: int\n global x", "annotated name 'x' can't be global", 3, 2, 3, 10);
    check("[x := 1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x'", 1, 2, 1, 3);
    check("[y for x in (z := a)]", "assignment expression cannot be used in a comprehension iterable expression", 1, 14, 1, 20);
    check("class C: [y := 1 for x in z]", "assignment expression within a comprehension cannot be used in a class body", 1, 11, 1, 12);
    check("def f(): __debug__ = 1", "cannot assign to __debug__", 1, 10, 1, 19);
    check("__debug__ += 1", "cannot assign to __debug__", 1, 1, 1, 10);
    check("del __debug__", "cannot delete __debug__", 1, 5, 1, 14);
    check("x.__debug__ = 1", "cannot assign to __debug__", 1, 1, 1, 12);
    check("def __debug__(): pass", "cannot assign to __debug__", 1, 1, 1, 22);
    check("def f(__debug__): pass", "cannot assign to __debug__", 1, 7, 1, 16);
    check("def f(*, __debug__): pass", "cannot assign to __debug__", 1, 10, 1, 19);
    check("class __debug__: pass", "cannot assign to __debug__", 1, 1, 1, 22);
    check("import __debug__", "cannot assign to __debug__", 1, 8, 1, 17);
    check("import a as __debug__", "cannot assign to __debug__", 1, 8, 1, 22);
    check("for __debug__ in x: pass", "cannot assign to __debug__", 1, 5, 1, 14);
    check("f(__debug__=1)", "cannot assign to __debug__", 1, 3, 1, 14);
    check("with a as __debug__: pass", "cannot assign to __debug__", 1, 11, 1, 20);
    check("[x for __debug__ in y]", "cannot assign to __debug__", 1, 8, 1, 17);
    check("lambda __debug__: 1", "cannot assign to __debug__", 1, 8, 1, 17);
    check("(__debug__ := 1)", "cannot assign to __debug__", 1, 2, 1, 11);
    check("try: pass\nexcept A as __debug__: pass", "cannot assign to __debug__", 2, 1, 2, 28);
    check("__debug__: int", "cannot assign to __debug__", 1, 1, 1, 10);
    check("a.__debug__: int", "cannot assign to __debug__", 1, 1, 1, 12);
    check("class C:\n nonlocal __class__", "no binding for nonlocal '__class__' found", 2, 2, 2, 20);
    check("def f():\n [nonlocal_ for nonlocal_ in x]\n nonlocal nonlocal_", "no binding for nonlocal 'nonlocal_' found", 3, 2, 3, 20);
    check("def f(a):\n global a", "name 'a' is parameter and global", 2, 2, 2, 10);
    check("def f():\n a: int = 1\n nonlocal a", "annotated name 'a' can't be nonlocal", 3, 2, 3, 12);
    check("def f():\n global x\n x: int = 1", "annotated name 'x' can't be global", 3, 2, 3, 12);
    check("def f():\n x=1\n def g():\n  nonlocal x\n  x: int = 1", "annotated name 'x' can't be nonlocal", 5, 3, 5, 13);
    check("def f():\n def g(): nonlocal __class__", "no binding for nonlocal '__class__' found", 2, 11, 2, 29);
    check("def foo(x,x):\n   pass\n", "duplicate argument 'x' in function definition", 1, 11, 1, 12);
  }

  @Test
  void refusesStatementsAndExpressionsOutOfPlace() {
    check("[(lambda: (yield)) for x in (yield)]", "'yield' outside function", 1, 30, 1, 35);
    check("[(yield) for x in y]", "'yield' inside list comprehension", 1, 3, 1, 8);
    check("((yield) for x in y)", "'yield' inside generator expression", 1, 3, 1, 8);
    check("{(yield): 1 for x in y}", "'yield' inside dict comprehension", 1, 3, 1, 8);
    check("{(yield) for x in y}", "'yield' inside set comprehension", 1, 3, 1, 8);
    check("def f(x: (y := 1)): pass", "named expression cannot be used within an annotation", 1, 11, 1, 17);
    check("x: (yield)", "yield expression cannot be used within an annotation", 1, 5, 1, 10);
    check("await x", "'await' outside function", 1, 1, 1, 8);
    check("def f(): await x", "'await' outside async function", 1, 10, 1, 17);
    check("class C: await x", "'await' outside function", 1, 10, 1, 17);
    check("[x async for x in y]", "asynchronous comprehension outside of an asynchronous function", 1, 1, 1, 21);
    check("def f(): [x async for x in y]", "asynchronous comprehension outside of an asynchronous function", 1, 10, 1, 30);
    check("def f(): return [[x async for x in y] for z in w]", "asynchronous comprehension outside of an asynchronous function", 1, 17, 1, 50);
    check("yield", "'yield' outside function", 1, 1, 1, 6);
    check("class C: yield", "'yield' outside function", 1, 10, 1, 15);
    check("class C: yield from x", "'yield from' outside function", 1, 10, 1, 22);
    check("async def f(): yield from x", "'yield from' inside async function", 1, 16, 1, 28);
    check("return", "'return' outside function", 1, 1, 1, 7);
    check("class C: return", "'return' outside function", 1, 10, 1, 16);
    check("async def f():\n yield 1\n return 2", "'return' with value in async generator", 3, 2, 3, 10);
    check("break", "'break' outside loop", 1, 1, 1, 6);
    check("continue", "'continue' not properly in loop", 1, 1, 1, 9);
    check("while 1:\n def f(): break", "'break' outside loop", 2, 11, 2, 16);
    check("if 1: continue", "'continue' not properly in loop", 1, 7, 1, 15);
    check("try: pass\nexcept* A: break", "'break', 'continue' and 'return' cannot appear in an except* block", 2, 12, 2, 17);
    check("while 1:\n try: pass\n except* A: continue", "'break', 'continue' and 'return' cannot appear in an except* block", 3, 13, 3, 21);
    check("def f():\n try: pass\n except* A: return", "'break', 'continue' and 'return' cannot appear in an except* block", 3, 13, 3, 19);
    check("async def foo(a:await something()):\n                pass\n            ",
        "await expression cannot be used within an annotation", 1, 17, 1, 34);
    check("{i for i in range(5) if (j := 0) for j in range(5)}",
        "comprehension inner loop cannot rebind assignment expression target 'j'", 1, 38, 1, 39);
  }

  @Test
  void refusesPatternsThatContradictThemselves() {
    check("match x:\n case a: pass\n case b: pass", "name capture 'a' makes remaining patterns unreachable", 2, 7, 2, 8);
    check("match x:\n case _: pass\n case b: pass", "wildcard makes remaining patterns unreachable", 2, 7, 2, 8);
    check("match x:\n case a | b: pass", "name capture 'a' makes remaining patterns unreachable", 2, 7, 2, 8);
    check("match x:\n case 1 | a | 2: pass", "name capture 'a' makes remaining patterns unreachable", 2, 11, 2, 12);
    check("match x:\n case (a, a): pass", "multiple assignments to name 'a' in pattern", 2, 11, 2, 12);
    check("match x:\n case [a] | [b]: pass", "alternative patterns bind different names", 2, 7, 2, 16);
    check("match x:\n case {1: a, 1: b}: pass", "mapping pattern checks duplicate key (1)", 2, 7, 2, 19);
    check("match x:\n case {1: a, 1.0: b}: pass", "mapping pattern checks duplicate key (1.0)", 2, 7, 2, 21);
    check("match x:\n case {True: a, 1: b}: pass", "mapping pattern checks duplicate key (1)", 2, 7, 2, 22);
    check("match x:\n case {\"a\": a, \"a\": b}: pass", "mapping pattern checks duplicate key ('a')", 2, 7, 2, 23);
    check("match x:\n case C(a=1, a=2): pass", "attribute name repeated in class pattern: a", 2, 16, 2, 17);
    check("match x:\n case [*a, *b]: pass", "multiple starred names in sequence pattern", 2, 7, 2, 15);
    check("match x:\n case {-1: _, -1: _}: pass", "mapping pattern checks duplicate key (-1)", 2, 7, 2, 21);
    check("match x:\n case {-0: _, 0: _, 1+2j: a, 1+2j: b}: pass", "mapping pattern checks duplicate key (0)", 2, 7, 2, 38);
    check("match x:\n case {None: a, None: b}: pass", "mapping pattern checks duplicate key (None)", 2, 7, 2, 25);
    check("match x:\n case {b\"a\": a, b\"a\": b}: pass", "mapping pattern checks duplicate key (b'a')", 2, 7, 2, 25);
    check("match x:\n case {1e10: a, 1e10: b}: pass", "mapping pattern checks duplicate key (10000000000.0)", 2, 7, 2, 25);
    check("match x:\n case C(__debug__=1): pass", "cannot assign to __debug__", 2, 19, 2, 20);
    check("match x:\n case __debug__: pass", "cannot assign to __debug__", 2, 7, 2, 16);
    check("\nmatch ...:\n    case {f\"\": _}:\n        pass\n", "mapping pattern keys may only match literals and attribute lookups", 3, 10, 3, 18);
    check("\nmatch ...:\n    case f\"\":\n        pass\n", "patterns may only match literals and attribute lookups", 3, 10, 3, 13);
    check("\nmatch ...:\n    case {0: _, False: _}:\n        pass\n", "mapping pattern checks duplicate key (False)", 3, 10, 3, 26);
    check("\nmatch ...:\n    case {0: _, 0.0: _}:\n        pass\n", "mapping pattern checks duplicate key (0.0)", 3, 10, 3, 24);
    check("\nmatch ...:\n    case {0: _, 0j: _}:\n        pass\n", "mapping pattern checks duplicate key (0j)", 3, 10, 3, 23);
  }

  @Test
  void refusesWhatTypeParametersAndAliasesCannotHold() {
    check("class C[T, T]: pass", "duplicate type parameter 'T'", 1, 12, 1, 13);
    check("def f[__classdict__](): pass", "reserved name '__classdict__' cannot be used for type parameter", 1, 7, 1, 20);
    check("def f[T](): nonlocal T", "nonlocal binding not allowed for type parameter 'T'", 1, 13, 1, 23);
    check("def f[T]():\n def g(): nonlocal T", "nonlocal binding not allowed for type parameter 'T'", 2, 11, 2, 21);
    check("type X = (yield)", "yield expression cannot be used within a type alias", 1, 11, 1, 16);
    check("type X[T: (yield)] = 1", "yield expression cannot be used within a TypeVar bound", 1, 12, 1, 17);
    check("type X[T = (await y)] = 1", "await expression cannot be used within a TypeVar default", 1, 13, 1, 20);
    check("class C[T]((yield)): pass", "yield expression cannot be used within the definition of a generic", 1, 13, 1, 18);
    check("type X = [y := 1 for a in b]", "assignment expression within a comprehension cannot be used in a type alias", 1, 11, 1, 12);
    check("def f[T: [y := 1 for a in b]](): pass", "assignment expression within a comprehension cannot be used in a TypeVar bound", 1, 11, 1, 12);
    check("class C[T]([y := 1 for a in b]): pass",
        "assignment expression within a comprehension cannot be used within the definition of a generic", 1, 13, 1, 14);
    check("def f[T=int, U](): pass", "non-default type parameter 'U' follows default type parameter", 1, 14, 1, 15);
    check("type X[T=int, *U] = 1", "non-default type parameter 'U' follows default type parameter", 1, 15, 1, 17);
    check("type X = (await 42)", "await expression cannot be used within a type alias", 1, 11, 1, 19);
    check("type X = (y := 3)", "named expression cannot be used within a type alias", 1, 11, 1, 17);
    check("class X[T: (await 42)]: pass", "await expression cannot be used within a TypeVar bound", 1, 13, 1, 21);
    check("class X[T: (y := 3)]: pass", "named expression cannot be used within a TypeVar bound", 1, 13, 1, 19);
    check("class X[T](y := Sequence[T]): pass", "named expression cannot be used within the definition of a generic", 1, 12, 1, 28);
  }

  @Test
  void refusesTheRest() {
    check("def f(): from x import *", "import * only allowed at module level", 1, 24, 1, 25);
    check("from __future__ import braces", "not a chance", 1, 24, 1, 30);
    check("from __future__ import nope", "future feature nope is not defined", 1, 24, 1, 28);
    check("x=1; from __future__ import annotations", "from __future__ imports must occur at the beginning of the file", 1, 6, 1, 40);
    check("f(a=1, a=2)", "keyword argument repeated: a", 1, 8, 1, 11);
    check("class C(a=1, a=2): pass", "keyword argument repeated: a", 1, 14, 1, 17);
    check("a, *b, *c = d", "multiple starred expressions in assignment", 1, 1, 1, 10);
    check("*a = b", "starred assignment target must be in a list or tuple", 1, 1, 1, 3);
    check("print(*a for b in c)", "iterable unpacking cannot be used in comprehension", 1, 7, 1, 9);
    check("*-A*-A", "can't use starred expression here", 1, 1, 1, 7);
    check("try:\n  pass\nexcept:\n  pass\nexcept ValueError:\n  pass", "default 'except:' must be last", 3, 1, 4, 7);
    check("f(1, x=2, *(3,4), x=5)", "keyword argument repeated: x", 1, 19, 1, 22);
    check("f(p, k1=50, *(1,2), k1=100)", "keyword argument repeated: k1", 1, 21, 1, 27);
    check("class C(metaclass=type, metaclass=type): pass\n", "keyword argument repeated: metaclass", 1, 25, 1, 39);
  }
}

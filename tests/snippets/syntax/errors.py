# Syntax errors have CPython's text and place.
sources = [
    "f(a b)", "print 'x'", "if x\n  y", "def f(a=1, b): pass", "x = (1,\n", "f() = 1", "'abc", "0777", "a\n  b",
    "try:\n  pass\nx", "f'{a b}'", "f'{a!x}'", "import a as b.c", "match x:\n case {**r, 'a': 1}: pass", "\u20ac = 1",
    "x = {1: 2, 3}", "class A[]: pass", "for f() in x: pass", "with a as 1: pass", "(" * 300, "if x:\n\ty\n        z",
]
for source in sources:
    for mode in ("exec", "eval", "single"):
        try:
            compile(source, "<source>", mode)
        except SyntaxError as error:
            print(mode, type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text)[:60])
        else:
            print(mode, "compiles")

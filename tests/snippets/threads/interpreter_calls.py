# process-wide: what an interpreter prints at its end goes to the standard output of the process
"""Functions, arguments and results travel between interpreters; globals and modules do not."""
import sys
from concurrent import interpreters

interp = interpreters.create()
print(interp.call(lambda x, *, y: (x, y, [x] * 2), 1, y={"a": b"b"}))
print(interp.call(pow, 2, 100))
interp.prepare_main(spam=42, eggs=(1, "two", None))
interp.exec("import sys; sys.marker = spam; total = spam + eggs[0]")
print(interp.call(eval, "__import__('sys').marker"))
print(hasattr(sys, "marker"))
data = bytearray(b"spam")
interp.prepare_main(view=memoryview(data))
interp.exec("view[0:1] = b'S'")
print(data)
for bad in ("1/0", "raise KeyError('k')", "def f(): return g()\nf()"):
    try:
        interp.exec(bad)
    except interpreters.ExecutionFailed as e:
        print(e.excinfo.type.__name__, "|", e.excinfo.msg, "|", e.excinfo.formatted)
        print(e.excinfo.errdisplay)
for bad in (lambda: sys, (lambda v: lambda: v)(1)):
    try:
        interp.call(bad)
    except Exception as e:
        print(type(e).__name__)
print(interp.is_running(), interpreters.get_current().id, interpreters.get_main().id, flush=True)
interp.exec("import atexit; atexit.register(print, 'at exit of the interpreter', flush=True)")
interp.close()
try:
    interp.exec("")
except interpreters.InterpreterNotFoundError as e:
    print(type(e).__name__)

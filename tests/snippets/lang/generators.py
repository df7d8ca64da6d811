def g():
    try:
        while True:
            try:
                x = yield "y"
                print("x", x)
            except ValueError as e:
                print("VE", e)
    finally:
        print("closing")
i = g()
print(next(i), i.send(1), i.throw(ValueError("t")), i.gi_suspended, i.gi_running, i.gi_frame.f_lineno > 0)
i.close(); print(i.gi_frame, i.gi_suspended); i.close()
try: next(i)
except StopIteration as e: print("stop", e.value)
try: i.throw(KeyError("k"))
except KeyError as e: print("throw after end", e)
def ret():
    yield 1
    return "result"
i = ret(); next(i)
try: next(i)
except StopIteration as e: print(e.value, e.args)
def outer():
    r = yield from ret()
    print("r", r)
    r2 = yield from [10, 20]
    print("r2", r2)
    r3 = yield from inner_send()
    print("r3", r3)
def inner_send():
    got = []
    try:
        while True:
            got.append((yield len(got)))
    except KeyError:
        return got
o = outer()
print([next(o) for _ in range(4)], o.gi_yieldfrom.__name__)
print(o.send("a"), o.send("b"))
try: o.throw(KeyError)
except StopIteration as e: print("done", e.value)
def never():
    print("never")
    yield
n = never(); n.close()
try: n.send(None)
except StopIteration: print("closed before start")
n = never()
try: n.throw(ValueError("early"))
except ValueError as e: print(e, n.gi_frame)
def gen_close_return():
    try: yield 1
    except GeneratorExit: return "v"
c = gen_close_return(); next(c); print(c.close())
def delegated_close():
    def sub():
        try: yield 1
        finally: print("sub closed")
    yield from sub()
d = delegated_close(); next(d); d.close()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a): print("It.throw", a[0].__class__.__name__ if not isinstance(a[0], type) else a[0]); return "thrown"
    def close(self): print("It.close")
    def send(self, v): return ("sent", v)
def delegate():
    x = yield from It()
d = delegate(); print(next(d), d.send(5), d.throw(ValueError("z"))); d.close()
print(list(x * y for x in range(3) for y in range(2)))
print(sum(i for i in range(10) if i % 2))
def fibs():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fibs(); print([next(f) for _ in range(15)])
def lazy(x):
    for q in x: yield q
print(g.__name__, i.__qualname__, type(i).__name__)
def bad():
    yield 1
    raise StopIteration("inner")
b = bad(); next(b)
try: next(b)
except RuntimeError as e: print(e, type(e.__cause__).__name__, type(e.__context__).__name__)
def ctx():
    try:
        raise ValueError("gen")
    except ValueError:
        yield
        raise
c = ctx(); next(c)
try: next(c)
except ValueError as e: print("reraised", e)
def multi(): a = yield; b = yield a; return a, b
m = multi(); next(m); print(m.send(1))
try: m.send(2)
except StopIteration as e: print(e.value)
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)))

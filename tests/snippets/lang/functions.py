def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 20, 30, 40, 50, d=1, z=9, a=7), f(*[1, 2], **{"d": 3}))
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_posonlyargcount)
f.__defaults__ = (7, 8); f.__kwdefaults__ = {"d": 0, "e": 1}; print(f(1))
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = counter(); print(c(), c(5), c.__closure__[0].cell_contents, c.__code__.co_freevars)
fs = [lambda i=i: i for i in range(3)]; print([x() for x in fs])
gs = [lambda: i for i in range(3)]; print([x() for x in gs])
def rec(n): return 1 if n == 0 else n * rec(n - 1)
print(rec(20))
def deco(k):
    def w(fn):
        def inner(*a, **kw): return (k, fn(*a, **kw))
        return inner
    return w
@deco(1)
@deco(2)
def g(x): "docstring"; return x
print(g(5), rec.__doc__, deco.__doc__)
def doc(): "the doc"
print(doc.__doc__, doc.__name__, doc.__qualname__, doc.__module__)
doc.attr = 3; print(doc.attr, doc.__dict__)
print((lambda *a, **k: (a, k))(1, 2, x=3))
def star(a, *b): return a, b
print(star(*range(4)), star(1, *(), *"ab"))
def kwonly(*, a, b=2): return a, b
print(kwonly(a=1), kwonly(b=3, a=4))
def glob():
    global newglobal
    newglobal = 5
glob(); print(newglobal)
def manyargs(a, b, c, d, e, f, g, h): return a + b + c + d + e + f + g + h
print(manyargs(1, 2, 3, 4, 5, 6, 7, 8), manyargs(1, 2, 3, 4, e=5, f=6, g=7, h=8))
class M:
    def many(self, a, b, c, d, e=1): return a, b, c, d, e
    def kw(self, **k): return k
m = M(); print(m.many(1, 2, 3, 4), m.many(1, 2, 3, 4, 5), m.many(*range(4)), m.kw(self2=1), M.many(m, 1, 2, 3, d=4))
def default_mutable(x, l=[]): l.append(x); return l
default_mutable(1); print(default_mutable(2))
def unbound_after():
    try: del q
    except UnboundLocalError as e: print(e)
    q = 1
    return q
print(unbound_after())
def comp_scope():
    x = "outer"
    l = [x for x in range(3)]
    d = {x: x for x in "ab"}
    return x, l, d, [(lambda: y)() for y in range(3)], [[a * b for a in range(2)] for b in range(2)]
print(comp_scope())
def walrus(data): return [y for x in data if (y := x * 2) > 2], y
print(walrus([1, 2, 3]))
import types
t = types.FunctionType(rec.__code__, {"rec": lambda n: 100}, "renamed"); print(t(3), t.__name__)
print(f.__code__.replace(co_name="zz").co_name, f.__code__ == f.__code__.replace(), hash(f.__code__) == hash(f.__code__.replace()))
def locs(a):
    b = a + 1
    del a
    return sorted(locals())
print(locs(1))
def annot(x: int = 3) -> str: ...
print(annot.__annotations__, annot.__annotate__(1))
print(callable(f), f.__get__(1).__self__, repr(f)[:12])
def positional(self, *, self2): return self, self2
print(positional(1, self2=2))
try: f(1, 2, b=3, d=1, c=4)
except TypeError as e: print(e)
print((lambda: (yield))().__class__.__name__)

import sys
def f(a, b=2):
    c = a + b
    fr = sys._getframe()
    loc = fr.f_locals
    loc["c"] = 99
    loc["new"] = 1
    return c, sorted(dict(loc).keys() - {"fr"}), fr.f_code.co_name, fr.f_back.f_code.co_name, fr.f_lineno - fr.f_code.co_firstlineno
print(f(1))
def g():
    x = 1
    def inner():
        nonlocal x
        sys._getframe(1).f_locals["x"] = 5
        sys._getframe().f_locals["x"] += 1
    inner()
    return x
print(g())
def caller_locals():
    v = 1
    def change(): sys._getframe(1).f_locals["v"] = 7
    return v + (change() or 0) + v
print(caller_locals())
def exc():
    y = 3
    raise ValueError
try: exc()
except ValueError as e:
    fr = e.__traceback__.tb_next.tb_frame
    print(fr.f_locals["y"], fr.f_lineno - fr.f_code.co_firstlineno)
    fr.clear()
    print(dict(fr.f_locals))
def gen():
    z = 1
    yield sys._getframe()
    z = 2
    yield
i = gen(); fr = next(i); print(fr.f_locals, fr.f_back, fr is i.gi_frame); next(i); print(fr.f_locals["z"])
try: fr.clear()
except RuntimeError as e: print(e)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
class C:
    a = 1
    print(sorted(k for k in sys._getframe().f_locals if not k.startswith("__")), sys._getframe().f_code.co_name)
def depth(n):
    return sys._getframe(n).f_code.co_name
def d1(): return depth(1)
print(d1(), depth(0))
try: sys._getframe(1000)
except ValueError as e: print(e)
def lines():
    a = [
        1,
        sys._getframe().f_lineno,
    ]
    return a[1] - lines.__code__.co_firstlineno
print(lines())
def over():
    try: return over() + 1
    except RecursionError: return 0
print(over() > 100)
print(type(sys._getframe().f_globals).__name__, sys._getframe().f_builtins["len"] is len)

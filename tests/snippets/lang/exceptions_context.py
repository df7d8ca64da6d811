def chain(e):
    out = []
    while e is not None:
        out.append((type(e).__name__, str(e), e.__suppress_context__, e.__cause__ is not None))
        e = e.__cause__ or e.__context__
    return out
def tb(e):
    t = e.__traceback__
    out = []
    while t:
        out.append((t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno))
        t = t.tb_next
    return out
def a():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v")
try: a()
except Exception as e: print(chain(e), tb(e), tb(e.__context__))
def b():
    try:
        [][1]
    except IndexError as e:
        raise KeyError("k") from e
try: b()
except Exception as e: print(chain(e), tb(e))
def c():
    try:
        {}["x"]
    except KeyError:
        raise RuntimeError from None
try: c()
except Exception as e: print(chain(e), tb(e))
def d():
    try:
        a()
    except ValueError:
        raise
try: d()
except Exception as e: print(chain(e), tb(e))
def fin():
    try:
        1 / 0
    finally:
        print("finally")
try: fin()
except Exception as e: print(chain(e), tb(e))
def ret():
    for i in range(3):
        try:
            return i
        finally:
            print("cleanup", i)
print(ret())
def brk():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1: break
    return i
print(brk())
def nestedexc():
    try:
        try:
            raise TypeError("t")
        except ValueError:
            pass
    except TypeError as e:
        try:
            raise OSError("o")
        except OSError as f:
            return chain(f)
print(nestedexc())
import sys
def state():
    print(sys.exc_info()[0])
    try:
        raise ValueError
    except ValueError:
        print(sys.exc_info()[0].__name__, sys.exception().__class__.__name__)
        try:
            raise KeyError
        except KeyError:
            print(sys.exc_info()[0].__name__)
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0])
state()
def gen():
    try:
        raise ValueError("in gen")
    except ValueError:
        yield sys.exc_info()[1]
        yield sys.exc_info()[1]
    yield sys.exc_info()[1]
g = gen()
print(repr(next(g)), sys.exc_info()[0])
try:
    raise KeyError("outer")
except KeyError:
    print(repr(next(g)), sys.exc_info()[0].__name__)
    print(repr(next(g)), sys.exc_info()[0].__name__)
def gen2():
    yield sys.exc_info()[0]
    try:
        raise TypeError("x")
    except TypeError as e:
        yield chain(e)
try:
    raise OSError("before")
except OSError:
    g = gen2()
    print(next(g).__name__)
    print(next(g))
class CM:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v, tb is not None, sys.exc_info()[0] and sys.exc_info()[0].__name__)
        return self.swallow
with CM(True): raise ValueError("w")
try:
    with CM(False): raise ValueError("w2")
except ValueError as e: print(tb(e))
with CM(True) as x, CM(False) as y:
    raise KeyError("two")
def exit_raises():
    class X:
        def __enter__(self): pass
        def __exit__(self, *a): raise OSError("from exit")
    with X():
        raise ValueError("body")
try: exit_raises()
except OSError as e: print(chain(e))
e1 = ValueError("one")
try:
    try: raise e1
    except ValueError: raise e1
except ValueError as e: print(e.__context__)
try:
    raise ValueError("msg").with_traceback(None)
except ValueError as e: print(tb(e))
try:
    raise type("E", (Exception,), {"__init__": lambda self, *a: None})("q")
except Exception as e: print(e.args)

# process-wide: tools of sys.monitoring are shared
import sys
m = sys.monitoring
E = m.events
m.use_tool_id(3, "test")
def run(events, func, *args, names=None):
    log = []
    bits = 0
    for n in events.split():
        ev = getattr(E, n)
        bits |= ev
        def cb(code, *rest, n=n):
            if code.co_filename == __file__:
                log.append((n, code.co_name) + tuple(x if isinstance(x, (int, str, type(None))) else x is m.MISSING and "MISSING" or getattr(x, "__name__", type(x).__name__) for x in rest))
        m.register_callback(3, ev, cb)
    m.set_events(3, bits)
    try:
        func(*args)
    except Exception as e:
        log.append(type(e).__name__)
    m.set_events(3, 0)
    for n in events.split(): m.register_callback(3, getattr(E, n), None)
    base = func.__code__.co_firstlineno
    for x in log:
        if x[1] == "run": continue
        if x[0] == "LINE": x = x[:2] + (x[2] - base,)
        print(x)
    print("--", func.__name__, events)
def simple(a):
    b = a + 1
    return len(str(b))
run("PY_START PY_RETURN LINE", simple, 1)
run("CALL C_RETURN C_RAISE", simple, 1)
run("INSTRUCTION", simple, 1)
def branches(n):
    for i in range(n):
        if i > 1:
            pass
        elif i is None: pass
    while n:
        n -= 1
run("BRANCH_LEFT BRANCH_RIGHT JUMP", branches, 3)
def exc():
    try:
        int("x")
    except ValueError:
        pass
    try:
        raise KeyError
    finally:
        x = 1
run("RAISE RERAISE EXCEPTION_HANDLED PY_UNWIND CALL C_RAISE C_RETURN", exc)
def gen():
    yield 1
    yield 2
def usegen():
    g = gen()
    next(g); next(g)
    try: g.throw(ValueError)
    except ValueError: pass
run("PY_START PY_YIELD PY_RESUME PY_THROW PY_UNWIND PY_RETURN", usegen)
def method_calls():
    class A:
        def m(self, x): return x
    a = A()
    a.m(1)
    A.m(a, 2)
    a.m(x=3)
    a.m(*[4])
    print(end="")
run("CALL C_RETURN C_RAISE", method_calls)
hits = []
def once(code, line):
    hits.append(line)
    return m.DISABLE
m.register_callback(3, E.LINE, once)
def target():
    x = 1
    return x
m.set_local_events(3, target.__code__, E.LINE)
target(); target()
print(len(hits), m.get_local_events(3, target.__code__))
m.restart_events(); target(); print(len(hits))
m.set_local_events(3, target.__code__, 0)
def raises(code, off, e): return m.DISABLE
m.register_callback(3, E.RAISE, raises)
m.set_events(3, E.RAISE)
try:
    try: raise KeyError
    except KeyError: pass
except ValueError as e: print(e)
m.set_events(3, 0)
m.free_tool_id(3)
print(m.get_tool(3))

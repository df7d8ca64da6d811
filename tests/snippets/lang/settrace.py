# process-wide: trace functions belong to the thread, but the output interleaves
import sys
def name(frame): return frame.f_code.co_name
def collect(func, *args):
    events = []
    def tracer(frame, event, arg):
        line = frame.f_lineno - frame.f_code.co_firstlineno
        if event == "exception": arg = arg[0].__name__
        events.append((name(frame), event, line, arg if event in ("return", "exception") else None))
        return tracer
    sys.settrace(tracer)
    try:
        func(*args)
    except Exception as e:
        events.append(type(e).__name__)
    finally:
        sys.settrace(None)
    for e in events: print(e)
    print("--", func.__name__)
def simple(x):
    y = x + 1
    if y > 1:
        y = 2
    else:
        y = 3
    return y
collect(simple, 1)
def loop():
    t = 0
    for i in range(2):
        t += i
    while t < 2:
        t += 1
    return t
collect(loop)
def raising():
    try:
        1 / 0
    except ZeroDivisionError:
        x = 1
    finally:
        x = 2
    raise KeyError("k")
collect(raising)
def gen():
    a = yield 1
    yield 2
def use():
    for v in gen():
        pass
collect(use)
def outer():
    def inner(n):
        return n
    return inner(
        1
    ) + len("x")
collect(outer)
def oneline(): 
    x = 2
    while x: x -= 1
collect(oneline)
def comp(): return [
    i
    for i in range(2)
]
collect(comp)
def withs():
    class C:
        def __enter__(self): return 1
        def __exit__(self, *a): return True
    with C():
        raise ValueError
    return 1
collect(withs)
def thrown():
    g = gen()
    next(g)
    try: g.throw(ValueError("x"))
    except ValueError: pass
    g = gen(); next(g); g.close()
collect(thrown)
def prof():
    events = []
    def p(frame, event, arg):
        events.append((name(frame), event, getattr(arg, "__name__", arg)))
    sys.setprofile(p)
    len([1])
    simple(3)
    [].append(1)
    try: {}.pop(1)
    except KeyError: pass
    sys.setprofile(None)
    for e in events: print(e)
prof()
def local_trace_off():
    events = []
    def tr(frame, event, arg):
        events.append((name(frame), event))
        return None
    sys.settrace(tr)
    simple(1)
    sys.settrace(None)
    print(events)
local_trace_off()
def set_f_trace():
    events = []
    def tr(frame, event, arg):
        events.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
        return tr
    sys.settrace(lambda *a: None)
    sys._getframe().f_trace = tr
    x = 1
    x = 2
    sys.settrace(None)
    print(events)
set_f_trace()
def bad(frame, event, arg): raise RuntimeError("tracer")
def tracer_error():
    sys.settrace(bad)
    try: simple(1)
    except RuntimeError as e: print(e, sys.gettrace())
tracer_error()

def show(e, n=0):
    if e is None: print(" " * n, None); return
    print(" " * n, type(e).__name__, str(e))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, n + 1)
def run(exc):
    try:
        try:
            raise exc
        except* ValueError as eg:
            print("VE"); show(eg)
        except* (TypeError, KeyError) as eg:
            print("TE"); show(eg)
            if len(eg.exceptions) > 1: raise OSError("new")
        else:
            print("else")
        finally:
            print("fin")
    except BaseException as e:
        print("left"); show(e); print("ctx", type(e.__context__).__name__)
run(ValueError("plain"))
run(ExceptionGroup("g", [ValueError(1), TypeError(2)]))
run(ExceptionGroup("g", [ValueError(1), OSError(2), ExceptionGroup("h", [ValueError(3), KeyError(4)])]))
run(ExceptionGroup("g", [TypeError(1), KeyError(2)]))
run(OSError("none"))
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1)]))
def reraise():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError:
        raise
    except* TypeError as e:
        raise
try: reraise()
except ExceptionGroup as e: show(e)
def noexc():
    try: pass
    except* ValueError: print("no")
    else: print("else")
noexc()
def loop():
    for i in range(2):
        try:
            raise ExceptionGroup("x", [ValueError(i)])
        except* ValueError as e:
            print("in loop", i)
loop()

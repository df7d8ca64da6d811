# process-wide: tools of sys.monitoring are shared
import _lsprof


def count_down(n):
    return count_down(n - 1) if n else len([1])


profiler = _lsprof.Profiler()
profiler.enable()
count_down(3)
[].append(1)
profiler.disable()
for entry in sorted(profiler.getstats(), key=lambda entry: str(entry.code).partition(" at ")[0]):
    name = entry.code if isinstance(entry.code, str) else entry.code.co_qualname
    calls = sorted((c.code if isinstance(c.code, str) else c.code.co_qualname, c.callcount, c.reccallcount) for c in entry.calls or ())
    print(name, entry.callcount, entry.reccallcount, calls, entry.totaltime >= entry.inlinetime >= 0)
try:
    profiler.enable()
    _lsprof.Profiler().enable()
except ValueError as error:
    print(error)
finally:
    profiler.disable()
profiler.clear()
print(profiler.getstats())

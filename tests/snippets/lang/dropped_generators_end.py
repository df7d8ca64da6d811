# process-wide: what finalisers print comes from any thread
# What nobody refers to any more is closed, warned of or finalised, in gc.collect() at the latest.
import gc
import sys
import warnings
import weakref


def generator():
    try:
        yield
    finally:
        print("closed")


async def coroutine():
    pass


async def numbers():
    yield 1


class Phoenix:
    def __del__(self):
        survivors.append(self)


def start(awaitable):
    try:
        awaitable.send(None)
    except StopIteration:
        pass


survivors = []
g = generator()
next(g)
del g
gc.collect()
with warnings.catch_warnings(record=True) as shown:
    warnings.simplefilter("always")
    coroutine()
    gc.collect()
print([str(w.message) for w in shown])
sys.set_asyncgen_hooks(finalizer=lambda agen: print("hook", agen.__name__))
n = numbers()
start(n.__anext__())
del n
gc.collect()
sys.set_asyncgen_hooks(finalizer=None)
p = Phoenix()
number = id(p)
r = weakref.ref(p)
del p
gc.collect()
print(len(survivors), id(survivors[0]) == number)

class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r
def run(coro):
    out = []
    send = None
    try:
        while True:
            y = coro.send(send)
            out.append(y)
            send = y * 10
    except StopIteration as e:
        return out, e.value
async def leaf(n): return await Suspend(n) + 1
async def mid(n): return [await leaf(n), await leaf(n + 1)]
print(run(mid(1)))
class ACM:
    async def __aenter__(self): print("enter", await Suspend(1)); return self
    async def __aexit__(self, t, v, tb): print("exit", t and t.__name__, await Suspend(2)); return t is ValueError
async def with_(): 
    async with ACM() as a:
        print("body", type(a).__name__)
    async with ACM():
        raise ValueError("swallowed")
    return "end"
print(run(with_()))
class AI:
    def __init__(self, n): self.i = 0; self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        return await Suspend(self.i)
async def for_():
    out = []
    async for x in AI(3):
        out.append(x)
        if x == 20: continue
    else:
        out.append("else")
    return out, [x async for x in AI(2)], {x: y async for x in AI(2) for y in [1]}, [await leaf(1) for _ in range(2)]
print(run(for_()))
async def agen(n):
    try:
        for i in range(n):
            await Suspend(i)
            yield i
    finally:
        print("agen fin")
async def use():
    return [x async for x in agen(3)]
print(run(use()))
async def early():
    a = agen(5)
    async for x in a:
        if x == 1: break
    await a.aclose()
    return x
print(run(early()))
async def thrower():
    try:
        await Suspend(1)
    except ValueError as e:
        return "caught " + str(e)
c = thrower(); c.send(None)
try: c.throw(ValueError("in"))
except StopIteration as e: print(e.value)
async def nested_close():
    try: await Suspend(1)
    finally: print("closed")
c = nested_close(); c.send(None); c.close()
print(c.cr_frame, c.cr_running, c.cr_await, type(c).__name__)
c = leaf(1); c.send(None)
async def again(): await c
try: again().send(None)
except RuntimeError as e: print(e)
c.close()
import types
@types.coroutine
def old(n):
    r = yield n
    return r
async def uses_old(): return await old(3)
print(run(uses_old()))
async def agen_send():
    got = []
    while True:
        x = yield len(got)
        if x is None: return
        got.append(x)
async def drive():
    a = agen_send()
    r = [await a.asend(None), await a.asend("p"), await a.asend("q")]
    try: await a.asend(None)
    except StopAsyncIteration: r.append("stop")
    return r
print(run(drive()))

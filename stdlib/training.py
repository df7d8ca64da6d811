# SPDX-License-Identifier: Apache-2.0
"""What the launcher runs once to make the AOT cache: a bit of everything that programs do.

The cache keeps the classes that were loaded, and what the JVM has learned of the branches and types in each method.  Code that this
program never reaches is compiled as if it could not be reached, and compiled again when it is; so it goes through every kind of
instruction, with operands of several types, often enough to be counted.
"""

import argparse
import collections
import contextlib
import dataclasses
import enum
import functools
import itertools
import json
import os
import re
import sys
import time
import typing

SECONDS = 6


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return self.x < other.x

    @property
    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5


class Shape:
    count = 0

    def __init__(self, name, *points, colour=None, **more):
        self.name, self.points, self.colour, self.more = name, points, colour, more
        self.area = None
        self.marks = []
        self.depth = 0
        Shape.count += 1

    def grow(self, by):
        self.depth += by
        self.marks.append(self.depth)
        return self

    @classmethod
    def default(cls):
        return cls("default", Point(1), colour="red")

    @staticmethod
    def twice(value):
        return value + value

    def __len__(self):
        return len(self.points)

    def __getitem__(self, index):
        return self.points[index]

    def __iter__(self):
        return iter(self.points)

    def __contains__(self, point):
        return any(p == point for p in self.points)

    def __call__(self, value):
        return self.depth + value


class Square(Shape):
    def __init__(self, side, **more):
        super().__init__("square", Point(0), Point(side, side), **more)
        self.side = side

    def grow(self, by):
        return super().grow(by + 1)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return name.upper()


@dataclasses.dataclass(order=True)
class Record:
    key: int
    text: str = ""
    parts: list = dataclasses.field(default_factory=list)


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


Pair = collections.namedtuple("Pair", "first second")


def numbers():
    total = 0
    for i in range(400):
        total += i * 3 - (i >> 1) + (i & 7) ^ (i | 1)
        total = total % 1_000_003 if i % 2 else total // 2
        if i > 100 and total != i or total <= 3:
            total -= 1
        elif i == 50 or not total:
            continue
    x = 0.5
    n = 3
    while x < 30:
        x = x * 1.1 + n / 7 - 0.01
        if x >= 20.0 and x != 21.0:
            x += 1
        n = -n if n < 0 else ~n
    big = 1
    for i in range(1, 60):
        big = big * i + 2 ** i
    z = complex(1, 2) * 3
    return total, x, big % 97, divmod(big, 1001), abs(-x), round(x, 2), min(1, 2.5), max(3, total), z.real, 7 < x < 90, int(x), float("2.5")


def texts():
    words = []
    for i in range(150):
        words.append(f"{i:04d}:{i * i:x}:{i / 3:.2f}:{i!r:>5}:{str(i)}")
    text = ",".join(words)
    parts = text.split(",")
    out = ""
    for word in parts[:60]:
        out += word[1:3] + word[0] + word[-1]
        if word.startswith("00") and "5" in word:
            out = out.replace("5", "five")
        elif word.endswith("x") or word.find(":") > 6:
            out = out.strip("x")
    data = text.encode()
    head = bytes(data[:20]) + bytearray(b"ab")
    counts = {}
    for letter in out:
        counts[letter] = counts.get(letter, 0) + 1
    return (len(out), out.upper().lower().title().count("1"), "%s-%5.1f %d" % ("a", 2.5, 7), "{0} {name}".format(1, name=2), head.hex(),
            sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3], "é€😀" * 2, ord("a"), chr(98), text == out, text < out)


def collections_of_things():
    items = [(i * 7919) % 101 for i in range(300)]
    stack = []
    for v in items:
        while stack and stack[-1] < v:
            stack.pop()
        stack.append(v)
    items.sort()
    items.reverse()
    ordered = sorted(items, key=lambda v: (v % 13, v))
    table = {v: str(v) for v in items if v % 3}
    table.update(a=1, b=[2])
    for key, value in table.items():
        if key == "a" or value is None:
            break
    else:
        table[None] = ()
    del table["a"]
    seen = set()
    for v in items:
        if v not in seen:
            seen.add(v)
        elif v in table:
            seen.discard(v)
    first, *middle, last = ordered
    (p, q), r = (first, last), len(middle)
    matrix = [[row * column for column in range(8)] for row in range(8)]
    matrix[2][3] += 5
    matrix[1:3] = [[0] * 8]
    queue = collections.deque(items[:20], maxlen=10)
    queue.append(queue.popleft())
    default = collections.defaultdict(list)
    for v in items:
        default[v % 5].append(v)
    try:
        table["missing"]
    except KeyError as error:
        p += len(error.args)
    return (sum(v for i, v in enumerate(items) if i % 2), [a + b for a, b in zip(items, items[1:])][:3], {*seen, 1} | {2, 3} & {3},
            [*items[:2], *ordered[-2:]], {**table, "x": 1}.keys() & {"x"}, list(map(str, items[:5])), any(items), all(items), p, q, r, queue[0],
            list(filter(None, items))[:2], items.index(last), tuple(reversed(items))[:2], list(itertools.chain(items[:2], [1])), matrix[0][0],
            dict(zip("ab", items)), Pair(1, 2).second, collections.Counter(items).most_common(1), table.pop("none", None), dict.fromkeys("ab"))


def generate(n):
    for i in range(n):
        got = yield i
        if got:
            yield got


def delegate(n):
    result = yield from generate(n)
    yield result
    with contextlib.suppress(ValueError):
        yield from (i * i for i in range(n))
        raise ValueError


def generators():
    total = 0
    for v in delegate(40):
        if v is not None:
            total += v
    g = generate(5)
    next(g)
    total += g.send(10)
    g.close()
    return total, sum(x for x in itertools.islice(generate(50), 3, 20)), list(itertools.accumulate(generate(5)))


async def answer(n):
    return n


async def several():
    total = 0
    for i in range(10):
        total += await answer(i)
    async with contextlib.AsyncExitStack():
        return total + sum([i async for i in produce(5)])


async def produce(n):
    for i in range(n):
        yield await answer(i)


def coroutines():
    try:
        several().send(None)
    except StopIteration as stop:
        return stop.value


def objects():
    shapes = [Shape("s", Point(i), colour=i) if i % 3 else Square(i, size=i) for i in range(30)]
    total = 0
    for shape in shapes:
        shape.grow(2).grow(1)
        total += shape.depth + len(shape) + shape(1) + shape.points[0].x
        shape.area = total
        if isinstance(shape, Square) and shape.anything == "ANYTHING" and not hasattr(shape, "_hidden"):
            total += shape.side
        for point in shape:
            total += point.length
        if Point(3) in shape:
            total = int(total)
        Shape.twice(3)
    origin = sum((shape[0] for shape in shapes), Point(0))
    del shapes[0].area
    record = dataclasses.replace(Record(1, "a"), key=2)
    records = sorted([Record(3), record, Record(1, "b")])
    return total, origin == Point(1), Shape.default().name, records[0] < record, Colour.RED.name, Colour(2), getattr(shapes[1], "none", 0), repr(record)


def fail(kind):
    raise kind("no")


def exceptions():
    total = 0
    for i in range(40):
        try:
            if i % 4 == 0:
                fail(ValueError)
            elif i % 4 == 1:
                [][i]
            elif i % 4 == 2:
                int("x")
            total += 1
        except (ValueError, IndexError) as error:
            try:
                raise RuntimeError("outer") from error
            except RuntimeError as outer:
                total += outer.__cause__ is error
        except Exception:
            raise
        else:
            total += 2
        finally:
            total += 1
    try:
        raise ExceptionGroup("several", [ValueError(1), TypeError(2)])
    except* ValueError:
        total += 1
    except* TypeError:
        total += 2
    with contextlib.closing(contextlib.ExitStack()) as stack:
        assert stack is not None, "never"
    return total


def scopes(base):
    step = 1

    def inner(a, b=2, /, *rest, c, d=4, **more):
        nonlocal step
        step += a
        return base + step + b + len(rest) + c + d + len(more)

    @functools.lru_cache(maxsize=16)
    def fibonacci(n):
        return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

    add = functools.partial(inner, 1, c=3)
    arguments = (1, 2, 3)
    return inner(1, c=1), inner(*arguments, c=2, **{"e": 1}), add(), add(5, d=1), fibonacci(20), (lambda *a, **k: (a, k))(1, k=2), recursive(12)


def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def match(subject):
    match subject:
        case 0 | 1:
            return "small"
        case int() | float() if subject > 5:
            return "large"
        case [first, *rest]:
            return first, len(rest)
        case {"key": value, **others}:
            return value, len(others)
        case Point(x=0, y=y):
            return y
        case Pair(first, second):
            return first + second
        case str() as text:
            return text
        case _:
            return None


def libraries():
    data = {"list": [1, 2.5, None, True, "text \u00e9"], "nested": {"a": {"b": []}}}
    copy = json.loads(json.dumps(data, indent=1, sort_keys=True))
    found = re.findall(r"(\w+)-(\d+)|[a-c]+?x", "one-1 two-22 abcx " * 10)
    replaced = re.sub(r"\s+", " ", "a  b\t c\n" * 10)
    parser = argparse.ArgumentParser(prog="p", exit_on_error=False)
    parser.add_argument("--number", type=int, default=1)
    return copy == data, len(found), replaced[:5], parser.parse_args(["--number", "4"]).number, os.path.join("a", "b"), typing.get_origin(list[int])


STATEMENTS = """
import a, b.c as d
from .e import f as g
type Alias[T: int, *Ts, **P] = list[T]
global_name: int = 1
class Generic[T](Base, metaclass=Meta):
    "doc"
    x: int = 0
    def method(self): pass
async def run[T](a, /, b: int = 1, *args, c=2, **kwargs) -> None:
    global global_name
    async with one() as two, three(): pass
    async for i in aiter(x): break
    else: continue_ = [await y async for y in z if y]
    return await f(*args, **kwargs)
def inner():
    nonlocal_ = lambda x=1, *y: (yield x)
    while True:
        try: raise ValueError from None
        except (A, B) as error: continue
        except C: del nonlocal_.x[1:2, ...], y
        finally: z = f"{x!r:>{width}} {y=}", t"{x}", b"z", 1j, 0x10, {1: 2, **z}, {*s}, {i: j for i, j in k}, not a is not b, x if y else z
@decorator
def last(): assert (n := 1) < 2 <= 3 != 4, "text"; x @= y; x //= ~y << 3 >> 1 | 5 ^ 6 & 7
if x: pass
elif not y: print(*a, sep="", end=x[1])
"""


def compiling():
    return len(compile(STATEMENTS.replace("continue_", "kept"), "<training>", "exec").co_code)


def main():
    compiling()
    end = time.monotonic() + (float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
    rounds = 0
    while rounds < 2 or time.monotonic() < end:
        numbers(), texts(), collections_of_things(), generators(), coroutines(), objects(), exceptions(), scopes(3), libraries()
        for subject in (0, 7, 2.0, [1, 2], {"key": 1, "x": 2}, Point(0, 4), Pair(1, 2), "text", None):
            match(subject)
        rounds += 1
    return rounds


if __name__ == "__main__":
    main()

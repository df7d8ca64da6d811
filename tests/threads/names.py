# SPDX-License-Identifier: Apache-2.0
"""Module globals, builtins, closures' cells, frames' locals and code that is shared."""

import builtins
import sys

from _stress import against, copies, main, rounds, together

counter = (0, 0)
appearing = None


def test_globals_are_replaced_whole():
    """A global is seen as an old or the new value, complete."""
    def write():
        global counter
        for n in rounds():
            counter = (n, -n)

    def read():
        a, b = counter
        assert a == -b
    against(write, read, read)


def test_globals_appear_and_vanish():
    """A global that comes and goes is seen or is a NameError; the builtin below it shows through."""
    def write():
        global appearing, len
        for n in rounds():
            appearing = n
            del appearing
            len = abs
            del len

    def read():
        try:
            assert appearing >= 0
        except NameError:
            pass
        assert len((1,)) == 1 if len is builtins.len else len(-1) == 1
    try:
        against(write, lambda: safe(read), lambda: safe(read))
    finally:
        globals()["appearing"] = None


def safe(read):
    try:
        read()
    except TypeError:
        # Between the test and the call `len` has become `abs`, or the other way round.
        pass


def test_globals_through_dict():
    """Names that several threads define through `globals()`-like dictionaries and `exec` are all there."""
    for _ in rounds():
        space = {}
        together(*copies(4, lambda t: [exec(f"v{t}_{n} = {n}", space) for n in range(20)]))
        assert all(space[f"v{t}_{n}"] == n for t in range(4) for n in range(20))
        assert len(space) == 81


def test_cells_are_replaced_whole():
    """A closure's variable is seen as an old or the new value; unbound it is a NameError."""
    value = (0, 0)

    def write():
        nonlocal value
        for n in rounds():
            value = (n, -n)
            if n % 5 == 0:
                del value
                value = (1, -1)

    def read():
        try:
            a, b = value
            assert a == -b
        except NameError:
            pass
        try:
            a, b = read.__closure__[0].cell_contents
            assert a == -b
        except (ValueError, TypeError):
            pass
    against(write, read, read)


def test_shared_function():
    """One function that all threads call: defaults, keywords, recursion and `__code__` replaced meanwhile."""
    def f(a, b=2, *rest, c=3, **more):
        return (a, b, c)

    def g(a, b=2, *rest, c=3, **more):
        return (a, b, c)
    codes = f.__code__, g.__code__

    def write():
        for n in rounds():
            f.__code__ = codes[n & 1]
            f.__defaults__ = (2,)
            f.__kwdefaults__ = {"c": 3}

    def call():
        assert f(1) == (1, 2, 3)
        assert f(1, c=5, d=6) == (1, 2, 5)
        assert f(*(1, 4, 5), **{"c": 7}) == (1, 4, 7)
    against(write, call, call)


def test_code_of_another_kind():
    """`__code__` with other parameters and defaults that come and go: a call works or is a TypeError."""
    def f(a):
        return (a,)

    def none():
        return ()

    def many(a, b, c, d=4, *rest, e=5, **more):
        first, second = a, b
        return (first, second, c)
    codes = f.__code__, none.__code__, many.__code__

    def write():
        for n in rounds():
            f.__code__ = codes[n % 3]
            f.__defaults__ = (None, (2,), (2, 3, 4))[n // 3 % 3]
            f.__kwdefaults__ = None if n & 1 else {"e": 5}

    def call():
        for args, keywords in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2, 3, 4, 5), {"e": 6}), ((1,), {"x": 1})):
            try:
                result = f(*args, **keywords)
                assert result in ((), (1,), (2,), (4,), (1, 2, 3)), (args, result)
            except TypeError:
                pass
        for direct in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, 3), lambda: f(1, 2, 3, 4)):
            try:
                direct()
            except TypeError:
                pass
        defaults, keyword_defaults = f.__defaults__, f.__kwdefaults__
        assert defaults is None or len(defaults) in (1, 3)
        assert keyword_defaults is None or keyword_defaults == {"e": 5}
    against(write, call, call)


def test_traceback_taken_away():
    """A traceback that another thread replaces by None while it is read and passed on."""
    error = ValueError()

    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, kind, value, traceback):
            return traceback is None or traceback.tb_next is None or traceback.tb_next.tb_lineno > 0

    def write():
        for _ in rounds():
            error.__traceback__ = None

    def read():
        with Manager():
            raise error
        found = error.__traceback__
        assert found is None or found.tb_frame is not None
    against(write, read, read)


def test_locals_of_a_running_frame():
    """Reading the locals of a frame that runs in another thread gives values that they had."""
    frames = []

    def work():
        frames.append(sys._getframe())
        for n in rounds():
            pair = (n, -n)
            text = "x" * (n % 5)
        return pair, text

    def look():
        if frames:
            names = frames[0].f_locals
            pair = names.get("pair", (0, 0))
            assert pair[0] == -pair[1]
            dict(names), list(names), frames[0].f_lineno, frames[0].f_lasti, repr(frames[0])
    against(work, look)


def test_first_calls_together():
    """Code that several threads run for the first time at once gives each the right result."""
    for number in rounds():
        source = f"def f(n):\n    total = {number}\n    for i in range(n):\n        total += i if i % 2 else -i\n    return [total, f'{{n}}']"
        space = {}
        exec(source, space)
        results = together(*copies(4, lambda t: [space["f"](n) for n in range(12)]))
        assert results == [results[0]] * 4
        assert results[0][3] == [number - 1, "3"]


def test_interned_strings():
    """`sys.intern` of equal strings gives all threads the same object."""
    for number in rounds():
        results = together(*copies(4, lambda t: [sys.intern("-".join(["name", str(number), str(n)])) for n in range(30)]))
        assert all(a is b is c is d for a, b, c, d in zip(*results))


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
"""Iterators and generators shared by threads: an item may be missed or come twice, nothing worse."""

import itertools
import operator
import os
import re
import string
import struct

from _stress import copies, main, rounds, together

WORDS = "the quick brown fox jumps over the lazy dog".split()


def drained(iterator, allowed=()):
    """What one thread gets out of an iterator that others use too."""
    taken = []
    for _ in range(400):
        try:
            taken.append(next(iterator))
        except StopIteration:
            break
        except allowed:
            pass
        hint = getattr(iterator, "__length_hint__", None)
        if hint is not None:
            assert hint() >= 0
    return taken


def share(make, items, allowed=()):
    """Several threads take from one iterator; each item must be one of those that there are."""
    iterator = make()
    for taken in together(*copies(3, lambda t: drained(iterator, allowed))):
        for item in taken:
            assert item in items, item


def test_builtin_iterators():
    """Iterators of the builtin collections give their items."""
    numbers = list(range(60))
    d = dict.fromkeys(numbers, 0)
    pairs = [(n, 0) for n in numbers]
    for _ in rounds():
        for make in (lambda: iter(numbers), lambda: reversed(numbers), lambda: iter(tuple(numbers)), lambda: iter(range(60)),
                     lambda: reversed(range(60)), lambda: iter(d), lambda: reversed(d), lambda: iter(set(numbers)),
                     lambda: iter(bytes(numbers)), lambda: iter(bytearray(numbers)), lambda: iter(memoryview(bytes(numbers))),
                     lambda: reversed(bytes(numbers)), lambda: iter(d.keys()), lambda: iter(range(0, 10 ** 20, 10 ** 19))):
            share(make, [*numbers, *range(0, 10 ** 20, 10 ** 19)], RuntimeError)
        share(lambda: iter(d.items()), pairs, RuntimeError)
        share(lambda: reversed(d.items()), pairs, RuntimeError)
        share(lambda: iter(d.values()), [0], RuntimeError)
        share(lambda: iter("words"), list("words"))
        share(lambda: iter("w\N{PILE OF POO}rds"), list("w\N{PILE OF POO}rds"))
        share(lambda: iter(iter(numbers).__next__, 30), numbers, RuntimeError)


def test_iterators_of_the_library():
    """Iterators over what is read step by step give whole items."""
    data = struct.pack("<60i", *range(60))
    code = test_builtin_iterators.__code__
    folder = os.path.dirname(os.path.abspath(__file__))
    fields = "a{b!r:>{c}} {d}e{f.g[0]}" * 20
    for _ in rounds():
        share(lambda: struct.iter_unpack("<i", data), [(n,) for n in range(60)])
        share(code.co_lines, list(code.co_lines()))
        share(code.co_positions, list(code.co_positions()))
        share(lambda: string.Formatter().parse(fields), list(string.Formatter().parse(fields)))
        share(lambda: map(re.Match.group, re.finditer(r"\w+", fields)), re.findall(r"\w+", fields))
        share(lambda: map(os.fspath, os.scandir(folder)), list(map(os.fspath, os.scandir(folder))))


def test_builtin_adapters():
    """enumerate, zip, map and filter give what they are made of."""
    numbers = list(range(60))
    for _ in rounds():
        # An item that comes twice is counted twice.
        share(lambda: enumerate(numbers), [(a, b) for a in range(3 * 60) for b in numbers])
        share(lambda: zip(numbers, numbers), [(a, b) for a in numbers for b in numbers])
        share(lambda: map(operator.neg, numbers), [-n for n in numbers])
        share(lambda: filter(None, numbers), numbers)


def test_count_gives_each_number_once():
    """itertools.count hands out no number twice and leaves none out."""
    for _ in rounds():
        for start, step in ((0, 1), (5, 2), (2 ** 63 - 100, 1)):
            counter = itertools.count(start, step)
            taken = together(*copies(4, lambda t: [next(counter) for _ in range(100)]))
            assert sorted(sum(taken, [])) == [start + step * n for n in range(400)]


def test_itertools():
    """The iterators of itertools give items that they can give, or say that they are in use."""
    numbers = list(range(20))
    pairs = [(a, b) for a in numbers for b in numbers]
    # One of the two may have ended by what another thread took from it.
    filled = [*pairs, *((n, None) for n in numbers), *((None, n) for n in numbers)]
    makes = (lambda: itertools.chain(numbers, numbers), lambda: itertools.chain.from_iterable([numbers, numbers]),
             lambda: itertools.cycle(numbers), lambda: itertools.repeat(3, 60), lambda: itertools.islice(numbers, 15),
             lambda: itertools.takewhile(lambda n: n < 15, numbers), lambda: itertools.dropwhile(lambda n: n < 5, numbers),
             lambda: itertools.filterfalse(None, numbers), lambda: itertools.compress(numbers, [1] * 20),
             lambda: itertools.tee(numbers)[0])
    for _ in rounds():
        for make in makes:
            share(make, numbers, (RuntimeError, ValueError))
        for make in (lambda: itertools.product(numbers, repeat=2), lambda: itertools.permutations(numbers, 2),
                     lambda: itertools.combinations(numbers, 2), lambda: itertools.combinations_with_replacement(numbers, 2),
                     lambda: itertools.pairwise(numbers),
                     lambda: itertools.starmap(lambda a, b: (a, b), pairs)):
            share(make, pairs, (RuntimeError, ValueError))
        share(lambda: itertools.zip_longest(numbers, numbers), filled, (RuntimeError, ValueError))
        for iterator in (itertools.accumulate(numbers), itertools.groupby(WORDS, len), itertools.batched(numbers, 3),
                         *itertools.tee(iter(numbers), 1)):
            together(*copies(3, lambda t: drained(iterator, (RuntimeError, ValueError))))


def test_tee_branches():
    """Two branches of a tee, each in a thread of its own, both give every item in order."""
    for _ in rounds():
        a, b = itertools.tee(range(200))
        try:
            one, two = together(lambda: list(a), lambda: list(b))
        except RuntimeError:
            continue
        assert one == two == list(range(200))


def test_generator_runs_in_one_thread():
    """A generator gives each value to one thread; another that asks meanwhile gets ValueError."""
    def generate():
        for n in range(300):
            yield n
    for _ in rounds():
        g = generate()

        def work(t):
            taken = []
            for _ in range(3000):
                try:
                    taken.append(next(g))
                except ValueError as error:
                    assert str(error) == "generator already executing"
                except StopIteration:
                    break
                g.gi_running, g.gi_frame, g.gi_suspended, g.gi_yieldfrom, repr(g)
            return taken
        taken = together(*copies(3, work))
        assert all(t == sorted(t) for t in taken)
        rest = list(g)
        assert sorted(sum(taken, rest)) == list(range(300))


def test_generator_closed_by_another():
    """Closing, throwing into and sending to a generator that runs elsewhere: ValueError, or it is done once."""
    for _ in rounds():
        ends = []

        def generate():
            try:
                while True:
                    yield 1
            finally:
                ends.append(1)
        g = generate()
        next(g)

        def work(t):
            for _ in range(20):
                try:
                    (g.close if t == 0 else lambda: g.send(2) if t == 1 else lambda: g.throw(KeyError))()
                except (ValueError, StopIteration, KeyError):
                    pass
        together(*copies(3, work))
        g.close()
        assert ends == [1]


def test_coroutine_runs_in_one_thread():
    """A coroutine that two threads drive at once: one of them gets ValueError or RuntimeError."""
    class Pause:
        def __await__(self):
            yield 1

    async def work():
        for _ in range(50):
            await Pause()
        return 5
    for _ in rounds():
        coroutine = work()
        ends = []

        def drive(t):
            for _ in range(200):
                try:
                    coroutine.send(None)
                except ValueError as error:
                    assert str(error) == "coroutine already executing"
                except StopIteration as stop:
                    ends.append(stop.value)
                except RuntimeError as error:
                    assert str(error) == "cannot reuse already awaited coroutine"
                    return
        together(*copies(3, drive))
        coroutine.close()
        assert ends == [5]


if __name__ == "__main__":
    main()

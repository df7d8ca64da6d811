# SPDX-License-Identifier: Apache-2.0
"""How much faster two threads do twice the work: one line a pattern, throughput with N threads / with one.

Usage: ./krait [-X gil=1] bench/scaling.py [--threads N] [--seconds S] [--json] [PATTERN]...

Each pattern is a function that does a number of rounds on objects of its own or on shared constants, functions and modules, which is
where counting references would make threads wait for each other.  `shared_*` patterns write or read one dict or list together.
"""

import argparse
import collections
import copy
import dataclasses
import json
import operator
import sys
import threading
import time
import typing

PATTERNS = {}
PREFIX = "pre"


def pattern(function):
    PATTERNS[function.__name__] = function
    return function


class Plain:
    def __init__(self, value=0):
        self.value = value

    def get(self):
        return self.value

    def __len__(self):
        return 3

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


@dataclasses.dataclass
class Record:
    x: int
    y: int


Pair = collections.namedtuple("Pair", "x y")


class TypedPair(typing.NamedTuple):
    x: int
    y: int


def identity(value):
    return value


@pattern
def object_cfunction(n):
    items = [1]
    for _ in range(n):
        items.count(1)


@pattern
def cmodule_function(n):
    for _ in range(n):
        operator.index(7)


@pattern
def object_lookup_special(n):
    thing = Plain()
    for _ in range(n):
        len(thing)


@pattern
def context_manager(n):
    thing = Plain()
    for _ in range(n):
        with thing:
            pass


@pattern
def generator(n):
    def numbers(count):
        for i in range(count):
            yield i

    for _ in numbers(n):
        pass


@pattern
def pymethod(n):
    thing = Plain()
    for _ in range(n):
        thing.get()


@pattern
def pyfunction(n):
    for _ in range(n):
        identity(1)


@pattern
def module_function(n):
    for _ in range(n):
        copy.copy(n)


@pattern
def load_string_const(n):
    text = ""
    for _ in range(n):
        if text == "a constant":
            text = PREFIX
        text = "another constant"


@pattern
def load_tuple_const(n):
    for _ in range(n):
        pair = (1, 2)
        pair = (3, 4)
    return pair


@pattern
def create_pyobject(n):
    for _ in range(n):
        Plain()


@pattern
def create_closure(n):
    for i in range(n):
        def inner():
            return i


@pattern
def create_dict(n):
    for i in range(n):
        {"one": i, "two": n}


LOCAL = threading.local()


@pattern
def thread_local_read(n):
    local = LOCAL
    local.x = 10
    for _ in range(n):
        local.x
        local.x


@pattern
def method_caller(n):
    thing = Plain()
    caller = operator.methodcaller("get")
    for _ in range(n):
        caller(thing)


@pattern
def instantiate_dataclass(n):
    for i in range(n):
        Record(i, y=2)


@pattern
def instantiate_namedtuple(n):
    for i in range(n):
        Pair(i, y=2)


@pattern
def instantiate_typing_namedtuple(n):
    for i in range(n):
        TypedPair(i, y=2)


@pattern
def deepcopy(n):
    things = {"list": [1, 2], "tuple": (None, "x")}
    for _ in range(n // 10):
        copy.deepcopy(things)


SHARED_DICT = {}
SHARED_LIST = [0] * 64
READ_DICT = {f"key{i}": i for i in range(64)}
KEYS = list(READ_DICT)


@pattern
def shared_write(n):
    table, items = SHARED_DICT, SHARED_LIST
    for i in range(n):
        table[i & 63] = i
        items[i & 63] = i


@pattern
def shared_read(n):
    table, keys = READ_DICT, KEYS
    for i in range(n):
        table[keys[i & 63]]


def run(function, rounds, threads):
    """Seconds until all threads have done that many rounds each."""
    start = threading.Barrier(threads + 1)

    def work():
        start.wait()
        function(rounds)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    start.wait()
    begin = time.perf_counter()
    for worker in workers:
        worker.join()
    return time.perf_counter() - begin


def measure(function, threads, seconds):
    rounds = 1000
    while (took := run(function, rounds, 1)) < 0.05:
        rounds *= 2
    # Warm-up, with as many threads as are measured.
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        took = min(took, run(function, rounds, threads))
        while took < 0.05:
            rounds *= 2
            took *= 2
    one = many = float("inf")
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        one = min(one, run(function, rounds, 1))
        many = min(many, run(function, rounds, threads))
    return threads * one / many, one / rounds * 1e9


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("pattern", nargs="*")
    options = parser.parse_args()
    results = {}
    for name in options.pattern or PATTERNS:
        scale, nanoseconds = measure(PATTERNS[name], options.threads, options.seconds)
        results[name] = scale
        if not options.json:
            print(f"{name:32} {scale:5.2f}   {nanoseconds:8.1f} ns a round", flush=True)
    if options.json:
        print(json.dumps(results))


if __name__ == "__main__":
    sys.exit(main())

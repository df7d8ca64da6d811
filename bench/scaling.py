# SPDX-License-Identifier: Apache-2.0
"""How much faster two threads do twice the work: one line a pattern, throughput with N threads / with one.

Usage: ./krait [-X gil=1] bench/scaling.py [--threads N] [--seconds S] [--run S] [--json] [--compare] [PATTERN]...

Each pattern is a function that does a number of rounds on objects of its own or on shared constants, functions and modules, which is
where counting references would make threads wait for each other.  `shared_*` patterns write or read one dict or list together.

A run takes a twentieth of a second, so that some run is undisturbed on a busy machine; with `--run 1` the frames of the patterns live
through collections of garbage, after which those of several threads lie side by side.

With --compare a plain Java program that allocates as many bytes in a second and a thread (bench/PlainAllocation.java; how many is measured
by bench/AllocationRate.java) runs by turns with each pattern, with the same options of the JVM: what allocating costs a Java program on
this machine is not Python's fault.  On a busy machine the least of many short times counts; the load is printed, and the scaling that
follows from the processor time of the threads alone, which shows threads that disturb each other but neither other programs nor pauses.
"""

import argparse
import collections
import copy
import dataclasses
import json
import operator
import os
import queue
import subprocess
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


class Crew:
    """Threads that live as long as the measurement, so that what belongs to them grows old as in a program that runs for long."""

    def __init__(self, threads, least):
        self.least = least
        self.orders = [queue.SimpleQueue() for _ in range(threads)]
        self.done = queue.SimpleQueue()
        for orders in self.orders:
            threading.Thread(target=self.work, args=(orders,), daemon=True).start()

    def work(self, orders):
        while order := orders.get():
            function, rounds, start = order
            start.wait()
            # Each thread reads the clock itself: a thread beside them might be let run only when they have nearly finished.
            begin, processor = time.perf_counter(), time.thread_time()
            function(rounds)
            self.done.put((begin, time.perf_counter(), time.thread_time() - processor))

    def run(self, function, rounds, threads):
        """Seconds until so many threads have done that many rounds each, and the seconds of processor time that each took on average."""
        start = threading.Barrier(threads)
        for orders in self.orders[:threads]:
            orders.put((function, rounds, start))
        begins, ends, spent = zip(*[self.done.get() for _ in range(threads)])
        return max(ends) - min(begins), sum(spent) / threads

    def end(self):
        for orders in self.orders:
            orders.put(None)


def warm_up(crew, function, threads, seconds):
    """A number of rounds that takes as long as a run shall, found with as many threads as are measured."""
    rounds = 1000
    while crew.run(function, rounds, 1)[0] < crew.least:
        rounds *= 2
    end = time.perf_counter() + seconds
    took = float("inf")
    while time.perf_counter() < end:
        took = min(took, crew.run(function, rounds, threads)[0])
        while took < crew.least:
            rounds *= 2
            took *= 2
    return rounds


class Times:
    """The least times of one thread and of several, on the clock and of the processors."""

    def __init__(self, crew, function, threads, seconds):
        self.crew, self.function, self.threads = crew, function, threads
        self.rounds = warm_up(crew, function, threads, seconds)
        self.one = self.many = (float("inf"), float("inf"))

    def turn(self):
        self.one = tuple(map(min, self.one, self.crew.run(self.function, self.rounds, 1)))
        self.many = tuple(map(min, self.many, self.crew.run(self.function, self.rounds, self.threads)))

    def scaling(self, which=0):
        return self.threads * self.one[which] / self.many[which]

    def nanoseconds(self):
        return self.one[0] / self.rounds * 1e9


def measure(crew, function, threads, seconds):
    times = Times(crew, function, threads, seconds)
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        times.turn()
    return times


def java(program, *arguments, **options):
    """Starts a Java program of this folder with the options of the JVM that runs this one."""
    with open("/proc/self/cmdline", encoding="utf-8") as file:
        words = file.read().split("\0")
    words = [word for word in words[: words.index("-cp") + 2] if not word.startswith("-XX:AOTCache")]
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), program + ".java")
    return subprocess.Popen([*words, source, *arguments], stdout=subprocess.PIPE, text=True, **options)


def bytes_per_round(names):
    """What a round of each pattern allocates."""
    folder = os.path.dirname(os.path.abspath(__file__))
    with java("AllocationRate", folder, "2", *names) as program:
        return {name: float(count) for name, count in (line.split() for line in program.stdout)}


class PlainProgram:
    """A Java program that allocates as much as a pattern does, in a process of its own."""

    def __init__(self):
        self.process = java("PlainAllocation", stdin=subprocess.PIPE)

    def ask(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())


def compare(plain, crew, function, allocated, threads, seconds):
    """The times of a pattern, and the scaling of the plain program, measured by turns."""
    times = Times(crew, function, threads, seconds)
    for _ in range(3):
        times.turn()
    plain.ask("set", allocated, times.nanoseconds())
    plain.ask("run", threads, times.rounds * 10)
    one = many = float("inf")
    end = time.perf_counter() + 2 * seconds
    while time.perf_counter() < end:
        times.turn()
        one = min(one, plain.ask("run", 1, times.rounds))
        many = min(many, plain.ask("run", threads, times.rounds))
    return times, threads * one / many


def compare_all(crew, names, threads, seconds):
    allocated = bytes_per_round(names)
    plain = PlainProgram()
    print(f"{'':28} scaling   by CPU time   ns a round   MB/s a thread   plain Java   ratio   load", flush=True)
    for name in names:
        times, plain_scale = compare(plain, crew, PATTERNS[name], allocated[name], threads, seconds)
        scale, taken = times.scaling(), times.nanoseconds()
        rate = allocated[name] / taken * 1e3
        print(f"{name:28} {scale:7.2f} {times.scaling(1):13.2f} {taken:12.1f} {rate:15.0f} {plain_scale:12.2f} {scale / plain_scale:7.2f}"
              f" {os.getloadavg()[0]:6.1f}", flush=True)
    crew.end()
    plain.process.stdin.close()
    plain.process.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--run", type=float, default=0.05)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("pattern", nargs="*")
    options = parser.parse_args()
    names = options.pattern or list(PATTERNS)
    crew = Crew(options.threads, options.run)
    if options.compare:
        return compare_all(crew, names, options.threads, options.seconds)
    results = {}
    for name in names:
        times = measure(crew, PATTERNS[name], options.threads, options.seconds)
        results[name] = times.scaling()
        if not options.json:
            print(f"{name:32} {times.scaling():5.2f}   by CPU time {times.scaling(1):5.2f}   {times.nanoseconds():8.1f} ns a round", flush=True)
    crew.end()
    if options.json:
        print(json.dumps(results))


if __name__ == "__main__":
    sys.exit(main())

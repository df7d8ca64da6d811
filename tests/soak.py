# SPDX-License-Identifier: Apache-2.0
"""Run everything at once for long: 64 threads that read, write, delete, iterate, import, raise, change classes and make garbage.

Usage: ./krait tests/soak.py [--minutes N] [--threads N] [--seed N]

Checks exact invariants in rounds: in each round the threads work on fresh shared objects for a while, then all stop and the objects are
counted.  Watched besides: threads that are left over, and memory after a collection, which has to stop growing.
"""

import argparse
import collections
import gc
import importlib
import os
import random
import sys
import tempfile
import threading
import time
import weakref

ROUND_SECONDS = 10


class Node:
    def __init__(self, number):
        self.number = number

    def describe(self):
        return "node"


class Other(Node):
    def describe(self):
        return "other"


class Round:
    """The shared objects of one round and what each thread has done to them."""

    def __init__(self, threads):
        self.end = time.monotonic() + ROUND_SECONDS
        self.numbers = []
        self.table = {}
        self.members = set()
        self.queue = collections.deque()
        self.lock = threading.Lock()
        self.guarded = 0
        self.node = Node(0)
        self.kind = type("Kind", (), {"f": lambda self: 0})
        self.weak = weakref.WeakValueDictionary()
        self.stable = dict.fromkeys(range(50), "stable")
        self.appended = [0] * threads
        self.guarded_by = [0] * threads
        self.kept = [{} for _ in range(threads)]
        self.put = [0] * threads
        self.taken = [0] * threads
        self.ended = collections.deque(maxlen=100)

    def check(self):
        assert len(self.numbers) == sum(self.appended), f"appends were lost: {len(self.numbers)} of {sum(self.appended)}"
        assert collections.Counter(self.numbers) == {t: n for t, n in enumerate(self.appended) if n}
        assert self.guarded == sum(self.guarded_by), "an update under a lock was lost"
        expected = {}
        for kept in self.kept:
            expected |= kept
        assert self.table == expected, "the dictionary has lost or kept too much"
        assert len(self.table) == len(list(self.table)) == len(expected)
        assert self.members == set(expected), "the set has lost or kept too much"
        assert sum(self.put) - sum(self.taken) == len(self.queue) == len(list(self.queue)), "the deque has lost an item"
        assert self.stable == dict.fromkeys(range(50), "stable")
        assert len(vars(self.node)) <= 200


def append(shared, me, rng):
    shared.numbers.append(me)
    shared.appended[me] += 1


def table(shared, me, rng):
    key = me, rng.randrange(200)
    if rng.random() < 0.6:
        shared.table[key] = rng.random()
        shared.members.add(key)
        shared.kept[me][key] = shared.table[key]
    elif shared.table.pop(key, None) is not None:
        shared.members.remove(key)
        del shared.kept[me][key]


def read(shared, me, rng):
    assert shared.stable[rng.randrange(50)] == "stable"
    for key in list(shared.table)[:20]:
        assert isinstance(key, tuple)
    try:
        for key, value in shared.table.items():
            if rng.random() < 0.05:
                break
        for item in shared.members:
            if rng.random() < 0.05:
                break
    except RuntimeError:
        pass
    if shared.numbers:
        assert 0 <= shared.numbers[rng.randrange(len(shared.numbers))] < len(shared.appended)


def overwrite(shared, me, rng):
    shared.stable[rng.randrange(50)] = "stable"
    shared.stable.update({rng.randrange(50): "stable"})


def locked(shared, me, rng):
    with shared.lock:
        shared.guarded += 1
    shared.guarded_by[me] += 1


def pass_on(shared, me, rng):
    if rng.random() < 0.55:
        shared.queue.append(me)
        shared.put[me] += 1
    else:
        try:
            shared.queue.popleft()
            shared.taken[me] += 1
        except IndexError:
            pass


def attributes(shared, me, rng):
    name = f"a{me}"
    setattr(shared.node, name, me)
    assert getattr(shared.node, name) == me
    delattr(shared.node, name)
    assert shared.node.describe() in ("node", "other") and shared.node.number == 0


def classes(shared, me, rng):
    if rng.random() < 0.02:
        shared.node.__class__ = rng.choice((Node, Other))
    shared.kind.f = lambda self, n=me: n
    assert 0 <= shared.kind().f() < len(shared.appended)
    if rng.random() < 0.02:
        made = type("Made", (shared.kind,), {"x": me})
        assert made().x == me and made().f() >= 0


def raising(shared, me, rng):
    try:
        try:
            {}[me]
        except KeyError as error:
            raise ValueError(me) from error
        finally:
            assert sys.exception() is None or isinstance(sys.exception(), (KeyError, ValueError))
    except ValueError as error:
        assert error.args == (me,) and error.__cause__.args == (me,)
        assert error.__traceback__ is not None


def generators(shared, me, rng):
    def numbers(n):
        try:
            for i in range(n):
                yield i
        finally:
            # A dropped generator ends in whichever thread looks at what was collected, so nothing of `me` may be counted here.
            shared.ended.append(me)
    g = numbers(20)
    next(g)
    assert sum(g) == 190
    next(numbers(3))


def garbage(shared, me, rng):
    a, b = Node(me), Node(me)
    a.other, b.other = b, a
    shared.weak[me, rng.randrange(20)] = a
    [bytearray(rng.randrange(20_000)) for _ in range(3)]
    assert str(10 ** 40 + me).endswith(str(me))
    if rng.random() < 0.001:
        gc.collect()


def importing(shared, me, rng):
    if rng.random() < 0.05:
        name = f"soaked_{rng.randrange(8)}"
        module = importlib.import_module(name)
        assert module.value == name
        if rng.random() < 0.3:
            sys.modules.pop(name, None)


def threads_too(shared, me, rng):
    if rng.random() < 0.005:
        seen = []
        thread = threading.Thread(target=seen.append, args=(me,))
        thread.start()
        thread.join()
        assert seen == [me]


ACTIONS = (append, append, table, table, read, overwrite, locked, pass_on, pass_on, attributes, classes, raising, generators, garbage,
           importing, threads_too)


def memory():
    """Memory of the process after a collection, in MB."""
    gc.collect()
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def run_round(threads, seed, failures):
    shared = Round(threads)

    def work(me):
        rng = random.Random(seed * 1000 + me)
        try:
            while time.monotonic() < shared.end and not failures:
                for _ in range(20):
                    rng.choice(ACTIONS)(shared, me, rng)
                done[me] += 20
        except BaseException as error:
            failures.append(error)
    done = [0] * threads
    workers = [threading.Thread(target=work, args=(me,), name=f"soak-{me}") for me in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(ROUND_SECONDS + 180)
        if worker.is_alive():
            raise AssertionError(f"{worker.name} hangs")
    if failures:
        raise failures[0]
    shared.check()
    return sum(done)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--threads", type=int, default=64)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    end = time.monotonic() + options.minutes * 60
    before = threading.active_count()
    memories = []
    total = 0
    seed = options.seed
    with tempfile.TemporaryDirectory() as folder:
        for n in range(8):
            with open(os.path.join(folder, f"soaked_{n}.py"), "w") as file:
                file.write("value = __name__\ndef f():\n    return value\n")
        sys.path.insert(0, folder)
        while time.monotonic() < end:
            total += run_round(options.threads, seed, [])
            assert threading.active_count() == before, threading.enumerate()
            memories.append(memory())
            print(f"round {seed - options.seed + 1}: {total} actions, {memories[-1]} MB", flush=True)
            seed += 1
    third = len(memories) // 3
    if third >= 3:
        early, late = sum(memories[third:2 * third]) / third, sum(memories[-third:]) / third
        assert late < early * 1.3 + 50, f"memory grows: {memories}"
    print(f"soak: {total} actions in {options.threads} threads, nothing lost")


main()

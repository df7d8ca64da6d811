# SPDX-License-Identifier: Apache-2.0
"""Weak references, weak collections, finalisers and the collector."""

import gc
import traceback
import weakref

from _stress import against, copies, main, rounds, together


class Thing:
    def __init__(self, number=0):
        self.number = number


def test_weak_reference():
    """A weak reference gives its object, whole, or None; of several made for one object equal ones are the same."""
    def write():
        for n in rounds():
            holder[0] = Thing(n)
            references[0] = weakref.ref(holder[0])
    holder = [Thing()]
    references = [weakref.ref(holder[0])]

    def read():
        found = references[0]()
        assert found is None or found.number >= 0
        strong = holder[0]
        assert weakref.ref(strong) is weakref.ref(strong)
        assert weakref.ref(strong)() is strong
        weakref.getweakrefcount(strong), weakref.getweakrefs(strong), repr(references[0])
    against(write, read, read)


def test_weak_collections():
    """Weak dictionaries and sets keep what lives, whatever comes and goes meanwhile."""
    for _ in rounds():
        values, keys, items = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()
        kept = [[] for _ in range(3)]

        def work(t):
            for n in range(60):
                thing = Thing(n)
                values[t, n] = thing
                keys[thing] = n
                items.add(thing)
                if n % 2:
                    kept[t].append(thing)
                if n % 20 == 0:
                    gc.collect(0)
                values.get((t, n - 1)), len(items), len(keys)
        together(*copies(3, work))
        for t in range(3):
            for thing in kept[t]:
                assert values[t, thing.number] is thing and keys[thing] == thing.number and thing in items


def test_finalizers_run_once():
    """`__del__` and weakref.finalize run once for each object, and the thread that made it is not disturbed."""
    ended = []

    class Ending:
        def __init__(self, key):
            self.key = key

        def __del__(self):
            ended.append(self.key)

    for number in rounds():
        finalized = []

        def work(t):
            for n in range(30):
                e = Ending((number, t, n))
                thing = Thing()
                weakref.finalize(thing, finalized.append, (t, n))
                del e, thing
        together(*copies(3, work))
        gc.collect()
        assert len(finalized) == len(set(finalized)) <= 90
    gc.collect()
    assert len(ended) == len(set(ended))


def test_finalizers_do_not_nest():
    """Thousands of generators that wait in a `finally` end one after the other, not one within the other."""
    def wait():
        try:
            yield depth
        finally:
            for _ in range(20):
                deepest[0] = max(deepest[0], len(traceback.extract_stack()))
    for _ in rounds(3):
        deepest, depth = [0], len(traceback.extract_stack())

        def work(t):
            for n in range(300):
                next(wait())
        together(*copies(2, work))
        gc.collect()
        assert deepest[0] < depth + 60, deepest


def test_collect_while_others_work():
    """`gc.collect`, `gc.get_objects` and thresholds while others build and drop cycles."""
    def build():
        for n in rounds():
            a, b = Thing(n), Thing(n)
            a.other, b.other = b, a
            [a] * 10
            {n: a}

    def collect():
        gc.collect()
        gc.get_count(), gc.isenabled(), gc.get_threshold()
    against(build, collect)


def test_own_garbage_is_collected():
    """After `gc.collect`, what its thread has dropped before is gone, although other threads ask for collections at the same time."""
    def work(t):
        for _ in range(3):
            thing = Thing(t)
            thing.self = thing
            reference = weakref.ref(thing)
            del thing
            gc.collect()
            assert reference() is None
    together(*copies(6, work))


if __name__ == "__main__":
    main()

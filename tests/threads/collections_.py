# SPDX-License-Identifier: Apache-2.0
"""deque, OrderedDict, defaultdict and Counter."""

import collections

from _stress import against, copies, main, rounds, together


def test_deque_loses_nothing():
    """Items appended at either end are all there; each is popped once."""
    for _ in rounds():
        d = collections.deque()

        def put(t):
            for n in range(150):
                (d.append if n & 1 else d.appendleft)((t, n))

        def take(t):
            taken = []
            while len(taken) < 100:
                try:
                    taken.append(d.pop() if t & 1 else d.popleft())
                except IndexError:
                    pass
            return taken
        results = together(*copies(2, put), *copies(2, take))
        everything = sum(results[2:], list(d))
        assert sorted(everything) == sorted((t, n) for t in range(2) for n in range(150))


def test_deque_bounded():
    """A deque with a maximum length never has more."""
    d = collections.deque(maxlen=5)

    def write():
        for n in rounds():
            d.append(n)
            d.extend((n, n))
            d.rotate(2)
            d.appendleft(n)

    def read():
        assert len(d) <= 5
        for at in (0, -1):
            try:
                d[at]
            except IndexError:
                pass
        try:
            assert len(list(d)) <= 5
            for item in d:
                assert isinstance(item, int)
            for item in reversed(d):
                assert isinstance(item, int)
            -1 in d
            d.count(3)
        except RuntimeError as error:
            assert "mutated during iteration" in str(error)
    against(write, read)


def test_deque_of_everything():
    """The other operations of a deque keep it whole."""
    d = collections.deque(range(20))

    def write():
        for n in rounds():
            try:
                d.rotate(n % 5)
                d.reverse()
                d.insert(3, 1)
                d.remove(1)
                del d[0]
                d.append(1)
                d[2] = 1
            except (IndexError, ValueError):
                pass
            if len(d) < 10:
                d.extend([1] * 10)
            if n % 50 == 0:
                d.clear()

    def other():
        try:
            d.copy(), d == d.copy(), d + d, repr(d), d * 2, d.index(1)
        except (RuntimeError, ValueError, IndexError):
            pass
    against(write, other, other)
    assert len(list(d)) == len(d)


def test_ordered_dict_keeps_keys_found():
    """A key that is moved to either end is found at any time, and no other operation loses one."""
    d = collections.OrderedDict.fromkeys(range(8), 1)

    def write():
        for n in rounds():
            d.move_to_end(n % 8, last=n % 3 > 0)
            d[n % 8] = 1

    def read():
        for key in range(8):
            assert d[key] == 1
        assert len(d) == 8
        assert len(list(d)) == len(list(d.keys())) == len(list(d.values())) == len(sorted(d.items())) == 8
        try:
            assert set(d.items())
            list(reversed(d))
        except (RuntimeError, KeyError):
            pass
        repr(dict(d))
    against(write, read, read)
    assert sorted(d) == list(range(8)) and len(d) == 8


def test_ordered_dict_inserted_once():
    """A key that is inserted and moved by several threads is there once."""
    for _ in rounds():
        d = collections.OrderedDict()

        def work(t):
            for n in range(60):
                d[n % 10] = t
                d.move_to_end(n % 10, last=bool(t & 1))
                if n % 7 == 0:
                    d.pop(n % 10, None)
                    d[n % 10] = t
                    try:
                        d.popitem(last=bool(t & 1))
                    except KeyError:
                        pass
        try:
            together(*copies(3, work))
        except KeyError:
            pass
        assert len(d) == len(list(d)) == len(set(d))


def test_defaultdict():
    """A missing key gets one of the made values, and appending to values that are there loses nothing."""
    for _ in rounds():
        d = collections.defaultdict(list)
        for n in range(20):
            d[n]
        together(*copies(4, lambda t: [d[n % 20].append(t) for n in range(200)]))
        assert sum(map(len, d.values())) == 800
        e = collections.defaultdict(int)
        together(*copies(4, lambda t: [e[n] for n in range(100)]))
        assert len(e) == 100 and not any(e.values())


def test_counter():
    """A Counter that several threads change stays a dictionary of numbers; counts of one thread's own keys are exact."""
    for _ in rounds():
        c = collections.Counter()

        def work(t):
            for n in range(100):
                c[t, n % 5] += 1
                c["shared"] += 1
            c.update([(t, "own")] * 10)
            c.most_common()
        together(*copies(4, work))
        assert all(c[t, k] == 20 for t in range(4) for k in range(5)) and all(c[t, "own"] == 10 for t in range(4))
        assert 100 <= c["shared"] <= 400 and c.total() == 440 + c["shared"]


if __name__ == "__main__":
    main()

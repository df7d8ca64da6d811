# SPDX-License-Identifier: Apache-2.0
"""dict: writes hold the dictionary's lock, reads take none; copies, updates and lists of views are single steps."""

from _stress import against, copies, main, rounds, together


class Key:
    """A key whose equality runs Python code and whose hash collides; it may change the dictionary that is looking."""

    meddle = None

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number % 7

    def __eq__(self, other):
        if Key.meddle is not None:
            Key.meddle()
        return isinstance(other, Key) and self.number == other.number


def test_insert_loses_nothing():
    """Keys that several threads insert are all there, in each thread's order."""
    for _ in rounds():
        d = {}
        together(*copies(4, lambda t: [d.__setitem__((t, n), n) for n in range(200)]))
        assert len(d) == 800
        for t in range(4):
            assert [n for owner, n in d if owner == t] == list(range(200))
        assert all(d[t, n] == n for t in range(4) for n in range(200))


def test_setdefault_has_one_winner():
    """All threads that call setdefault for a key get the same object."""
    for _ in rounds():
        d = {}
        results = together(*copies(4, lambda t: [d.setdefault(n, [t]) for n in range(100)]))
        for same in zip(*results):
            assert all(value is same[0] for value in same)
        assert len(d) == 100


def test_pop_and_popitem_give_each_entry_once():
    """Each entry is taken by exactly one thread."""
    for _ in rounds():
        d = dict.fromkeys(range(400), 1)

        def work(t):
            taken = []
            if t & 1:
                try:
                    while True:
                        taken.append(d.popitem()[0])
                except KeyError:
                    return taken
            return [n for n in range(400) if d.pop(n, None)]
        taken = together(*copies(4, work))
        assert sorted(sum(taken, [])) == list(range(400))
        assert not d and len(d) == 0


def test_delete_and_insert_balance():
    """Inserting and deleting keys of one's own while others do the same leaves the right keys."""
    for _ in rounds():
        d = {}

        def work(t):
            for n in range(200):
                d[t, n] = n
                if n % 3:
                    del d[t, n]
        together(*copies(4, work))
        assert sorted(d) == [(t, n) for t in range(4) for n in range(0, 200, 3)]
        assert len(d) == 4 * 67


def test_stable_keys_are_always_found():
    """A key that nobody deletes is found through every resize, rebuild and overwriting."""
    d = {"stable": 0, 5: 0, ("also", 2): 0}

    def write():
        for n in rounds():
            for extra in range(n % 40):
                d[extra, n] = extra
            d["stable"] = d[5] = d["also", 2] = n
            for extra in range(n % 40):
                del d[extra, n]

    def read():
        assert d["stable"] >= 0 and d[5] >= 0 and ("also", 2) in d
        assert d.get("stable") is not None
        assert "absent" not in d
    against(write, read, read)


def test_update_and_copy_are_one_step():
    """Copies see all or nothing of an update, and of two updates one wins whole."""
    d = dict.fromkeys("abcdefgh", 0)

    def write(sign):
        def run():
            for n in rounds():
                d.update(dict.fromkeys("abcdefgh", sign * n))
        return run

    def read():
        for snapshot in (d.copy(), dict(d), d | {}, {} | d, {**d}):
            assert len(set(snapshot.values())) == 1, snapshot
    against(write(1), write(-1), read)
    assert len(set(d.values())) == 1


def test_lists_of_views_are_one_step():
    """`list(d)`, `sorted(d)` and lists, tuples and sets of views never see a change of size, and hold a consistent state."""
    d = {}

    def write():
        for n in rounds():
            d[n] = n
            if n >= 20:
                del d[n - 20]

    def read():
        for keys in (list(d), sorted(d), list(d.keys()), list(d.values()), set(d), sorted(d.keys())):
            assert len(keys) <= 21, keys
            assert not keys or max(keys) - min(keys) <= 20, keys
        assert all(key == value for key, value in list(d.items()))
    against(write, read)


def test_iteration_raises_runtime_error_only():
    """Iterating over a dictionary that changes gives entries of it or RuntimeError."""
    d = {}

    def write():
        for n in rounds():
            d[n % 64] = n % 64
            d.pop(n * 7 % 64, None)
            if n % 100 == 0:
                d.clear()

    def read():
        for view in (d, d.keys(), d.values()):
            try:
                assert all(0 <= key < 64 for key in view)
                assert all(0 <= key < 64 for key in reversed(view))
            except RuntimeError:
                pass
        try:
            for key, value in d.items():
                assert key == value
        except RuntimeError:
            pass
        repr(d)
        str(d.items())
        d == {1: 1}
        d.keys() & {1, 2}
    against(write, read)


def test_equality_that_reenters():
    """An `__eq__` that runs Python code, and changes the dictionary, loses nobody's entry."""
    for n in rounds():
        d = {}
        Key.meddle = (lambda: d.__setitem__("meddled", n)) if n & 1 else None
        together(*copies(3, lambda t: [d.__setitem__(Key(t * 40 + i), i) for i in range(40)]))
        Key.meddle = None
        d.pop("meddled", None)
        assert len(d) == 120
        assert sorted(key.number for key in d) == list(range(120))
        assert all(Key(number) in d for number in range(120))


def test_same_key_inserted_once():
    """Equal keys that several threads insert at once make one entry."""
    for _ in rounds():
        d = {}
        together(*copies(4, lambda t: [d.__setitem__(Key(i), t) for i in range(40)]))
        assert len(d) == 40 == len(list(d)), len(d)
        e = {}
        together(*copies(4, lambda t: [e.__setitem__(f"k{i}", t) for i in range(100)]))
        assert len(e) == 100 == len(list(e))


def test_clear_against_writers():
    """`clear` leaves an empty dictionary that works on."""
    d = {}

    def write():
        for n in rounds():
            d[n % 100] = n
            d.setdefault(str(n % 50), n)

    def clear():
        d.clear()
        len(d)
    against(write, clear)
    d.clear()
    assert len(d) == 0 and list(d) == []


def test_two_dictionaries():
    """Operations on two dictionaries in opposite order do not deadlock, and see each at one moment."""
    a = dict.fromkeys(range(20), 0)
    b = dict.fromkeys(range(20), 0)

    def forward():
        for _ in rounds():
            a.update(b)
            assert (a | b).keys() == a.keys()
            assert a == b

    def backward():
        b.update(a)
        assert (b | a).keys() == b.keys()
        assert b == a
    against(forward, backward, backward)
    assert a == b == dict.fromkeys(range(20), 0)


if __name__ == "__main__":
    main()

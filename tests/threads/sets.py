# SPDX-License-Identifier: Apache-2.0
"""set: writes hold the set's lock, two-set operations see both at one moment, `list(s)` is a snapshot."""

from _stress import against, copies, main, rounds, together


def test_add_loses_nothing():
    """Items that several threads add are all there, equal ones once."""
    for _ in rounds():
        s = set()
        together(*copies(4, lambda t: [s.add(n + 50 * t) for n in range(200)]))
        assert len(s) == 350 == len(list(s))
        assert s == set(range(350))


def test_pop_and_remove_take_each_item_once():
    """Each item is taken by exactly one thread."""
    for _ in rounds():
        s = set(range(400))

        def work(t):
            taken = []
            for n in range(400):
                try:
                    if t & 1:
                        taken.append(s.pop())
                    else:
                        s.remove(n)
                        taken.append(n)
                except KeyError:
                    pass
            return taken
        taken = together(*copies(4, work))
        assert sorted(sum(taken, [])) == list(range(400))
        assert len(s) == 0


def test_add_and_discard_balance():
    """Adding and discarding items of one's own leaves the right ones."""
    for _ in rounds():
        s = set()

        def work(t):
            for n in range(200):
                s.add((t, n))
                if n % 3:
                    s.discard((t, n))
        together(*copies(4, work))
        assert s == {(t, n) for t in range(4) for n in range(0, 200, 3)}


def test_in_place_operations_lose_no_add():
    """`&=`, `-=`, `|=` and `^=` that do not concern an item neither lose nor bring it while others add."""
    for _ in rounds():
        s = set(range(1000, 1100))
        keep = set(range(2000))

        def operate():
            nonlocal s
            for n in range(30):
                s &= keep
                s -= {5000, 5001}
                s |= {1000 + n}
                s.symmetric_difference_update({7000 + n})
                s.intersection_update(keep)

        def add(t):
            for n in range(100):
                s.add(t * 100 + n)
        together(operate, lambda: add(0), lambda: add(1))
        assert s == {*range(200), *range(1000, 1100)}, s


def test_list_is_a_snapshot():
    """`list(s)`, `s.copy()`, `frozenset(s)`, `sorted(s)` hold the set at one moment."""
    s = {0}

    def write():
        for n in rounds():
            s.add(n + 1)
            s.discard(n)

    def read():
        for items in (list(s), s.copy(), frozenset(s), set(s), sorted(s), s | set(), s & s, [*s]):
            items = sorted(items)
            assert 1 <= len(items) <= 2 and items[-1] - items[0] <= 1, items
    against(write, read)


def test_stable_items_are_always_found():
    """An item that nobody removes is found through every resize."""
    s = {"stable", 7}

    def write():
        for n in rounds():
            for extra in range(n % 50):
                s.add((extra, n))
            for extra in range(n % 50):
                s.remove((extra, n))

    def read():
        assert "stable" in s and 7 in s and "absent" not in s
        assert {"stable", 7} <= s and s >= {7} and not s.isdisjoint({7})
    against(write, read, read)


def test_iteration_raises_runtime_error_only():
    """Iterating over a set that changes gives items of it or RuntimeError."""
    s = set()

    def write():
        for n in rounds():
            s.add(n % 64)
            s.discard(n * 7 % 64)
            if n % 100 == 0:
                s.clear()

    def read():
        try:
            for item in s:
                assert 0 <= item < 64
        except RuntimeError:
            pass
        repr(s)
        s == {1}
        hash(frozenset(s))
    against(write, read)


def test_two_sets():
    """Operations on two sets in opposite order do not deadlock."""
    a, b = set(range(20)), set(range(20))

    def forward():
        for _ in rounds():
            a.update(b)
            a.intersection_update(b)
            assert a | b == a & b
            a.difference_update({30})

    def backward():
        b.update(a)
        b.intersection_update(a)
        assert a <= b and b >= a
        b.symmetric_difference_update(())
    against(forward, backward, backward)
    assert a == b == set(range(20))


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
"""list: appends, pops and slices are single steps; readers without lock see items of the list or an IndexError."""

import sys

from _stress import against, copies, main, rounds, together


def test_append_loses_nothing():
    """Of appends by several threads none is lost and each thread's stay in order."""
    for _ in rounds():
        items = []
        together(*copies(4, lambda t: [items.append((t, n)) for n in range(300)]))
        assert len(items) == 1200
        for t in range(4):
            assert [n for owner, n in items if owner == t] == list(range(300))


def test_extend_is_one_step():
    """What one `extend` or `+=` with a list adds lies side by side."""
    for _ in rounds():
        items = []

        def work(t):
            for n in range(40):
                if n & 1:
                    items.extend([(t, n)] * 5)
                else:
                    more = items
                    more += ((t, n),) * 5
        together(*copies(4, work))
        assert len(items) == 4 * 40 * 5
        for at in range(0, len(items), 5):
            assert items[at:at + 5] == [items[at]] * 5, items[at:at + 5]


def test_pop_gives_each_item_once():
    """Each item is popped by exactly one thread, from either end."""
    for _ in rounds():
        items = list(range(600))

        def work(t):
            taken = []
            try:
                while True:
                    taken.append(items.pop() if t & 1 else items.pop(0))
            except IndexError:
                return taken
        taken = together(*copies(4, work))
        assert sorted(sum(taken, [])) == list(range(600))


def test_append_and_pop_balance():
    """Items that are appended and popped at the same time are neither lost nor doubled."""
    for _ in rounds():
        items = []

        def work(t):
            taken = []
            for n in range(200):
                items.append(t * 1000 + n)
                if n % 3:
                    try:
                        taken.append(items.pop())
                    except IndexError:
                        pass
            return taken
        taken = together(*copies(4, work))
        assert sorted(sum(taken, []) + items) == sorted(t * 1000 + n for t in range(4) for n in range(200))


def test_slice_assignment_and_copy_are_one_step():
    """A copy, a slice and `list(l)` see the list before or after a slice assignment of the whole list, never between."""
    items = [0] * 50

    def write():
        for n in rounds():
            items[:] = [n] * (40 + n % 20)

    def read():
        for snapshot in (items[:], items.copy(), list(items), tuple(items), items + [], items * 1):
            assert len(set(snapshot)) == 1, snapshot
    against(write, read)


def test_readers_see_items_or_index_errors():
    """Reading by index while the list grows, shrinks and is cleared gives an item that was in it or an IndexError."""
    items = []

    def write():
        for n in rounds():
            items.extend(["item"] * (n % 90))
            del items[n % 7:n % 50]
            if n % 5 == 0:
                items.clear()
            items.insert(0, "item")
            items[-1:] = ["item"] * 3
            items.pop()

    def read():
        for at in (0, 3, -1, 40, -30):
            try:
                assert items[at] == "item"
            except IndexError:
                pass
        assert all(item == "item" for item in items)
        assert all(item == "item" for item in reversed(items))
        assert "other" not in items
        assert items.count("other") == 0
        assert len(items) >= 0
        repr(items)
        items == ["item"] * 20
        items < ["item"] * 20
    against(write, read)


def test_replacing_items():
    """An item that is replaced is read as the old or the new one, complete."""
    items = [(0, 0)] * 8

    def write():
        for n in rounds():
            items[n & 7] = (n, -n)

    def read():
        for a, b in items:
            assert a == -b
    against(write, read, read)


def test_sort_loses_no_append():
    """A sort of plain items and appends by others: nothing is lost, and the sort raises nothing."""
    for _ in rounds():
        items = list(range(100, 0, -1))

        def sort():
            for n in range(30):
                items.sort(reverse=n & 1 == 0)

        together(sort, *copies(2, lambda t: [items.append(1000 * t + 200 + n) for n in range(60)]))
        assert sorted(items) == sorted([*range(1, 101), *range(200, 260), *range(1200, 1260)])


def test_sort_with_key_loses_no_append():
    """A sort that calls Python and appends by others: they wait for it, so that nothing is lost and the sort raises nothing."""
    for _ in rounds():
        items = list(range(40, 0, -1))

        def sort():
            for n in range(8):
                try:
                    items.sort(key=lambda item: item, reverse=n & 1 == 0)
                except ValueError:
                    # With the GIL, the thread that sorts does not go on while the other one runs.
                    assert sys._is_gil_enabled()

        together(sort, sort, *copies(2, lambda t: [items.append(1000 * t + 200 + n) for n in range(60)]))
        assert sys._is_gil_enabled() or sorted(items) == sorted([*range(1, 41), *range(200, 260), *range(1200, 1260)])


def test_sorts_of_two_lists_inside_each_other():
    """Two sorts whose key functions change the other's list: both end, with ValueError at most."""
    for _ in rounds():
        first, second = list(range(20)), list(range(20))

        def sort(own, other):
            def key(item):
                other.append(item)
                other.pop()
                return -item
            try:
                own.sort(key=key)
            except (ValueError, IndexError):
                pass

        together(lambda: sort(first, second), lambda: sort(second, first))
        assert set(first) <= set(range(20)) and set(second) <= set(range(20))


def test_sort_with_key_never_corrupts():
    """A sort that calls Python raises at most ValueError when others change the list, which stays a list of its items."""
    items = list(range(60))

    def sort():
        for _ in rounds():
            try:
                items.sort(key=lambda item: -item)
            except ValueError as error:
                assert str(error) == "list modified during sort"

    def write():
        items.append(1)
        items.reverse()
        try:
            items.pop()
        except IndexError:
            pass
    against(sort, write, lambda: [0 <= item < 60 or 1 / 0 for item in items])


def test_reverse_and_multiply():
    """`reverse` and `*=` keep the items."""
    for _ in rounds():
        items = list(range(20))

        def work(t):
            for _ in range(20):
                items.reverse()
                if t == 0 and len(items) < 2000:
                    items.__imul__(2)
        together(*copies(3, work))
        counts = [items.count(n) for n in range(20)]
        assert len(set(counts)) == 1 and sum(counts) == len(items)


def test_remove_takes_one_each():
    """`remove` of equal items by several threads takes one item each."""
    for _ in rounds():
        items = ["x"] * 200
        together(*copies(4, lambda t: [items.remove("x") for _ in range(40)]))
        assert items == ["x"] * 40


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
"""What belongs to a thread or a context: contextvars, warnings, trace functions, the switch interval; what all share: caches, random."""

import contextvars
import functools
import random
import re
import sys
import threading
import time
import warnings

from _stress import against, copies, main, rounds, together

variable = contextvars.ContextVar("variable", default=None)


def test_context_variables():
    """A thread starts with a copy of its maker's context; what it sets stays with it."""
    for number in rounds():
        variable.set(number)

        def work(t):
            assert variable.get() == number
            for n in range(50):
                token = variable.set((t, n))
                assert variable.get() == (t, n)
                variable.reset(token)
                assert variable.get() == number
                assert contextvars.copy_context().run(lambda: variable.set(n) and variable.get()) == n
            variable.set(t)
        together(*copies(4, work))
        assert variable.get() == number


def test_context_runs_in_one_thread():
    """A context that runs in one thread is refused to another with RuntimeError."""
    for _ in rounds():
        context = contextvars.copy_context()
        inside, done = threading.Event(), threading.Event()

        def first():
            context.run(lambda: (inside.set(), done.wait(10)))

        def second():
            inside.wait(10)
            try:
                context.run(print)
                raise AssertionError("entered twice")
            except RuntimeError as error:
                assert "already entered" in str(error)
            finally:
                done.set()
        together(first, second)


def test_context_entered_at_once():
    """Of threads that enter one context at the same moment one is inside at a time; the others get RuntimeError."""
    context = contextvars.copy_context()
    inside = []

    def alone():
        inside.append(1)
        assert len(inside) == 1
        inside.pop()

    def work(t):
        for _ in range(500):
            try:
                context.run(alone)
            except RuntimeError:
                pass
    for _ in rounds():
        together(*copies(4, work))


def test_warnings_are_caught_by_context():
    """`catch_warnings` in several threads at once: each gets its own warnings, and no filter leaks."""
    before = list(warnings.filters)
    for _ in rounds():
        def work(t):
            for n in range(10):
                with warnings.catch_warnings(record=True) as caught:
                    warnings.simplefilter("always")
                    warnings.warn(f"from {t} {n}", UserWarning)
                assert [str(w.message) for w in caught] == [f"from {t} {n}"]
                with warnings.catch_warnings():
                    warnings.simplefilter("error")
                    try:
                        warnings.warn("raised")
                        raise AssertionError("not raised")
                    except UserWarning:
                        pass
        together(*copies(4, work))
    assert list(warnings.filters) == before


def test_trace_belongs_to_a_thread():
    """`sys.settrace` traces its own thread only; `threading.settrace_all_threads` those that run, and can be undone."""
    def traced(n):
        return n + 1

    for _ in rounds():
        def work(t):
            seen = []

            def trace(frame, event, argument):
                if frame.f_code is traced.__code__:
                    seen.append(threading.get_ident())
                return None
            if t & 1:
                sys.settrace(trace)
            for n in range(20):
                traced(n)
            sys.settrace(None)
            assert set(seen) == ({threading.get_ident()} if t & 1 else set())
            assert len(seen) == (20 if t & 1 else 0)
        together(*copies(4, work))


def test_trace_all_threads():
    """`threading.settrace_all_threads` reaches a thread that runs, and undoing it stops that."""
    for _ in rounds():
        idents = set()
        going, reached = [True], threading.Event()

        def spin():
            while going[0]:
                step()

        def step():
            return 1

        def trace(frame, event, argument):
            if frame.f_code is step.__code__:
                idents.add(threading.get_ident())
                reached.set()

        def control():
            threading.settrace_all_threads(trace)
            try:
                assert reached.wait(20)
            finally:
                threading.settrace_all_threads(None)
                going[0] = False
        together(spin, control)
        assert sys.gettrace() is None


def test_switch_interval():
    """The switch interval can be read and set by any thread at any time."""
    before = sys.getswitchinterval()

    def write():
        for n in rounds():
            sys.setswitchinterval((1 + n % 9) / 1000)
        sys.setswitchinterval(before)

    against(write, lambda: 0.0005 < sys.getswitchinterval() < 0.02 or 1 / 0)
    assert sys.getswitchinterval() == before


def test_lru_cache():
    """A shared cache gives right results, keeps to its size, and counts every call."""
    for _ in rounds():
        for size in (None, 16):
            @functools.lru_cache(maxsize=size)
            def square(n):
                return n * n

            def work(t):
                for n in range(150):
                    assert square(n * (t + 1) % 23) == (n * (t + 1) % 23) ** 2
            together(*copies(4, work))
            info = square.cache_info()
            assert info.hits + info.misses == 600, info
            assert info.currsize <= (23 if size is None else 16), info


def test_lru_cache_cleared():
    """`cache_clear` while others call: right results."""
    @functools.lru_cache(maxsize=4)
    def double(n):
        return n * 2

    def call():
        for n in rounds():
            assert double(n % 9) == n % 9 * 2
    against(call, double.cache_clear, lambda: double.cache_info())


def test_cached_property():
    """A cached property may be computed more than once, but gives one of its values ever after."""
    class C:
        @functools.cached_property
        def value(self):
            return [1]
    for _ in rounds():
        o = C()
        values = together(*copies(4, lambda t: o.value))
        assert all(v == [1] for v in values)
        assert o.value is vars(o)["value"] and o.value is o.value


def test_regular_expressions():
    """Patterns compiled and used by all threads at once, through the cache of `re` and as shared objects."""
    pattern = re.compile(r"(\w+)-(\d+)")

    for _ in rounds():
        def work(t):
            for n in range(40):
                assert re.sub(rf"x{n % 30}", "y", f"ax{n % 30}b") == "ayb"
                match = pattern.search(f"-- name{t}-{n} --")
                assert match.group(1, 2) == (f"name{t}", str(n))
                assert pattern.split("a-1b-2") == ["", "a", "1", "", "b", "2", ""]
                if n % 20 == 0:
                    re.purge()
        together(*copies(4, work))


def test_shared_random():
    """The shared generator gives numbers in range, and not the same sequence to two threads."""
    for _ in rounds():
        results = together(*copies(3, lambda t: [random.random() for _ in range(50)]))
        assert all(0 <= value < 1 for result in results for value in result)
        assert len(set(sum(results, []))) > 140

        def work(t):
            for n in range(30):
                assert 1 <= random.randint(1, 6) <= 6
                random.shuffle(list(range(5)))
                if n % 10 == 0:
                    random.setstate(random.getstate())
        together(*copies(3, work))


if __name__ == "__main__":
    main()

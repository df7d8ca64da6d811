# SPDX-License-Identifier: Apache-2.0
"""Locks and queues: one owner at a time, each item once, nobody waits for ever."""

import queue
import threading

from _stress import copies, main, rounds, together


def guarded(lock, threads=4, times=200):
    total = 0

    def work(t):
        nonlocal total
        for _ in range(times):
            with lock:
                total += 1
    together(*copies(threads, work))
    assert total == threads * times, total


def test_mutual_exclusion():
    """Under Lock, RLock, Condition, Semaphore(1) and BoundedSemaphore(1) no update is lost."""
    for _ in rounds():
        for lock in (threading.Lock(), threading.RLock(), threading.Condition(), threading.Semaphore(1), threading.BoundedSemaphore(1)):
            guarded(lock)


def test_reentry():
    """An RLock that its owner takes again stays its own until the last release."""
    lock = threading.RLock()
    for _ in rounds():
        total = 0

        def work(t):
            nonlocal total
            for _ in range(100):
                with lock, lock:
                    with lock:
                        total += 1
                    assert lock._is_owned()
        together(*copies(3, work))
        assert total == 300


def test_one_release_counts():
    """Of several threads that release a taken lock one succeeds, and the lock stays a lock for one."""
    for _ in rounds():
        lock = threading.Lock()
        for _ in range(20):
            lock.acquire()

            def work(t):
                try:
                    lock.release()
                    return 1
                except RuntimeError:
                    return 0
            assert sum(together(*copies(4, work))) == 1
            assert lock.acquire(blocking=False)
            assert not lock.acquire(blocking=False)
            lock.release()


def test_events_and_barriers():
    """Everybody waits at a barrier until all are there; an event wakes all."""
    for _ in rounds():
        barrier, event, arrived = threading.Barrier(4), threading.Event(), []

        def work(t):
            for n in range(5):
                arrived.append(n)
                barrier.wait()
                assert arrived.count(n) == 4
                barrier.wait()
            if t == 0:
                event.set()
            assert event.wait(20)
        together(*copies(4, work))


def test_queues_give_each_item_once():
    """Queue, LifoQueue, PriorityQueue and SimpleQueue give each item to one thread."""
    for _ in rounds():
        for make in (queue.Queue, lambda: queue.Queue(5), queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
            q = make()
            workers = [*copies(2, lambda t: [q.put((t, n)) for n in range(100)]), *copies(2, lambda t: [q.get(timeout=30) for _ in range(100)])]
            results = together(*workers)
            assert sorted(results[2] + results[3]) == sorted((t, n) for t in range(2) for n in range(100))


def test_condition_hands_over():
    """Of two threads that wake each other through a condition none sleeps for ever."""
    for _ in rounds():
        condition, turn = threading.Condition(), 0

        def work(t):
            nonlocal turn
            for _ in range(50):
                with condition:
                    assert condition.wait_for(lambda: turn % 2 == t, timeout=30)
                    turn += 1
                    condition.notify()
        together(*copies(2, work))
        assert turn == 100


def test_thread_locals():
    """A thread sees its own values of a threading.local only."""
    local = threading.local()
    for _ in rounds():
        def work(t):
            assert not hasattr(local, "value")
            for n in range(50):
                local.value = (t, n)
                assert local.value == (t, n) and vars(local) == {"value": (t, n)}
        together(*copies(4, work))


if __name__ == "__main__":
    main()

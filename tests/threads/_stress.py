# SPDX-License-Identifier: Apache-2.0
"""What the stress tests of threads share.

A test is a function whose name begins with `test_`; its first line says what is promised. It works through `rounds()`, which ends
when the test's time is up, and lets its threads loose with `together`. An invariant that does not hold is an AssertionError; any
other exception that a worker lets out fails the test too.
"""

import sys
import threading
import time
import traceback

_deadline = 0.0


def rounds(most=1_000_000):
    """Count rounds from 0 on until the time of the test is over; at least one."""
    for number in range(most):
        yield number
        if time.monotonic() > _deadline:
            return


def together(*workers):
    """Run the functions in a thread each, started at once, and return their results; the first exception goes on."""
    start = threading.Barrier(len(workers))
    results = [None] * len(workers)
    errors = []

    def run(index, worker):
        start.wait()
        try:
            results[index] = worker()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return results


def copies(count, worker):
    """The same function so many times, each with its number as argument, for `together`."""
    return [lambda index=index: worker(index) for index in range(count)]


def hammer(*calls, repeat=60, threads=4):
    """Several threads call what they are given, each beginning elsewhere; what the calls raise is fine unless it is SystemError."""
    def work(t):
        for n in range(repeat):
            call = calls[(n + t) % len(calls)]
            try:
                call()
            except SystemError:
                raise
            except Exception:
                pass
    together(*copies(threads, work))


class Until:
    """Tells side workers to go on until the main workers are done."""

    def __init__(self, mains):
        self._left = mains
        self._lock = threading.Lock()

    def __bool__(self):
        return self._left > 0

    def main(self, worker):
        """The worker, which is counted as done however it ends."""
        def run():
            try:
                return worker()
            finally:
                with self._lock:
                    self._left -= 1
        return run


def against(main, *sides):
    """Run `main` in one thread while each side function is called over and over in a thread of its own, all started at once.

    Returns the result of `main`.
    """
    going = Until(1)

    def looped(side):
        def run():
            while going:
                side()
        return run

    return together(going.main(main), *(looped(side) for side in sides))[0]


def main():
    """Run the tests of the calling program: `FILE [SECONDS [FILTER]]`, where the seconds are for all tests together."""
    global _deadline
    module = sys.modules["__main__"]
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    tests = [(n, f) for n, f in vars(module).items() if n.startswith("test_") and wanted in n]
    failed = 0
    for name, test in tests:
        started = time.monotonic()
        _deadline = started + seconds / len(tests)
        try:
            test()
        except BaseException as error:
            failed += 1
            print(f"FAILED {name}: {(test.__doc__ or '').strip().splitlines()[0]}")
            traceback.print_exception(error, file=sys.stdout)
        if time.monotonic() - started > 30:
            print(f"slow: {name} took {time.monotonic() - started:.0f} s")
    print(f"{len(tests) - failed} of {len(tests)} passed")
    sys.exit(1 if failed else 0)

# SPDX-License-Identifier: Apache-2.0
"""Counts primes with 1, 2 and 4 threads and prints how long each takes.

Usage: primes.py [limit]
Try it with the GIL off (the default) and on: krait -X gil=1 examples/primes.py
"""
import sys
import time
from threading import Thread


def count_primes(start, stop):
    count = 0
    for n in range(max(2, start), stop):
        divisor = 2
        while divisor * divisor <= n:
            if n % divisor == 0:
                break
            divisor += 1
        else:
            count += 1
    return count


def run(limit, threads):
    # Strides instead of blocks: large numbers cost more, and every thread gets its share of them.
    chunk = max(1, limit // 256)
    starts = list(range(0, limit, chunk))
    results = [0] * threads

    def work(index):
        results[index] = sum(count_primes(s, min(s + chunk, limit)) for s in starts[index::threads])

    workers = [Thread(target=work, args=(i,)) for i in range(threads)]
    begin = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results), time.perf_counter() - begin


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
    enabled = getattr(sys, "_is_gil_enabled", lambda: True)()
    print("GIL", "on" if enabled else "off")
    run(limit // 10, 1)
    base = None
    for threads in (1, 2, 4):
        count, seconds = run(limit, threads)
        base = base or seconds
        print(f"{threads} thread{'s' if threads > 1 else ' '}: {count} primes below {limit} in {seconds:.2f} s ({base / seconds:.2f}x)")


if __name__ == "__main__":
    main()

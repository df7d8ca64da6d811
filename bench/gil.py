#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fair and how prompt the GIL is.

Usage: ./krait -X gil=1 bench/gil.py; tools/oracle bench/gil.py for comparison.

Prints, for 2, 8 and 64 threads that only compute: how long a thread that wants the lock waits for it after its turn (median and 99th
percentile), and which share of the work the least and the most favoured thread did; how late a thread beside a computing one is when it
comes back from a wait; and how long stopping all computing threads takes (sys._current_frames()).
"""

import statistics
import sys
import threading
import time

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def shown(values):
    return f"median {statistics.median(values) * 1e3:7.2f} ms, p99 {percentile(values, 0.99) * 1e3:7.2f} ms, n {len(values)}" if values else "none"


def computing(count, seconds, gaps):
    """Run so many computing threads; return what each has done, and note pauses in their work."""
    done = [0] * count
    go = threading.Event()
    end = []

    def work(number):
        go.wait()
        last = time.perf_counter()
        steps = 0
        while not end:
            for _ in range(50):
                steps += 1
            now = time.perf_counter()
            if now - last > 0.002:
                gaps.append(now - last)
            last = now
        done[number] = steps

    threads = [threading.Thread(target=work, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    go.set()
    return done, threads, end


def main():
    enabled = sys._is_gil_enabled()
    print(f"GIL {'on' if enabled else 'off'}, switch interval {sys.getswitchinterval() * 1e3:g} ms, {sys.implementation.name}")
    for count in 2, 8, 64:
        gaps = []
        done, threads, end = computing(count, SECONDS, gaps)
        time.sleep(SECONDS * max(1, count / 16))
        frames = []
        for _ in range(20):
            start = time.perf_counter()
            sys._current_frames()
            frames.append(time.perf_counter() - start)
            time.sleep(0.001)
        end.append(True)
        for thread in threads:
            thread.join()
        # What a thread waits beyond the turns of the others.
        late = [max(0.0, gap - (count - 1) * sys.getswitchinterval()) for gap in gaps]
        total = sum(done)
        print(f"{count:3} threads: wait {shown(gaps)}; hand-over beyond the turns: {shown([g / max(1, count - 1) for g in late])}")
        print(f"             share of the least {min(done) / total * count:.2f}, of the most {max(done) / total * count:.2f} (1 is fair); "
              f"_current_frames() {shown(frames)}")
    late = []
    done, threads, end = computing(1, SECONDS, [])
    stop = time.perf_counter() + SECONDS
    while time.perf_counter() < stop:
        start = time.perf_counter()
        time.sleep(0.001)
        late.append(time.perf_counter() - start - 0.001)
    end.append(True)
    threads[0].join()
    print(f"  1 computing, 1 in I/O: late by {shown(late)}")


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
"""Counts the words of the standard library's sources, with 1, 2 and 4 threads that fill one shared dict.

Usage: wordcount.py [folder]
"""
import os
import queue
import re
import sys
import threading
import time

WORD = re.compile(r"[A-Za-z_]\w*")


def sources(folder):
    for name in sorted(os.listdir(folder)):
        if name.endswith(".py"):
            yield os.path.join(folder, name)


def count(files, threads):
    todo = queue.SimpleQueue()
    for path in files:
        todo.put(path)
    total = {}
    lock = threading.Lock()

    def work():
        while True:
            try:
                path = todo.get_nowait()
            except queue.Empty:
                return
            with open(path, encoding="utf-8") as file:
                text = file.read()
            words = {}
            for match in WORD.finditer(text):
                word = match.group()
                words[word] = words.get(word, 0) + 1
            # One merge a file under a lock: reading and adding is not one atomic step, with or without a GIL.
            with lock:
                for word, number in words.items():
                    total[word] = total.get(word, 0) + number

    workers = [threading.Thread(target=work) for _ in range(threads)]
    begin = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return total, time.perf_counter() - begin


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.__file__)
    files = list(sources(folder))
    enabled = getattr(sys, "_is_gil_enabled", lambda: True)()
    print("GIL", "on" if enabled else "off")
    count(files[:10], 1)
    expected = None
    for threads in (1, 2, 4):
        total, seconds = count(files, threads)
        if expected is not None and total != expected:
            raise SystemExit("the counts differ")
        expected = total
        print(f"{threads} thread{'s' if threads > 1 else ' '}: {sum(total.values())} words, {len(total)} different, in {seconds:.2f} s")
    print("most frequent:", ", ".join(sorted(expected, key=lambda w: (-expected[w], w))[:8]))


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
"""Run one snippet in eight threads at once, each with a module namespace and a captured standard output of its own.

Usage: in_threads.py SNIPPET [REPETITIONS]

Prints the output once if all runs agree, else the first that differ from it too. A repetition has new threads and new code.
"""

import io
import sys
import threading
import traceback
import warnings

THREADS = 8
# How many runs that differ are shown.
SHOWN = 8


class Captured(threading.local):
    """A standard output that keeps what each thread writes."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self):
        self.text = io.StringIO()

    def write(self, text):
        return self.text.write(text)

    def flush(self):
        pass

    def isatty(self):
        return False


def run_once(path, source, captured, warned):
    """Run the snippet, compiled anew, in all threads at once; what each has written."""
    with warnings.catch_warnings():
        if warned:
            warnings.simplefilter("ignore", SyntaxWarning)
        code = compile(source, path, "exec")
    outputs = [None] * THREADS
    start = threading.Barrier(THREADS)

    def run(index):
        namespace = {"__name__": "__main__", "__file__": path, "__builtins__": __builtins__}
        start.wait()
        try:
            exec(code, namespace)
        except SystemExit:
            pass
        except BaseException:
            captured.write(traceback.format_exc())
        outputs[index] = captured.text.getvalue()

    threads = [threading.Thread(target=run, args=(i,)) for i in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outputs


def main(path, repetitions=1):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    real = sys.stdout
    captured = sys.stdout = Captured()
    first = None
    different = 0
    for repetition in range(repetitions):
        outputs = run_once(path, source, captured, repetition > 0)
        if first is None:
            first = outputs[0]
            real.write(first)
        for index, output in enumerate(outputs):
            if output != first:
                different += 1
                if different <= SHOWN:
                    real.write(f"[thread {index} of repetition {repetition} differs]\n{output}")
    if different:
        real.write(f"[{different} of {repetitions * THREADS} runs differ]\n")
    sys.stdout = real


main(sys.argv[1], *map(int, sys.argv[2:]))

# SPDX-License-Identifier: Apache-2.0
"""Run one snippet in eight threads at once, each with a module namespace and a captured standard output of its own.

Prints the output once if all eight agree, else each that differs from the first.
"""

import io
import sys
import threading
import traceback

THREADS = 8


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


def main(path):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    code = compile(source, path, "exec")
    real = sys.stdout
    captured = sys.stdout = Captured()
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
    sys.stdout = real
    real.write(outputs[0])
    for index, output in enumerate(outputs):
        if output != outputs[0]:
            real.write(f"[thread {index} differs]\n{output}")


main(sys.argv[1])

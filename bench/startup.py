# SPDX-License-Identifier: Apache-2.0
"""How long `-c pass` takes, wall clock: CPython, Krait without a cache, and Krait as it is shipped, in turn.

Usage: tools/oracle bench/startup.py KRAIT_COMMAND [rounds]

The first run with a cache has it made in the background; the measurement waits for that.
"""

import os
import statistics
import subprocess
import sys
import time

TRAINING_SECONDS = 20


def seconds(command, environment):
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def compare(name, krait, environment, rounds):
    """Run CPython and Krait in turn."""
    kinds = {"CPython": [sys.executable, "-c", "pass"], name: [krait, "-c", "pass"]}
    times = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind, command in kinds.items():
            times[kind].append(seconds(command, environment))
    base = statistics.median(times["CPython"])
    for kind, measured in times.items():
        middle = statistics.median(measured)
        print(f"{kind:24} {middle * 1000:6.1f} ms   {middle / base:5.1f} times CPython   (least {min(measured) * 1000:.1f} ms)")


def main():
    krait = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    shipped = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    seconds([krait, "-c", "pass"], shipped)
    time.sleep(TRAINING_SECONDS)
    compare("Krait without a cache", krait, {**shipped, "KRAIT_AOT": "0"}, rounds)
    compare("Krait as shipped", krait, shipped, rounds)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmark programs under two commands by turns and prints how fast the first is, measured by the second.

Usage: tools/oracle bench/turns.py SECONDS TURNS COMMAND COMMAND [program ...]

    tools/oracle bench/turns.py 4 2 "./krait -X gil=0" "./krait -X gil=1"
    tools/oracle bench/turns.py 4 2 "env KRAIT_OPTIONS=-XX:+UseCondCardMark ./krait" ./krait

Each turn is a process for each command; the best time of all turns counts.
"""
import math
import os
import sys

import compare


def best(commands, seconds, turns, name):
    times = [[], []]
    for turn in range(turns):
        # What goes first may find the machine in another state.
        for which in (0, 1) if turn % 2 == 0 else (1, 0):
            done = compare.measure(commands[which], seconds, name)
            if done:
                times[which].append(done["seconds"])
    return [min(some, default=None) for some in times]


def main():
    seconds, turns = sys.argv[1], int(sys.argv[2])
    commands = [command.split() for command in sys.argv[3:5]]
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
    names = sys.argv[5:] or sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py"))
    ratios = []
    for name in names:
        first, second = best(commands, seconds, turns, name)
        if first and second:
            ratios.append(second / first)
            print(f"{name:12} first {first * 1000:8.1f} ms   second {second * 1000:8.1f} ms   speed {second / first:5.2f}"
                  f"   load {os.getloadavg()[0]:.1f}", flush=True)
    if ratios:
        print(f"geometric mean of {len(ratios)}: {math.exp(sum(map(math.log, ratios)) / len(ratios)):.3f}, least {min(ratios):.2f}")


if __name__ == "__main__":
    main()

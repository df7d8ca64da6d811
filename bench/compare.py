# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmark programs in CPython and in Krait in turn and prints the ratio of their speeds.

Usage: tools/oracle bench/compare.py KRAIT_COMMAND [seconds] [program ...]
"""
import json
import math
import os
import subprocess
import sys


def measure(command, seconds, name):
    here = os.path.dirname(os.path.abspath(__file__))
    done = subprocess.run([*command, os.path.join(here, "run.py"), seconds, name], capture_output=True, text=True)
    if done.returncode:
        print(f"{name}: {command[0]} failed: {done.stderr.strip().splitlines()[-1:]}")
        return None
    return json.loads(done.stdout)


def main():
    krait = sys.argv[1].split()
    seconds = sys.argv[2] if len(sys.argv) > 2 else "5"
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
    names = sys.argv[3:] or sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py"))
    ratios = []
    for name in names:
        theirs = measure([sys.executable], seconds, name)
        ours = measure(krait, seconds, name)
        if not theirs or not ours:
            continue
        same = "" if theirs["result"] == ours["result"] else "  RESULTS DIFFER"
        ratio = theirs["seconds"] / ours["seconds"]
        ratios.append(ratio)
        print(f"{name:12} CPython {theirs['seconds'] * 1000:8.1f} ms   Krait {ours['seconds'] * 1000:8.1f} ms   speed {ratio:5.2f}{same}", flush=True)
    if ratios:
        print(f"geometric mean of {len(ratios)}: {math.exp(sum(map(math.log, ratios)) / len(ratios)):.2f}, least {min(ratios):.2f}")


if __name__ == "__main__":
    main()

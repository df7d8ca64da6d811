# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmark programs in the interpreter that runs this file and prints, for each, the best time of a round as JSON.
Rounds are repeated for some seconds, so that an engine that compiles while it runs is measured warm.

Usage: run.py [seconds] [program ...]
"""
import importlib
import json
import os
import sys
import time


def main():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
    sys.path.insert(0, folder)
    arguments = sys.argv[1:]
    limit = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 5
    names = arguments or sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py"))
    for name in names:
        module = importlib.import_module(name)
        best = None
        result = None
        end = time.perf_counter() + limit
        while best is None or time.perf_counter() < end:
            begin = time.perf_counter()
            result = module.run()
            seconds = time.perf_counter() - begin
            best = seconds if best is None else min(best, seconds)
        print(json.dumps({"program": name, "seconds": best, "result": repr(result)}), flush=True)


if __name__ == "__main__":
    main()

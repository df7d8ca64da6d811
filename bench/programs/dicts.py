# SPDX-License-Identifier: Apache-2.0
"""Dictionaries with string, integer and tuple keys."""
def run():
    counts = {}
    for i in range(60_000):
        key = "k%d" % (i % 977)
        counts[key] = counts.get(key, 0) + i
    grid = {(x, y): x * y for x in range(120) for y in range(120)}
    total = 0
    for (x, y), v in grid.items():
        if (y, x) in grid:
            total += grid[y, x] - v
    merged = {**counts, **{i: i for i in range(5000)}}
    return len(merged), total, sum(counts.values())

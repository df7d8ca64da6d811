# SPDX-License-Identifier: Apache-2.0
"""The spectral norm of a matrix: float loops and comprehensions."""
def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
def times(v):
    n = len(v)
    return [sum(a(i, j) * v[j] for j in range(n)) for i in range(n)]
def transposed(v):
    n = len(v)
    return [sum(a(j, i) * v[j] for j in range(n)) for i in range(n)]
def run(n=70):
    u = [1.0] * n
    for _ in range(6):
        v = transposed(times(u))
        u = transposed(times(v))
    return round((sum(x * y for x, y in zip(u, v)) / sum(y * y for y in v)) ** 0.5, 9)

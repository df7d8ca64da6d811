# SPDX-License-Identifier: Apache-2.0
"""Function calls: recursion, defaults, keywords, closures."""
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def options(a, b=2, *rest, c=3, **more):
    return a + b + c + len(rest) + len(more)
def adder(k):
    def add(v):
        return v + k
    return add
def run():
    total = fib(21)
    add = adder(3)
    for i in range(30_000):
        total += add(i) + options(i, c=i) + options(i, 1, 2, 3, d=4)
    return total

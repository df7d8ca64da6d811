# SPDX-License-Identifier: Apache-2.0
"""The sieve of Eratosthenes: a list of flags and slices."""
def run(n=200_000):
    flags = [True] * n
    flags[0] = flags[1] = False
    i = 2
    while i * i < n:
        if flags[i]:
            for j in range(i * i, n, i):
                flags[j] = False
        i += 1
    return sum(flags)

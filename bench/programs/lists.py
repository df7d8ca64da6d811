# SPDX-License-Identifier: Apache-2.0
"""Lists: append, slices, sorting, comprehension."""
def run():
    data = [(i * 7919) % 10007 for i in range(30_000)]
    for _ in range(4):
        data = sorted(data, key=lambda v: (v % 13, v))
        data.reverse()
        data = data[5000:] + data[:5000]
    stack = []
    for v in data:
        while stack and stack[-1] < v:
            stack.pop()
        stack.append(v)
    return sum(v for i, v in enumerate(data) if i % 3), len(stack), sum(a * b for a, b in zip(data, data[1:]))

# SPDX-License-Identifier: Apache-2.0
"""Pipelines of generators."""
def numbers(n):
    for i in range(n):
        yield i
def squares(source):
    for v in source:
        yield v * v
def odd(source):
    for v in source:
        if v & 1:
            yield v
def chain(*sources):
    for source in sources:
        yield from source
def run():
    return sum(odd(squares(chain(numbers(60_000), numbers(40_000)))))

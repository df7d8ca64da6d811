# SPDX-License-Identifier: Apache-2.0
"""Queens on a board, by generators and sets."""
def place(row, n, columns, left, right):
    if row == n:
        yield 1
        return
    for column in range(n):
        if column not in columns and row + column not in left and row - column not in right:
            columns.add(column); left.add(row + column); right.add(row - column)
            yield from place(row + 1, n, columns, left, right)
            columns.discard(column); left.discard(row + column); right.discard(row - column)
def run():
    return sum(place(0, 9, set(), set(), set()))

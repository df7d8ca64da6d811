# SPDX-License-Identifier: Apache-2.0
"""Raising and catching exceptions."""
class Refused(Exception):
    pass
def check(n):
    if n % 3 == 0:
        raise Refused(n)
    if n % 7 == 0:
        raise ValueError("seven")
    return n
def run():
    total = refused = others = 0
    for i in range(60_000):
        try:
            total += check(i)
        except Refused as e:
            refused += e.args[0]
        except ValueError:
            others += 1
        finally:
            total += 1
    return total, refused, others

# SPDX-License-Identifier: Apache-2.0
"""Writes the table of Unicode properties that the JDK lacks, from the unicodedata of the Python that runs this.

Usage: tools/oracle tools/unicode-data.py FILE

Aliases and named sequences cannot be listed through unicodedata: those in FILE are kept, each after a look-up.
"""
import sys
import unicodedata
from fractions import Fraction

old = unicodedata.ucd_3_2_0
code_points = range(0x110000)


def kept(path):
    sections = {'alias': [], 'sequence': []}
    section = None
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('['):
            section = line[1:-1]
        elif section in sections and line:
            sections[section].append(line)
    for line in sections['alias']:
        code, name = line.split(' ', 1)
        assert unicodedata.lookup(name) == chr(int(code, 16)), line
    for line in sections['sequence']:
        name, codes = line.split(';')
        assert unicodedata.lookup(name) == ''.join(chr(int(c, 16)) for c in codes.split()), line
    return sections


def ranges(out, section, value, default):
    out.write('[%s]\n' % section)
    start = None
    for c in range(0x110001):
        v = value(chr(c)) if c < 0x110000 else default
        if start is None or v != last:
            if start is not None and last != default:
                out.write('%x-%x %s\n' % (start, c - 1, last))
            start, last = c, v


def singles(out, section, value):
    out.write('[%s]\n' % section)
    for c in code_points:
        v = value(chr(c))
        if v is not None:
            out.write('%x %s\n' % (c, v))


def fraction(number):
    if number is None:
        return None
    if number == int(number):
        return str(int(number))
    exact = Fraction(number).limit_denominator(1000)
    assert exact.numerator / exact.denominator == number
    return '%d/%d' % (exact.numerator, exact.denominator)


def changed(ch):
    value = old.decomposition(ch)
    return value or '-' if old.category(ch) != 'Cn' and value != unicodedata.decomposition(ch) else None


def corrected(ch):
    if old.category(ch) == 'Cn' or 0xd800 <= ord(ch) < 0xe000:
        return None
    value = old.normalize('NFKD', ch)
    return '%x' % ord(value) if len(value) == 1 and value != unicodedata.normalize('NFKD', ch) and value != ch else None


def main(path):
    lists = kept(path)
    with open(path, 'w', encoding='utf-8') as out:
        ranges(out, 'combining', unicodedata.combining, 0)
        ranges(out, 'width', unicodedata.east_asian_width, 'N')
        singles(out, 'decomposition', lambda ch: unicodedata.decomposition(ch) or None)
        singles(out, 'digit', lambda ch: unicodedata.digit(ch, None))
        singles(out, 'numeric', lambda ch: fraction(unicodedata.numeric(ch, None)))
        ranges(out, 'old-category', old.category, 'Cn')
        ranges(out, 'old-bidirectional', lambda ch: old.bidirectional(ch) or '-', '-')
        ranges(out, 'old-combining', old.combining, 0)
        ranges(out, 'old-width', old.east_asian_width, 'N')
        ranges(out, 'old-mirrored', old.mirrored, 0)
        singles(out, 'old-numeric', lambda ch: fraction(old.numeric(ch, None)))
        singles(out, 'old-decimal', lambda ch: old.decimal(ch, None))
        singles(out, 'old-decomposition', changed)
        singles(out, 'old-normal', corrected)
        for section in 'alias', 'sequence':
            out.write('[%s]\n' % section)
            out.writelines(line + '\n' for line in lists[section])


if __name__ == '__main__':
    main(sys.argv[1])

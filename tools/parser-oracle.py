# SPDX-License-Identifier: Apache-2.0
"""Fills in what CPython says about the sources of the parser's test tables.

Usage: tools/oracle tools/parser-oracle.py TABLE ...

Each line of a table holds, between tabs: mode, flags, minor feature version, the source, and the expectation, which this
script writes: the dump of the tree, or the error's type, message, line, column, end line, end column and text. Backslashes,
tabs, newlines and characters beyond ASCII stand as escapes.
"""
import ast
import sys
import warnings

ONLY_AST = 0x400


def escape(text):
    if text is None:
        return "None"
    return text.encode("unicode_escape").decode("ascii")


def expectation(mode, flags, version, source):
    try:
        tree = compile(source, "<test>", mode, int(flags) | ONLY_AST, True, _feature_version=int(version))
    except SyntaxError as e:
        return [type(e).__name__, escape(e.msg), str(e.lineno), str(e.offset), str(e.end_lineno), str(e.end_offset), escape(e.text)]
    except (MemoryError, ValueError) as e:
        return [type(e).__name__, escape(str(e))]
    return [escape(ast.dump(tree, include_attributes=True))]


def main():
    warnings.simplefilter("ignore")
    for path in sys.argv[1:]:
        rows = []
        with open(path, encoding="ascii") as table:
            for line in table:
                mode, flags, version, source = line.rstrip("\n").split("\t")[:4]
                text = source.encode("ascii").decode("unicode_escape")
                rows.append("\t".join([mode, flags, version, source, *expectation(mode, flags, version, text)]))
        with open(path, "w", encoding="ascii") as table:
            table.write("\n".join(rows) + "\n")


main()

# SPDX-License-Identifier: Apache-2.0
"""CPython's half of tools/golden: writes the code object of every file of its standard library, or times itself.

golden-oracle.py dump OUTPUT   one record a file: length and text of the path, length and text of the marshalled code
golden-oracle.py time PATHS    reads paths from a file, compiles all of them three times, prints the seconds of each pass
"""
import marshal
import os
import struct
import sys
import sysconfig
import time
import warnings

warnings.simplefilter("ignore")
root = sysconfig.get_path("stdlib")


def compiled(path, source):
    return compile(source, path, "exec", dont_inherit=True, optimize=0)


def paths():
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                yield os.path.relpath(os.path.join(folder, name), root)


def read(path):
    with open(os.path.join(root, path), "rb") as file:
        return file.read()


def dump(output):
    with open(output + ".new", "wb") as out:
        location = root.encode()
        out.write(struct.pack("<i", len(location)) + location)
        for path in paths():
            try:
                code = marshal.dumps(compiled(path, read(path)))
            except (SyntaxError, ValueError):
                continue
            name = path.encode()
            out.write(struct.pack("<i", len(name)) + name + struct.pack("<i", len(code)) + code)
    os.replace(output + ".new", output)


def measure(listing):
    with open(listing) as file:
        sources = [(path, read(path)) for path in file.read().split("\n") if path]
    for _ in range(3):
        start = time.perf_counter()
        for path, source in sources:
            compiled(path, source)
        print(f"{time.perf_counter() - start:.2f}", flush=True)


{"dump": dump, "time": measure}[sys.argv[1]](sys.argv[2])

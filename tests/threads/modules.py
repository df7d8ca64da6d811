# SPDX-License-Identifier: Apache-2.0
"""Objects of C modules that several threads use at once: any documented exception may come of it, but no SystemError and no crash.

What such an object computes then is not promised, except where it says so below.
"""

import array
import bz2
import codecs
import csv
import hashlib
import io
import json
import lzma
import mmap
import os
import pickle
import random
import re
import select
import socket
import struct
import tempfile
import zlib

from _stress import hammer, main, rounds


def test_compressors():
    """One compressor or decompressor in several threads."""
    data = bytes(range(256)) * 40
    for _ in rounds():
        for module in (zlib, bz2, lzma):
            packed = module.compress(data)
            make = zlib.compressobj if module is zlib else module.BZ2Compressor if module is bz2 else module.LZMACompressor
            unmake = zlib.decompressobj if module is zlib else module.BZ2Decompressor if module is bz2 else module.LZMADecompressor
            squeeze, stretch = make(), unmake()
            hammer(lambda: squeeze.compress(data), lambda: stretch.decompress(packed[:100]), lambda: stretch.decompress(packed, 50),
                   lambda: squeeze.compress(b"x"), repeat=12)
            hammer(squeeze.flush, lambda: squeeze.compress(data), lambda: stretch.unused_data, repeat=4)
            if module is zlib:
                hammer(lambda: zlib.compressobj().copy(), squeeze.copy, stretch.copy, stretch.flush, repeat=6)


def test_digests():
    """A digest that several threads feed has had each of the pieces."""
    for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
        digest = hashlib.new(name, usedforsecurity=False)
        hammer(lambda: digest.update(b"ab" * 3000), repeat=20)
        assert digest.hexdigest() == hashlib.new(name, b"ab" * 3000 * 80, usedforsecurity=False).hexdigest(), name
        hammer(lambda: digest.update(b"ab"), digest.copy, digest.hexdigest)


def test_texts_and_records():
    """Readers, writers, scanners and coders that are shared."""
    for _ in rounds():
        rows = csv.reader(iter([f"{n},'a b',\"c\"\n" for n in range(400)]))
        target = io.StringIO()
        writer = csv.writer(target)
        hammer(lambda: next(rows), lambda: writer.writerow([1, "a,b", None]), lambda: writer.writerows([[1], [2]]), lambda: rows.line_num)
        assert all(line.strip() in ("1", "2", '1,"a,b",') for line in target.getvalue().splitlines())
        scanner = re.compile(r"(\w)(\d)").scanner("a1 b2 c3 " * 100)
        found = re.compile(r"\w\d").finditer("a1 b2 c3 " * 100)
        hammer(scanner.search, scanner.match, lambda: next(found))
        decoder, encoder = json.JSONDecoder(), json.JSONEncoder()
        hammer(lambda: decoder.decode('{"a": [1, 2.5, "x"], "b": null}'), lambda: encoder.encode({"a": [1, 2.5]}))
        for name in ("utf-8", "utf-16", "utf-7", "gb18030", "iso2022_jp", "shift_jis", "hz"):
            reader, writer = codecs.getincrementaldecoder(name)("replace"), codecs.getincrementalencoder(name)("replace")
            hammer(lambda: reader.decode(b"a\xe3\x81"), lambda: reader.decode(b"\x82~{<:"), reader.getstate, reader.reset,
                   lambda: writer.encode("aあé"), writer.reset, writer.getstate, lambda: reader.setstate((b"", 0)), repeat=20)
        numbers = struct.Struct("<iqd")
        unpacked = numbers.iter_unpack(numbers.pack(1, 2, 3.0) * 200)
        hammer(lambda: next(unpacked), lambda: numbers.__init__("<iqd"), lambda: numbers.pack(1, 2, 3.0))


def test_pickles():
    """A pickler and an unpickler that are shared, and one graph that all pickle."""
    graph = {"list": [], "self": None}
    graph["self"] = graph
    for _ in rounds():
        pickler = pickle.Pickler(io.BytesIO())
        unpickler = pickle.Unpickler(io.BytesIO(pickle.dumps([1, 2, {"a": 3}]) * 50))
        hammer(lambda: pickler.dump(graph), unpickler.load, pickler.clear_memo, lambda: graph["list"].append(1),
               lambda: pickle.loads(pickle.dumps(graph)), graph["list"].clear, repeat=10)


def test_maps_and_arrays():
    """A memory map that is read, written, resized and closed; an array that is changed under its views."""
    for _ in rounds():
        with tempfile.TemporaryFile() as file:
            file.write(bytes(8192))
            file.flush()
            memory = mmap.mmap(file.fileno(), 8192)
            hammer(lambda: memory[10:4000], lambda: memory.write(b"abc"), lambda: memory.seek(5), lambda: memory.find(b"c"),
                   lambda: memory.resize(4096), lambda: memory.resize(8192), lambda: memory.move(0, 100, 1000), memory.flush,
                   lambda: memory.__setitem__(slice(0, 4), b"wxyz"), memory.read_byte, memory.size, lambda: bytes(memoryview(memory)))
            hammer(memory.close, lambda: memory[0], memory.readline, lambda: len(memory), repeat=4)
        numbers = array.array("i", range(50))
        hammer(lambda: numbers.append(1), numbers.pop, lambda: memoryview(numbers).tolist(), numbers.byteswap, numbers.tobytes,
               lambda: numbers.extend(numbers), lambda: numbers.frombytes(b"abcd"), lambda: numbers.__delitem__(slice(10, None)),
               numbers.reverse, lambda: numbers.index(3), lambda: numbers.fromlist([1, 2]), lambda: numbers * 2)


def test_descriptors():
    """Sockets, polls and files that others close."""
    for _ in rounds():
        left, right = socket.socketpair()
        left.setblocking(False)
        right.setblocking(False)
        poll, epoll = select.poll(), select.epoll()
        poll.register(left)
        epoll.register(left.fileno())
        hammer(lambda: left.send(b"abc"), lambda: right.recv(10), lambda: poll.poll(1), lambda: epoll.poll(0.001),
               lambda: poll.register(right), lambda: poll.unregister(right), lambda: select.select([left], [right], [], 0),
               lambda: epoll.register(right), lambda: epoll.unregister(right), lambda: left.getsockname(), repeat=30)
        hammer(left.close, lambda: right.recv_into(bytearray(9)), right.detach, epoll.close, lambda: epoll.poll(0), lambda: poll.poll(1), repeat=3)
        with tempfile.TemporaryDirectory() as folder:
            for n in range(20):
                open(os.path.join(folder, str(n)), "w").close()
            entries = os.scandir(folder)
            hammer(lambda: next(entries), lambda: next(entries).stat(), entries.close, repeat=8)


def test_random_numbers():
    """One generator, seeded and read."""
    numbers = random.Random(1)
    for _ in rounds():
        hammer(numbers.random, lambda: numbers.seed(5), lambda: numbers.setstate(numbers.getstate()), lambda: numbers.shuffle(list(range(9))),
               lambda: numbers.getrandbits(300), lambda: numbers.gauss(0, 1))


if __name__ == "__main__":
    main()

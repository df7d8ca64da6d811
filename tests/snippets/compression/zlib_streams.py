"""Compressing and decompressing bit by bit: formats, dictionaries, copies, what is left over."""
import zlib

data = b"".join(b"line %d of the text\n" % i for i in range(5000))
for wbits in (9, 12, 15, -9, -15, 25, 31):
    for level in (0, 1, 6, 9):
        c = zlib.compressobj(level, zlib.DEFLATED, wbits)
        packed = b"".join(c.compress(data[i:i + 999]) for i in range(0, len(data), 999)) + c.flush()
        d = zlib.decompressobj(wbits)
        out = b""
        rest = packed + b"tail"
        while rest and not d.eof:
            out += d.decompress(rest, 1000)
            rest = d.unconsumed_tail
        print(wbits, level, out == data, d.eof, d.unused_data, zlib.decompress(packed, wbits) == data)
c = zlib.compressobj(zdict=b"line of the text")
first = c.compress(data[:3000]) + c.flush(zlib.Z_SYNC_FLUSH)
twin = c.copy()
ends = [first + x.compress(data[3000:]) + x.flush() for x in (c, twin)]
print(ends[0] == ends[1], zlib.decompressobj(zdict=b"line of the text").decompress(ends[0]) == data)
for broken in (b"", b"abc", ends[0], ends[0][:-3], zlib.compress(data)[:-1] + b"x"):
    try:
        zlib.decompress(broken)
    except zlib.error as e:
        print(e)
value, other = 0, 1
for i in range(0, len(data), 777):
    value = zlib.crc32(data[i:i + 777], value)
    other = zlib.adler32(data[i:i + 777], other)
print(value == zlib.crc32(data), other == zlib.adler32(data), value, other)
d = zlib._ZlibDecompressor()
packed = zlib.compress(data)
out = d.decompress(packed + b"tail", 10)
while not d.eof:
    out += d.decompress(b"", 5000)
print(out == data, d.unused_data, d.needs_input)

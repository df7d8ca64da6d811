"""Compressing and decompressing bit by bit with bzip2 and LZMA: formats, filters, what is left over, what is refused."""
import bz2
import lzma

data = b"".join(b"line %d of the text\n" % i for i in range(5000))


def pieces(compressor):
    return b"".join(compressor.compress(data[i:i + 999]) for i in range(0, len(data), 999)) + compressor.flush()


def whole(decompressor, packed):
    out = decompressor.decompress(packed + b"tail", 10)
    while not decompressor.eof:
        out += decompressor.decompress(b"", 5000)
    return out == data, decompressor.unused_data, decompressor.needs_input


for level in (1, 9):
    print(level, whole(bz2.BZ2Decompressor(), pieces(bz2.BZ2Compressor(level))))
raw = [{"id": lzma.FILTER_DELTA, "dist": 5}, {"id": lzma.FILTER_LZMA2, "preset": 1, "dict_size": 65536}]
for settings in ({}, {"check": lzma.CHECK_SHA256, "preset": 0}, {"check": lzma.CHECK_NONE}, {"format": lzma.FORMAT_ALONE}, {"filters": raw}):
    decompressor = lzma.LZMADecompressor()
    print(settings, whole(decompressor, pieces(lzma.LZMACompressor(**settings))), decompressor.check)
print(lzma.decompress(lzma.compress(data, lzma.FORMAT_RAW, filters=raw), lzma.FORMAT_RAW, filters=raw) == data)
for one in raw + [{"id": lzma.FILTER_LZMA1}, {"id": lzma.FILTER_X86}]:
    packed = lzma._encode_filter_properties(one)
    print(packed, lzma._decode_filter_properties(one["id"], packed))
for wrong in (lambda: bz2.decompress(b"nonsense here"), lambda: lzma.decompress(b"nonsense here"), lambda: lzma.compress(b"", preset=10),
              lambda: lzma.compress(b"", format=99), lambda: lzma.compress(b"", filters=[{"id": 99}]), lambda: lzma.compress(b"", filters=[{}]),
              lambda: lzma.compress(b"", filters=[{"id": 33, "foo": 1}]), lambda: lzma.compress(b"", filters=raw * 3),
              lambda: lzma.LZMADecompressor(lzma.FORMAT_RAW), lambda: bz2.BZ2Compressor(10), lambda: lzma.decompress(lzma.compress(data), memlimit=1)):
    try:
        wrong()
    except (OSError, ValueError, lzma.LZMAError) as e:
        print(type(e).__name__, e)

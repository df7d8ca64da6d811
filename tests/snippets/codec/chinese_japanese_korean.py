# Each encoding keeps what it can encode, and says which bytes are wrong.
import codecs
import zlib

NAMES = """gb2312 gbk gb18030 hz big5 big5hkscs cp950 shift_jis cp932 shift_jis_2004 shift_jisx0213 euc_jp euc_jis_2004 euc_jisx0213 euc_kr
cp949 johab iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_3 iso2022_jp_ext iso2022_jp_2004 iso2022_kr""".split()
text = "".join(map(chr, range(0x80, 0xd800, 7))) + "\u304b\u309a\U0002000b"
junk = b"ab\x1b$B!!\x81\x30\xc1\xc4\xa4\xd4\x8f\xa1\xff~{<:~}\x1b(J\\\x0e\x0f"
for name in NAMES:
    encoded = text.encode(name, "ignore")
    print(name, len(encoded), zlib.crc32(encoded), zlib.crc32(encoded.decode(name, "replace").encode()), ascii(junk.decode(name, "replace")))
    try:
        junk.decode(name)
    except UnicodeDecodeError as e:
        print(e)

decoder = codecs.getincrementaldecoder("euc_jp")()
print([decoder.decode(bytes([b])) for b in "漢字".encode("euc_jp")], decoder.getstate())
encoder = codecs.getincrementalencoder("iso2022_jp")()
print(encoder.encode("漢"), encoder.getstate(), encoder.encode("", True))

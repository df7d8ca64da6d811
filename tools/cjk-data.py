# SPDX-License-Identifier: Apache-2.0
"""Writes the tables of the Chinese, Japanese and Korean encodings, from the codecs of the Python that runs this.

Usage: tools/oracle tools/cjk-data.py FILE

The file is compressed with zlib.  A number is unsigned, seven bits a byte, the last byte below 128.  For each encoding: its name and
that of the encoding it is a variant of, each a length and ASCII; 256 bytes that say of a first byte whether it is whole (1), the first of
several (2) or never right (0); the decoded sequences that differ from the other encoding, and what encodes to another sequence than the
first that decodes to it, both ended by 0.  A row is the distance to the key of the row before, then 0 for no value or 1 plus
the value; of a text of two code points the value is twice the first one plus 1, then comes the second.
"""
import sys
import zlib

ENCODINGS = [('gb2312', ''), ('gbk', 'gb2312'), ('gb18030', 'gbk'), ('big5', ''), ('big5hkscs', 'big5'), ('cp950', 'big5'), ('shift_jis', ''),
             ('cp932', 'shift_jis'), ('shift_jis_2004', 'shift_jis'), ('shift_jisx0213', 'shift_jis_2004'), ('euc_jp', ''),
             ('euc_jis_2004', 'euc_jp'), ('euc_jisx0213', 'euc_jis_2004'), ('euc_kr', ''), ('cp949', 'euc_kr'), ('johab', '')]
out = bytearray()


def number(n):
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)


def decoded(name, key, length):
    try:
        return key.to_bytes(length, 'big').decode(name)
    except UnicodeDecodeError as e:
        return e.reason


def sequences(name):
    kinds = [decoded(name, b, 1) for b in range(256)]
    texts = {b: k for b, k in enumerate(kinds) if len(k) == 1}
    leads = [b for b, k in enumerate(kinds) if k.startswith('incomplete')]
    for lead in leads:
        for key in range(lead << 8, lead + 1 << 8):
            text = decoded(name, key, 2)
            if len(text) <= 2:
                texts[key] = text
    if name.startswith('euc_j'):
        for key in range(0x8f0000, 0x900000):
            text = decoded(name, key, 3)
            if len(text) <= 2:
                texts[key] = text
    if name == 'gb18030':
        # The sequences of four bytes for the lower planes, by their rank.
        for rank in range(39420):
            rest, d = divmod(rank, 10)
            rest, c = divmod(rest, 126)
            a, b = divmod(rest, 10)
            text = bytes((a + 0x81, b + 0x30, c + 0x81, d + 0x30)).decode(name, 'ignore')
            if len(text) == 1:
                texts[1 << 24 | rank] = text
    return texts, bytes(1 if len(k) == 1 else 2 if b in leads else 0 for b, k in enumerate(kinds))


def rows(pairs):
    before = 0
    for key, value in pairs:
        number(key - before + 1)
        before = key
        value()
    number(0)


def text_value(text):
    def write():
        if text is None:
            number(0)
        else:
            number(1 + (ord(text[0]) << 1 | len(text) - 1))
            if len(text) > 1:
                number(ord(text[1]))
    return write


def key_value(key):
    return lambda: number(0 if key is None else key + 1)


def encoded(name, text):
    try:
        return int.from_bytes(text.encode(name), 'big')
    except UnicodeEncodeError:
        return None


def main(path):
    known = {'': {}}
    for name, base in ENCODINGS:
        texts, kinds = sequences(name)
        known[name] = texts
        for word in (name, base):
            number(len(word))
            out.extend(word.encode())
        out.extend(kinds)
        other = known[base]
        rows((k, text_value(texts.get(k))) for k in sorted(texts.keys() | other.keys()) if texts.get(k) != other.get(k))
        first = {}
        for key in sorted(texts):
            first.setdefault(texts[key], key)
        changed = []
        for c in range(0x30000):
            if not 0xd800 <= c < 0xe000:
                key = encoded(name, chr(c))
                if key != first.get(chr(c)) and (key is None or key < 1 << 24):
                    changed.append((c, key_value(key)))
        rows(changed)
        print(name, len(texts), len(changed))
    number(0)
    with open(path, 'wb') as f:
        f.write(zlib.compress(out, 9))


main(sys.argv[1])

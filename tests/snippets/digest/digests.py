"""Digests, keyed digests and their parameters."""
import hashlib
import hmac

data = bytes(range(256)) * 5
for name in sorted({"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"}):
    h = getattr(hashlib, name)(data[:100])
    for i in range(100, len(data), 97):
        h.update(data[i:i + 97])
    other = h.copy()
    other.update(b"more")
    print(h.name, h.digest_size, h.block_size, h.hexdigest(), other.hexdigest(), hmac.new(data[:200], data, name).hexdigest())
for name in ("shake_128", "shake_256"):
    h = getattr(hashlib, name)(data)
    print(h.name, h.digest_size, h.block_size, h.hexdigest(0), h.hexdigest(7), h.digest(400).hex())
for make in (hashlib.blake2b, hashlib.blake2s):
    print(make(data, digest_size=20, key=b"key", salt=b"salt", person=b"person", fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1,
               inner_size=6, last_node=True).hexdigest())
    for settings in ({"digest_size": 0}, {"key": bytes(65)}, {"salt": bytes(17)}, {"fanout": 256}, {"depth": 0}, {"leaf_size": -1},
                     {"node_offset": 1 << 64}, {"node_depth": 256}, {"inner_size": 65}, {"key": "text"}):
        try:
            make(**settings)
        except (ValueError, OverflowError, TypeError) as e:
            print(settings, type(e).__name__, e)
for make in (hashlib.sha3_256, hashlib.blake2b):
    try:
        make("text")
    except TypeError as e:
        print(e)

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

/// The code of RFC 2104: a hash of a key and the hash of the key and the message. Used by one thread at a time.
final class Hmac implements HashAlgorithm {
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final HashAlgorithm inner;
  private final HashAlgorithm outer;

  private Hmac(HashAlgorithm inner, HashAlgorithm outer) {
    this.inner = inner;
    this.outer = outer;
  }

  static Hmac of(HashName name, byte[] key) {
    byte[] used = key;
    if (key.length > name.blockSize) {
      HashAlgorithm hash = name.start();
      hash.update(key, 0, key.length);
      used = hash.digest();
    }
    return new Hmac(padded(name, used, INNER), padded(name, used, OUTER));
  }

  private static HashAlgorithm padded(HashName name, byte[] key, byte padding) {
    byte[] block = new byte[name.blockSize];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ padding);
    }
    HashAlgorithm hash = name.start();
    hash.update(block, 0, block.length);
    return hash;
  }

  @Override
  public void update(byte[] bytes, int from, int to) {
    inner.update(bytes, from, to);
  }

  @Override
  public byte[] digest() {
    HashAlgorithm end = outer.copy();
    byte[] first = inner.digest();
    end.update(first, 0, first.length);
    return end.digest();
  }

  @Override
  public HashAlgorithm copy() {
    return new Hmac(inner.copy(), outer.copy());
  }

  @Override
  public int digestSize() {
    return inner.digestSize();
  }
}

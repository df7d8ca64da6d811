// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

/// SipHash with one round a block and three at the end, and a second key word of zero: the hash of sources in `.pyc` files.
final class SipHash13 {
  private long v0, v1, v2, v3;

  private SipHash13(long key) {
    v0 = key ^ 0x736f6d6570736575L;
    v1 = 0x646f72616e646f6dL;
    v2 = key ^ 0x6c7967656e657261L;
    v3 = 0x7465646279746573L;
  }

  static long hash(long key, byte[] data) {
    var state = new SipHash13(key);
    int whole = data.length & ~7;
    for (int i = 0; i < whole; i += 8) {
      state.block(word(data, i, 8));
    }
    state.block(word(data, whole, data.length - whole) | (long) data.length << 56);
    state.v2 ^= 0xff;
    state.round();
    state.round();
    state.round();
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
  }

  private static long word(byte[] data, int start, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (data[start + i] & 0xffL) << i * 8;
    }
    return word;
  }

  private void block(long word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }

  private void round() {
    v0 += v1;
    v2 += v3;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 = Long.rotateLeft(v2, 32);
  }
}

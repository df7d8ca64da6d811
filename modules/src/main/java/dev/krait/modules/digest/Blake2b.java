// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import java.util.Arrays;

/// BLAKE2b as RFC 7693 and the specification of its parameters describe it, on words of 64 bits.
final class Blake2b extends Blake2 {
  static final int BLOCK = 128;
  static final int MOST = 64;

  private static final long[] START = {0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L, 0x510e527fade682d1L,
      0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L};
  private static final int WORD = 8;
  private static final int ROUNDS = 12;

  private final long[] h;

  /// A state from the parameter block of the specification, which starts with the sizes of digest and key.
  Blake2b(byte[] parameters, byte[] key, boolean lastNode) {
    this(parameters[0] & 0xff, lastNode, START.clone(), new byte[BLOCK]);
    for (int i = 0; i < h.length; i++) {
      h[i] ^= word(parameters, i * WORD);
    }
    start(key);
  }

  private Blake2b(int digestSize, boolean lastNode, long[] h, byte[] block) {
    super(digestSize, lastNode, block);
    this.h = h;
  }

  private static long word(byte[] block, int at) {
    long value = 0;
    for (int i = 0; i < WORD; i++) {
      value |= (long) (block[at + i] & 0xff) << 8 * i;
    }
    return value;
  }

  @Override
  byte stateByte(int i) {
    return (byte) (h[i / WORD] >>> 8 * (i % WORD));
  }

  @Override
  Blake2 copyState() {
    return new Blake2b(digestSize(), lastNode, h.clone(), block.clone());
  }

  @Override
  void compress(boolean last) {
    long[] m = new long[16];
    for (int i = 0; i < m.length; i++) {
      m[i] = word(block, i * WORD);
    }
    long[] v = Arrays.copyOf(h, 16);
    System.arraycopy(START, 0, v, 8, 8);
    v[12] ^= counter;
    if (last) {
      v[14] = ~v[14];
      v[15] = lastNode ? ~v[15] : v[15];
    }
    for (int round = 0; round < ROUNDS; round++) {
      byte[] s = BlakeOrder.of(round);
      for (int i = 0; i < 8; i++) {
        // First the columns of the square of words, then its diagonals.
        int turn = i >> 2;
        mix(v, i & 3, 4 + (i + turn & 3), 8 + (i + 2 * turn & 3), 12 + (i + 3 * turn & 3), m[s[2 * i]], m[s[2 * i + 1]]);
      }
    }
    for (int i = 0; i < h.length; i++) {
      h[i] ^= v[i] ^ v[i + 8];
    }
  }

  private static void mix(long[] v, int a, int b, int c, int d, long x, long y) {
    v[a] += v[b] + x;
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 63);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import java.util.Arrays;

/// BLAKE2s as RFC 7693 and the specification of its parameters describe it, on words of 32 bits.
final class Blake2s extends Blake2 {
  static final int BLOCK = 64;
  static final int MOST = 32;

  private static final int[] START = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  private static final int WORD = 4;
  private static final int ROUNDS = 10;

  private final int[] h;

  /// A state from the parameter block of the specification, which starts with the sizes of digest and key.
  Blake2s(byte[] parameters, byte[] key, boolean lastNode) {
    this(parameters[0] & 0xff, lastNode, START.clone(), new byte[BLOCK]);
    for (int i = 0; i < h.length; i++) {
      h[i] ^= word(parameters, i * WORD);
    }
    start(key);
  }

  private Blake2s(int digestSize, boolean lastNode, int[] h, byte[] block) {
    super(digestSize, lastNode, block);
    this.h = h;
  }

  private static int word(byte[] block, int at) {
    int value = 0;
    for (int i = 0; i < WORD; i++) {
      value |= (block[at + i] & 0xff) << 8 * i;
    }
    return value;
  }

  @Override
  byte stateByte(int i) {
    return (byte) (h[i / WORD] >>> 8 * (i % WORD));
  }

  @Override
  Blake2 copyState() {
    return new Blake2s(digestSize(), lastNode, h.clone(), block.clone());
  }

  @Override
  void compress(boolean last) {
    int[] m = new int[16];
    for (int i = 0; i < m.length; i++) {
      m[i] = word(block, i * WORD);
    }
    int[] v = Arrays.copyOf(h, 16);
    System.arraycopy(START, 0, v, 8, 8);
    v[12] ^= (int) counter;
    v[13] ^= (int) (counter >>> 32);
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

  private static void mix(int[] v, int a, int b, int c, int d, int x, int y) {
    v[a] += v[b] + x;
    v[d] = Integer.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Integer.rotateRight(v[b] ^ v[c], 12);
    v[a] += v[b] + y;
    v[d] = Integer.rotateRight(v[d] ^ v[a], 8);
    v[c] += v[d];
    v[b] = Integer.rotateRight(v[b] ^ v[c], 7);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import java.util.Arrays;

/// BLAKE2s as RFC 7693 and the specification of its parameters describe it, on words of 32 bits.
final class Blake2s implements HashAlgorithm {
  static final int BLOCK = 64;
  static final int MOST = 32;

  private static final int[] START = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  private static final int WORD = 4;
  private static final int ROUNDS = 10;

  private final int digestSize;
  private final boolean lastNode;
  private final int[] h;
  private final byte[] block;
  private int filled;
  private long counter;

  /// A state from the parameter block of the specification, which starts with the sizes of digest and key.
  Blake2s(byte[] parameters, byte[] key, boolean lastNode) {
    this(parameters[0] & 0xff, lastNode, START.clone(), new byte[BLOCK]);
    for (int i = 0; i < h.length; i++) {
      h[i] ^= word(parameters, i * WORD);
    }
    if (key.length > 0) {
      System.arraycopy(key, 0, block, 0, key.length);
      filled = BLOCK;
    }
  }

  private Blake2s(int digestSize, boolean lastNode, int[] h, byte[] block) {
    this.digestSize = digestSize;
    this.lastNode = lastNode;
    this.h = h;
    this.block = block;
  }

  private static int word(byte[] block, int at) {
    int value = 0;
    for (int i = 0; i < WORD; i++) {
      value |= (block[at + i] & 0xff) << 8 * i;
    }
    return value;
  }

  @Override
  public void update(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (filled == BLOCK) {
        counter += BLOCK;
        compress(false);
        filled = 0;
      }
      int count = Math.min(BLOCK - filled, to - at);
      System.arraycopy(bytes, at, block, filled, count);
      filled += count;
      at += count;
    }
  }

  @Override
  public byte[] digest() {
    Blake2s end = (Blake2s) copy();
    Arrays.fill(end.block, filled, BLOCK, (byte) 0);
    end.counter += filled;
    end.compress(true);
    byte[] out = new byte[digestSize];
    for (int i = 0; i < digestSize; i++) {
      out[i] = (byte) (end.h[i / WORD] >>> 8 * (i % WORD));
    }
    return out;
  }

  @Override
  public HashAlgorithm copy() {
    Blake2s copy = new Blake2s(digestSize, lastNode, h.clone(), block.clone());
    copy.filled = filled;
    copy.counter = counter;
    return copy;
  }

  @Override
  public int digestSize() {
    return digestSize;
  }

  private void compress(boolean last) {
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
      mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
      mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
      mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
      mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
      mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
      mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
      mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
      mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
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

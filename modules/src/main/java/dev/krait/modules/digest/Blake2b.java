// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import java.util.Arrays;

/// BLAKE2b as RFC 7693 and the specification of its parameters describe it, on words of 64 bits.
final class Blake2b implements HashAlgorithm {
  static final int BLOCK = 128;
  static final int MOST = 64;

  private static final long[] START = {0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L, 0x510e527fade682d1L,
      0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L};
  private static final int WORD = 8;
  private static final int ROUNDS = 12;

  private final int digestSize;
  private final boolean lastNode;
  private final long[] h;
  private final byte[] block;
  private int filled;
  private long counter;

  /// A state from the parameter block of the specification, which starts with the sizes of digest and key.
  Blake2b(byte[] parameters, byte[] key, boolean lastNode) {
    this(parameters[0] & 0xff, lastNode, START.clone(), new byte[BLOCK]);
    for (int i = 0; i < h.length; i++) {
      h[i] ^= word(parameters, i * WORD);
    }
    if (key.length > 0) {
      System.arraycopy(key, 0, block, 0, key.length);
      filled = BLOCK;
    }
  }

  private Blake2b(int digestSize, boolean lastNode, long[] h, byte[] block) {
    this.digestSize = digestSize;
    this.lastNode = lastNode;
    this.h = h;
    this.block = block;
  }

  private static long word(byte[] block, int at) {
    long value = 0;
    for (int i = 0; i < WORD; i++) {
      value |= (long) (block[at + i] & 0xff) << 8 * i;
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
    Blake2b end = (Blake2b) copy();
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
    Blake2b copy = new Blake2b(digestSize, lastNode, h.clone(), block.clone());
    copy.filled = filled;
    copy.counter = counter;
    return copy;
  }

  @Override
  public int digestSize() {
    return digestSize;
  }

  private void compress(boolean last) {
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

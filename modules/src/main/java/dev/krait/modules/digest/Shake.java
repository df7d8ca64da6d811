// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import java.util.Arrays;

/// SHAKE, the functions of FIPS 202 whose output is as long as one likes: the sponge over Keccak-f[1600].
final class Shake implements HashAlgorithm {
  private static final long[] ROUND = {0x0000000000000001L, 0x0000000000008082L, 0x800000000000808aL, 0x8000000080008000L, 0x000000000000808bL,
      0x0000000080000001L, 0x8000000080008081L, 0x8000000000008009L, 0x000000000000008aL, 0x0000000000000088L, 0x0000000080008009L,
      0x000000008000000aL, 0x000000008000808bL, 0x800000000000008bL, 0x8000000000008089L, 0x8000000000008003L, 0x8000000000008002L,
      0x8000000000000080L, 0x000000000000800aL, 0x800000008000000aL, 0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L,
      0x8000000080008008L};
  /// How many bits the sponge has.
  static final int BITS = 1600;
  /// The bits that follow the bytes.
  static final byte SUFFIX = 0x1f;

  private static final int SIDE = 5;
  private static final int LANES = SIDE * SIDE;

  /// How many bytes a permutation takes in or gives out.
  final int rate;
  private final long[] lanes;
  private int position;

  Shake(int rate) {
    this(rate, new long[LANES], 0);
  }

  private Shake(int rate, long[] lanes, int position) {
    this.rate = rate;
    this.lanes = lanes;
    this.position = position;
  }

  private void absorb(int at, int b) {
    lanes[at >> 3] ^= (long) (b & 0xff) << 8 * (at & 7);
  }

  @Override
  public void update(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      absorb(position++, bytes[i]);
      if (position == rate) {
        permute();
        position = 0;
      }
    }
  }

  @Override
  public byte[] digest() {
    return digest(0);
  }

  /// The first bytes of the output.
  byte[] digest(int length) {
    Shake end = (Shake) copy();
    end.absorb(end.position, SUFFIX);
    end.absorb(rate - 1, 0x80);
    byte[] out = new byte[length];
    for (int i = 0; i < length; i++) {
      int at = i % rate;
      if (at == 0) {
        end.permute();
      }
      out[i] = (byte) (end.lanes[at >> 3] >>> 8 * (at & 7));
    }
    return out;
  }

  @Override
  public HashAlgorithm copy() {
    return new Shake(rate, Arrays.copyOf(lanes, LANES), position);
  }

  @Override
  public int digestSize() {
    return 0;
  }

  private void permute() {
    long[] columns = new long[SIDE];
    long[] moved = new long[LANES];
    for (long constant : ROUND) {
      for (int x = 0; x < SIDE; x++) {
        columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
      }
      for (int x = 0; x < SIDE; x++) {
        long d = columns[(x + 4) % SIDE] ^ Long.rotateLeft(columns[(x + 1) % SIDE], 1);
        for (int y = 0; y < LANES; y += SIDE) {
          lanes[x + y] ^= d;
        }
      }
      // The walk of the specification through all lanes but the first, each turned by the next triangular number.
      moved[0] = lanes[0];
      int x = 1;
      int y = 0;
      for (int t = 0; t < LANES - 1; t++) {
        int nextY = (2 * x + 3 * y) % SIDE;
        moved[y + SIDE * nextY] = Long.rotateLeft(lanes[x + SIDE * y], (t + 1) * (t + 2) / 2);
        x = y;
        y = nextY;
      }
      for (int row = 0; row < LANES; row += SIDE) {
        for (int i = 0; i < SIDE; i++) {
          lanes[row + i] = moved[row + i] ^ ~moved[row + (i + 1) % SIDE] & moved[row + (i + 2) % SIDE];
        }
      }
      lanes[0] ^= constant;
    }
  }
}

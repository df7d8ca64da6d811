// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.math;

/// The generator MT19937 with the seeding by an array, so that a seed gives the same numbers as in every Python. Guarded by its
/// owner.
final class MersenneTwister {
  static final int WORDS = 624;
  private static final int MIDDLE = 397;
  private static final int MATRIX = 0x9908b0df;
  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;

  private final int[] state = new int[WORDS];
  private int index = WORDS + 1;

  private void seed(int seed) {
    state[0] = seed;
    for (int i = 1; i < WORDS; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
    }
    index = WORDS;
  }

  void seed(int[] key) {
    seed(19650218);
    int i = 1;
    int j = 0;
    for (int k = Math.max(WORDS, key.length); k > 0; k--) {
      state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1664525) + key[j] + j;
      i++;
      j++;
      if (i >= WORDS) {
        state[0] = state[WORDS - 1];
        i = 1;
      }
      if (j >= key.length) {
        j = 0;
      }
    }
    for (int k = WORDS - 1; k > 0; k--) {
      state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1566083941) - i;
      i++;
      if (i >= WORDS) {
        state[0] = state[WORDS - 1];
        i = 1;
      }
    }
    state[0] = UPPER;
  }

  private void refill() {
    for (int i = 0; i < WORDS; i++) {
      int y = state[i] & UPPER | state[(i + 1) % WORDS] & LOWER;
      state[i] = state[(i + MIDDLE) % WORDS] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : MATRIX);
    }
    index = 0;
  }

  /// The next 32 bits.
  int next() {
    if (index >= WORDS) {
      refill();
    }
    int y = state[index++];
    y ^= y >>> 11;
    y ^= y << 7 & 0x9d2c5680;
    y ^= y << 15 & 0xefc60000;
    return y ^ y >>> 18;
  }

  int index() {
    return index;
  }

  int word(int i) {
    return state[i];
  }

  void set(int[] words, int at) {
    System.arraycopy(words, 0, state, 0, WORDS);
    index = at;
  }
}

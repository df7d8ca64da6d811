// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.protocol.HashSeed;
import java.security.SecureRandom;

/// A keyed hash of text (SipHash-1-3), for tables that somebody floods with strings of equal [String#hashCode]. Immutable.
final class SipHash {
  private static final long KEY_0 = new SecureRandom().nextLong() ^ HashSeed.SEED;
  private static final long KEY_1 = new SecureRandom().nextLong() ^ Long.rotateLeft(HashSeed.SEED, 32);

  private long v0 = KEY_0 ^ 0x736f6d6570736575L;
  private long v1 = KEY_1 ^ 0x646f72616e646f6dL;
  private long v2 = KEY_0 ^ 0x6c7967656e657261L;
  private long v3 = KEY_1 ^ 0x7465646279746573L;

  private SipHash() {
  }

  /// 32 bits of the hash of a `str` value.
  static int of(Object str) {
    SipHash state = new SipHash();
    int length = Text.length(str);
    int i = 0;
    for (; i + 1 < length; i += 2) {
      state.word(Text.codePointAt(str, i) | (long) Text.codePointAt(str, i + 1) << 32);
    }
    state.word((i < length ? Text.codePointAt(str, i) : 0) | (long) length << 32);
    state.v2 ^= 0xff;
    state.round();
    state.round();
    state.round();
    long hash = state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
    return (int) (hash ^ hash >>> 32);
  }

  private void word(long word) {
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

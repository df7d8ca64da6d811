// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import java.util.Arrays;

/// BLAKE2 as RFC 7693 and the specification of its parameters describe it, but for what depends on the size of words.
abstract class Blake2 implements HashAlgorithm {
  private final int digestSize;
  final boolean lastNode;
  final byte[] block;
  private int filled;
  long counter;

  Blake2(int digestSize, boolean lastNode, byte[] block) {
    this.digestSize = digestSize;
    this.lastNode = lastNode;
    this.block = block;
  }

  /// Takes in the key, which fills a block.
  final void start(byte[] key) {
    if (key.length > 0) {
      System.arraycopy(key, 0, block, 0, key.length);
      filled = block.length;
    }
  }

  /// Works the block into the state.
  abstract void compress(boolean last);

  /// A byte of the state.
  abstract byte stateByte(int i);

  /// The same state in another object, without what is counted here.
  abstract Blake2 copyState();

  @Override
  public void update(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (filled == block.length) {
        counter += block.length;
        compress(false);
        filled = 0;
      }
      int count = Math.min(block.length - filled, to - at);
      System.arraycopy(bytes, at, block, filled, count);
      filled += count;
      at += count;
    }
  }

  @Override
  public byte[] digest() {
    Blake2 end = copy();
    Arrays.fill(end.block, filled, block.length, (byte) 0);
    end.counter += filled;
    end.compress(true);
    byte[] out = new byte[digestSize];
    for (int i = 0; i < digestSize; i++) {
      out[i] = end.stateByte(i);
    }
    return out;
  }

  @Override
  public Blake2 copy() {
    Blake2 copy = copyState();
    copy.filled = filled;
    copy.counter = counter;
    return copy;
  }

  @Override
  public int digestSize() {
    return digestSize;
  }
}

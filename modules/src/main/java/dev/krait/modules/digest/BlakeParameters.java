// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import java.math.BigInteger;

/// Checks the parameters of BLAKE2 and lays them out as its specification says. Used by one thread.
final class BlakeParameters {
  private static final int MOST_BYTE = 255;
  private static final int SALTS = 2;

  private final ThreadState ts;
  private final char letter;
  /// The largest digest and key, and the size of the block of parameters.
  private final int most;
  private final byte[] block;
  private byte[] key = new byte[0];

  BlakeParameters(ThreadState ts, char letter, int most) {
    this.ts = ts;
    this.letter = letter;
    this.most = most;
    block = new byte[most];
  }

  byte[] block() {
    return block;
  }

  byte[] key() {
    return key;
  }

  private static void between(String name, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw PyErrors.valueError(name + " must be between " + least + " and " + greatest);
    }
  }

  /// The size of the digest and the key; null where they are missing.
  void sizes(Object digestSize, Object keyObject) {
    int size = digestSize == null ? most : Converters.toInt(ts, digestSize);
    if (size <= 0 || size > most) {
      throw PyErrors.valueError("digest_size for Blake2" + letter + " must be between 1 and " + most + " bytes, here it is " + size);
    }
    if (keyObject != null) {
      key = Buffers.bytes(ts, keyObject);
      if (key.length > most) {
        throw PyErrors.valueError("maximum key length is " + most + " bytes");
      }
    }
    block[0] = (byte) size;
    block[1] = (byte) key.length;
  }

  /// Salt and personalisation; null where they are missing.
  void texts(Object salt, Object person) {
    int size = most / 4;
    put("salt", salt, size, most - SALTS * size);
    put("person", person, size, most - size);
  }

  private void put(String name, Object value, int size, int at) {
    if (value == null) {
      return;
    }
    byte[] bytes = Buffers.bytes(ts, value);
    if (bytes.length > size) {
      throw PyErrors.valueError("maximum " + name + " length is " + size + " bytes");
    }
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private BigInteger unsigned(String name, Object value, int bits) {
    BigInteger number = PyLong.bigValue(Numbers.index(ts, value));
    if (number.signum() < 0) {
      throw PyErrors.valueError("Cannot convert negative int");
    }
    if (number.bitLength() > Long.SIZE) {
      throw PyErrors.overflowError("Python int too large for C unsigned long long");
    }
    if (number.bitLength() > bits) {
      throw PyErrors.overflowError(name + " is too large");
    }
    return number;
  }

  /// The parameters of hashing as a tree.
  void tree(int fanout, int depth, Object leafSize, Object nodeOffset, int nodeDepth, int innerSize) {
    between("fanout", fanout, 0, MOST_BYTE);
    between("depth", depth, 1, MOST_BYTE);
    boolean wide = letter == 'b';
    long leaf = unsigned("leaf_size", leafSize, Integer.SIZE).longValue();
    long offset = unsigned("node_offset", nodeOffset, wide ? Long.SIZE : Long.SIZE - 16).longValue();
    between("node_depth", nodeDepth, 0, MOST_BYTE);
    if (innerSize < 0 || innerSize > most) {
      throw PyErrors.valueError("inner_size must be between 0 and is " + most);
    }
    int at = 2;
    block[at++] = (byte) fanout;
    block[at++] = (byte) depth;
    for (int i = 0; i < Integer.BYTES; i++) {
      block[at++] = (byte) (leaf >>> 8 * i);
    }
    for (int i = 0; i < (wide ? Long.BYTES : Long.BYTES - 2); i++) {
      block[at++] = (byte) (offset >>> 8 * i);
    }
    block[at++] = (byte) nodeDepth;
    block[at] = (byte) innerSize;
  }
}

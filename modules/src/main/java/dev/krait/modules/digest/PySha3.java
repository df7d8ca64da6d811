// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Getter;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.type.PyType;

/// What the SHA-3 hash objects have in common: the parameters of the sponge.
abstract class PySha3 extends PyFixedHash {
  PySha3(PyType type, HashName name, HashAlgorithm state) {
    super(type, name, state);
  }

  /// How many bits of the sponge are never given out.
  @Getter("_capacity_bits")
  int capacityBits() {
    return Shake.BITS - 8 * blockSize();
  }

  /// How many bits are taken in at a time.
  @Getter("_rate_bits")
  int rateBits() {
    return 8 * blockSize();
  }

  /// What is appended to the bytes.
  @Getter("_suffix")
  Object suffix() {
    return new PyBytes(new byte[] {6});
  }
}

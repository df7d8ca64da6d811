// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.math.BigInteger;

/// What the SHAKE hash objects have in common: digests of any length.
abstract class PyShake extends PyHash {
  private static final int MOST_BITS = 29;

  PyShake(PyType type, HashName name, HashAlgorithm state) {
    super(type, name, state);
  }

  private byte[] digestBytes(ThreadState ts, Object length) {
    BigInteger wanted = PyLong.bigValue(Numbers.index(ts, length));
    if (wanted.signum() < 0) {
      throw PyErrors.valueError("Cannot convert negative int");
    }
    if (wanted.bitLength() > MOST_BITS) {
      throw PyErrors.valueError("length is too large");
    }
    return ((Shake) copyState()).digest(wanted.intValue());
  }

  /// So many bytes of the digest of all bytes so far.
  @Method("digest(length)")
  Object digest(ThreadState ts, Object length) {
    return new PyBytes(digestBytes(ts, length));
  }

  /// So many bytes of the digest of all bytes so far, in hexadecimal.
  @Method("hexdigest(length)")
  Object hexDigest(ThreadState ts, Object length) {
    return hex(digestBytes(ts, length));
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
    return new PyBytes(new byte[] {Shake.SUFFIX});
  }
}

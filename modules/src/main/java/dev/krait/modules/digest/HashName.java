// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import java.util.Locale;

/// The hash algorithms: what Python and the JDK call them, and how many bytes they work on at a time.
enum HashName {
  MD5("md5", "MD5", 64),
  SHA1("sha1", "SHA-1", 64),
  SHA224("sha224", "SHA-224", 64),
  SHA256("sha256", "SHA-256", 64),
  SHA384("sha384", "SHA-384", 128),
  SHA512("sha512", "SHA-512", 128),
  SHA3_224("sha3_224", "SHA3-224", 144),
  SHA3_256("sha3_256", "SHA3-256", 136),
  SHA3_384("sha3_384", "SHA3-384", 104),
  SHA3_512("sha3_512", "SHA3-512", 72),
  SHAKE_128("shake_128", null, 168),
  SHAKE_256("shake_256", null, 136),
  BLAKE2B("blake2b", null, 128),
  BLAKE2S("blake2s", null, 64);

  final String pythonName;
  private final String jdkName;
  final int blockSize;

  HashName(String pythonName, String jdkName, int blockSize) {
    this.pythonName = pythonName;
    this.jdkName = jdkName;
    this.blockSize = blockSize;
  }

  /// A new state of the algorithm, with the largest digest where there is a choice.
  HashAlgorithm start() {
    switch (this) {
      case SHAKE_128, SHAKE_256:
        return new Shake(blockSize);
      case BLAKE2B:
        return new Blake2b(plain(Blake2b.MOST), new byte[0], false);
      case BLAKE2S:
        return new Blake2s(plain(Blake2s.MOST), new byte[0], false);
      default:
        return JdkHash.of(jdkName);
    }
  }

  private static byte[] plain(int size) {
    byte[] parameters = new byte[size];
    parameters[0] = (byte) size;
    parameters[2] = 1;
    parameters[3] = 1;
    return parameters;
  }

  /// The algorithm that Python calls by this name; null if there is none.
  static HashName ofPythonOrNull(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (HashName one : values()) {
      if (one.pythonName.equals(lower)) {
        return one;
      }
    }
    return null;
  }
}

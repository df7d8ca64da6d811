// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

/// The state of hashing a stream of bytes. Used by one thread at a time.
interface HashAlgorithm {
  /// Takes in bytes.
  void update(byte[] bytes, int from, int to);

  /// The digest of all bytes so far; more can follow.
  byte[] digest();

  /// A state of its own with the same bytes taken in.
  HashAlgorithm copy();

  /// How many bytes a digest has.
  int digestSize();
}

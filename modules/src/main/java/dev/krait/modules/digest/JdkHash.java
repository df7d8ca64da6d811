// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A hash that the JDK has.
final class JdkHash implements HashAlgorithm {
  private final MessageDigest state;

  private JdkHash(MessageDigest state) {
    this.state = state;
  }

  /// A new state of the algorithm that the JDK calls by this name.
  static JdkHash of(String name) {
    try {
      return new JdkHash(MessageDigest.getInstance(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private MessageDigest cloned() {
    try {
      return (MessageDigest) state.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void update(byte[] bytes, int from, int to) {
    state.update(bytes, from, to - from);
  }

  @Override
  public byte[] digest() {
    return cloned().digest();
  }

  @Override
  public HashAlgorithm copy() {
    return new JdkHash(cloned());
  }

  @Override
  public int digestSize() {
    return state.getDigestLength();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

/// What an encoding remembers between characters: eight bytes, which mean what the encoding says. Used by one thread at a time.
final class State {
  static final int SIZE = 8;

  final byte[] bytes = new byte[SIZE];

  void set(State other) {
    System.arraycopy(other.bytes, 0, bytes, 0, SIZE);
  }
}

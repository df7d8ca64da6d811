// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

/// Finds a byte in an array.
final class ByteSearch {
  private ByteSearch() {
  }

  /// The index of the first such byte in the range, or -1.
  static int find(byte[] bytes, int from, int to, byte wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}

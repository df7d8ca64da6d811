// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

/// Tells how far bytes are well-formed UTF-8.
final class Utf8 {
  private Utf8() {
  }

  /// The length of the longest prefix that is well formed and ends with a whole sequence.
  static int validPrefix(byte[] b) {
    int i = 0;
    while (i < b.length) {
      if (b[i] >= 0) {
        i++;
        continue;
      }
      int length = length(b[i] & 0xFF);
      if (length == 0 || i + length > b.length || !continues(b, i, length)) {
        return i;
      }
      i += length;
    }
    return i;
  }

  /// Whether what follows a valid prefix may still become a whole sequence.
  static boolean isUnfinished(byte[] b, int at) {
    int length = length(b[at] & 0xFF);
    return length > 0 && at + length > b.length && continues(b, at, b.length - at);
  }

  private static int length(int first) {
    return first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  }

  private static boolean continues(byte[] b, int at, int length) {
    for (int k = 1; k < length; k++) {
      if ((b[at + k] & 0xC0) != 0x80) {
        return false;
      }
    }
    if (length < 2) {
      return true;
    }
    int first = b[at] & 0xFF;
    int second = b[at + 1] & 0xFF;
    return !(first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F || first == 0xF0 && second < 0x90 || first == 0xF4 && second > 0x8F);
  }
}

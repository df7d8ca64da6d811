// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.binascii;

import java.io.ByteArrayOutputStream;

/// Decodes base 64 as Python does: lenient, what is not base 64 is skipped; strict, it is an error. Pure functions.
final class Base64Encoding {
  private Base64Encoding() {
  }

  private static int digit(int c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  static byte[] decode(byte[] data, boolean strict) {
    if (strict && data.length > 0 && data[0] == '=') {
      throw BinasciiModule.error("Leading padding not allowed");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 4 * 3 + 3);
    int position = 0;
    int left = 0;
    int pads = 0;
    boolean padding = false;
    for (int i = 0; i < data.length; i++) {
      int c = data[i];
      if (c == '=') {
        padding = true;
        if (strict && position == 0) {
          throw BinasciiModule.error("Excess padding not allowed");
        }
        if (position >= 2 && position + ++pads >= 4) {
          if (strict && i + 1 < data.length) {
            throw BinasciiModule.error("Excess data after padding");
          }
          return out.toByteArray();
        }
        continue;
      }
      int digit = digit(c);
      if (digit < 0) {
        if (strict) {
          throw BinasciiModule.error("Only base64 data is allowed");
        }
        continue;
      }
      if (strict && padding) {
        throw BinasciiModule.error("Discontinuous padding not allowed");
      }
      pads = 0;
      if (position > 0) {
        out.write(left << 2 * position | digit >> 6 - 2 * position);
      }
      left = digit;
      position = position + 1 & 3;
    }
    if (position != 0) {
      if (position == 1) {
        throw BinasciiModule.error("Invalid base64-encoded string: number of data characters (" + (out.size() / 3 * 4 + 1)
            + ") cannot be 1 more than a multiple of 4");
      }
      throw BinasciiModule.error("Incorrect padding");
    }
    return out.toByteArray();
  }
}
